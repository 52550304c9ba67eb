using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Cases.Opening;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Backoffice;

/// <summary>Opening a case of a colleague with a reason: what it opens, to whom it is told, and what stays closed.</summary>
public sealed class CaseOpeningTests : IAsyncLifetime
{
    private const string Page = "/kantoor/zaken/openen";
    private const string Reason = "Melder belt in paniek, collega is niet bereikbaar.";

    private DeskTown desk = null!;
    private HttpClient owner = null!;
    private HttpClient colleague = null!;

    public async Task InitializeAsync()
    {
        desk = await DeskTown.BuildAsync();
        owner = await desk.SignInAsync(RoleNames.Officer, desk.West);
        colleague = await desk.SignInAsync(RoleNames.Officer, desk.East);
    }

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task Who_proves_the_log_misses_a_reason_that_is_gone_while_the_case_is_there()
    {
        var (number, _) = await CaseAsync();
        await OpenAsync(number, Reason);
        await desk.Host.ArrangeAsync(db => db.CaseAccesses.ExecuteDeleteAsync());
        await using var scope = desk.Host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AuditSealing>().RunAsync(default);

        var proof = await scope.ServiceProvider.GetRequiredService<AuditVerification>().RunAsync(null, default);

        Assert.Equal(AuditBreakKind.ReasonRemoved, proof.Broken?.Kind);
    }

    [Fact]
    public async Task A_colleague_sees_the_case_for_a_shift_and_everybody_concerned_hears_of_it()
    {
        var (number, code) = await CaseAsync();
        await desk.AddUserAsync(RoleNames.Coordinator);
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.GetAsync(At($"/kantoor/zaken/{number}"))).StatusCode);

        var opened = await OpenAsync(number.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal), Reason);

        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
        var page = await DeskTown.PageAsync(colleague, opened.Headers.Location!.OriginalString);
        Assert.Contains("Deze zaak is van een collega", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await DeskTown.PageAsync(colleague, $"/kantoor/meldingen/{code}");
        var ofOwner = (await DeskTown.PageAsync(owner, $"/kantoor/zaken/{number}")).QuerySelector("main")!.TextContent;
        Assert.Contains(Reason, ofOwner, StringComparison.Ordinal);
        Assert.Contains("Geopend door een collega, met een reden", ofOwner, StringComparison.Ordinal);
        Assert.DoesNotContain("Deze zaak is van een collega", ofOwner, StringComparison.Ordinal);
        await desk.Host.SendMailsAsync();
        var told = desk.Host.MailServer.Received.Where(m => m.Subject == $"Een collega heeft zaak {number} geopend").ToList();
        Assert.Equal(["coordinator@voorbeeld.nl", "wim-west@voorbeeld.nl"], told.Select(m => m.To).Order());
        Assert.DoesNotContain(told, m => m.Text.Contains(Reason, StringComparison.Ordinal));

        desk.Host.Clock.Advance(CaseAccess.Term);
        var later = await desk.SignInAgainAsync(desk.East);
        Assert.Equal(HttpStatusCode.NotFound, (await later.GetAsync(At($"/kantoor/zaken/{number}"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await later.GetAsync(At($"/kantoor/meldingen/{code}"))).StatusCode);
    }

    [Fact]
    public async Task What_is_not_of_the_team_or_sensitive_is_answered_as_what_is_not_there()
    {
        var (sensitive, _) = await CaseAsync("zorgen-om-iemand");
        var answers = new List<string>();
        var (elsewhere, _) = await CaseAsync();
        await desk.Host.ArrangeAsync(async db =>
        {
            // Nothing of it is the team's any more, neither by its district nor by the beat of one of its officers.
            var other = new Team("Ander team", await db.Stations.FirstAsync());
            db.Add(other);
            await db.SaveChangesAsync();
            await db.Districts.Where(d => d.Id == desk.Town.West.Id).ExecuteUpdateAsync(d => d.SetProperty(x => x.TeamId, other.Id));
            await db.Officers.Where(o => o.Id == desk.West.Id).ExecuteUpdateAsync(o => o.SetProperty(x => x.TeamId, other.Id));
        });
        foreach (var number in new[] { sensitive, elsewhere, "ZK-2026-AAAAAA", "geen nummer" })
        {
            var answer = await OpenAsync(number, Reason);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            answers.Add((await WijkagentFactory.ReadAsync(answer)).QuerySelector(".wa-errors")!.TextContent);
        }

        Assert.Single(answers.Distinct());
        await using var db = desk.Host.OpenDatabase();
        Assert.Empty(await db.CaseAccesses.ToListAsync());
    }

    [Fact]
    public async Task A_sensitive_report_on_an_opened_case_stays_closed()
    {
        var (number, code) = await CaseAsync();
        var sensitive = await desk.AddReportAsync(desk.Town.WestSouth, kind: "zorgen-om-iemand");
        await DeskTown.SubmitAsync(owner, $"/kantoor/meldingen/{sensitive}", "form[action$='/aansluiting']", new() { ["KnownCase.Number"] = number });
        Assert.Equal(number, (await desk.ReportAsync(sensitive)).Case!.Number);

        await OpenAsync(number, Reason);

        Assert.Equal(HttpStatusCode.OK, (await colleague.GetAsync(At($"/kantoor/meldingen/{code}"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.GetAsync(At($"/kantoor/meldingen/{sensitive}"))).StatusCode);
        var page = await DeskTown.PageAsync(colleague, $"/kantoor/zaken/{number}");
        Assert.NotNull(page.QuerySelector($"a[href='/kantoor/meldingen/{code}']"));
        Assert.Null(page.QuerySelector($"a[href='/kantoor/meldingen/{sensitive}']"));
    }

    [Theory]
    [InlineData("", "Schrijf waarom u deze zaak opent")]
    [InlineData("druk", "Schrijf uw reden voluit, met minstens 10 letters")]
    [InlineData("..............", "Schrijf uw reden voluit, met minstens 10 letters")]
    public async Task Without_a_real_reason_nothing_opens_and_nothing_typed_is_lost(string reason, string words)
    {
        var (number, _) = await CaseAsync();

        var answer = await OpenAsync(number, reason);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await WijkagentFactory.ReadAsync(answer);
        Assert.Contains(words, page.QuerySelector(".wa-errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(number, page.QuerySelector("[name='Opening.Number']")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.GetAsync(At($"/kantoor/zaken/{number}"))).StatusCode);
    }

    [Fact]
    public async Task All_that_is_missing_is_said_at_once()
    {
        var page = await WijkagentFactory.ReadAsync(await OpenAsync("", ""));

        Assert.Equal(
            ["Vul het nummer van de zaak in", "Schrijf waarom u deze zaak opent"],
            page.QuerySelectorAll(".wa-errors li").Select(line => line.TextContent.Trim()));
    }

    [Fact]
    public async Task Sent_twice_it_is_opened_and_told_once()
    {
        var (number, _) = await CaseAsync();

        await OpenAsync(number, Reason);
        var again = await OpenAsync(number, Reason);

        Assert.EndsWith(number, again.Headers.Location!.OriginalString, StringComparison.Ordinal);
        await using var db = desk.Host.OpenDatabase();
        Assert.Single(await db.CaseAccesses.ToListAsync());
        Assert.Single(await db.Outbox.Where(m => m.Template == nameof(CaseOpenedByColleagueMail)).ToListAsync());
    }

    [Fact]
    public async Task What_decides_about_the_whole_case_stays_its_owners()
    {
        var (number, code) = await CaseAsync();
        await OpenAsync(number, Reason);
        var page = await DeskTown.PageAsync(colleague, $"/kantoor/zaken/{number}");
        foreach (var verb in new[] { "overname", "bericht", "uitkomst" })
            Assert.Null(page.QuerySelector($"form[action$='/{verb}']"));
        var written = await DeskTown.SubmitAsync(colleague, page, "form[action$='/taken']", new() { ["Task.Description"] = "Terugbellen" });
        Assert.Equal(HttpStatusCode.Redirect, written.StatusCode);

        // Somebody who sends the forms all the same gets nowhere.
        var token = page.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        var fields = new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = token,
            ["version"] = "2",
            ["Everybody.Version"] = "2",
            ["Everybody.Message"] = "Dag allemaal",
            ["Resolution.Version"] = "2",
            ["Resolution.Outcome"] = "Klaar",
        };
        foreach (var verb in new[] { "overname", "bericht", "uitkomst", "heropening" })
        {
            using var form = new FormUrlEncodedContent(fields);
            var answer = await colleague.PostAsync(At($"/kantoor/zaken/{number}/{verb}"), form);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Contains("Alleen uw collega of de coördinator kan dit doen.", (await WijkagentFactory.ReadAsync(answer)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }

        Assert.DoesNotContain((await desk.ReportAsync(code)).Messages, m => m.Text.Value is "Klaar" or "Dag allemaal");
    }

    [Fact]
    public async Task Its_reports_can_be_read_and_what_decides_about_them_or_goes_to_the_reporter_stays_the_owners()
    {
        var (number, code) = await CaseAsync();
        await OpenAsync(number, Reason);
        var path = $"/kantoor/meldingen/{code}";
        var page = await DeskTown.PageAsync(colleague, path);
        Assert.Contains("Alleen uw collega of de coördinator schrijft de melder", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form"));
        var before = await desk.ReportAsync(code);

        // Somebody who sends the forms all the same, as of who may.
        var form = (await DeskTown.PageAsync(colleague, $"/kantoor/zaken/{number}")).QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        var fields = new Dictionary<string, string> { ["__RequestVerificationToken"] = form, ["version"] = $"{before.Version}", ["reached"] = "true", ["upTo"] = "1", ["Referral.To"] = "Gemeente", ["DiaryExport.Shared"] = "False" };
        foreach (var name in new[] { "Question", "Telling", "Outcome", "Referral", "Refusal", "Reopening" })
            (fields[$"{name}.Version"], fields[$"{name}.Message"]) = ($"{before.Version}", "Dag melder");
        foreach (var verb in new[] { "vraag", "bericht", "uitkomst", "doorverwijzing", "afwijzing", "heropening", "losmaking", "terugkeer", "overdracht", "terugbellen", "dagboek/gelezen", "dagboek/pdf" })
        {
            using var sent = new FormUrlEncodedContent(fields);
            var answer = await colleague.PostAsync(At($"{path}/{verb}"), sent);
            Assert.Equal((verb, HttpStatusCode.Forbidden), (verb, answer.StatusCode));
        }

        var after = await desk.ReportAsync(code);
        Assert.Equal((before.Version, before.Status, before.CaseId, before.Messages.Count), (after.Version, after.Status, after.CaseId, after.Messages.Count));
        Assert.NotNull((await DeskTown.PageAsync(owner, path)).QuerySelector("form[action$='/uitkomst']"));
    }

    [Fact]
    public async Task Where_nobody_would_hear_of_it_nothing_opens()
    {
        var (number, _) = await CaseAsync();
        await desk.Host.ArrangeAsync(async db =>
            (await db.AccountOfAsync("wim-west@voorbeeld.nl")).Disable(desk.Host.Now));

        var answer = await OpenAsync(number, Reason);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.GetAsync(At($"/kantoor/zaken/{number}"))).StatusCode);
    }

    private static Uri At(string address) => new(address, UriKind.Relative);

    private async Task<(string Number, string Code)> CaseAsync(string kind = "jongerenoverlast")
    {
        var code = await desk.AddReportAsync(desk.Town.WestSouth, kind: kind);
        await DeskTown.SubmitAsync(owner, $"/kantoor/meldingen/{code}", "form[action$='/zaak']", new() { ["NewCase.Title"] = "Overlast" });
        return ((await desk.ReportAsync(code)).Case!.Number, code);
    }

    private Task<HttpResponseMessage> OpenAsync(string number, string reason) => DeskTown.SubmitAsync(
        colleague, Page, $"form[action='{Page}']", new() { ["Opening.Number"] = number, ["Opening.Reason"] = reason });
}
