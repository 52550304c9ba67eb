using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Tests.Reports;
using Wijkagent.TestSupport;

namespace Wijkagent.Core.Tests.Privacy.Retention;

public sealed class DestroyingTests
{
    private const string Avg = "leefbaarheid";

    public static TheoryData<ReportStatus, string, int, RetentionRule> Terms => new()
    {
        { ReportStatus.Expired, Desk.Noise, 0, RetentionRule.NeverConfirmed },
        { ReportStatus.Expired, Avg, 0, RetentionRule.NeverConfirmed },
        { ReportStatus.Declined, Desk.Noise, 12, RetentionRule.NotTakenUp },
        { ReportStatus.Withdrawn, Avg, 12, RetentionRule.NotTakenUp },
        { ReportStatus.Closed, Desk.Noise, 120, RetentionRule.ReportUnderWpg },
        { ReportStatus.Referred, Desk.Noise, 120, RetentionRule.ReportUnderWpg },
        { ReportStatus.Closed, Avg, 18, RetentionRule.ReportUnderAvg },
        { ReportStatus.Referred, Avg, 18, RetentionRule.ReportUnderAvg },
    };

    [Theory]
    [MemberData(nameof(Terms))]
    public async Task A_report_goes_on_its_day_and_not_before_and_nothing_of_it_stays(ReportStatus status, string kind, int months, RetentionRule rule)
    {
        using var desk = await WithAvgAsync();
        var id = await AddAsync(desk, status, kind);
        var due = status == ReportStatus.Expired ? CoreHost.Now.AddDays(RetentionTerms.NeverConfirmedDays) : CoreHost.Now.AddMonths(months);

        desk.Clock.SetUtcNow(due.AddMinutes(-1));
        Assert.Empty(await PlanAsync(desk));
        Assert.Empty(await RunAsync(desk));
        desk.Clock.SetUtcNow(due);
        Assert.Equal([new RuleCount(rule, 1)], await PlanAsync(desk));
        Assert.Equal([new RuleCount(rule, 1)], await RunAsync(desk));

        await using var db = desk.Open();
        Assert.Equal(0, await db.Reports.CountAsync() + await db.ReportMessages.CountAsync() + await db.ReporterContacts.CountAsync());
        Assert.False(await db.Events.AnyAsync(e => e.SubjectId == id));
        var line = Assert.Single(await db.Destructions.ToListAsync());
        Assert.Equal((rule, 1, due), (line.Rule, line.Count, line.DestroyedAt));
        Assert.Equal(rule.ToString(), Assert.Single(await db.AuditEntries.Where(a => a.Activity == AuditActivity.Deleted).ToListAsync()).Event);
    }

    [Theory]
    [InlineData(ReportStatus.Unconfirmed)]
    [InlineData(ReportStatus.Received)]
    [InlineData(ReportStatus.InReview)]
    [InlineData(ReportStatus.InProgress)]
    [InlineData(ReportStatus.AwaitingReporter)]
    [InlineData(ReportStatus.Resolved)]
    [InlineData(ReportStatus.Reopened)]
    public async Task What_has_not_ended_stays_however_old_it_is(ReportStatus status)
    {
        using var desk = await WithAvgAsync();
        await AddAsync(desk, status, Desk.Noise);
        await AddAsync(desk, status, Avg);

        desk.Clock.SetUtcNow(CoreHost.Now.AddYears(20));

        Assert.Empty(await RunAsync(desk));
    }

    [Fact]
    public async Task A_case_goes_when_its_years_are_over_and_no_report_is_left_on_it()
    {
        using var desk = await WithAvgAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var number = await desk.StartCaseAsync(code);
        Assert.Null((await desk.OnCaseAsync(async c => await c.ResolveAsync(
            new ResolveCase(number, (await desk.CaseAsync(number)).Version, "Opgelost", [], DateTime.MaxValue), desk.Wim, default))).Error);
        await desk.Open().Cases.Where(c => c.Number == number).ExecuteUpdateAsync(c => c.SetProperty(x => x.Status, CaseStatus.Closed));
        await desk.Open().Reports.Where(r => r.Code == code).ExecuteUpdateAsync(r => r.SetProperty(x => x.Status, ReportStatus.Closed));

        desk.Clock.SetUtcNow(CoreHost.Now.AddYears(10).AddMinutes(1));
        Assert.Equal([new RuleCount(RetentionRule.ReportUnderWpg, 1)], await RunAsync(desk));
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal([new RuleCount(RetentionRule.CaseUnderWpg, 1)], await RunAsync(desk));

        await using var db = desk.Open();
        Assert.Equal(0, await db.Cases.CountAsync() + await db.CaseActions.CountAsync() + await db.CaseTasks.CountAsync());
    }

    [Fact]
    public async Task Messages_to_officers_go_after_a_year()
    {
        using var desk = await WithAvgAsync();
        await using (var db = desk.Open())
        {
            db.Add(new ContactMessage(desk.West.Id, "Jo", "jo@example.nl", "Dag", "sleutel", CoreHost.Now));
            await db.SaveChangesAsync();
        }

        desk.Clock.SetUtcNow(CoreHost.Now.AddMonths(12));

        Assert.Equal([new RuleCount(RetentionRule.ContactMessage, 1)], await RunAsync(desk));
        Assert.Empty(await RunAsync(desk));
    }

    [Fact]
    public async Task With_a_report_its_key_goes_and_the_words_by_which_it_was_found()
    {
        using var desk = await WithAvgAsync();
        var gone = await AddAsync(desk, ReportStatus.Declined, Desk.Noise);
        var kept = await AddAsync(desk, ReportStatus.InReview, Desk.Noise);
        desk.Clock.SetUtcNow(CoreHost.Now.AddYears(2));

        await RunAsync(desk);

        await using var db = desk.Open();
        Assert.Equal([kept], await db.SearchWords.Select(w => w.OwnerId).Distinct().ToListAsync());
        await using var keys = desk.OpenKeys();
        Assert.Null((await keys.Keys.SingleAsync(k => k.Id == gone)).Wrapped);
        Assert.NotNull((await keys.Keys.SingleAsync(k => k.Id == kept)).Wrapped);
    }

    [Fact]
    public async Task What_is_held_stays_until_it_is_let_go()
    {
        using var desk = await WithAvgAsync();
        var code = await CodeAsync(desk, await AddAsync(desk, ReportStatus.Declined, Desk.Noise));
        Assert.Equal(code, (await HoldAsync(desk, code.ToLowerInvariant(), "De rechter vraagt ernaar", desk.Cora)).Value);
        Assert.Equal(code, (await HoldAsync(desk, code, "Nog een keer gevraagd", desk.Cora)).Value);
        desk.Clock.SetUtcNow(CoreHost.Now.AddYears(2));
        Assert.Empty(await RunAsync(desk));

        var held = Assert.Single(await desk.InRequestAsync<LegalHolds, List<HeldThing>>(h => h.ListAsync(desk.Cora, default)));
        Assert.Equal((code, "De rechter vraagt ernaar", "Cora"), (held.Code, held.Reason, held.SetBy));
        Assert.Null((await desk.InRequestAsync<LegalHolds, Result>(h => h.LiftAsync(held.Id, desk.Cora, default))).Error);

        Assert.Single(await RunAsync(desk));
    }

    [Fact]
    public async Task Only_a_coordinator_holds_and_only_what_is_of_the_team_with_a_reason()
    {
        using var desk = await WithAvgAsync();
        var code = await CodeAsync(desk, await AddAsync(desk, ReportStatus.Closed, Desk.Noise));

        Assert.IsType<NothingHere>((await HoldAsync(desk, code, "De rechter vraagt ernaar", desk.Wim)).Error);
        Assert.IsType<NothingToHold>((await HoldAsync(desk, "WA-2026-BCDFGH", "De rechter vraagt ernaar", desk.Cora)).Error);
        Assert.IsType<SeveralInvalid>((await HoldAsync(desk, null, "..........", desk.Cora)).Error);
        // It goes into the audit log whole.
        Assert.IsType<TextTooLong>((await HoldAsync(desk, code, new string('x', AuditEntry.ReasonLength + 1), desk.Cora)).Error);
        Assert.Null((await HoldAsync(desk, code, new string('x', AuditEntry.ReasonLength), desk.Cora)).Error);
    }

    [Fact]
    public async Task Two_nodes_at_once_destroy_each_thing_once_and_the_register_counts_right()
    {
        using var desk = await WithAvgAsync();
        await AddManyAsync(desk, 230);
        desk.Clock.SetUtcNow(CoreHost.Now.AddYears(2));

        await desk.TwiceAtOnceAsync<Destroying, IReadOnlyList<RuleCount>>(d => d.RunAsync(default));
        await RunAsync(desk);

        await using var db = desk.Open();
        Assert.Equal(0, await db.Reports.CountAsync());
        Assert.Equal(230, await db.Destructions.SumAsync(d => d.Count));
        Assert.Equal(230, await db.AuditEntries.CountAsync(a => a.Activity == AuditActivity.Deleted));
    }

    [Fact]
    [Trait(TestStore.Trait, TestStore.Sqlite)]
    public async Task A_job_that_stops_half_way_leaves_nothing_half_destroyed_and_goes_on_where_it_stopped()
    {
        using var desk = await WithAvgAsync();
        await AddManyAsync(desk, 150);
        desk.Clock.SetUtcNow(CoreHost.Now.AddYears(2));
        await using var db = desk.Open();
        await db.Database.ExecuteSqlRawAsync(
            "CREATE TRIGGER stop BEFORE INSERT ON Destructions WHEN (SELECT COUNT(*) FROM Destructions) > 0 BEGIN SELECT RAISE(ABORT, 'stop'); END");

        await Assert.ThrowsAsync<DbUpdateException>(() => RunAsync(desk));
        Assert.Equal(50, await db.Reports.CountAsync());
        Assert.Equal(50, await db.Events.CountAsync(e => e.Name == nameof(ReportDeclined)));
        Assert.Equal(100, (await db.Destructions.SingleAsync()).Count);
        await db.Database.ExecuteSqlRawAsync("DROP TRIGGER stop");

        Assert.Equal([new RuleCount(RetentionRule.NotTakenUp, 50)], await RunAsync(desk));
    }

    [Fact]
    public async Task What_an_earlier_night_should_have_destroyed_is_told()
    {
        using var desk = await WithAvgAsync();
        await AddAsync(desk, ReportStatus.Declined, Desk.Noise);

        desk.Clock.SetUtcNow(CoreHost.Now.AddYears(1));
        Assert.Equal(0, (await StateAsync(desk)).Overdue);
        desk.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, (await StateAsync(desk)).Overdue);
        await RunAsync(desk);

        var state = await StateAsync(desk);
        Assert.Equal(0, state.Overdue);
        Assert.Equal((RetentionRule.NotTakenUp, 1), (state.Register[0].Rule, state.Register[0].Count));
        Assert.Equal(4, state.Kinds.Count);
    }

    internal static async Task<Desk> WithAvgAsync()
    {
        var desk = await Desk.BuildAsync();
        await using var db = desk.Open();
        db.Add(Reporting.Kind(slug: Avg, regime: LegalRegime.Avg, months: 18));
        await db.SaveChangesAsync();
        return desk;
    }

    internal static async Task<Guid> AddAsync(Desk desk, ReportStatus status, string kind)
    {
        await using var db = desk.Open();
        var report = Reporting.ReportThatIs(status, await db.ReportKinds.SingleAsync(k => k.Slug == kind), desk.Town.WestSouth.Id);
        db.Add(report);
        await db.SaveChangesAsync();
        return report.Id;
    }

    internal static async Task<string> CodeAsync(Desk desk, Guid id)
    {
        await using var db = desk.Open();
        return await db.Reports.Where(r => r.Id == id).Select(r => r.Code).SingleAsync();
    }

    private static async Task AddManyAsync(Desk desk, int count)
    {
        await using var db = desk.Open();
        var kind = await db.ReportKinds.FirstAsync(k => k.Slug == Desk.Noise);
        db.AddRange(Enumerable.Range(0, count).Select(_ => Reporting.ReportThatIs(ReportStatus.Declined, kind, desk.Town.WestSouth.Id)));
        await db.SaveChangesAsync();
    }

    private static Task<Result<string>> HoldAsync(Desk desk, string? code, string reason, Actor by) =>
        desk.InRequestAsync<LegalHolds, Result<string>>(h => h.SetAsync(new HoldData(code, reason), by, default));

    internal static Task<IReadOnlyList<RuleCount>> PlanAsync(Desk desk) =>
        desk.InRequestAsync<DestructionPlan, IReadOnlyList<RuleCount>>(d => d.CountAsync(default));

    internal static Task<IReadOnlyList<RuleCount>> RunAsync(Desk desk) =>
        desk.InRequestAsync<Destroying, IReadOnlyList<RuleCount>>(d => d.RunAsync(default));

    private static Task<RetentionState> StateAsync(Desk desk) =>
        desk.InRequestAsync<RetentionOverview, RetentionState>(o => o.ReadAsync(default));
}
