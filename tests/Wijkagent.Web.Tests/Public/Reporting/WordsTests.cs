using System.Net;
using Wijkagent.Core.Reports;

namespace Wijkagent.Web.Tests.Public.Reporting;

/// <summary>The reporter tells in own words first, and picks one of the kinds that are proposed.</summary>
public sealed class WordsTests(OpenForm form) : IClassFixture<OpenForm>
{
    private const string Words = "De buren boven mij draaien elke nacht keiharde muziek & <b>bonken</b>.\nIk kan niet slapen.";

    [Fact]
    public async Task Own_words_lead_to_a_kind_with_its_reason_and_are_not_typed_twice()
    {
        var visitor = form.NewVisitor();
        await visitor.GoAsync("/melden?wijk=WK000101");
        await visitor.GoAsync(visitor.Page.QuerySelector("main a.nl-button--primary")!.GetAttribute("href")!);
        Assert.Equal("/melden/woorden?wijk=WK000101", visitor.Address);
        await visitor.SendAsync(Told(Words));

        Assert.Equal("/melden/voorstel", visitor.Address);
        var proposed = visitor.Page.QuerySelectorAll("main .wa-kind").ToList();
        Assert.InRange(proposed.Count, 1, 3);
        Assert.Equal(Journey.Noise, proposed[0].QuerySelector("input")!.GetAttribute("value"));
        Assert.Contains("muziek", proposed[0].QuerySelectorAll("mark").Select(word => word.TextContent));
        Assert.Empty(visitor.Page.QuerySelectorAll("main b, .wa-notice--negative, [data-leave]"));
        await visitor.SendAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Answer.StatusCode);
        Assert.Single(visitor.Errors);
        await visitor.SendAsync(new Dictionary<string, string?> { ["kind"] = Journey.Discrimination });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Answer.StatusCode);

        await visitor.GoAsync("/melden");
        Assert.Equal("/melden/voorstel", visitor.Page.QuerySelector("main a.nl-button--primary")!.GetAttribute("href"));
        await visitor.GoAsync("/melden/voorstel");
        await visitor.SendAsync(new Dictionary<string, string?> { ["kind"] = Journey.Noise });
        Assert.Equal("/melden/advies", visitor.Address);
        await visitor.SendAsync();
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Value"] = "horeca" });
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Place"] = "1234 ab", ["Form.PlaceWords"] = "Bij de brug" });
        Assert.Equal("/melden/wat", visitor.Address);
        Assert.Equal(Words, visitor.Text("#Form_Text"));

        await visitor.GoAsync("/melden/woorden");
        Assert.Equal(Words, visitor.Text("#Form_Text"));
        await visitor.GoAsync("/melden/wat");
        var rest = Journey.What();
        rest.Remove("Form.Text");
        await visitor.SendAsync(rest);
        await visitor.ToWhoAsync();
        await visitor.SendAsync(Journey.Anonymous);
        Assert.Equal("/melden/controle", visitor.Address);
        Assert.Contains("Ik kan niet slapen.", visitor.Main, StringComparison.Ordinal);
        await visitor.SendAsync();
        Assert.Equal("/melden/verzonden", visitor.Address);
        await visitor.GoAsync("/melden/voorstel");
        Assert.Equal("/melden/woorden", visitor.Address);
        Assert.Equal("", visitor.Text("#Form_Text"));
    }

    [Fact]
    public async Task Nothing_typed_or_too_much_is_said_at_the_field_and_what_was_typed_stays()
    {
        var visitor = form.NewVisitor();
        await visitor.GoAsync("/melden/woorden");
        foreach (var wrong in new[] { "", " \n ", new string('x', Report.TextLength + 1) })
        {
            await visitor.SendAsync(Told(wrong));

            Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Answer.StatusCode);
            Assert.Single(visitor.Errors);
            Assert.NotNull(visitor.Page.QuerySelector("[name='Form.Text'][aria-invalid=true]"));
            Assert.Equal(wrong.Trim(), visitor.Text("#Form_Text"));
        }
    }

    [Fact]
    public async Task What_it_cannot_read_leads_to_the_list_and_is_kept_also_in_English()
    {
        var visitor = form.NewVisitor();
        await visitor.GoAsync("/melden/woorden");
        await visitor.SendAsync(new Dictionary<string, string?> { ["taal"] = "en" }, "form[action*='/taal']");
        Assert.Contains("Dutch only", visitor.Main, StringComparison.Ordinal);
        await visitor.SendAsync(Told("A man with a knife is shouting at everybody in the park"));

        Assert.Equal("Choose yourself what it is about", visitor.Heading);
        Assert.NotNull(visitor.Page.QuerySelector(".wa-notice--negative a[href='tel:112']"));
        Assert.NotNull(visitor.Page.QuerySelector("[data-leave]"));
        Assert.Empty(visitor.Page.QuerySelectorAll("main .wa-kind"));
        await visitor.GoAsync(visitor.Page.QuerySelector("main a.nl-button--primary")!.GetAttribute("href")!);
        Assert.Equal("/melden/soort", visitor.Address);
        Assert.Equal("/melden/voorstel", visitor.Page.QuerySelector("a.wa-back")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Where_a_sensitive_kind_is_proposed_there_is_a_way_to_leave_quickly_and_who_listens()
    {
        var visitor = form.NewVisitor();
        await visitor.GoAsync("/melden/woorden");
        await visitor.SendAsync(Told("Ik maak me zorgen om mijn buurman, hij zegt dat hij dood wil."));

        Assert.NotNull(visitor.Page.QuerySelector("main .wa-kind input[value=zorgen-om-iemand]"));
        Assert.NotNull(visitor.Page.QuerySelector("[data-leave]"));
        Assert.NotNull(visitor.Page.QuerySelector(".wa-notice--negative a[href='tel:113']"));
    }

    private static Dictionary<string, string?> Told(string words) => new() { ["Form.Text"] = words };
}
