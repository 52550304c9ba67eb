using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Tests.Privacy.Retention;

/// <summary>An older copy of the database was put back: what was destroyed since is there again, and goes again.</summary>
public sealed class CameBackTests
{
    [Fact]
    public async Task What_was_destroyed_and_came_back_with_an_older_copy_goes_again_whatever_its_date()
    {
        using var desk = await DestroyingTests.WithAvgAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var other = await desk.AddReportAsync(desk.Town.WestSouth);
        var number = await desk.StartCaseAsync(code);
        var gone = new[] { (await desk.ReportAsync(code)).Id, (await desk.CaseAsync(number)).Id };
        Assert.Empty(await DestroyingTests.PlanAsync(desk));
        await desk.InRequestAsync<ContentKeys, bool>(async keys =>
        {
            await keys.DestroyAsync(gone, default);
            return true;
        });

        // The case is due once its report is gone.
        Assert.Equal([new RuleCount(RetentionRule.CameBack, 2)], await DestroyingTests.PlanAsync(desk));
        // Held meanwhile, it stays, unreadable as it is.
        await using (var held = desk.Open())
        {
            held.Add(new LegalHold(gone[1], number, "klacht", desk.Cora, CoreHost.Now));
            await held.SaveChangesAsync();
        }

        Assert.Empty(await DestroyingTests.RunAsync(desk));
        await using (var held = desk.Open())
        {
            (await held.LegalHolds.SingleAsync()).Lift(desk.Cora, CoreHost.Now);
            await held.SaveChangesAsync();
        }

        Assert.Equal([new RuleCount(RetentionRule.CameBack, 2)], await DestroyingTests.RunAsync(desk));

        await using var db = desk.Open();
        Assert.Equal(other, (await db.Reports.SingleAsync()).Code);
        Assert.Empty(await db.Cases.ToListAsync());
        Assert.False(await db.Events.AnyAsync(e => gone.Contains(e.SubjectId)));
        Assert.Equal(2, await db.AuditEntries.CountAsync(a => a.Event == nameof(RetentionRule.CameBack)));
        Assert.Empty(await DestroyingTests.PlanAsync(desk));
    }

    [Fact]
    public async Task What_came_back_and_is_past_its_date_as_well_is_counted_and_listed_once()
    {
        using var desk = await DestroyingTests.WithAvgAsync();
        var id = await DestroyingTests.AddAsync(desk, ReportStatus.Declined, Desk.Noise);
        await DestroyingTests.AddAsync(desk, ReportStatus.Declined, Desk.Noise);
        desk.Clock.SetUtcNow(CoreHost.Now.AddYears(2));
        await desk.InRequestAsync<ContentKeys, bool>(async keys =>
        {
            await keys.DestroyAsync([id], default);
            return true;
        });

        IReadOnlyList<RuleCount> all = [new(RetentionRule.CameBack, 1), new(RetentionRule.NotTakenUp, 1)];
        Assert.Equal(all, await DestroyingTests.PlanAsync(desk));
        Assert.Equal(2, (await desk.InRequestAsync<DestructionPlan, IReadOnlyList<DoomedThing>>(d => d.ListAsync(default))).Count);
        Assert.Equal(all, await DestroyingTests.RunAsync(desk));
    }
}
