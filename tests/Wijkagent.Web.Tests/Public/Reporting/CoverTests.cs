using System.Net;
using NetVips;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Public.Reporting;

/// <summary>Making a face or a number plate black before a picture is sent.</summary>
public sealed class CoverTests(OpenForm form) : IClassFixture<OpenForm>
{
    private const string Page = "/melden/fotos/1/afdekken";
    private const string Field = "Box";
    private const int Dark = 40;
    private const int Bright = 150;

    [Fact]
    public async Task What_is_made_black_is_black_in_both_pictures_and_the_picture_before_is_gone()
    {
        var visitor = await WithPictureAsync();
        var before = await LargeAsync(visitor);
        await visitor.GoAsync("/melden/fotos");
        Assert.Equal(Page, visitor.Page.QuerySelector(".wa-photo__verb")!.GetAttribute("href"));
        await visitor.GoAsync(Page);
        Assert.Equal(48, visitor.Page.QuerySelectorAll($"input[type=checkbox][name={Field}]").Length);
        Assert.Equal("/melden/fotos/1", visitor.Page.QuerySelector(".wa-cover img")!.GetAttribute("src"));

        var files = form.Files();
        // The second quarter of the width, the whole height.
        await visitor.SendAsync(new Dictionary<string, string?> { [Field] = "250 0 250 1000" });
        Assert.Equal("/melden/fotos", visitor.Address);
        // Two went and two came.
        Assert.Equal((2, 2), (files.Except(form.Files()).Count(), form.Files().Except(files).Count()));
        var small = Convert.FromBase64String(visitor.Page.QuerySelector(".wa-photo img")!.GetAttribute("src")!.Split(',')[1]);
        var large = await LargeAsync(visitor);
        Assert.NotEqual(before, large);
        foreach (var jpeg in new[] { small, large })
        {
            using var picture = Image.NewFromBuffer(jpeg);
            int[] brightest = [.. new[] { 0.05, 0.2, 0.27, 0.4, 0.48, 0.55, 0.95 }.Select(x => (int)picture.Getpoint((int)(x * picture.Width), picture.Height / 2).Max())];
            Assert.All(brightest[2..5], value => Assert.InRange(value, 0, Dark));
            Assert.All(brightest[..2].Concat(brightest[5..]), value => Assert.InRange(value, Bright, 255));
        }

        // Once more, and what was black stays so.
        await visitor.GoAsync(Page);
        await visitor.SendAsync(new Dictionary<string, string?> { [Field] = "900 900 100 100" });
        using var twice = Image.NewFromBuffer(await LargeAsync(visitor));
        Assert.All(new[] { (0.3, 0.5), (0.95, 0.95) }, at => Assert.InRange(twice.Getpoint((int)(at.Item1 * twice.Width), (int)(at.Item2 * twice.Height)).Max(), 0, Dark));
    }

    [Fact]
    public async Task Nothing_chosen_or_too_much_is_said_and_what_no_page_sends_changes_nothing()
    {
        var visitor = await WithPictureAsync();
        var before = await LargeAsync(visitor);
        await visitor.GoAsync(Page);
        await visitor.SendAsync();
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Kies eerst wat zwart moet zijn"), (visitor.Answer.StatusCode, Assert.Single(visitor.Errors)));
        Assert.NotNull(visitor.Page.QuerySelector(".wa-errors a[href='#Box']"));
        foreach (var value in new[] { "0 0 0 10", "0 0 1001 10", "990 0 20 10", "-1 0 10 10", "0 0 10", "a b c d", "0 0 10 10 10", "2147483647 0 2147483647 10" })
            Assert.Equal((value, HttpStatusCode.BadRequest), (value, (await visitor.PostAsync(answers: new Dictionary<string, string?> { [Field] = value })).StatusCode));
        Assert.Equal(before, await LargeAsync(visitor));
        await visitor.GoAsync(Page);
        await visitor.SendAsync(Enumerable.Range(0, 51).ToDictionary(n => $"{Field}[{n}]", string? (n) => n == 0 ? "125 0 125 166" : "0 0 10 10"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "U kunt tot 50 plekken tegelijk zwart maken"), (visitor.Answer.StatusCode, Assert.Single(visitor.Errors)));
        // What was drawn is still there, as a box or as a square that is chosen.
        Assert.Equal("0 0 10 10", Assert.Single(visitor.Page.QuerySelectorAll("[data-cover-kept]")).GetAttribute("value"));
        Assert.Equal("125 0 125 166", Assert.Single(visitor.Page.QuerySelectorAll($"input[name={Field}]:checked")).GetAttribute("value"));
        Assert.Equal(before, await LargeAsync(visitor));

        // Another picture came under the same number since the page was shown.
        await visitor.GoAsync(Page);
        await visitor.SendAsync(new Dictionary<string, string?> { ["Shown"] = "000000000000", [Field] = "0 0 10 10" });
        Assert.Equal((HttpStatusCode.Conflict, 1), (visitor.Answer.StatusCode, visitor.Errors.Count));
        Assert.Empty(visitor.Page.QuerySelectorAll("[data-cover-kept]"));
        Assert.Equal(before, await LargeAsync(visitor));

        // A picture that is not there, of this visitor and of another.
        await visitor.GoAsync("/melden/fotos/2/afdekken");
        Assert.Equal("/melden/fotos", visitor.Address);
        await visitor.GoAsync("/melden/fotos/2");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Answer.StatusCode);
        var other = form.NewVisitor();
        await other.ToWhatAsync();
        await other.SendAsync(Journey.What());
        await other.GoAsync("/melden/fotos/1");
        Assert.Equal(HttpStatusCode.NotFound, other.Answer.StatusCode);
    }

    private async Task<Visitor> WithPictureAsync()
    {
        var visitor = form.NewVisitor();
        await visitor.ToWhatAsync();
        await visitor.SendAsync(Journey.What());
        return await visitor.SendFilesAsync([("hek.jpg", Pictures.Jpeg(1000, 800))]);
    }

    private static async Task<byte[]> LargeAsync(Visitor visitor)
    {
        await visitor.GoAsync("/melden/fotos/1");
        Assert.Equal("image/jpeg", visitor.Answer.Content.Headers.ContentType?.ToString());
        return await visitor.Answer.Content.ReadAsByteArrayAsync();
    }
}
