using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods;

namespace Wijkagent.Core.Reports;

/// <summary>How often it happened.</summary>
public enum Frequency
{
    /// <summary>One time.</summary>
    Once,

    /// <summary>More than once.</summary>
    SeveralTimes,

    /// <summary>Every day or night.</summary>
    Daily,

    /// <summary>All the time.</summary>
    Constantly,
}

/// <summary>
/// What one reporter told once. What was told is never rewritten, only added to; its state changes by the methods
/// here and by nothing else, and each change raises an event.
/// </summary>
public sealed class Report : Entity
{
    /// <summary>The longest account of what happened.</summary>
    public const int TextLength = 3000;

    /// <summary>The longest description of the place in words.</summary>
    public const int PlaceLength = 300;

    /// <summary>The length of the code people see: <c>WA-2026-7K3MQ9</c>.</summary>
    public const int CodeLength = 14;

    /// <summary>The longest name of another body that takes it over.</summary>
    public const int ReferredToLength = 150;

    /// <summary>How many days a guest has to follow the link in the mail.</summary>
    public const int ConfirmationDays = 14;

    /// <summary>How many working days the reporter has to answer a question.</summary>
    public const int AnswerWorkingDays = 5;

    private readonly List<ReportMessage> messages = [];

    private Report()
    {
    }

    /// <summary>The public code; says nothing and is no secret. Unique.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Keyed hash of the secret that opens the report.</summary>
    public byte[] SecretHash { get; private set; } = [];

    /// <summary>The draft it came from, unique: what is sent twice is stored once.</summary>
    public Guid SubmissionKey { get; private set; }

    /// <summary>What kind of report it is.</summary>
    public Guid KindId { get; private set; }

    /// <summary>What kind of report it is.</summary>
    public ReportKind Kind { get; private set; } = null!;

    /// <summary>Where it is in its life.</summary>
    public ReportStatus Status { get; private set; }

    /// <summary>Where it happened.</summary>
    public Guid NeighbourhoodId { get; private set; }

    /// <summary>Where it happened.</summary>
    public Neighbourhood Neighbourhood { get; private set; } = null!;

    /// <summary>Longitude, WGS84, degrees; null when the place was told in words alone.</summary>
    public double? Longitude { get; private set; }

    /// <summary>Latitude, WGS84, degrees; null when the place was told in words alone.</summary>
    public double? Latitude { get; private set; }

    /// <summary>The place in words.</summary>
    public string PlaceText { get; private set; } = "";

    /// <summary>What happened, in the reporter's words.</summary>
    public string Text { get; private set; } = "";

    /// <summary>On which day; null when it is going on or the reporter does not know.</summary>
    public DateOnly? HappenedOn { get; private set; }

    /// <summary>At what time, local; null when not told.</summary>
    public TimeOnly? HappenedAt { get; private set; }

    /// <summary>Whether it was going on when it was told.</summary>
    public bool GoingOn { get; private set; }

    /// <summary>How often.</summary>
    public Frequency Frequency { get; private set; }

    /// <summary>The language it was told in, «nl» or «en»: answers and mails follow it.</summary>
    public string Language { get; private set; } = "nl";

    /// <summary>How to reach the reporter; null for who stays anonymous.</summary>
    public ReporterContact? Contact { get; private set; }

    /// <summary>The case it is on.</summary>
    public Guid? CaseId { get; private set; }

    /// <summary>The case it is on.</summary>
    public Case? Case { get; private set; }

    /// <summary>When it was sent, UTC.</summary>
    public DateTime SubmittedAt { get; private set; }

    /// <summary>When it came into the inbox, UTC; null while unconfirmed.</summary>
    public DateTime? ReceivedAt { get; private set; }

    /// <summary>
    /// The end of the term that runs now, UTC: to confirm, to get a first answer, to answer a question, or to react
    /// to the outcome. Null when no term runs.
    /// </summary>
    public DateTime? DueAt { get; private set; }

    /// <summary>When it was resolved, referred, declined or withdrawn, UTC.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>Who took it over, when it was referred.</summary>
    public string? ReferredTo { get; private set; }

    /// <summary>Where it came from when a question was asked.</summary>
    public ReportStatus? StatusBeforeQuestion { get; private set; }

    /// <summary>What the officer still had of the term when a question was asked.</summary>
    public TimeSpan? TermLeft { get; private set; }

    /// <summary>What reporter and officer wrote to each other.</summary>
    public IReadOnlyCollection<ReportMessage> Messages => messages;

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
            Longitude = told.Point?.Longitude,
            Latitude = told.Point?.Latitude,
            PlaceText = told.PlaceText,
            Text = told.Text,
            HappenedOn = told.HappenedOn,
            HappenedAt = told.HappenedAt,
            GoingOn = told.GoingOn,
            Frequency = told.Frequency,
            Language = told.Language,
            Contact = told.Contact,
            SubmittedAt = now,
        };
        report.Raise(new ReportSubmitted(told.Contact is null), by, now);
        if (told.Contact?.Email is not null && by.Kind != ActorKind.Staff)
        {
            report.Status = ReportStatus.Unconfirmed;
            report.DueAt = now.AddDays(ConfirmationDays);
        }
        else
        {
            report.Receive(now);
        }

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
        Raise(new ReportJoinedCase(@case.Number), by, now);
        return Result.Done;
    }

    /// <summary>Takes it off its case; it is judged again.</summary>
    public Result Leave(Case @case, Actor by, DateTime now)
    {
        if (CaseId != @case.Id)
            return new ReportNotOnThisCase();
        if (Refuse(ReportStatus.InReview) is { } refused)
            return refused;
        (Case, CaseId) = (null, null);
        Status = ReportStatus.InReview;
        Raise(new ReportLeftCase(@case.Number), by, now);
        return Result.Done;
    }

    /// <summary>Asks the reporter something; the officer's term stands still until the answer, or until its term passes.</summary>
    public Result<ReportMessage> Ask(string question, Actor by, DateTime now)
    {
        if (Refuse(ReportStatus.AwaitingReporter) is { } refused)
            return refused;
        (StatusBeforeQuestion, TermLeft) = (Status, DueAt - now);
        Status = ReportStatus.AwaitingReporter;
        DueAt = WorkingTime.AddWorkingDays(now, AnswerWorkingDays);
        var message = Write(MessageKind.Question, question, by, now);
        Raise(new ReporterAsked(), by, now);
        return message;
    }

    /// <summary>The reporter adds something; it answers the question when one is open.</summary>
    public Result<ReportMessage> Add(string text, Actor by, DateTime now)
    {
        if (Status is ReportStatus.Withdrawn or ReportStatus.Expired)
            return new ReportHasEnded();
        if (Status != ReportStatus.AwaitingReporter)
        {
            var addition = Write(MessageKind.Addition, text, by, now);
            Raise(new ReporterAdded(), by, now);
            return addition;
        }

        var answer = Write(MessageKind.Answer, text, by, now);
        Raise(new ReporterAnswered(), by, now);
        ContinueAfterQuestion(now);
        return answer;
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

    /// <summary>The officer writes to the reporter.</summary>
    public Result<ReportMessage> Tell(string text, Actor by, DateTime now)
    {
        if (Status is ReportStatus.Unconfirmed or ReportStatus.Withdrawn or ReportStatus.Expired)
            return new ReportHasEnded();
        var message = Write(MessageKind.Message, text, by, now);
        Raise(new ReporterTold(), by, now);
        return message;
    }

    /// <summary>It is done: the outcome is what the reporter reads.</summary>
    public Result<ReportMessage> Resolve(string outcome, Actor by, DateTime now)
    {
        if (Refuse(ReportStatus.Resolved) is { } refused)
            return refused;
        End(ReportStatus.Resolved, now);
        DueAt = now.AddDays(Kind.ReopenDays);
        var message = Write(MessageKind.Outcome, outcome, by, now);
        Raise(new ReportResolved(), by, now);
        return message;
    }

    /// <summary>Another body, named, was asked to take it over.</summary>
    public Result<ReportMessage> Refer(string to, string explanation, Actor by, DateTime now)
    {
        if (Refuse(ReportStatus.Referred) is { } refused)
            return refused;
        End(ReportStatus.Referred, now);
        (ReferredTo, DueAt) = (to, null);
        var message = Write(MessageKind.Outcome, explanation, by, now);
        Raise(new ReportReferred(), by, now);
        return message;
    }

    /// <summary>It is not taken up; the reason is what the reporter reads.</summary>
    public Result<ReportMessage> Decline(string reason, Actor by, DateTime now)
    {
        if (Refuse(ReportStatus.Declined) is { } refused)
            return refused;
        End(ReportStatus.Declined, now);
        DueAt = now.AddDays(Kind.ReopenDays);
        var message = Write(MessageKind.Outcome, reason, by, now);
        Raise(new ReportDeclined(), by, now);
        return message;
    }

    /// <summary>What was referred came back.</summary>
    public Result ComeBack(Actor by, DateTime now)
    {
        if (Status != ReportStatus.Referred)
            return new ReportCannotBecome(Status, ReportStatus.InReview);
        (Status, EndedAt, ReferredTo) = (ReportStatus.InReview, null, null);
        DueAt = WorkingTime.AddWorkingDays(now, Kind.FirstReplyWorkingDays);
        Raise(new ReportCameBack(), by, now);
        return Result.Done;
    }

    /// <summary>The term to react has passed, or the other body has it.</summary>
    public Result Close(Actor by, DateTime now)
    {
        if (Refuse(ReportStatus.Closed) is { } refused)
            return refused;
        Status = ReportStatus.Closed;
        DueAt = null;
        Raise(new ReportClosed(), by, now);
        return Result.Done;
    }

    /// <summary>It is not solved after all: by the reporter within the term of its kind, or by an officer.</summary>
    public Result<ReportMessage> Reopen(string reason, Actor by, DateTime now)
    {
        if (Refuse(ReportStatus.Reopened) is { } refused)
            return refused;
        if (by.Kind != ActorKind.Staff && EndedAt?.AddDays(Kind.ReopenDays) < now)
            return new ReopenTermHasPassed();
        (Status, EndedAt, Case, CaseId) = (ReportStatus.Reopened, null, null, null);
        DueAt = WorkingTime.AddWorkingDays(now, Kind.FirstReplyWorkingDays);
        var message = Write(MessageKind.Reopening, reason, by, now);
        Raise(new ReportReopened(), by, now);
        return message;
    }

    /// <summary>The reporter takes it back.</summary>
    public Result Withdraw(Actor by, DateTime now)
    {
        if (Refuse(ReportStatus.Withdrawn) is { } refused)
            return refused;
        End(ReportStatus.Withdrawn, now);
        DueAt = null;
        Raise(new ReportWithdrawn(), by, now);
        return Result.Done;
    }

    private ReportCannotBecome? Refuse(ReportStatus next) =>
        ReportLifecycle.Allows(Status, next) ? null : new ReportCannotBecome(Status, next);

    private void Receive(DateTime now)
    {
        (Status, ReceivedAt) = (ReportStatus.Received, now);
        DueAt = WorkingTime.AddWorkingDays(now, Kind.FirstReplyWorkingDays);
    }

    private void ContinueAfterQuestion(DateTime now)
    {
        Status = StatusBeforeQuestion ?? ReportStatus.InReview;
        DueAt = TermLeft is { } left ? now + left : WorkingTime.AddWorkingDays(now, Kind.FirstReplyWorkingDays);
        (StatusBeforeQuestion, TermLeft) = (null, null);
    }

    private void End(ReportStatus status, DateTime now) => (Status, EndedAt) = (status, now);

    private ReportMessage Write(MessageKind kind, string text, Actor by, DateTime now)
    {
        var message = new ReportMessage(kind, text, by, now);
        messages.Add(message);
        return message;
    }
}
