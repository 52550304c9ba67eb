using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.SecondFactor;
using Wijkagent.Core.Partners;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Attachments;

namespace Wijkagent.Core.Persistence.Seeding;

/// <summary>What the demo town consists of.</summary>
/// <param name="Districts">How many districts.</param>
/// <param name="Neighbourhoods">How many neighbourhoods.</param>
/// <param name="Officers">How many officers.</param>
/// <param name="Reports">How many reports.</param>
/// <param name="Cases">How many cases.</param>
/// <param name="Accounts">How many accounts; none outside Development.</param>
public sealed record DemoCounts(int Districts, int Neighbourhoods, int Officers, int Reports, int Cases, int Accounts);

/// <summary>
/// Fills the database with the invented town of Markerhoven. Reports and cases get their state by the same methods that
/// officers and residents use, at moments in the past. The kinds of report must be there already.
/// </summary>
public sealed class DemoSeed(
    WijkagentDbContext db,
    UserManager<User> users,
    RoleManager<IdentityRole<Guid>> roles,
    ReportSecrets secrets,
    AuthenticatorKeys authenticators,
    AttachmentStore attachments,
    AuditLog log,
    TimeProvider clock)
{
    private const int PartnersSince = 200;

    /// <summary>Adds the town, all of it or nothing.</summary>
    /// <param name="known">
    /// Whether with accounts and three reports whose passwords and secrets are in the README: Development only.
    /// </param>
    /// <param name="cancel">Stops it; nothing is left behind then.</param>
    /// <returns>What was added; null when the town was there already and nothing was changed.</returns>
    public async Task<DemoCounts?> RunAsync(bool known, CancellationToken cancel)
    {
        var town = await SeedFiles.ReadAsync<TownFile>("Demo.town.json", cancel);
        if (await db.Municipalities.AnyAsync(m => m.Code == town.Municipality.Code, cancel))
            return null;

        var reports = await SeedFiles.ReadAsync<ReportEntry[]>("Demo.reports.json", cancel);
        // Before the transaction: the key behind the secrets may have to be made, in a transaction of its own.
        var keys = await DemoReportKeys.MakeAsync(secrets, known, reports, cancel);
        return await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var counts = await AddAsync(town, reports, keys, known, cancel);
            await transaction.CommitAsync(cancel);
            return counts;
        });
    }

    /// <summary>Whether there are other municipalities in the database and not this one.</summary>
    public async Task<bool> WouldJoinAnotherAsync(CancellationToken cancel)
    {
        var town = await SeedFiles.ReadAsync<TownFile>("Demo.town.json", cancel);
        return !await db.Municipalities.AnyAsync(m => m.Code == town.Municipality.Code, cancel) && await db.Municipalities.AnyAsync(cancel);
    }

    private async Task<DemoCounts> AddAsync(
        TownFile town, ReportEntry[] reports, DemoReportKeys keys, bool known, CancellationToken cancel)
    {
        var days = new DemoDays(clock.GetUtcNow().UtcDateTime);
        var areas = await DemoAreas.AddToAsync(db, town, cancel);
        var officers = new DemoOfficers(areas, days);
        officers.AddTo(db, town);
        await new DemoContent(areas, officers, days).AddToAsync(db, cancel);
        await new DemoMessages(officers, days).AddToAsync(db, cancel);
        await db.RaiseRevisionAsync(Revision.Officers, cancel);
        await db.SaveChangesAsync(cancel);

        var accounts = known ? await DemoAccount.AddAllAsync(db, users, roles, authenticators, officers, clock.GetUtcNow().UtcDateTime) : [];
        var actors = new DemoActors(officers, accounts);
        var cases = new DemoCases(await SeedFiles.ReadAsync<CaseEntry[]>("Demo.cases.json", cancel), actors, days);
        var kinds = await db.ReportKinds.ToDictionaryAsync(k => k.Slug, cancel);
        var partners = await PartnersAsync(areas, days, cancel);
        db.AddRange(partners.Values);
        await db.SaveChangesAsync(cancel);
        var filed = new DemoReports(areas, kinds, actors, cases, keys, partners);
        var told = Tell(reports, filed, cases, days);
        db.AddRange(told);
        told.ToList().ForEach(NoteLook);
        foreach (var (report, files) in filed.WithFiles)
            db.AddRange(await DemoAttachments.MakeAsync(report, files, attachments, report.SubmittedAt, cancel));
        db.AddRange(cases.All);
        var people = new DemoPeople(db.Users.Local.ToDictionary(u => u.DisplayName, u => u.Id));
        await new DemoRetention(cases, people, days).AddToAsync(db, cancel);
        await new DemoRequests(days, people).AddToAsync(db, cancel);
        await DemoBlock.AddAllAsync(db, officers.Team, people, days, cancel);
        if (known)
            db.AreaSubscriptions.Add(DemoSubscription.Of(areas, clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(cancel);
        return new DemoCounts(
            areas.Districts.Count, areas.Neighbourhoods.Count, officers.All.Count, told.Count, cases.All.Count(), known ? DemoAccount.All.Count : 0);
    }

    /// <summary>The organisations that work along in the town, by name.</summary>
    private static async Task<Dictionary<string, Partner>> PartnersAsync(DemoAreas areas, DemoDays days, CancellationToken cancel)
    {
        var town = areas.Districts.Values.Select(d => d.MunicipalityId).Distinct().ToList();
        var since = DemoDays.At(days.Ago(PartnersSince), TimeSpan.FromHours(10));
        return (await SeedFiles.ReadAsync<PartnerEntry[]>("Demo.partners.json", cancel)).ToDictionary(
            entry => entry.Name, entry => new Partner(new PartnerFacts(entry.Name, entry.Kind, entry.Website, entry.Phone, town), Actor.System, since));
    }

    /// <summary>Who took a report in review had looked at it: its reporter reads that.</summary>
    private void NoteLook(Report report)
    {
        foreach (var taken in report.RaisedEvents.Where(raised => raised.Happened is ReportTakenInReview))
            log.Add(new AuditNote(AuditActivity.Viewed, nameof(Report), report.Id, report.Code) { At = taken.At }.On(LookGround.Beat), taken.By);
    }

    private static IReadOnlyList<Report> Tell(ReportEntry[] entries, DemoReports reports, DemoCases cases, DemoDays days)
    {
        var schedule = new DemoSchedule(days);
        var timeline = new DemoTimeline();
        var planned = entries.Select(schedule.Plan).ToDictionary(p => p.Entry.Key);
        foreach (var report in planned.Values)
            reports.Schedule(report, timeline);
        cases.Schedule(planned, timeline);
        timeline.Play();
        return reports.All;
    }
}
