using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports.Screening;

namespace Wijkagent.Core.Reports;

// What can happen to a report, from the sending to the end. What may follow what is in ReportLifecycle.
public sealed partial class Report
{
    /// <summary>
    /// Sends a report. With contact details it waits for the link in the mail; without, or taken in by staff, it is in
    /// the inbox at once.
    /// </summary>
    public static Report Submit(SubmittedReport told, ReportKind kind, Actor by, DateTime now)
    {
        var report = new Report
        {
            Code = told.Code,
            SecretHash = told.SecretHash,
            SubmissionKey = told.SubmissionKey,
            KindId = kind.Id,
            Kind = kind,
            NeighbourhoodId = told.NeighbourhoodId,
            Point = PointText.Seal(told.Point),
            Line = kind.Sensitive ? null : SealedText.Of(told.Line),
            NearLongitude = kind.Sensitive ? null : PointText.AboutWhere(told.Point?.Longitude),
            NearLatitude = kind.Sensitive ? null : PointText.AboutWhere(told.Point?.Latitude),
            PlaceText = SealedText.Of(told.PlaceText),
            Text = SealedText.Of(told.Text),
            Details = SealedText.Of(told.Details),
            HappenedOn = told.HappenedOn,
            HappenedAt = told.HappenedAt,
            HappenedUntil = told.HappenedUntil,
            BegunOn = told.BegunOn,
            UsualTimes = SealedText.Of(told.UsualTimes),
            GoingOn = told.GoingOn,
            Frequency = told.Frequency,
            Language = told.Language,
            Contact = told.Contact,
            Role = told.Role,
            ForWhom = SealedText.Of(told.ForWhom),
            OtherKnows = told.OtherKnows,
            Tenure = told.Tenure,
            Landlord = SealedText.Of(told.Landlord),
            ToldWith = told.ToldWith,
            SubmittedAt = now,
            Signs = told.Signs,
        };
        report.Raise(new ReportSubmitted(told.Contact is null), by, now);
        if (told.Contact?.Email is not null && by.Kind != ActorKind.Staff)
        {
            report.Status = ReportStatus.Unconfirmed;
            report.DueAt = WorkingTime.AddDays(now, ConfirmationDays);
        }
        else
        {
            report.Receive(now);
        }

        foreach (var partner in told.SharedWith)
            report.Consent(partner, told.Language, by, now);
        return report;
    }

    /// <summary>The link in the mail was followed. Following it again changes nothing.</summary>
    public Result Confirm(Actor by, DateTime now)
    {
        if (Status is not (ReportStatus.Unconfirmed or ReportStatus.Expired))
            return Result.Done;
        if (Refuse(ReportStatus.Received) is { } refused)
            return refused;
        Contact?.Verify(now);
        Raise(new ReportConfirmed(), by, now);
        Receive(now);
        return Result.Done;
    }

    /// <summary>An officer opens it for the first time. Opening it later changes nothing.</summary>
    public bool TakeInReview(Actor by, DateTime now)
    {
        if (Status != ReportStatus.Received)
            return false;
        Status = ReportStatus.InReview;
        Raise(new ReportTakenInReview(), by, now);
        return true;
    }

    /// <summary>Puts it on a case; from then on it follows the case's resolution.</summary>
    public Result Join(Case @case, Actor by, DateTime now)
    {
        if (CaseId is not null || Case is not null)
            return new ReportAlreadyOnCase();
        if (Refuse(ReportStatus.InProgress) is { } refused)
            return refused;
        Case = @case;
        Status = ReportStatus.InProgress;
        HearsAgain(now);
        Raise(new ReportJoinedCase(@case.Number), by, now);
        return Result.Done;
    }

    /// <summary>Takes it off its case; it is judged again.</summary>
    public Result Leave(Case @case, Actor by, DateTime now)
    {
        if (Case != @case && CaseId != @case.Id)
            return new ReportNotOnThisCase();
        if (Refuse(ReportStatus.InReview) is { } refused)
            return refused;
        Status = ReportStatus.InReview;
        GoOffCase(by, now);
        return Result.Done;
    }

    /// <summary>Asks the reporter something; the officer's term stands still until the answer, or until its term passes.</summary>
    public Result<ReportMessage> Ask(string question, Actor by, DateTime now)
    {
        if (Refuse(ReportStatus.AwaitingReporter) is { } refused)
            return refused;
        StandStill(now);
        var message = Write(MessageKind.Question, question, by, now);
        Raise(new ReporterAsked(), by, now);
        return message;
    }

    /// <summary>The officer writes to the reporter, who hears again within the term of the kind as long as it is worked on.</summary>
    /// <param name="text">What.</param>
    /// <param name="by">Who.</param>
    /// <param name="now">The moment, UTC.</param>
    /// <param name="seenUntil">Until when what the reporter wrote was read, UTC, where it goes to several at once; all of it when left out.</param>
    public Result<ReportMessage> Tell(string text, Actor by, DateTime now, DateTime? seenUntil = null)
    {
        if (Band == AgeBand.Locked)
            return new KeptForComplaintsOnly();
        if (Status is ReportStatus.Unconfirmed or ReportStatus.Withdrawn or ReportStatus.Expired)
            return new ReportHasEnded();
        var message = Write(MessageKind.Message, text, by, now, seenUntil);
        HearsAgain(now);
        Raise(new ReporterTold(), by, now);
        return message;
    }

    /// <summary>It is done: the outcome is what the reporter reads.</summary>
    /// <param name="outcome">What was reached.</param>
    /// <param name="by">Who.</param>
    /// <param name="now">The moment, UTC.</param>
    /// <param name="seenUntil">Until when what the reporter wrote was read, UTC, where several are done at once; all of it when left out.</param>
    public Result<ReportMessage> Resolve(string outcome, Actor by, DateTime now, DateTime? seenUntil = null)
    {
        if (Refuse(ReportStatus.Resolved) is { } refused)
            return refused;
        End(ReportStatus.Resolved, now);
        DueAt = WorkingTime.AddDays(now, Kind.ReopenDays);
        var message = Write(MessageKind.Outcome, outcome, by, now, seenUntil);
        Raise(new ReportResolved(), by, now);
        return message;
    }

    /// <summary>Another body, named, was asked to take it over. The case it was on goes on without it.</summary>
    public Result<ReportMessage> Refer(string to, string explanation, Actor by, DateTime now)
    {
        if (Refuse(ReportStatus.Referred) is { } refused)
            return refused;
        End(ReportStatus.Referred, now);
        GoOffCase(by, now);
        (ReferredTo, DueAt) = (SealedText.Of(to), null);
        var message = Write(MessageKind.Outcome, explanation, by, now);
        Raise(new ReportReferred(), by, now);
        return message;
    }

    /// <summary>It is not taken up; the reason is what the reporter reads.</summary>
    public Result<ReportMessage> Decline(string reason, Actor by, DateTime now)
    {
        // What is set apart is judged by itself: whoever declines has it in the inbox.
        if (Status == ReportStatus.SetApart)
            return new ReportCannotBecome(Status, ReportStatus.Declined);
        if (Refuse(ReportStatus.Declined) is { } refused)
            return refused;
        End(ReportStatus.Declined, now);
        DueAt = WorkingTime.AddDays(now, Kind.ReopenDays);
        var message = Write(MessageKind.Outcome, reason, by, now);
        Raise(new ReportDeclined(), by, now);
        return message;
    }

    /// <summary>What was referred came back.</summary>
    public Result ComeBack(Actor by, DateTime now)
    {
        if (Status != ReportStatus.Referred)
            return new ReportCannotBecome(Status, ReportStatus.InReview);
        (Status, EndedAt, RatedAt, ReferredTo, Band) = (ReportStatus.InReview, null, null, null, AgeBand.Free);
        DueAt = WorkingTime.AddWorkingDays(now, Kind.FirstReplyWorkingDays);
        Raise(new ReportCameBack(), by, now);
        return Result.Done;
    }

    /// <summary>The term to react has passed, or an officer knows that the other body has it.</summary>
    public Result Close(Actor by, DateTime now)
    {
        if (Refuse(ReportStatus.Closed) is { } refused)
            return refused;
        if (Status == ReportStatus.Resolved && by.Kind == ActorKind.Staff)
            return new ReportCannotBecome(Status, ReportStatus.Closed);
        Status = ReportStatus.Closed;
        DueAt = null;
        Raise(new ReportClosed(), by, now);
        return Result.Done;
    }

    /// <summary>Whether an officer works on it, and nothing is asked: an addition would be taken for the answer.</summary>
    public bool IsWorkedOn => Status is ReportStatus.InReview or ReportStatus.InProgress or ReportStatus.Reopened;

    /// <summary>It is not solved after all: by the reporter within the term of its kind, or by an officer.</summary>
    public Result<ReportMessage> Reopen(string reason, Actor by, DateTime now)
    {
        if (Refuse(ReportStatus.Reopened) is { } refused)
            return refused;
        if (by.Kind != ActorKind.Staff && EndedAt is { } ended && WorkingTime.AddDays(ended, Kind.ReopenDays) <= now)
            return new ReopenTermHasPassed();
        GoOffCase(by, now);
        (Status, EndedAt, RatedAt, ReferredTo, Band) = (ReportStatus.Reopened, null, null, null, AgeBand.Free);
        DueAt = WorkingTime.AddWorkingDays(now, Kind.FirstReplyWorkingDays);
        var message = Write(MessageKind.Reopening, reason, by, now);
        Raise(new ReportReopened(), by, now);
        return message;
    }

    /// <summary>The reporter takes it back; nobody calls any more, where the calls were read with it.</summary>
    public Result Withdraw(Actor by, DateTime now)
    {
        if (Refuse(ReportStatus.Withdrawn) is { } refused)
            return refused;
        End(ReportStatus.Withdrawn, now);
        (DueAt, RemindAt, ReporterWroteAt, DiaryNewSince) = (null, null, null, null);
        OpenCallBack?.End(now);
        Raise(new ReportWithdrawn(), by, now);
        return Result.Done;
    }

    // While a question is open it goes back to where it came from, by its answer or its term; nobody pushes it elsewhere.
    private Error? Refuse(ReportStatus next) =>
        Band == AgeBand.Locked ? new KeptForComplaintsOnly()
        : ReportLifecycle.Allows(Status, next) && (Status != ReportStatus.AwaitingReporter || next == ReportStatus.Withdrawn)
            ? null
            : new ReportCannotBecome(Status, next);

    private void End(ReportStatus status, DateTime now) =>
        (Status, EndedAt, Signs, ApartUntil) = (status, now, ReportSigns.None, null);

    private ReportMessage Write(MessageKind kind, string text, Actor by, DateTime now, DateTime? seenUntil = null)
    {
        var message = new ReportMessage(kind, text, by, now);
        messages.Add(message);
        if (!message.FromStaff)
            ReporterWroteAt = now;
        // Who writes back has seen what there is; who writes to several at once, no more than was on the screen.
        else if (seenUntil is null)
            (ReporterWroteAt, DiaryNewSince) = (null, null);
        else if (ReporterWroteAt <= seenUntil)
            ReporterWroteAt = null;
        return message;
    }
}
