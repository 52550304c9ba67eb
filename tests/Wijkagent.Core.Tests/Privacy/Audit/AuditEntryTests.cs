using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Partners;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Reports;
using Wijkagent.TestSupport;

namespace Wijkagent.Core.Tests.Privacy.Audit;

/// <summary>What the audit log says of changes, and that nobody changes what it says.</summary>
public sealed class AuditEntryTests
{
    [Fact]
    public async Task A_change_leaves_one_entry_with_who_in_what_role_did_what_to_which_thing()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var report = await desk.ReportAsync(code);

        await desk.HandleAsync(h => h.OpenAsync(code, desk.Wim, default));

        var entry = Assert.Single(await EntriesAsync(desk, nameof(ReportTakenInReview)));
        Assert.Equal(
            (AuditActivity.Changed, ActorKind.Staff, desk.Wim.UserId, "", "officer"),
            (entry.Activity, entry.ActorKind, entry.UserId, entry.ActorName, entry.Roles));
        Assert.Equal(("Report", report.Id, code), (entry.SubjectType, entry.SubjectId, entry.SubjectCode));
        Assert.Equal((desk.Clock.GetUtcNow().UtcDateTime, "20260302-test"), (entry.OccurredAt, entry.Stream));
    }

    [Fact]
    public async Task Every_event_has_its_entry_and_none_has_two()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var number = await desk.StartCaseAsync(code);
        await desk.OnCaseAsync(async c => await c.ResolveAsync(
            new ResolveCase(number, (await desk.CaseAsync(number)).Version, "Er is gepraat.", [], DateTime.MaxValue), desk.Wim, default));

        await using var db = desk.Open();
        var events = await db.Events.Select(e => new { e.Name, e.SubjectId, e.OccurredAt }).ToListAsync();
        var entries = await db.AuditEntries.Where(e => e.Event != null).Select(e => new { Name = e.Event!, SubjectId = e.SubjectId!.Value, e.OccurredAt }).ToListAsync();
        Assert.Equal(
            events.OrderBy(e => e.OccurredAt).ThenBy(e => e.Name).ThenBy(e => e.SubjectId),
            entries.OrderBy(e => e.OccurredAt).ThenBy(e => e.Name).ThenBy(e => e.SubjectId));
    }

    [Fact]
    public async Task What_somebody_tells_is_collected_and_names_no_account_and_no_session()
    {
        using var desk = await Desk.BuildAsync();

        await desk.AddReportAsync(desk.Town.WestSouth);

        var entry = Assert.Single(await EntriesAsync(desk, nameof(ReportSubmitted)));
        Assert.Equal((AuditActivity.Collected, ActorKind.Reporter), (entry.Activity, entry.ActorKind));
        Assert.Equal((null, "", null), (entry.UserId, entry.ActorName, entry.Session));
    }

    [Fact]
    public async Task What_goes_to_somebody_outside_is_shared()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        await using (var db = desk.Open())
        {
            var partner = new Partner(new PartnerFacts("De Marke", PartnerKind.HousingCorporation, null, null, []), Actor.System, desk.Clock.GetUtcNow().UtcDateTime);
            (await db.Reports.Include(r => r.Consents).SingleAsync(r => r.Code == code)).ConsentTo([partner], "nl", Actor.Reporter, desk.Clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync();
        }

        var report = await desk.ReportAsync(code);
        await desk.HandleAsync(h => h.ReferAsync(new ReferReport(code, report.Version, "De Marke", "Zij verhuren daar."), desk.Wim, default));

        Assert.Equal((AuditActivity.Shared, ActorKind.Reporter, code), Of(Assert.Single(await EntriesAsync(desk, nameof(SharingConsented)))));
        Assert.Equal((AuditActivity.Shared, ActorKind.Staff, code), Of(Assert.Single(await EntriesAsync(desk, nameof(ReportReferred)))));

        static (AuditActivity, ActorKind, string?) Of(AuditEntry entry) => (entry.Activity, entry.ActorKind, entry.SubjectCode);
    }

    [Theory]
    [InlineData(ActorKind.Staff, true)]
    [InlineData(ActorKind.Resident, true)]
    [InlineData(ActorKind.Reporter, false)]
    [InlineData(ActorKind.Visitor, false)]
    public void Whoever_reports_while_signed_in_is_not_known_by_the_session(ActorKind kind, bool known)
    {
        var context = new AuditContext(new AuditNode("a"), TimeProvider.System);
        context.Use(Guid.NewGuid());

        var entry = AuditEntry.Of(new AuditNote(AuditActivity.Changed, "Report"), Actor.Visitor with { Kind = kind }, context);

        Assert.Equal(known ? context.Session : null, entry.Session);
    }

    [Fact]
    public async Task A_change_that_is_not_saved_leaves_no_entry()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        await using var db = desk.Open();
        (await db.Reports.SingleAsync(r => r.Code == code)).TakeInReview(desk.Wim, desk.Clock.GetUtcNow().UtcDateTime);
        await desk.HandleAsync(h => h.OpenAsync(code, desk.Cora, default));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());

        Assert.Equal(desk.Cora.UserId, Assert.Single(await EntriesAsync(desk, nameof(ReportTakenInReview))).UserId);
    }

    [Fact]
    public async Task A_look_saves_nothing_of_a_step_that_was_left_unsaved()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);

        var seen = await desk.InRequestAsync<IServiceProvider, ReportFile?>(async request =>
        {
            var db = request.GetRequiredService<WijkagentDbContext>();
            (await db.Reports.SingleAsync(r => r.Code == code)).TakeInReview(desk.Wim, desk.Clock.GetUtcNow().UtcDateTime);
            return await request.GetRequiredService<ReportFiles>().FindAsync(code, desk.Wim, default);
        });

        Assert.Equal(ReportStatus.Received, seen!.Status);
        Assert.Equal(ReportStatus.Received, (await desk.ReportAsync(code)).Status);
        Assert.Empty(await EntriesAsync(desk, nameof(ReportTakenInReview)));
    }

    [Theory]
    [InlineData("UPDATE AuditEntries SET ActorName = 'Iemand anders'")]
    [InlineData("DELETE FROM AuditEntries")]
    [InlineData("REPLACE INTO AuditEntries SELECT * FROM AuditEntries")]
    [InlineData("UPDATE AuditSeals SET Number = Number + 1")]
    [InlineData("DELETE FROM AuditSeals")]
    [InlineData("UPDATE AuditCheckpoints SET Heads = '[]'")]
    [InlineData("DELETE FROM AuditCheckpoints")]
    public async Task SQLite_refuses_to_change_or_delete_what_was_written(string statement)
    {
        using var database = new TestDatabase();
        await using var db = database.Open();
        var now = new DateTime(2026, 3, 2, 11, 0, 0, DateTimeKind.Utc);
        var context = new AuditContext(new AuditNode("a"), TimeProvider.System);
        db.Add(AuditEntry.Of(new AuditNote(AuditActivity.Viewed, "Report"), Actor.System, context));
        db.Add(new AuditSeal("20260302-a", 1, new byte[AuditChain.LinkLength], new byte[AuditChain.HashLength], 1, now, [1]));
        db.Add(new AuditCheckpoint(new DateOnly(2026, 3, 2), "[1]", new byte[AuditChain.HashLength], now));
        await db.SaveChangesAsync();

        var refused = await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync(statement));

        Assert.Contains("audit log", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Web-1", "web-1")]
    [InlineData("een naam/met «tekens»", "een-naam-met--tekens-")]
    [InlineData("", "node")]
    public void A_node_is_called_by_what_fits_in_the_name_of_a_stream(string given, string name) =>
        Assert.Equal(name, new AuditNode(given).Name);

    internal static async Task<List<AuditEntry>> EntriesAsync(Desk desk, string name)
    {
        await using var db = desk.Open();
        return await db.AuditEntries.Where(e => e.Event == name).ToListAsync();
    }
}
