using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Tests.Reports;

/// <summary>The table of domain.md, «A report's life», written out once more and tried on a real report.</summary>
public sealed class ReportLifecycleTests
{
    private static readonly Dictionary<ReportStatus, string> Table = new()
    {
        [ReportStatus.Unconfirmed] = "Received SetApart Expired",
        [ReportStatus.SetApart] = "Received Declined Withdrawn",
        [ReportStatus.Received] = "InReview InProgress Resolved Referred Declined Withdrawn",
        [ReportStatus.InReview] = "InProgress AwaitingReporter Resolved Referred Declined Withdrawn",
        [ReportStatus.InProgress] = "AwaitingReporter InReview Resolved Referred Withdrawn",
        [ReportStatus.AwaitingReporter] = "InReview InProgress Reopened Withdrawn",
        [ReportStatus.Referred] = "InReview Closed",
        [ReportStatus.Declined] = "Reopened",
        [ReportStatus.Resolved] = "Closed Reopened",
        [ReportStatus.Closed] = "Reopened",
        [ReportStatus.Reopened] = "InProgress AwaitingReporter Resolved Referred Declined Withdrawn",
        [ReportStatus.Withdrawn] = "",
        [ReportStatus.Expired] = "",
    };

    // All that can be done to a report, by where it leads. A step that leads elsewhere, or nowhere, is refused.
    private static readonly Dictionary<ReportStatus, Action<Report>[]> Steps = new()
    {
        [ReportStatus.Unconfirmed] = [],
        [ReportStatus.Received] = [r => r.Confirm(Actor.Reporter, CoreHost.Now), r => r.Release(Reporting.Officer, CoreHost.Now)],
        [ReportStatus.SetApart] = [r => r.Confirm(Actor.Reporter, CoreHost.Now)],
        [ReportStatus.Expired] = [r => r.Expire(CoreHost.Now)],
        [ReportStatus.InReview] =
        [
            r => r.TakeInReview(Reporting.Officer, CoreHost.Now), r => r.Leave(r.Case ?? OtherCase(), Reporting.Officer, CoreHost.Now),
            r => r.ComeBack(Reporting.Officer, CoreHost.Now), r => r.GoOnWithoutAnswer(CoreHost.Now),
        ],
        [ReportStatus.InProgress] = [r => r.Join(OtherCase(), Reporting.Officer, CoreHost.Now), r => r.GoOnWithoutAnswer(CoreHost.Now)],
        [ReportStatus.AwaitingReporter] = [r => r.Ask("Hoe laat?", Reporting.Officer, CoreHost.Now)],
        [ReportStatus.Referred] = [r => r.Refer("Gemeente", "Zij doen dit", Reporting.Officer, CoreHost.Now)],
        [ReportStatus.Declined] = [r => r.Decline("Geen politie", Reporting.Officer, CoreHost.Now), r => r.JudgeAbuse("Geen melding", Reporting.Officer, CoreHost.Now)],
        [ReportStatus.Resolved] = [r => r.Resolve("Gedaan", Reporting.Officer, CoreHost.Now)],
        [ReportStatus.Closed] = [r => r.Close(Actor.System, CoreHost.Now)],
        [ReportStatus.Reopened] = [r => r.Reopen("Toch niet", Reporting.Officer, CoreHost.Now), r => r.GoOnWithoutAnswer(CoreHost.Now)],
        [ReportStatus.Withdrawn] = [r => r.Withdraw(Actor.Reporter, CoreHost.Now)],
    };

    public static TheoryData<ReportStatus, ReportStatus, bool> EveryPair()
    {
        var pairs = new TheoryData<ReportStatus, ReportStatus, bool>();
        foreach (var from in Enum.GetValues<ReportStatus>())
        {
            foreach (var to in Enum.GetValues<ReportStatus>())
                pairs.Add(from, to, Table[from].Split(' ').Contains(to.ToString()));
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void A_step_is_allowed_or_refused_as_the_table_says(ReportStatus from, ReportStatus to, bool allowed) =>
        Assert.Equal(allowed, ReportLifecycle.Allows(from, to));

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void A_report_goes_where_the_table_says_with_its_event_and_nowhere_else(ReportStatus from, ReportStatus to, bool allowed)
    {
        // While a question is open, it goes back to where it came from.
        var askedWhile = allowed && to != ReportStatus.Withdrawn ? to : ReportStatus.InReview;
        foreach (var step in Steps[to])
        {
            var report = Reporting.ReportThatIs(from, askedWhile: askedWhile, suspicious: from == ReportStatus.Unconfirmed && to == ReportStatus.SetApart);
            var (events, messages, due) = (report.RaisedEvents.Count, report.Messages.Count, report.DueAt);

            step(report);

            var wentThere = report.RaisedEvents.Count > events;
            Assert.Equal(wentThere ? to : from, report.Status);
            if (wentThere)
            {
                Assert.True(allowed);
                allowed = false;
            }
            else
            {
                Assert.Equal((events, messages, due), (report.RaisedEvents.Count, report.Messages.Count, report.DueAt));
            }
        }

        // Each step that the table allows has one way to take it.
        Assert.False(allowed);
    }

    [Fact]
    public void A_question_goes_back_to_where_it_came_from()
    {
        var report = Reporting.ReportThatIs(ReportStatus.Reopened);
        report.Ask("Hoe laat?", Reporting.Officer, CoreHost.Now);

        report.GoOnWithoutAnswer(CoreHost.Now.AddDays(9));

        Assert.Equal(ReportStatus.Reopened, report.Status);
    }

    [Fact]
    public void A_reporter_reopens_within_the_term_and_an_officer_after_it_too()
    {
        var late = WorkingTime.AddDays(CoreHost.Now, Reporting.Kind().ReopenDays);

        Assert.Equal(new ReopenTermHasPassed(), Reporting.ReportThatIs(ReportStatus.Resolved).Reopen("Weer", Actor.Reporter, late).Error);
        Assert.Null(Reporting.ReportThatIs(ReportStatus.Resolved).Reopen("Weer", Actor.Reporter, late.AddMinutes(-1)).Error);
        Assert.Null(Reporting.ReportThatIs(ReportStatus.Resolved).Reopen("Weer", Reporting.Officer, late).Error);
    }

    [Fact]
    public void Confirming_again_changes_nothing()
    {
        var report = Reporting.ReportThatIs(ReportStatus.Unconfirmed);
        report.Confirm(Actor.Reporter, CoreHost.Now);
        var (events, due) = (report.RaisedEvents.Count, report.DueAt);

        Assert.True(report.Confirm(Actor.Reporter, CoreHost.Now.AddDays(1)).IsDone);

        Assert.Equal(events, report.RaisedEvents.Count);
        Assert.Equal(due, report.DueAt);
    }

    private static Case OtherCase() =>
        Case.Open(PublicCode.ForCase(CoreHost.Now), "Iets anders", Reporting.ReportThatIs(ReportStatus.InReview), Reporting.Officer, CoreHost.Now).Value!;
}
