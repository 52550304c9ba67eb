using System.Net;
using AngleSharp.Html.Dom;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Reports;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Backoffice;

/// <summary>Two people change the same thing: the second reads why it was not done, and keeps what was typed.</summary>
public sealed class ConflictTests(OpenDesk desk) : IClassFixture<OpenDesk>
{
    private const string Typed = "Dit heb ik <i>zelf</i> getypt.";

    [Theory]
    [InlineData("vraag", "Question.Message")]
    [InlineData("bericht", "Telling.Message")]
    [InlineData("uitkomst", "Outcome.Message")]
    [InlineData("doorverwijzing", "Referral.Message")]
    [InlineData("afwijzing", "Refusal.Message")]
    [InlineData("zaak", "NewCase.Title")]
    public async Task A_report_that_a_colleague_wrote_to_keeps_the_words_in_the_form_and_a_second_press_does_it(string form, string field)
    {
        var (report, seen) = await SeenAsync(await desk.ReportAsync());
        await ByCoraAsync(report, "bericht", new() { ["Telling.Message"] = "Ik was eerst." });
        var values = new Dictionary<string, string> { [field] = Typed, ["Referral.To"] = "Gemeente" };

        var page = await RefusedAsync(await desk.SendAsync(seen, form, Of(form, values)));

        Assert.Contains("Iemand anders heeft dit net gewijzigd.", Notice(page), StringComparison.Ordinal);
        Assert.Contains("Uw tekst staat nog in het formulier.", Notice(page), StringComparison.Ordinal);
        Assert.Equal(Typed, ValueOf(page, field));
        Assert.True(page.QuerySelector($"form[action$='/{form}']")!.Closest("details")!.HasAttribute("open"));
        Assert.Contains("Ik was eerst.", page.QuerySelector(".wa-desk-timeline")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await desk.SendAsync(page, form)).StatusCode);
    }

    [Theory]
    [InlineData("vraag", "Question.Message")]
    [InlineData("uitkomst", "Outcome.Message")]
    [InlineData("doorverwijzing", "Referral.Message")]
    [InlineData("afwijzing", "Refusal.Message")]
    [InlineData("zaak", "NewCase.Title")]
    public async Task When_the_form_can_not_be_sent_any_more_the_words_stand_in_the_notice(string form, string field)
    {
        var (report, seen) = await SeenAsync(await desk.ReportAsync());
        await ByCoraAsync(report, "vraag", new() { ["Question.Message"] = "Hoe laat was het?" });

        var page = await RefusedAsync(await desk.SendAsync(seen, form, Of(form, new() { [field] = Typed, ["Referral.To"] = "Gemeente" })));

        Assert.Null(page.QuerySelector($"form[action$='/{form}']"));
        Assert.DoesNotContain("Uw tekst staat nog in het formulier.", Notice(page), StringComparison.Ordinal);
        Assert.Equal(Typed, page.QuerySelector("[role='alert'] blockquote")!.TextContent);
        Assert.Equal(ReportStatus.AwaitingReporter, await StatusAsync(report));
    }

    [Fact]
    public async Task Words_that_are_too_long_for_a_form_that_is_gone_are_not_lost_either()
    {
        var (report, seen) = await SeenAsync(await desk.ReportAsync());
        await ByCoraAsync(report, "vraag", new() { ["Question.Message"] = "Hoe laat was het?" });

        var answer = await desk.SendAsync(seen, "uitkomst", new() { ["Outcome.Message"] = new string('x', 3001) });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(3001, (await WijkagentFactory.ReadAsync(answer)).QuerySelector("[role='alert'] blockquote")!.TextContent.Length);
    }

    [Fact]
    public async Task A_button_without_words_says_only_why_it_could_not_be_done()
    {
        var report = await desk.ReportAsync();
        await desk.SendAsync(await DeskTown.PageAsync(desk.Wim, report), "doorverwijzing", new() { ["Referral.To"] = "Gemeente", ["Referral.Message"] = "Zij doen dit." });
        var (_, seen) = await SeenAsync(report);
        await ByCoraAsync(report, "bericht", new() { ["Telling.Message"] = "Ik belde met de gemeente." });

        var page = await RefusedAsync(await desk.SendAsync(seen, "terugkeer"));

        Assert.Contains("Iemand anders heeft dit net gewijzigd.", Notice(page), StringComparison.Ordinal);
        Assert.DoesNotContain("tekst", Notice(page), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("[role='alert'] blockquote"));
        Assert.Equal(ReportStatus.Referred, await StatusAsync(report));
    }

    [Theory]
    [InlineData("bericht", "Everybody.Message")]
    [InlineData("wachten", "Wait.ForWhom")]
    [InlineData("uitkomst", "Resolution.Outcome")]
    public async Task A_case_that_a_colleague_worked_on_keeps_the_words_in_the_form(string form, string field)
    {
        var (@case, seen) = await SeenAsync(await desk.CaseAsync());
        await ByCoraAsync(@case, "taken", new() { ["Task.Description"] = "Bellen" });

        var page = await RefusedAsync(await desk.SendAsync(seen, form, new() { [field] = Typed }));

        Assert.Contains("Uw tekst staat nog in het formulier.", Notice(page), StringComparison.Ordinal);
        Assert.Equal(Typed, ValueOf(page, field));
        Assert.Equal(HttpStatusCode.Found, (await desk.SendAsync(page, form)).StatusCode);
    }

    [Theory]
    [InlineData("handelingen", "Action.Description")]
    [InlineData("taken", "Task.Description")]
    [InlineData("bericht", "Everybody.Message")]
    [InlineData("wachten", "Wait.ForWhom")]
    [InlineData("uitkomst", "Resolution.Outcome")]
    public async Task A_case_that_a_colleague_resolved_shows_the_words_in_the_notice(string form, string field)
    {
        var (@case, seen) = await SeenAsync(await desk.CaseAsync());
        await ByCoraAsync(@case, "uitkomst", new() { ["Resolution.Outcome"] = "Het is rustig." });
        var values = new Dictionary<string, string> { [field] = Typed };
        if (form == "handelingen")
            (values["Action.What"], values["Action.DoneOn"]) = (nameof(CaseActionKind.Talk), "2026-03-02");

        var page = await RefusedAsync(await desk.SendAsync(seen, form, values));

        Assert.Null(page.QuerySelector($"form[action$='/{form}']"));
        Assert.Equal(Typed, page.QuerySelector("[role='alert'] blockquote")!.TextContent);
        Assert.Contains("Het is rustig.", page.QuerySelector(".wa-notice--positive")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reports_that_were_left_out_of_an_outcome_stay_left_out()
    {
        var (@case, seen) = await SeenAsync(await desk.CaseAsync());
        await ByCoraAsync(@case, "taken", new() { ["Task.Description"] = "Bellen" });
        seen.QuerySelector("input[name='Resolution.LeftOut']")!.SetAttribute("checked", "");

        var page = await RefusedAsync(await desk.SendAsync(seen, "uitkomst", new() { ["Resolution.Outcome"] = Typed }));

        Assert.True(page.QuerySelector("input[name='Resolution.LeftOut']")!.HasAttribute("checked"));
    }

    /// <summary>What Wim has on his screen.</summary>
    private async Task<(string Address, IHtmlDocument Page)> SeenAsync(string address) => (address, await DeskTown.PageAsync(desk.Wim, address));

    /// <summary>Cora, the coordinator, is first.</summary>
    private async Task ByCoraAsync(string address, string form, Dictionary<string, string> values) =>
        Assert.Equal(HttpStatusCode.Found, (await DeskTown.SubmitAsync(desk.Cora, address, $"form[action$='/{form}']", values)).StatusCode);

    private async Task<ReportStatus> StatusAsync(string report) => (await desk.Town.ReportAsync(report.Split('/')[^1])).Status;

    private static async Task<IHtmlDocument> RefusedAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        return await WijkagentFactory.ReadAsync(answer);
    }

    private static Dictionary<string, string> Of(string form, Dictionary<string, string> values) =>
        values.Where(v => form == "doorverwijzing" || v.Key != "Referral.To").ToDictionary();

    private static string Notice(IHtmlDocument page) => page.QuerySelector("[role='alert']")!.TextContent;

    private static string ValueOf(IHtmlDocument page, string field) => page.QuerySelector($"[name='{field}']") switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlInputElement input => input.Value,
        _ => "",
    };
}
