using System.Net;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Reports;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Backoffice;

/// <summary>What an officer does in a day, by the forms on the pages.</summary>
public sealed class HandlingTests
{
    [Fact]
    public async Task A_report_is_opened_put_on_a_case_worked_on_and_answered()
    {
        await using var desk = await DeskTown.BuildAsync();
        var first = await desk.AddReportAsync(desk.Town.WestSouth);
        var second = await desk.AddReportAsync(desk.Town.WestSouth, email: "ander@voorbeeld.nl");
        var third = await desk.AddReportAsync(desk.Town.WestSouth, "Heel iets anders", email: null);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var page = $"/kantoor/meldingen/{first}";

        // Looking changes nothing, opening does.
        await DeskTown.PageAsync(officer, page);
        Assert.Equal(ReportStatus.Received, (await desk.ReportAsync(first)).Status);
        await DeskTown.SubmitAsync(officer, page, "form[action$='/opening']");
        Assert.Equal(ReportStatus.InReview, (await desk.ReportAsync(first)).Status);

        var opened = await DeskTown.SubmitAsync(officer, page, "form[action$='/zaak']", new() { ["NewCase.Title"] = "Lawaai speeltuin" });
        var caseAddress = opened.Headers.Location!.OriginalString.Split('?')[0];

        // The second is proposed for the same case, with one press.
        var proposals = await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{second}");
        Assert.Contains("speeltuin", proposals.QuerySelector(".wa-why")!.TextContent, StringComparison.Ordinal);
        await DeskTown.SubmitAsync(officer, proposals, ".wa-proposals form");
        await DeskTown.SubmitAsync(officer, $"/kantoor/meldingen/{third}", ".wa-proposals form");

        await DeskTown.SubmitAsync(officer, caseAddress, "form[action$='/handelingen']", new()
        {
            ["Action.What"] = nameof(CaseActionKind.Talk),
            ["Action.Description"] = "Met de jongeren gepraat",
            ["Action.DoneOn"] = "2026-03-02",
        });
        await DeskTown.SubmitAsync(officer, caseAddress, "form[action$='/bericht']", new() { ["Everybody.Message"] = "Ik ben bezig." });
        await DeskTown.SubmitAsync(officer, caseAddress, "form[action$='/wachten']", new() { ["Wait.ForWhom"] = "de gemeente" });
        await DeskTown.SubmitAsync(officer, caseAddress, "form[action$='/voortgang']");

        // The third does not fit the outcome: it comes back into the list.
        var last = await DeskTown.PageAsync(officer, caseAddress);
        last.QuerySelector($"input[value='{third}']")!.SetAttribute("checked", "");
        var resolved = await DeskTown.SubmitAsync(officer, last, "form[action$='/uitkomst']", new() { ["Resolution.Outcome"] = "Het is nu rustig." });

        Assert.Equal(HttpStatusCode.Found, resolved.StatusCode);
        Assert.Equal(ReportStatus.Resolved, (await desk.ReportAsync(first)).Status);
        Assert.Contains((await desk.ReportAsync(second)).Messages, m => m is { Kind: MessageKind.Outcome, Text.Value: "Het is nu rustig." });
        Assert.Equal(ReportStatus.InReview, (await desk.ReportAsync(third)).Status);
        var timeline = await DeskTown.PageAsync(officer, page);
        Assert.Contains("Met de jongeren gepraat", timeline.QuerySelector(".wa-note")!.TextContent, StringComparison.Ordinal);

        // Opened, once; taken up, written to, resolved: once for each of the two with an address.
        await using var db = desk.Host.OpenDatabase();
        Assert.Equal(7, await db.Outbox.CountAsync(m => m.Template == nameof(ReportNewsMail)));
    }

    [Fact]
    public async Task What_the_kind_asks_of_its_own_stands_with_the_report_and_its_words_find_it()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth, kind: "illegale-verhuur-en-woonfraude", details: new Dictionary<string, IReadOnlyList<string>>
        {
            ["adres"] = ["Weverstraat 12"],
            ["tekenen"] = ["wissel", "overvol"],
            ["uitbuiting"] = ["nee"],
        });
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);

        var told = (await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}")).QuerySelector("[aria-labelledby=verteld]")!;

        Assert.Contains("Wat is het adres van de woning?", told.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["Weverstraat 12", "Niet ingevuld", "De bewoners wisselen vaak\nEr wonen te veel mensen", "Nee"],
            told.QuerySelectorAll("dd.wa-user-text").Select(answer => answer.TextContent));
        var found = await DeskTown.PageAsync(officer, "/kantoor/meldingen?zoek=weverstraat");
        Assert.NotNull(found.QuerySelector($"a[href='/kantoor/meldingen/{code}']"));
    }

    [Fact]
    public async Task What_a_colleague_changed_in_between_is_not_lost_and_nor_is_what_was_typed()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var colleague = await desk.SignInAsync(RoleNames.Coordinator);
        var seen = await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}");
        await DeskTown.SubmitAsync(colleague, $"/kantoor/meldingen/{code}", "form[action$='/vraag']", new() { ["Question.Message"] = "Hoe laat was het?" });

        var answer = await DeskTown.SubmitAsync(officer, seen, "form[action$='/uitkomst']", new() { ["Outcome.Message"] = "Het is klaar." });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(ReportStatus.AwaitingReporter, (await desk.ReportAsync(code)).Status);
        var page = await WijkagentFactory.ReadAsync(answer);
        Assert.NotNull(page.QuerySelector("[role='alert']"));
    }

    [Fact]
    public async Task What_has_to_be_done_is_put_down_and_crossed_out()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var opened = await DeskTown.SubmitAsync(officer, $"/kantoor/meldingen/{code}", "form[action$='/zaak']", new() { ["NewCase.Title"] = "Lawaai" });
        var address = opened.Headers.Location!.OriginalString.Split('?')[0];
        await DeskTown.SubmitAsync(officer, address, "form[action$='/taken']", new() { ["Task.Description"] = "De school bellen" });
        var open = await DeskTown.PageAsync(officer, address);
        Assert.Null(open.QuerySelector(".wa-tasks__done"));

        await DeskTown.SubmitAsync(officer, open, "form[action$='/afronding']");

        var done = (await DeskTown.PageAsync(officer, address)).QuerySelector(".wa-tasks__done")!;
        Assert.Contains("De school bellen", done.TextContent, StringComparison.Ordinal);
        Assert.Contains(desk.West.Name, done.TextContent, StringComparison.Ordinal);
        Assert.Null(done.QuerySelector("form"));
    }

    [Fact]
    public async Task A_form_sent_twice_is_done_once()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var page = await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}");

        foreach (var (form, field) in new[] { ("bericht", "Telling.Message"), ("zaak", "NewCase.Title") })
        {
            page = await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}");
            var values = new Dictionary<string, string> { [field] = "Twee keer gedrukt" };
            var once = await DeskTown.SubmitAsync(officer, page, $"form[action$='/{form}']", values);
            var twice = await DeskTown.SubmitAsync(officer, page, $"form[action$='/{form}']", values);
            Assert.Equal(HttpStatusCode.Found, twice.StatusCode);
            Assert.Equal(once.Headers.Location, twice.Headers.Location);
        }

        Assert.Single((await desk.ReportAsync(code)).Messages);
        await using var db = desk.Host.OpenDatabase();
        Assert.Equal(1, await db.Cases.CountAsync());
    }

    [Fact]
    public async Task An_empty_answer_keeps_the_page_and_says_what_to_do()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);

        var answer = await DeskTown.SubmitAsync(officer, $"/kantoor/meldingen/{code}", "form[action$='/doorverwijzing']", new() { ["Referral.Message"] = "Zij gaan erover." });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await WijkagentFactory.ReadAsync(answer);
        Assert.NotNull(page.QuerySelector(".wa-errors a[href='#Referral_To']"));
        Assert.Contains("Zij gaan erover.", page.QuerySelector("#Referral_Message")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_about_a_sensitive_report_holds_no_link_and_an_anonymous_reporter_gets_none()
    {
        await using var desk = await DeskTown.BuildAsync();
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        string sensitiveKind;
        await using (var db = desk.Host.OpenDatabase())
            sensitiveKind = await db.ReportKinds.Where(k => k.Sensitive).Select(k => k.Slug).FirstAsync();
        var sensitive = await desk.AddReportAsync(desk.Town.WestSouth, kind: sensitiveKind);
        var anonymous = await desk.AddReportAsync(desk.Town.WestSouth, email: null);

        foreach (var code in new[] { sensitive, anonymous })
            await DeskTown.SubmitAsync(officer, $"/kantoor/meldingen/{code}", "form[action$='/bericht']", new() { ["Telling.Message"] = "Dank u wel." });
        await desk.Host.SendMailsAsync();

        var mail = Assert.Single(desk.Host.MailServer.Received, m => m.To == "melder@voorbeeld.nl");

        // The bare address asks for the key; anything behind it would open the report.
        Assert.DoesNotMatch($"/meldingen/{sensitive}[/?#]", mail.ToString());
        Assert.DoesNotContain("Dank u wel.", mail.ToString(), StringComparison.Ordinal);
    }
}
