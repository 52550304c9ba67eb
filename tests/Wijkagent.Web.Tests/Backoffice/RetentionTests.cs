using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.SecondFactor;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Reports;
using Wijkagent.TestSupport;
using Wijkagent.Web.Workers;

namespace Wijkagent.Web.Tests.Backoffice;

/// <summary>What goes when its time has come, what is held, and who sees it.</summary>
public sealed class RetentionTests : IAsyncLifetime
{
    private const string Page = "/kantoor/bewaartermijnen";
    private const string HoldForm = "form[action$='/vastzettingen']";

    private DeskTown desk = null!;

    public async Task InitializeAsync() => desk = await DeskTown.BuildAsync();

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task What_is_past_its_date_goes_at_night_but_what_is_held_stays_until_it_is_let_go()
    {
        var kept = await DeclinedAsync();
        var gone = await DeclinedAsync();
        var coordinator = await desk.SignInAsync(RoleNames.Coordinator);
        var held = await DeskTown.SubmitAsync(coordinator, Page, HoldForm, new() { ["Hold.Code"] = kept, ["Hold.Reason"] = "De rechter vraagt ernaar" });
        Assert.Equal(HttpStatusCode.Redirect, held.StatusCode);

        await NightAsync(TimeSpan.FromDays(400));

        Assert.Equal([kept], await CodesAsync());
        var auditor = TextOf(await DeskTown.PageAsync(await desk.SignInAsync(RoleNames.Auditor), Page));
        Assert.Contains("De rechter vraagt ernaar", auditor, StringComparison.Ordinal);
        Assert.DoesNotContain(gone, auditor, StringComparison.Ordinal);
        var again = await desk.Host.Accounts.SignInAsync("coordinator@voorbeeld.nl");
        Assert.Contains("Meldingen die zijn afgewezen of ingetrokken", TextOf(await DeskTown.PageAsync(again, Page)), StringComparison.Ordinal);

        await DeskTown.SubmitAsync(again, Page, "form[action$='/opheffing']");
        await NightAsync(TimeSpan.FromDays(1));

        Assert.Empty(await CodesAsync());
        await using var db = desk.Host.OpenDatabase();
        var noted = await db.AuditEntries.Where(a => a.SubjectType == nameof(LegalHold)).Select(a => new { a.Event, a.SubjectCode, a.Reason }).ToListAsync();
        Assert.Equal([nameof(LegalHoldSet), nameof(LegalHoldLifted)], noted.Select(n => n.Event));
        // The log keeps no copy of the reason, and shows it all the same.
        Assert.All(noted, n => Assert.Equal((kept, null), (n.SubjectCode, n.Reason)));
        var log = await DeskTown.PageAsync(await desk.Host.Accounts.SignInAsync("auditor@voorbeeld.nl"), $"/kantoor/logboek?ding={kept}");
        Assert.Equal(2, log.QuerySelectorAll("tbody tr").Count(row => row.TextContent.Contains("De rechter vraagt ernaar", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Cases_and_messages_to_officers_go_too_and_a_verb_shows_it_before()
    {
        await OldCaseAsync();
        await desk.Host.ArrangeAsync(db =>
        {
            db.Add(new ContactMessage(desk.West.Id, "Jo", "jo@example.nl", "Dag", "sleutel", desk.Host.Now.AddYears(-2)));
            return Task.CompletedTask;
        });
        var administrator = await desk.SignInAsync(RoleNames.Administrator);
        var before = await DeskTown.PageAsync(administrator, Page);
        Assert.Equal(["2over de datum", "2gaan vannacht weg"], before.QuerySelectorAll(".wa-figure").Select(f => f.TextContent));
        Assert.Null(before.QuerySelector(HoldForm));

        await NightAsync(TimeSpan.FromHours(24));

        await using var db = desk.Host.OpenDatabase();
        Assert.Equal(0, await db.Cases.CountAsync() + await db.Reports.CountAsync() + await db.ContactMessages.CountAsync());
    }

    [Fact]
    public async Task A_hold_without_a_reason_or_a_thing_is_refused_with_words_at_the_fields()
    {
        var coordinator = await desk.SignInAsync(RoleNames.Coordinator);

        var refused = await DeskTown.SubmitAsync(coordinator, Page, HoldForm, new() { ["Hold.Code"] = "WA-2026-BCDFGH", ["Hold.Reason"] = "" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await WijkagentFactory.ReadAsync(refused);
        Assert.Equal(["Er is geen melding of zaak van uw team met deze code", "Schrijf waarom dit moet blijven"], page.QuerySelectorAll(".wa-errors a").Select(a => a.TextContent));
        Assert.Equal("WA-2026-BCDFGH", ((IHtmlInputElement)page.QuerySelector("#Hold_Code")!).Value);
    }

    [Fact]
    public async Task After_a_year_a_report_is_on_its_own_page_but_in_no_list_and_after_five_its_reporter_does_not_find_it_either()
    {
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        await EndAsync(code);
        await NightAsync(TimeSpan.FromDays(370));
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        Assert.Null((await DeskTown.PageAsync(officer, "/kantoor/meldingen?weergave=alles")).QuerySelector($"[href$='{code}']"));
        Assert.NotNull((await DeskTown.PageAsync(officer, $"/kantoor/meldingen?weergave=alles&zoek={code}")).QuerySelector($"[href$='{code}']"));
        await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}");

        await NightAsync(TimeSpan.FromDays(4 * 366));
        var later = await desk.SignInAgainAsync(desk.West);

        Assert.Equal(HttpStatusCode.NotFound, (await later.GetAsync(new Uri($"/kantoor/meldingen/{code}", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Drafts_mails_sessions_and_used_links_that_their_jobs_left_are_past_their_date_until_the_jobs_clear_them()
    {
        await desk.AddUserAsync(RoleNames.Auditor);
        await desk.SignInAsync(RoleNames.Officer, desk.West);
        await desk.Host.ArrangeAsync(db =>
        {
            var mail = new OutboxMessage([], "Mail", "nl", [], desk.Host.Now);
            mail.MarkSent(desk.Host.Now);
            db.AddRange(mail, new ReportDraft(new byte[32], [], desk.Host.Now), new UsedProof(new byte[32], desk.Host.Now));
            return Task.CompletedTask;
        });
        Assert.Equal("0", await FigureAsync());

        desk.Host.Clock.Advance(OutboxMessage.KeptFor + TimeSpan.FromHours(2));

        Assert.NotEqual("0", await FigureAsync());
        var shown = TextOf(await DeskTown.PageAsync(await desk.Host.Accounts.SignInAsync("auditor@voorbeeld.nl"), Page));
        Assert.All(
            new[] { "Meldingen die iemand aan het invullen was: 1", "Verstuurde en opgegeven mails: 1", "Sessies die voorbij zijn: ", "Gebruikte links en sleutels om aan te melden: " },
            line => Assert.Contains(line, shown, StringComparison.Ordinal));
        await NightAsync(TimeSpan.Zero);
        Assert.Equal("0", await FigureAsync());
        Assert.DoesNotContain("Wat is over de datum?", TextOf(await DeskTown.PageAsync(await desk.Host.Accounts.SignInAsync("auditor@voorbeeld.nl"), Page)), StringComparison.Ordinal);
    }

    private async Task<string> FigureAsync() =>
        (await DeskTown.PageAsync(await desk.Host.Accounts.SignInAsync("auditor@voorbeeld.nl"), Page)).QuerySelector(".wa-figure strong")!.TextContent;

    private static string TextOf(IHtmlDocument page) => page.QuerySelector("main")!.TextContent;

    private async Task<string> DeclinedAsync()
    {
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        await desk.Host.ArrangeAsync(async db => (await db.Reports.Include(r => r.Kind).SingleAsync(r => r.Code == code))
            .Decline("Niet voor ons", Actor.System, desk.Host.Now));
        return code;
    }

    private Task EndAsync(string code) => desk.Host.ArrangeAsync(async db =>
    {
        var report = await db.Reports.Include(r => r.Kind).SingleAsync(r => r.Code == code);
        report.Resolve("Gedaan", Actor.System, desk.Host.Now);
        report.Close(Actor.System, desk.Host.Now);
    });

    /// <summary>A case of eleven years ago, its report gone already.</summary>
    private async Task OldCaseAsync()
    {
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        await desk.Host.ArrangeAsync(async db =>
        {
            var then = desk.Host.Now.AddYears(-11);
            var report = await db.Reports.Include(r => r.Kind).SingleAsync(r => r.Code == code);
            var @case = Case.Open(PublicCode.ForCase(then), "Lang geleden", report, Actor.System, then).Value!;
            @case.Release(report, Actor.System, then);
            @case.Resolve("Gedaan", Actor.System, then);
            @case.Close(Actor.System, then);
            db.Add(@case);
        });
        await using var db = desk.Host.OpenDatabase();
        await db.Reports.ExecuteDeleteAsync();
    }

    private async Task NightAsync(TimeSpan later)
    {
        desk.Host.Clock.Advance(later);
        await using var scope = desk.Host.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<TermsWorker>(scope.ServiceProvider).LookAsync(CancellationToken.None);
    }

    private async Task<List<string>> CodesAsync()
    {
        await using var db = desk.Host.OpenDatabase();
        return await db.Reports.Select(r => r.Code).ToListAsync();
    }
}
