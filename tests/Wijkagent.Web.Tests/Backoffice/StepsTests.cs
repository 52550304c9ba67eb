using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Reports;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Backoffice;

/// <summary>Every answer an officer can give to one report, by the forms on its page, and what the reporter reads.</summary>
public sealed class StepsTests
{
    [Fact]
    public async Task What_is_referred_names_the_other_body_and_comes_back_with_one_press()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var reporter = await FollowAsync(desk, code);

        await PressAsync(officer, code, "doorverwijzing", new() { ["Referral.To"] = "Gemeente Ambrosiadam", ["Referral.Message"] = "De gemeente ruimt het op." });
        Assert.Equal(ReportStatus.Referred, (await desk.ReportAsync(code)).Status);
        Assert.Contains("Gemeente Ambrosiadam", (await PageAsync(officer, code)).QuerySelector(".wa-file-head")!.TextContent, StringComparison.Ordinal);
        await reporter.GoAsync(reporter.Address);
        Assert.Equal("Doorgestuurd", reporter.Text(".wa-status"));
        Assert.Contains("De gemeente ruimt het op.", reporter.Main, StringComparison.Ordinal);
        Assert.Contains("Gemeente Ambrosiadam", reporter.Main, StringComparison.Ordinal);

        await PressAsync(officer, code, "terugkeer");
        Assert.Equal(ReportStatus.InReview, (await desk.ReportAsync(code)).Status);
        await reporter.GoAsync(reporter.Address);
        Assert.Equal("Wordt bekeken", reporter.Text(".wa-status"));
        Assert.DoesNotContain("Gemeente Ambrosiadam", reporter.Text(".wa-status"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_other_body_has_is_closed_with_one_press_and_the_reporter_reads_who_has_it()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var reporter = await FollowAsync(desk, code);
        await PressAsync(officer, code, "doorverwijzing", new() { ["Referral.To"] = "Gemeente Ambrosiadam", ["Referral.Message"] = "De gemeente ruimt het op." });

        await PressAsync(officer, code, "overdracht");

        Assert.Equal(ReportStatus.Closed, (await desk.ReportAsync(code)).Status);
        await reporter.GoAsync(reporter.Address);
        Assert.Equal("Gesloten", reporter.Text(".wa-status"));
        Assert.Contains("Gemeente Ambrosiadam heeft uw melding overgenomen.", reporter.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deputy_takes_over_a_case_and_is_named_on_it()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        await PressAsync(officer, code, "zaak", new() { ["NewCase.Title"] = "Lawaai" });
        var address = $"/kantoor/zaken/{(await desk.ReportAsync(code)).Case!.Number}";
        Assert.StartsWith("Lawaai - ", (await DeskTown.PageAsync(officer, address)).Title, StringComparison.Ordinal);
        Assert.Null((await DeskTown.PageAsync(officer, address)).QuerySelector("form[action$='/overname']"));
        await desk.Host.ArrangeAsync(async db => (await db.Officers.Include(o => o.Absences).SingleAsync(o => o.Id == desk.West.Id))
            .BeAway(desk.Host.Now, desk.Host.Now.AddHours(1)));
        var deputy = await desk.SignInAsync(RoleNames.Officer, desk.East);

        await PressAsync(deputy, address, "overname");

        var page = await DeskTown.PageAsync(deputy, address);
        Assert.Contains("Behandeld door Elly Oost", page.QuerySelector(".wa-file-head")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form[action$='/overname']"));
        Assert.Contains("Overgenomen door een collega", page.QuerySelector(".wa-desk-timeline")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_happened_at_one_moment_stands_newest_first()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);

        await PressAsync(officer, code, "bericht", new() { ["Telling.Message"] = "Ik kom langs." });

        Assert.Equal(
            ["Bericht", "In behandeling genomen", "E-mailadres bevestigd", "Verstuurd"],
            (await PageAsync(officer, code)).QuerySelectorAll(".wa-desk-timeline strong").Select(s => s.TextContent));
    }

    [Fact]
    public async Task What_is_declined_says_why_and_can_be_taken_up_again_by_the_officer()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var reporter = await FollowAsync(desk, code);

        await PressAsync(officer, code, "afwijzing", new() { ["Refusal.Message"] = "Dit mag daar tot tien uur." });
        await reporter.GoAsync(reporter.Address);
        Assert.Equal("Niet opgepakt", reporter.Text(".wa-status"));
        Assert.Contains("Dit mag daar tot tien uur.", reporter.Main, StringComparison.Ordinal);
        Assert.NotNull(reporter.Page.QuerySelector("a[href$='/heropenen']"));

        await PressAsync(officer, code, "heropening", new() { ["Reopening.Message"] = "Het was na tien uur." });
        Assert.Equal(ReportStatus.Reopened, (await desk.ReportAsync(code)).Status);
        await reporter.GoAsync(reporter.Address);
        Assert.Equal("Opnieuw geopend", reporter.Text(".wa-status"));
        Assert.Contains("Het was na tien uur.", reporter.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_leaves_its_case_and_the_case_goes_on_without_it()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        await PressAsync(officer, code, "zaak", new() { ["NewCase.Title"] = "Lawaai" });
        var number = (await desk.ReportAsync(code)).Case!.Number;

        await PressAsync(officer, code, "losmaking");

        Assert.Equal((ReportStatus.InReview, null), ((await desk.ReportAsync(code)).Status, (await desk.ReportAsync(code)).CaseId));
        Assert.Contains("Losgemaakt van zaak", (await PageAsync(officer, code)).QuerySelector(".wa-desk-timeline")!.TextContent, StringComparison.Ordinal);
        var @case = await DeskTown.PageAsync(officer, $"/kantoor/zaken/{number}");
        Assert.Null(@case.QuerySelector($"#meldingen ~ ul a[href$='{code}']"));
        Assert.Contains(code, @case.QuerySelector(".wa-desk-timeline")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_is_answered_by_the_link_in_its_mail_and_the_answer_stands_out_at_the_desk()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        await PressAsync(officer, code, "vraag", new() { ["Question.Message"] = "Hoe laat begint het?" });
        Assert.Null((await PageAsync(officer, code)).QuerySelector("form[action$='/uitkomst']"));
        await desk.Host.SendMailsAsync();
        var mail = Assert.Single(desk.Host.MailServer.Received, m => m.To == "melder@voorbeeld.nl").ToString();
        var link = System.Text.RegularExpressions.Regex.Match(mail, $"{WijkagentFactory.BaseUrl}(/meldingen/{code}/openen\\?sleutel=[^\\s\"]+)").Groups[1].Value;

        var reporter = new Visitor(desk.Host.CreateClient());
        await reporter.GoAsync(link.Replace("&amp;", "&", StringComparison.Ordinal));
        await reporter.SendAsync();
        Assert.Equal("Wacht op uw antwoord", reporter.Text(".wa-status"));
        Assert.Contains("Hoe laat begint het?", reporter.Main, StringComparison.Ordinal);
        desk.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await reporter.SendAsync(new Dictionary<string, string?> { ["message"] = "Om <b>elf</b> uur" });

        Assert.Equal(ReportStatus.InReview, (await desk.ReportAsync(code)).Status);
        var answered = await DeskTown.PageAsync(officer, "/kantoor/meldingen?weergave=antwoord");
        Assert.EndsWith(code, answered.QuerySelector("[data-row]")!.GetAttribute("href"), StringComparison.Ordinal);
        var timeline = (await PageAsync(officer, code)).QuerySelector(".wa-message--in")!;
        Assert.Equal("Om <b>elf</b> uur", timeline.TextContent);
    }

    [Fact]
    public async Task A_case_waits_goes_on_is_resolved_and_taken_up_again()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        await PressAsync(officer, code, "zaak", new() { ["NewCase.Title"] = "Lawaai" });
        var page = $"/kantoor/zaken/{(await desk.ReportAsync(code)).Case!.Number}";

        await PressAsync(officer, page, "wachten", new() { ["Wait.ForWhom"] = "de woningcorporatie" });
        Assert.Contains("de woningcorporatie", (await DeskTown.PageAsync(officer, page)).QuerySelector(".wa-file-head")!.TextContent, StringComparison.Ordinal);
        await PressAsync(officer, page, "voortgang");
        await PressAsync(officer, page, "uitkomst", new() { ["Resolution.Outcome"] = "Het is rustig." });
        Assert.Contains("Het is rustig.", (await DeskTown.PageAsync(officer, page)).QuerySelector(".wa-notice--positive")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await DeskTown.PageAsync(officer, page)).QuerySelector("form[action$='/handelingen']"));
        await PressAsync(officer, page, "heropening");

        Assert.NotNull((await DeskTown.PageAsync(officer, page)).QuerySelector("form[action$='/handelingen']"));
        Assert.Equal(ReportStatus.Resolved, (await desk.ReportAsync(code)).Status);
    }

    [Fact]
    public async Task A_deputy_answers_a_report_of_who_is_away_and_the_coordinator_one_of_anybody()
    {
        await using var desk = await DeskTown.BuildAsync();
        var (west, east) = (await desk.AddReportAsync(desk.Town.WestSouth), await desk.AddReportAsync(desk.Town.EastNorth));
        var deputy = await desk.SignInAsync(RoleNames.Officer, desk.East);
        var coordinator = await desk.SignInAsync(RoleNames.Coordinator);
        Assert.Equal(HttpStatusCode.NotFound, (await deputy.GetAsync(Address(west))).StatusCode);
        await desk.Host.ArrangeAsync(async db => (await db.Officers.Include(o => o.Absences).SingleAsync(o => o.Id == desk.West.Id))
            .BeAway(desk.Host.Now, desk.Host.Now.AddHours(1)));

        await PressAsync(deputy, west, "bericht", new() { ["Telling.Message"] = "Wim is er niet, ik neem het over." });
        await PressAsync(coordinator, east, "bericht", new() { ["Telling.Message"] = "Ik kijk mee." });
        await using (var db = desk.Host.OpenDatabase())
            Assert.Equal("Elly Oost", await db.NameOfAsync(Assert.Single((await desk.ReportAsync(west)).Messages).AuthorId));
        Assert.Single((await desk.ReportAsync(east)).Messages);
        await PressAsync(deputy, west, "zaak", new() { ["NewCase.Title"] = "Lawaai" });
        Assert.Equal(2, (await DeskTown.PageAsync(coordinator, "/kantoor/meldingen?weergave=alles")).QuerySelectorAll("[data-row]").Length);
        Assert.Single((await DeskTown.PageAsync(coordinator, "/kantoor/zaken")).QuerySelectorAll("[data-row]"));

        desk.Host.Clock.Advance(TimeSpan.FromHours(1));
        deputy = await desk.SignInAgainAsync(desk.East);
        Assert.Equal(HttpStatusCode.NotFound, (await deputy.GetAsync(Address(west))).StatusCode);
        Assert.Empty((await DeskTown.PageAsync(deputy, "/kantoor/zaken")).QuerySelectorAll("[data-row]"));
    }

    /// <summary>The reporter's browser, at the report.</summary>
    private static async Task<Visitor> FollowAsync(DeskTown desk, string code)
    {
        var key = desk.Host.Services.GetRequiredService<ReportSecrets>().MakeLink(code, ReportLink.Follow);
        var reporter = new Visitor(desk.Host.CreateClient());
        await reporter.GoAsync($"/meldingen/{code}/openen?sleutel={Uri.EscapeDataString(key)}");
        return await reporter.SendAsync();
    }

    /// <summary>Sends a form of a report or case, and reads the confirmation on the page it leads to.</summary>
    private static async Task PressAsync(HttpClient officer, string where, string form, Dictionary<string, string>? values = null)
    {
        var page = where.StartsWith('/') ? where : Address(where).OriginalString;
        var answer = await DeskTown.SubmitAsync(officer, page, $"form[action$='/{form}']", values);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var next = await DeskTown.PageAsync(officer, answer.Headers.Location!.OriginalString);
        Assert.NotEqual("", next.QuerySelector(".wa-notice--positive[role='status']")!.TextContent.Trim());
    }

    private static Task<AngleSharp.Html.Dom.IHtmlDocument> PageAsync(HttpClient officer, string code) => DeskTown.PageAsync(officer, Address(code).OriginalString);

    private static Uri Address(string code) => new($"/kantoor/meldingen/{code}", UriKind.Relative);
}
