using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Cases.Opening;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Tests.Privacy.Retention;

/// <summary>What is planned for a night is what the night does, also where one thing goes because another went before it.</summary>
public sealed class DestructionPlanTests
{
    [Fact]
    public async Task A_case_an_officer_and_a_name_that_go_after_the_last_report_are_planned_with_it()
    {
        using var desk = await DestroyingTests.WithAvgAsync();
        var (code, number) = await EndedAsync(desk);
        await LeaveAsync(desk);
        await OnlyNamedByAsync(desk, code);
        desk.Clock.SetUtcNow(CoreHost.Now.AddYears(10).AddHours(1));

        var planned = await DestroyingTests.PlanAsync(desk);
        var listed = await desk.InRequestAsync<DestructionPlan, IReadOnlyList<DoomedThing>>(p => p.ListAsync(default));

        RetentionRule[] rules = [RetentionRule.ReportUnderWpg, RetentionRule.CaseUnderWpg, RetentionRule.OfficerWhoLeft, RetentionRule.NameOfStaff];
        Assert.Equal(rules.Select(rule => new RuleCount(rule, 1)), planned);
        Assert.Equal([new(RetentionRule.ReportUnderWpg, code), new(RetentionRule.CaseUnderWpg, number)], listed);
        Assert.Equal(planned, await DestroyingTests.RunAsync(desk));
        Assert.Empty(await DestroyingTests.PlanAsync(desk));
    }

    [Fact]
    public async Task An_account_that_goes_once_the_case_that_it_opened_does_is_planned_with_it()
    {
        using var desk = await DestroyingTests.WithAvgAsync();
        var (_, number) = await EndedAsync(desk);
        await using (var db = desk.Open())
        {
            var user = new User { UserName = "was-eens", DisplayName = "Was eens" };
            user.AskErasure(CoreHost.Now);
            db.Add(user);
            await db.SaveChangesAsync();
            db.Add(new CaseAccess(await db.Cases.SingleAsync(c => c.Number == number), "Er ligt een klacht over", desk.Wim with { UserId = user.Id }, CoreHost.Now));
            await db.SaveChangesAsync();
        }

        desk.Clock.SetUtcNow(CoreHost.Now.AddYears(10).AddHours(1));
        var planned = await DestroyingTests.PlanAsync(desk);

        Assert.Contains(new RuleCount(RetentionRule.ErasedAccount, 1), planned);
        Assert.Equal(planned, await DestroyingTests.RunAsync(desk));
    }

    [Fact]
    public async Task A_case_stays_in_the_plan_and_in_the_night_while_one_of_its_reports_does()
    {
        using var desk = await DestroyingTests.WithAvgAsync();
        var (_, number) = await EndedAsync(desk);
        var other = await desk.AddReportAsync(desk.Town.WestSouth);
        var id = (await desk.CaseAsync(number)).Id;
        await using (var db = desk.Open())
            await db.Reports.Where(r => r.Code == other).ExecuteUpdateAsync(r => r.SetProperty(x => x.CaseId, id));
        desk.Clock.SetUtcNow(CoreHost.Now.AddYears(10).AddHours(1));

        Assert.Equal([new RuleCount(RetentionRule.ReportUnderWpg, 1)], await DestroyingTests.PlanAsync(desk));
        Assert.Equal([new RuleCount(RetentionRule.ReportUnderWpg, 1)], await DestroyingTests.RunAsync(desk));
    }

    private static async Task<(string Code, string Number)> EndedAsync(Desk desk)
    {
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var number = await desk.StartCaseAsync(code);
        await using var db = desk.Open();
        await db.Cases.Where(c => c.Number == number).ExecuteUpdateAsync(c => c.SetProperty(x => x.Status, CaseStatus.Closed));
        await db.Reports.Where(r => r.Code == code).ExecuteUpdateAsync(r => r.SetProperty(x => x.Status, ReportStatus.Closed));
        return (code, number);
    }

    private static async Task LeaveAsync(Desk desk)
    {
        await using var db = desk.Open();
        (await db.Officers.Include(o => o.Beats).Include(o => o.Absences).Include(o => o.ConsultationHours).SingleAsync(o => o.Id == desk.West.Id))
            .Leave(CoreHost.Now);
        await db.SaveChangesAsync();
    }

    /// <summary>Somebody whose account is gone, and who did one thing on this report.</summary>
    private static async Task OnlyNamedByAsync(Desk desk, string code)
    {
        var report = (await desk.ReportAsync(code)).Id;
        await using var db = desk.Open();
        var name = new StaffName(Guid.NewGuid(), "Wie er was");
        db.Add(name);
        await db.SaveChangesAsync();
        await db.Events.Where(e => e.SubjectId == report).ExecuteUpdateAsync(e => e.SetProperty(x => x.ActorUserId, name.UserId));
    }
}
