using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Privacy.Rights.Requests;

/// <summary>All that a request begins with, checked and complete.</summary>
/// <param name="Code">Its code.</param>
/// <param name="SendKey">Made with the form, unique.</param>
/// <param name="Right">Which right.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Law">Under which law that falls.</param>
/// <param name="ReportCode">Which report, when it is about one that is known.</param>
/// <param name="Name">Who asks.</param>
/// <param name="Email">Where the answer is told of.</param>
/// <param name="Proof">How the requester wants to prove who it is.</param>
/// <param name="Text">What is asked.</param>
/// <param name="Language">«nl» or «en».</param>
public sealed record SentRequest(
    string Code,
    string SendKey,
    RequestedRight Right,
    RequestSubject Subject,
    LegalRegime Law,
    string? ReportCode,
    string Name,
    string Email,
    IdentityProof Proof,
    string Text,
    string Language);

/// <summary>
/// Something that the law lets somebody ask of who is responsible for the data: it has a term, a handler and an answer. Its
/// state changes by these methods alone, and each change raises an event.
/// </summary>
public sealed class RightsRequest : Entity, IHoldsContent, IFoundByAddress
{
    /// <summary>The longest text of a request.</summary>
    public const int TextLength = 3000;

    /// <summary>The longest answer, or reason for an extension.</summary>
    public const int AnswerLength = 4000;

    private RightsRequest()
    {
    }

    /// <summary>The public code: <c>VZ-2026-7K3MQ9</c>. Unique.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Made with the form, unique: the same form sent twice is one request.</summary>
    public string SendKey { get; private set; } = "";

    /// <summary>Which right.</summary>
    public RequestedRight Right { get; private set; }

    /// <summary>What it is about.</summary>
    public RequestSubject Subject { get; private set; }

    /// <summary>Under which law that falls.</summary>
    public LegalRegime Law { get; private set; }

    /// <summary>Where it is.</summary>
    public RequestStatus Status { get; private set; }

    /// <summary>Who asks.</summary>
    public SealedText Name { get; private set; } = null!;

    /// <summary>Where the answer is told of.</summary>
    public SealedText Email { get; private set; } = null!;

    /// <summary>What is asked.</summary>
    public SealedText Text { get; private set; } = null!;

    /// <summary>Which report, when it is about one.</summary>
    public SealedText? ReportCode { get; private set; }

    /// <summary>Keyed hash of the address in whose account it is shown once it is confirmed; null when that account was erased.</summary>
    public byte[]? FoundBy { get; private set; }

    /// <summary>How the requester wants to prove who it is.</summary>
    public IdentityProof Proof { get; private set; }

    /// <summary>«nl» or «en»: answers and mails follow it.</summary>
    public string Language { get; private set; } = "nl";

    /// <summary>When it was sent, UTC.</summary>
    public DateTime SubmittedAt { get; private set; }

    /// <summary>When it was confirmed, UTC.</summary>
    public DateTime? ReceivedAt { get; private set; }

    /// <summary>Before when it is to be answered, UTC.</summary>
    public DateTime DueAt { get; private set; }

    /// <summary>The account that handles it; the name is in <see cref="StaffName"/>.</summary>
    public Guid? HandlerId { get; private set; }

    /// <summary>Why it takes longer; the requester reads it.</summary>
    public SealedText? ExtensionReason { get; private set; }

    /// <summary>What was decided.</summary>
    public RequestOutcome? Outcome { get; private set; }

    /// <summary>Why something is not done.</summary>
    public RefusalGround? Ground { get; private set; }

    /// <summary>The answer; the requester reads it.</summary>
    public SealedText? Answer { get; private set; }

    /// <summary>When it was answered or taken back, UTC.</summary>
    public DateTime? EndedAt { get; private set; }

    string? IFoundByAddress.AddressToFind => Email.Value;

    Guid IHoldsContent.RowId => Id;

    Guid IHoldsContent.ContentKeyId => Id;

    /// <summary>Sends a request; it waits for the link in the mail.</summary>
    public static RightsRequest Submit(SentRequest sent, DateTime now)
    {
        var request = new RightsRequest
        {
            Code = sent.Code,
            SendKey = sent.SendKey,
            Right = sent.Right,
            Subject = sent.Subject,
            Law = sent.Law,
            Name = SealedText.Of(sent.Name),
            Email = SealedText.Of(sent.Email),
            Text = SealedText.Of(sent.Text),
            ReportCode = SealedText.Of(sent.ReportCode),
            Proof = sent.Proof,
            Language = sent.Language,
            SubmittedAt = now,
            DueAt = RequestTerms.EndOf(sent.Law, sent.Right, now),
        };
        request.Raise(new RightsRequestSubmitted(sent.Right, sent.Law), Actor.Reporter, now);
        return request;
    }

    /// <summary>Whether the days to confirm it are over.</summary>
    public bool IsTooLateToConfirm(DateTime now) => Status == RequestStatus.Unconfirmed && WorkingTime.AddDays(SubmittedAt, RequestTerms.ConfirmationDays) <= now;

    /// <summary>The link in the mail was followed.</summary>
    public Result Confirm(DateTime now)
    {
        if (Refuse(RequestStatus.Received) is { } refused)
            return refused;
        (Status, ReceivedAt) = (RequestStatus.Received, now);
        Raise(new RightsRequestConfirmed(), Actor.Reporter, now);
        return Result.Done;
    }

    /// <summary>Somebody handles it from now on: the first one, or in the place of a colleague.</summary>
    public Result TakeUp(Actor by, DateTime now)
    {
        if (!RequestLifecycle.Open.Contains(Status))
            return new RequestCannotBecome(Status, RequestStatus.InHandling);
        if (HandlerId is not null && HandlerId == by.UserId)
            return Result.Done;
        if (Status == RequestStatus.Received)
            Status = RequestStatus.InHandling;
        HandlerId = by.UserId;
        Raise(new RightsRequestTakenUp(), by, now);
        return Result.Done;
    }

    /// <summary>It takes longer, once and as long as the law lets it; the requester has to hear of it within the term.</summary>
    public Result Extend(string reason, Actor by, DateTime now)
    {
        if (Refuse(RequestStatus.Extended) is { } refused)
            return refused;
        if (DueAt <= now)
            return new ExtensionTooLate();
        Status = RequestStatus.Extended;
        DueAt = RequestTerms.LongestOf(Law, Right, SubmittedAt);
        ExtensionReason = SealedText.Of(reason);
        Raise(new RightsRequestExtended(), by, now);
        return Result.Done;
    }

    /// <summary>Answers it for good. What is not wholly granted has a ground.</summary>
    public Result Decide(RequestOutcome outcome, RefusalGround? ground, string answer, Actor by, DateTime now)
    {
        if (Refuse(RequestStatus.Answered) is { } refused)
            return refused;
        Status = RequestStatus.Answered;
        (Outcome, Ground, Answer, EndedAt) = (outcome, outcome == RequestOutcome.Granted ? null : ground, SealedText.Of(answer), now);
        Raise(new RightsRequestAnswered(outcome, Ground), by, now);
        return Result.Done;
    }

    /// <summary>The requester takes it back.</summary>
    public Result Withdraw(DateTime now)
    {
        if (Refuse(RequestStatus.Withdrawn) is { } refused)
            return refused;
        (Status, EndedAt) = (RequestStatus.Withdrawn, now);
        Raise(new RightsRequestWithdrawn(), Actor.Reporter, now);
        return Result.Done;
    }

    void IFoundByAddress.BeFoundBy(byte[]? hash) => FoundBy = hash;

    /// <summary>From now on it is shown in the account of another address, or in none.</summary>
    internal void MoveTo(byte[]? hash) => FoundBy = hash;

    private RequestCannotBecome? Refuse(RequestStatus next) => RequestLifecycle.Allows(Status, next) ? null : new RequestCannotBecome(Status, next);
}
