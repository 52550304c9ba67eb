using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NetVips;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Reports;
using Wijkagent.TestSupport;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Tests.Backoffice;
using Wijkagent.Web.Tests.Public.Reporting;

namespace Wijkagent.Web.Tests.Public.Following;

/// <summary>Making a part of a picture black that came after the report was sent.</summary>
public sealed class CoveringTests
{
    private const string Photos = ".wa-photo img";
    private const int Dark = 40;
    private const int Bright = 150;

    // The lower half of the picture.
    private static readonly Dictionary<string, string?> Lower = new() { ["Box"] = "0 500 1000 500" };

    [Fact]
    public async Task What_came_with_an_answer_and_in_the_diary_is_made_black_for_reporter_and_officer_and_counts_once()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth, email: null);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var visitor = await desk.OpenAsReporterAsync(code);
        (string, byte[])[] sent = [("hek.jpg", Pictures.OfTelephone())];
        await visitor.SendFilesAsync(sent, new Dictionary<string, string?> { ["message"] = "" });
        var before = Files(desk);
        await visitor.GoAsync(visitor.Page.QuerySelector(".wa-photo__verb")!.GetAttribute("href")!);
        Assert.Equal($"/meldingen/{code}/fotos/1/afdekken", visitor.Address);
        Assert.Equal(48, visitor.Page.QuerySelectorAll("input[type=checkbox][name=Box]").Length);
        Assert.NotNull(visitor.Page.QuerySelector($"form[data-cover] img[src='/meldingen/{code}/fotos/1']"));

        await visitor.SendAsync(Lower);

        Assert.Equal($"/meldingen/{code}", visitor.Address);
        Assert.Contains("U maakte een deel van een foto zwart", visitor.Text(".wa-timeline"), StringComparison.Ordinal);
        // Two went and two came.
        Assert.Equal((2, 2), (before.Except(Files(desk)).Count(), Files(desk).Except(before).Count()));
        AssertIsCovered(SmallOf(visitor.Page));
        await visitor.GoAsync($"/meldingen/{code}/fotos/1");
        AssertIsCovered(await visitor.Answer.Content.ReadAsByteArrayAsync());
        var seen = await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}");
        AssertIsCovered(SmallOf(seen));
        AssertIsCovered(await officer.GetByteArrayAsync(new Uri($"/kantoor/meldingen/{code}/fotos/1", UriKind.Relative)));
        Assert.Contains("Deel van een foto zwart gemaakt door de melder", seen.QuerySelector("[aria-labelledby=tijdlijn]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(seen.QuerySelector("a[href$='/afdekken']"));

        // Twice, and the form that was sent before comes in once more: what was there does not come back.
        await visitor.GoAsync($"/meldingen/{code}/fotos/1/afdekken");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Box"] = "0 900 100 100" });
        await visitor.SendFilesAsync(sent, new Dictionary<string, string?> { ["message"] = "" }, "form[action$='/berichten']");
        Assert.Single(visitor.Page.QuerySelectorAll(Photos));

        await visitor.GoAsync($"/meldingen/{code}/dagboek");
        await visitor.SendFilesAsync([("nacht.jpg", Pictures.OfTelephone())], DiaryTests.Moment());
        await visitor.GoAsync(visitor.Page.QuerySelector(".wa-moments a[href$='/afdekken']")!.GetAttribute("href")!);
        await visitor.SendAsync(Lower);
        Assert.Equal($"/meldingen/{code}/dagboek", visitor.Address);
        AssertIsCovered(await officer.GetByteArrayAsync(new Uri($"/kantoor/meldingen/{code}/fotos/2", UriKind.Relative)));
        await using var db = desk.Host.OpenDatabase();
        var events = await db.Events.Where(e => e.Name == nameof(ReporterCovered)).Select(e => e.Payload).ToListAsync();
        Assert.Equal([new(1), new(1), new(2)], events.ConvertAll(payload => JsonSerializer.Deserialize<ReporterCovered>(payload, JsonSerializerOptions.Web)!).OrderBy(e => e.Photo));
        Assert.Equal(3, await db.AuditEntries.CountAsync(e => e.SubjectCode == code && e.Event == nameof(ReporterCovered)));
    }

    [Fact]
    public async Task What_can_not_be_made_black_is_said_and_stays_as_it_is()
    {
        await using var desk = await DeskTown.BuildAsync(NoLimits.Settings);
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var visitor = await desk.OpenAsReporterAsync(code);
        await visitor.SendFilesAsync([("hek.jpg", Pictures.OfTelephone()), ("film.mp4", Movies.Film())], new Dictionary<string, string?> { ["message"] = "" });
        var files = Files(desk);
        var page = $"/meldingen/{code}/fotos/1/afdekken";
        Assert.Single(visitor.Page.QuerySelectorAll(".wa-photo__verb"));

        await visitor.GoAsync(page);
        await visitor.SendAsync();
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Kies eerst wat zwart moet zijn"), (visitor.Answer.StatusCode, Assert.Single(visitor.Errors)));
        await visitor.GoAsync(page);
        await visitor.SendAsync(new Dictionary<string, string?> { ["Shown"] = "000000000000", ["Box"] = "0 0 10 10" });
        Assert.Equal((HttpStatusCode.Conflict, 1), (visitor.Answer.StatusCode, visitor.Errors.Count));
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostToAsync(page, new Dictionary<string, string?> { ["Box"] = "0 0 1001 10" })).StatusCode);
        // A film, and what is not there.
        foreach (var number in new[] { 2, 3 })
        {
            await visitor.GoAsync($"/meldingen/{code}/fotos/{number}/afdekken");
            Assert.Equal($"/meldingen/{code}", visitor.Address);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostToAsync($"/meldingen/{code}/fotos/{number}/afdekken", Lower)).StatusCode);
        }

        var stranger = desk.Host.NewVisitor();
        await stranger.GoAsync(page);
        Assert.Equal($"/meldingen?code={code}", stranger.Address);

        await desk.Host.ArrangeAsync(async db =>
            db.Add(new LegalHold((await db.Reports.SingleAsync()).Id, code, "De rechter vraagt erom.", Core.Common.Actor.System, desk.Host.Now)));
        await visitor.GoAsync(page);
        await visitor.SendAsync(Lower);
        Assert.Equal(HttpStatusCode.Conflict, visitor.Answer.StatusCode);
        Assert.Contains("Van deze foto kunt u nu niets zwart maken.", visitor.Main, StringComparison.Ordinal);
        await desk.Host.ArrangeAsync(async db => db.Remove(await db.LegalHolds.SingleAsync()));

        await visitor.GoAsync($"/meldingen/{code}/intrekken");
        await visitor.SendAsync();
        Assert.Empty(visitor.Page.QuerySelectorAll(".wa-photo__verb"));
        Assert.Equal(HttpStatusCode.Conflict, (await visitor.PostToAsync(page, Lower)).StatusCode);
        await visitor.GoAsync(page);
        Assert.Equal($"/meldingen/{code}", visitor.Address);
        Assert.Equal(files, Files(desk));
    }

    private static byte[] SmallOf(IHtmlDocument page) => Convert.FromBase64String(page.QuerySelector(Photos)!.GetAttribute("src")!.Split(',')[1]);

    /// <summary>Its lower half is black and its upper half is not; and it holds nothing of what a telephone tells, the place included.</summary>
    private static void AssertIsCovered(byte[] jpeg)
    {
        foreach (var beside in new[] { "zz-", "Exif" })
            Assert.DoesNotContain(beside, Encoding.Latin1.GetString(jpeg), StringComparison.Ordinal);
        using var picture = Image.NewFromBuffer(jpeg);
        Assert.InRange(picture.Getpoint(picture.Width / 2, picture.Height * 7 / 10).Max(), 0, Dark);
        Assert.InRange(picture.Getpoint(picture.Width / 2, picture.Height * 3 / 10).Max(), Bright, 255);
    }

    private static IReadOnlyList<string> Files(DeskTown desk) =>
        [.. Directory.EnumerateFiles(desk.Host.Services.GetRequiredService<DataDirectory>().Files, "*", SearchOption.AllDirectories).Order()];
}
