using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Tests.Reports;

namespace Wijkagent.Core.Tests.Cases;

/// <summary>What can be done to a case, in every state: the state it is in afterwards, or why it can't be done.</summary>
public sealed class CaseLifecycleTests
{
    private const string Resolved = nameof(CaseAlreadyResolved);
    private const string NotResolved = nameof(CaseIsNotResolved);
    private const string NoWait = nameof(CaseDoesNotWait);

    private static readonly string[] Columns = ["Open", "InProgress", "Waiting", "Resolved", "Closed", "Reopened"];

    private static readonly Dictionary<string, string[]> Table = new()
    {
        //           Open          InProgress    Waiting       Resolved      Closed        Reopened
        ["Take"] = ["Open", "InProgress", "Waiting", Resolved, Resolved, "Reopened"],
        ["Record"] = ["InProgress", "InProgress", "Waiting", Resolved, Resolved, "Reopened"],
        ["Plan"] = ["Open", "InProgress", "Waiting", Resolved, Resolved, "Reopened"],
        ["TakeOver"] = ["Open", "InProgress", "Waiting", Resolved, Resolved, "Reopened"],
        ["Wait"] = ["Waiting", "Waiting", "Waiting", Resolved, Resolved, "Waiting"],
        ["GoOn"] = [NoWait, NoWait, "InProgress", NoWait, NoWait, NoWait],
        ["Resolve"] = ["Resolved", "Resolved", "Resolved", Resolved, Resolved, "Resolved"],
        ["Close"] = [NotResolved, NotResolved, NotResolved, "Closed", NotResolved, NotResolved],
        ["Reopen"] = [NotResolved, NotResolved, NotResolved, "Reopened", "Reopened", NotResolved],
    };

    private static readonly Dictionary<string, Func<Case, Error?>> Steps = new()
    {
        ["Take"] = c => c.Take(Reporting.ReportThatIs(ReportStatus.InReview), Reporting.Officer, CoreHost.Now).Error,
        ["Record"] = c => c.Record(CaseActionKind.Talk, "Gepraat", new DateOnly(2026, 3, 2), Reporting.Officer, CoreHost.Now).Error,
        ["Plan"] = c => c.Plan("Bellen", null, Reporting.Officer, CoreHost.Now).Error,
        ["TakeOver"] = c => c.TakeOver(Reporting.Officer with { OfficerId = Guid.CreateVersion7() }, CoreHost.Now).Error,
        ["Wait"] = c => c.Wait("de gemeente", Reporting.Officer, CoreHost.Now).Error,
        ["GoOn"] = c => c.GoOn(Reporting.Officer, CoreHost.Now).Error,
        ["Resolve"] = c => c.Resolve("Het is rustig", Reporting.Officer, CoreHost.Now).Error,
        ["Close"] = c => c.Close(Actor.System, CoreHost.Now).Error,
        ["Reopen"] = c => c.Reopen(Reporting.Officer, CoreHost.Now).Error,
    };

    public static TheoryData<string, CaseStatus, string> EveryCell()
    {
        var cells = new TheoryData<string, CaseStatus, string>();
        foreach (var (step, outcomes) in Table)
        {
            for (var i = 0; i < Columns.Length; i++)
                cells.Add(step, Enum.Parse<CaseStatus>(Columns[i]), outcomes[i]);
        }

        return cells;
    }

    [Fact]
    public void The_table_has_every_state() => Assert.Equal(Enum.GetNames<CaseStatus>(), Columns);

    [Theory]
    [MemberData(nameof(EveryCell))]
    public void A_step_is_taken_with_one_event_or_refused_with_none(string step, CaseStatus from, string outcome)
    {
        var @case = CaseThatIs(from);
        var events = @case.RaisedEvents.Count;

        var error = Steps[step](@case);

        Assert.Equal(outcome, error?.Name ?? @case.Status.ToString());
        Assert.Equal(error is null ? events + 1 : events, @case.RaisedEvents.Count);
        if (error is not null)
            Assert.Equal(from, @case.Status);
        Assert.Equal(@case.Status == CaseStatus.Waiting, @case.WaitingFor is not null);
        Assert.Equal(@case.Status is CaseStatus.Resolved or CaseStatus.Closed, @case.Outcome is not null && @case.ResolvedAt is not null);
    }

    [Theory]
    [InlineData(CaseStatus.Resolved)]
    [InlineData(CaseStatus.Closed)]
    public void Nobody_is_told_of_a_case_that_is_done(CaseStatus status) =>
        Assert.IsType<CaseAlreadyResolved>(CaseThatIs(status).TellEverybody("Ik kom langs.", Reporting.Officer, CoreHost.Now, _ => CoreHost.Now).Error);

    [Fact]
    public void A_task_can_still_be_finished_when_the_case_is_done_and_not_when_it_is_kept_for_complaints_alone()
    {
        var @case = CaseThatIs(CaseStatus.Open);
        var task = @case.Plan("Bellen", null, Reporting.Officer, CoreHost.Now).Value!;
        var other = @case.Plan("Schrijven", null, Reporting.Officer, CoreHost.Now).Value!;
        @case.Resolve("Het is rustig", Reporting.Officer, CoreHost.Now);
        Assert.True(@case.Finish(task, Reporting.Officer, CoreHost.Now).IsDone);

        @case.Age(AgeBand.Locked, CoreHost.Now);
        var events = @case.RaisedEvents.Count;

        Assert.IsType<KeptForComplaintsOnly>(@case.Finish(other, Reporting.Officer, CoreHost.Now).Error);
        Assert.Equal((events, null), (@case.RaisedEvents.Count, other.FinishedAt));
    }

    [Fact]
    public void Taking_over_ones_own_case_and_finishing_a_task_again_change_nothing()
    {
        var @case = CaseThatIs(CaseStatus.Open);
        var task = @case.Plan("Bellen", null, Reporting.Officer, CoreHost.Now).Value!;
        @case.Finish(task, Reporting.Officer, CoreHost.Now);
        var events = @case.RaisedEvents.Count;

        Assert.True(@case.TakeOver(Reporting.Officer, CoreHost.Now.AddHours(1)).IsDone);
        @case.Finish(task, Reporting.Officer with { UserId = Guid.NewGuid() }, CoreHost.Now.AddHours(1));

        Assert.Equal(events, @case.RaisedEvents.Count);
        Assert.Equal((CoreHost.Now, Reporting.Officer.UserId, CoreHost.Now), (task.FinishedAt!.Value, task.FinishedById, @case.ChangedAt));
    }

    private static Case CaseThatIs(CaseStatus status)
    {
        var @case = Case.Open(PublicCode.ForCase(CoreHost.Now), "Lawaai", Reporting.ReportThatIs(ReportStatus.InReview), Reporting.Officer, CoreHost.Now).Value!;
        var way = status switch
        {
            CaseStatus.InProgress => new[] { "Record" },
            CaseStatus.Waiting => ["Wait"],
            CaseStatus.Resolved => ["Resolve"],
            CaseStatus.Closed => ["Resolve", "Close"],
            CaseStatus.Reopened => ["Resolve", "Reopen"],
            _ => [],
        };
        foreach (var step in way)
            Assert.Null(Steps[step](@case));
        Assert.Equal(status, @case.Status);
        return @case;
    }
}
