using System.Net;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Cases.Opening;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Reports;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Backoffice;

/// <summary>Opening a locked report for a complaint or an audit: who can, who hears of it, for how long, and that nothing on it changes.</summary>
public sealed class LockedReportTests : IAsyncLifetime
{
    private const string Page = "/kantoor/zaken/openen";
    private const string Reason = "Klacht 2026-14: de melder vraagt wat wij deden.";

    private DeskTown desk = null!;
    private HttpClient officer = null!;
    private HttpClient coordinator = null!;

    public async Task InitializeAsync()
    {
        desk = await DeskTown.BuildAsync();
        officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        coordinator = await desk.SignInAsync(RoleNames.Coordinator);
    }

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task A_coordinator_reads_a_locked_report_on_no_case_for_a_shift_and_others_hear_of_it()
    {
        var code = await LockedAsync("zz-verteld");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(coordinator, code));

        var opened = await OpenAsync(coordinator, code.ToLowerInvariant(), Reason);

        Assert.Equal($"/kantoor/meldingen/{code}", opened.Headers.Location!.OriginalString);
        var page = await DeskTown.PageAsync(coordinator, $"/kantoor/meldingen/{code}");
        var main = page.QuerySelector("main")!.TextContent;
        Assert.All(new[] { "zz-verteld", "Deze melding is op slot", Reason }, text => Assert.Contains(text, main, StringComparison.Ordinal));
        Assert.Empty(page.QuerySelectorAll($"main form[action^='/kantoor/meldingen/{code}']"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(officer, code));
        await desk.Host.SendMailsAsync();
        var told = desk.Host.MailServer.Received.Where(m => m.Subject == $"Melding {code} is geopend, die op slot was").ToList();
        Assert.Equal("wim-west@voorbeeld.nl", Assert.Single(told).To);
        Assert.DoesNotContain(Reason, told[0].Text, StringComparison.Ordinal);

        desk.Host.Clock.Advance(CaseAccess.Term);
        coordinator = await desk.Host.Accounts.SignInAsync("coordinator@voorbeeld.nl");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(coordinator, code));
    }

    [Fact]
    public async Task The_opening_and_each_look_are_in_the_audit_log_with_the_reason()
    {
        var code = await LockedAsync();
        await OpenAsync(coordinator, code, Reason);
        await OpenAsync(coordinator, code, Reason);
        await DeskTown.PageAsync(coordinator, $"/kantoor/meldingen/{code}");

        await using var db = desk.Host.OpenDatabase();
        var noted = await db.AuditEntries.Where(e => e.SubjectCode == code && e.ActorKind == ActorKind.Staff).OrderBy(e => e.Id).ToListAsync();
        Assert.Equal(
            [(AuditActivity.Changed, nameof(LockedReportOpened)), (AuditActivity.Viewed, null)],
            noted.Select(e => (e.Activity, e.Event)));
        Assert.Single(await db.ReportAccesses.ToListAsync());
        var log = await DeskTown.PageAsync(await desk.SignInAsync(RoleNames.Auditor), $"/kantoor/logboek?ding={code}&wat=bekeken");
        Assert.Equal(Reason, log.QuerySelector("tr[data-entry] td:last-child")!.TextContent);
    }

    [Fact]
    public async Task Nothing_on_it_can_be_changed()
    {
        var code = await LockedAsync();
        await OpenAsync(coordinator, code, Reason);
        var page = await DeskTown.PageAsync(coordinator, $"/kantoor/meldingen/{code}");
        var version = (await desk.ReportAsync(code)).Version.ToString(System.Globalization.CultureInfo.InvariantCulture);
        foreach (var (verb, field) in new[] { ("bericht", "Telling"), ("heropening", "Reopening") })
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = page.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!,
                [$"{field}.Version"] = version,
                [$"{field}.Message"] = "Alsnog geschreven",
            });
            Assert.Equal(HttpStatusCode.Conflict, (await coordinator.PostAsync(At($"/kantoor/meldingen/{code}/{verb}"), form)).StatusCode);
        }

        Assert.DoesNotContain((await desk.ReportAsync(code)).Messages, m => m.FromStaff && m.Kind != MessageKind.Outcome);
    }

    [Fact]
    public async Task An_officer_can_not_and_what_is_not_there_or_of_another_team_is_answered_alike()
    {
        var code = await LockedAsync();
        Assert.Equal("Uw team heeft geen zaak met dit nummer die u zo kunt openen. Kijk het nummer na, of bel de coördinator.", await ErrorAsync(officer, code));

        Assert.Equal("Schrijf waarom u deze zaak opent", await ErrorAsync(coordinator, code, ""));
        var absent = await ErrorAsync(coordinator, "WA-2020-AAAAAA");
        await desk.Host.ArrangeAsync(async db =>
        {
            // Nothing of it is the team's any more, neither by its district nor by the beat of one of its officers.
            var other = new Team("Ander team", await db.Stations.FirstAsync());
            db.Add(other);
            await db.SaveChangesAsync();
            await db.Districts.Where(d => d.Id == desk.Town.West.Id).ExecuteUpdateAsync(d => d.SetProperty(x => x.TeamId, other.Id));
            await db.Officers.Where(o => o.Id == desk.West.Id).ExecuteUpdateAsync(o => o.SetProperty(x => x.TeamId, other.Id));
        });

        Assert.Equal("Uw team heeft geen melding op slot met deze code. Kijk de code na.", absent);
        Assert.Equal(absent, await ErrorAsync(coordinator, code));
    }

    [Fact]
    public async Task Where_nobody_would_hear_of_it_nothing_opens()
    {
        var code = await LockedAsync();
        await desk.Host.ArrangeAsync(async db => (await db.AccountOfAsync("wim-west@voorbeeld.nl")).Disable(desk.Host.Now));

        Assert.Equal(HttpStatusCode.Conflict, (await OpenAsync(coordinator, code, Reason)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(coordinator, code));
    }

    [Fact]
    public async Task A_sensitive_report_on_a_locked_case_that_was_opened_is_read_for_the_term_and_by_nobody_else()
    {
        var plain = await desk.AddReportAsync(desk.Town.WestSouth);
        var sensitive = await desk.AddReportAsync(desk.Town.WestSouth, "zz-gevoelig", "zorgen-om-iemand");
        await DeskTown.SubmitAsync(officer, $"/kantoor/meldingen/{plain}", "form[action$='/zaak']", new() { ["NewCase.Title"] = "Overlast" });
        var number = (await desk.ReportAsync(plain)).Case!.Number;
        await DeskTown.SubmitAsync(officer, $"/kantoor/meldingen/{sensitive}", "form[action$='/aansluiting']", new() { ["KnownCase.Number"] = number });
        await desk.Host.ArrangeAsync(async db =>
        {
            (await db.Cases.SingleAsync()).Age(AgeBand.Locked, desk.Host.Now);
            foreach (var report in await db.Reports.ToListAsync())
                report.Age(AgeBand.Locked, desk.Host.Now);
        });
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(coordinator, sensitive));

        await OpenAsync(coordinator, number, Reason);

        var page = await DeskTown.PageAsync(coordinator, $"/kantoor/meldingen/{sensitive}");
        Assert.Contains("zz-gevoelig", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await DeskTown.PageAsync(coordinator, $"/kantoor/zaken/{number}")).QuerySelector($"a[href='/kantoor/meldingen/{sensitive}']"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(officer, sensitive));
        desk.Host.Clock.Advance(CaseAccess.Term);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(await desk.Host.Accounts.SignInAsync("coordinator@voorbeeld.nl"), sensitive));
    }

    private static Uri At(string address) => new(address, UriKind.Relative);

    private static async Task<HttpStatusCode> StatusAsync(HttpClient browser, string code) =>
        (await browser.GetAsync(At($"/kantoor/meldingen/{code}"))).StatusCode;

    private static Task<HttpResponseMessage> OpenAsync(HttpClient browser, string code, string reason) => DeskTown.SubmitAsync(
        browser, Page, $"form[action='{Page}']", new() { ["Opening.Number"] = code, ["Opening.Reason"] = reason });

    private static async Task<string> ErrorAsync(HttpClient browser, string code, string reason = Reason)
    {
        var answer = await OpenAsync(browser, code, reason);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return (await WijkagentFactory.ReadAsync(answer)).QuerySelector(".wa-errors li")!.TextContent.Trim();
    }

    /// <summary>A report that ended and is so old that it is locked, on no case.</summary>
    private async Task<string> LockedAsync(string text = "Jongeren maken lawaai bij de speeltuin")
    {
        var code = await desk.AddReportAsync(desk.Town.WestSouth, text);
        await desk.Host.ArrangeAsync(async db =>
        {
            var report = await db.Reports.Include(r => r.Kind).SingleAsync(r => r.Code == code);
            report.Resolve("Gedaan", Actor.System, desk.Host.Now);
            report.Close(Actor.System, desk.Host.Now);
            report.Age(AgeBand.Locked, desk.Host.Now);
        });
        return code;
    }
}
