using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Tests.Reports;

/// <summary>The table of domain.md, «A report's life», written out once more and tried on a real report.</summary>
public sealed class ReportLifecycleTests
{
    private static readonly Dictionary<ReportStatus, string> Table = new()
    {
        [ReportStatus.Unconfirmed] = "Received Expired",
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
    [InlineData(ReportStatus.Received)]
    [InlineData(ReportStatus.InReview)]
    [InlineData(ReportStatus.AwaitingReporter)]
    [InlineData(ReportStatus.Referred)]
    [InlineData(ReportStatus.Declined)]
    [InlineData(ReportStatus.Resolved)]
    [InlineData(ReportStatus.Closed)]
    [InlineData(ReportStatus.Reopened)]
    [InlineData(ReportStatus.Withdrawn)]
    [InlineData(ReportStatus.Unconfirmed)]
    [InlineData(ReportStatus.Expired)]
    public void What_the_table_refuses_changes_nothing(ReportStatus from)
    {
        var now = Reporting.Now;
        (ReportStatus To, Func<Report, Error?> Step)[] steps =
        [
            (ReportStatus.Expired, r => r.Expire(now).Error),
            (ReportStatus.AwaitingReporter, r => r.Ask("Hoe laat?", Reporting.Officer, now).Error),
            (ReportStatus.Resolved, r => r.Resolve("Gedaan", Reporting.Officer, now).Error),
            (ReportStatus.Referred, r => r.Refer("Gemeente", "Zij doen dit", Reporting.Officer, now).Error),
            (ReportStatus.Declined, r => r.Decline("Geen politie", Reporting.Officer, now).Error),
            (ReportStatus.Closed, r => r.Close(Actor.System, now).Error),
            (ReportStatus.Reopened, r => r.Reopen("Toch niet", Reporting.Officer, now).Error),
            (ReportStatus.Withdrawn, r => r.Withdraw(Actor.Reporter, now).Error),
        ];
        foreach (var (to, step) in steps)
        {
            var report = Reporting.ReportThatIs(from);
            var events = report.RaisedEvents.Count;

            var error = step(report);

            // While a question is open the report goes back where it came from by its answer or its term alone.
            var isFree = from != ReportStatus.AwaitingReporter || to == ReportStatus.Withdrawn;
            if (isFree && Table[from].Split(' ').Contains(to.ToString()))
            {
                Assert.Null(error);
                Assert.Equal(to, report.Status);
            }
            else
            {
                Assert.Equal(new ReportCannotBecome(from, to), error);
                Assert.Equal(from, report.Status);
                Assert.Equal(events, report.RaisedEvents.Count);
            }
        }
    }

    [Fact]
    public void The_officers_term_stands_still_while_the_reporter_is_asked()
    {
        var report = Reporting.ReportThatIs(ReportStatus.InReview);
        var (asked, left) = (Reporting.Now.AddHours(3), report.DueAt - Reporting.Now.AddHours(3));
        report.Ask("Hoe laat?", Reporting.Officer, asked);

        var answered = asked.AddDays(4);
        report.Add("Om tien uur", Actor.Reporter, answered);

        Assert.Equal(ReportStatus.InReview, report.Status);
        Assert.Equal(answered + left, report.DueAt);
    }

    [Fact]
    public void A_question_goes_back_to_where_it_came_from()
    {
        var report = Reporting.ReportThatIs(ReportStatus.Reopened);
        report.Ask("Hoe laat?", Reporting.Officer, Reporting.Now);

        report.GoOnWithoutAnswer(Reporting.Now.AddDays(9));

        Assert.Equal(ReportStatus.Reopened, report.Status);
    }

    [Fact]
    public void A_reporter_reopens_within_the_term_and_an_officer_after_it_too()
    {
        var late = Reporting.Now.AddDays(Reporting.Kind().ReopenDays).AddMinutes(1);

        Assert.Equal(new ReopenTermHasPassed(), Reporting.ReportThatIs(ReportStatus.Resolved).Reopen("Weer", Actor.Reporter, late).Error);
        Assert.Null(Reporting.ReportThatIs(ReportStatus.Resolved).Reopen("Weer", Actor.Reporter, late.AddMinutes(-2)).Error);
        Assert.Null(Reporting.ReportThatIs(ReportStatus.Resolved).Reopen("Weer", Reporting.Officer, late).Error);
    }

    [Fact]
    public void Confirming_again_changes_nothing()
    {
        var report = Reporting.ReportThatIs(ReportStatus.Unconfirmed);
        report.Confirm(Actor.Reporter, Reporting.Now);
        var (events, due) = (report.RaisedEvents.Count, report.DueAt);

        Assert.True(report.Confirm(Actor.Reporter, Reporting.Now.AddDays(1)).IsDone);

        Assert.Equal(events, report.RaisedEvents.Count);
        Assert.Equal(due, report.DueAt);
    }
}
