using Wijkagent.Core.Common;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Reports.Screening;

namespace Wijkagent.Core.Reports;

// The terms in which an officer and a reporter hear from each other, and what ends with them.
public sealed partial class Report
{
    // A term ends with a day; nobody is mailed at that hour.
    private static readonly TimeSpan MorningAt = TimeSpan.FromHours(9);

    /// <summary>Nobody followed the link within the term.</summary>
    public Result Expire(DateTime now)
    {
        if (Refuse(ReportStatus.Expired) is { } refused)
            return refused;
        End(ReportStatus.Expired, now);
        DueAt = null;
        Raise(new ReportExpired(), Actor.System, now);
        return Result.Done;
    }

    /// <summary>No answer came within the term: the officer goes on without.</summary>
    public Result GoOnWithoutAnswer(DateTime now)
    {
        if (Status != ReportStatus.AwaitingReporter)
            return new ReportCannotBecome(Status, ReportStatus.InReview);
        ContinueAfterQuestion(now);
        Raise(new AnswerTermPassed(), Actor.System, now);
        return Result.Done;
    }

    /// <summary>Its time in a band has passed.</summary>
    public void Age(AgeBand band, DateTime now)
    {
        if (Band >= band)
            return;
        Band = band;
        Raise(new ReportAged(band), Actor.System, now);
    }

    /// <summary>Somebody opened it while it is locked, with a reason that is kept beside it.</summary>
    internal void OpenTo(Actor by, Guid opening, DateTime now) => RaiseOpening(new LockedReportOpened(), opening, by, now);

    /// <summary>Whether it only stands open to this person, and is another's to decide about.</summary>
    public bool IsAColleaguesOf(Actor by) => !by.Neighbourhoods.Contains(NeighbourhoodId);

    private void Receive(DateTime now)
    {
        ReceivedAt = now;
        DueAt = WorkingTime.AddWorkingDays(now, Kind.FirstReplyWorkingDays);
        if (Signs == ReportSigns.None)
            Status = ReportStatus.Received;
        else
            SetApart(now);
    }

    /// <summary>
    /// The reporter heard something: the term for it has ended, and the one to hear again begins. Not while the reporter is
    /// to answer, and not after the outcome: then the term is the reporter's.
    /// </summary>
    private void HearsAgain(DateTime now)
    {
        if (Status is ReportStatus.Received or ReportStatus.InReview or ReportStatus.InProgress or ReportStatus.Reopened)
            DueAt = WorkingTime.AddWorkingDays(now, Kind.NextReplyWorkingDays);
    }

    private void StandStill(DateTime now)
    {
        StatusBeforeQuestion = Status;
        WorkingDaysLeft = DueAt is { } due ? Math.Max(1, WorkingTime.WorkingDaysUntil(due, now)) : Kind.FirstReplyWorkingDays;
        Status = ReportStatus.AwaitingReporter;
        DueAt = WorkingTime.AddWorkingDays(now, Kind.AnswerWorkingDays);
        // Who can't be mailed reads the question at the report, and is reminded by nothing.
        var remindAt = WorkingTime.AddWorkingDays(now, Kind.AnswerWorkingDays - Kind.RemindWorkingDays) + MorningAt;
        RemindAt = Kind.RemindWorkingDays > 0 && Contact is { Email: not null, EmailVerifiedAt: not null } ? remindAt : null;
    }

    // What was late when the question was asked has a day again: it can't be answered in the past.
    private void ContinueAfterQuestion(DateTime now)
    {
        Status = StatusBeforeQuestion ?? ReportStatus.InReview;
        DueAt = WorkingTime.AddWorkingDays(now, WorkingDaysLeft ?? Kind.FirstReplyWorkingDays);
        (StatusBeforeQuestion, WorkingDaysLeft, RemindAt) = (null, null, null);
    }

    // Whoever reads the report to change it reads its case with it: both tell that they parted.
    private void GoOffCase(Actor by, DateTime now)
    {
        if (CaseId is null && Case is null)
            return;
        var @case = Case ?? throw new InvalidOperationException($"Report {Code} was read without its case.");
        (Case, CaseId) = (null, null);
        Raise(new ReportLeftCase(@case.Number), by, now);
        @case.LetGo(this, by, now);
    }
}
