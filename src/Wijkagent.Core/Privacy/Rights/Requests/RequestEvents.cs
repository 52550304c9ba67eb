using Wijkagent.Core.Common;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Privacy.Rights.Requests;

/// <summary>Somebody asked something that the law lets people ask.</summary>
/// <param name="Right">Which right.</param>
/// <param name="Law">Under which law.</param>
public sealed record RightsRequestSubmitted(RequestedRight Right, LegalRegime Law) : DomainEvent;

/// <summary>The requester followed the link in the mail.</summary>
public sealed record RightsRequestConfirmed : DomainEvent;

/// <summary>Somebody handles it.</summary>
public sealed record RightsRequestTakenUp : DomainEvent;

/// <summary>It takes longer.</summary>
public sealed record RightsRequestExtended : DomainEvent;

/// <summary>It was answered.</summary>
/// <param name="Outcome">What was decided.</param>
/// <param name="Ground">Why something is not done.</param>
public sealed record RightsRequestAnswered(RequestOutcome Outcome, RefusalGround? Ground) : DomainEvent;

/// <summary>The requester took it back.</summary>
public sealed record RightsRequestWithdrawn : DomainEvent;

/// <summary>The step is not in the table of a request's life.</summary>
/// <param name="From">Where it is.</param>
/// <param name="To">Where it was to go.</param>
public sealed record RequestCannotBecome(RequestStatus From, RequestStatus To) : ConflictError;

/// <summary>The term has passed in which the requester had to hear that it takes longer.</summary>
public sealed record ExtensionTooLate : ConflictError;

/// <summary>The law that this falls under does not give this right.</summary>
/// <param name="Field">The input it is about.</param>
public sealed record NotUnderThisLaw(string Field) : InvalidError(Field);

/// <summary>Asks a requester to confirm that the address is theirs.</summary>
/// <param name="Code">The request.</param>
/// <param name="Link">What <see cref="ReportSecrets.MakeLink"/> made to confirm it.</param>
public sealed record ConfirmRequestMail(string Code, string Link) : Mail;

/// <summary>Tells a requester that there is something to read.</summary>
/// <param name="Code">The request.</param>
/// <param name="Link">What <see cref="ReportSecrets.MakeLink"/> made to read it.</param>
/// <param name="News">What happened.</param>
/// <param name="DueAt">Before when it is answered, UTC.</param>
public sealed record RequestNewsMail(string Code, string Link, RequestNews News, DateTime DueAt) : Mail;

/// <summary>Tells who handles requests that there is one.</summary>
/// <param name="Code">The request.</param>
/// <param name="DueAt">Before when it is to be answered, UTC.</param>
/// <param name="NobodyHandles">Whether nobody has the role, so that administrators are told.</param>
public sealed record RequestCameInMail(string Code, DateTime DueAt, bool NobodyHandles) : Mail;

/// <summary>What a requester is mailed about.</summary>
public enum RequestNews
{
    /// <summary>It was confirmed, and is with who handles it.</summary>
    Received,

    /// <summary>It takes longer.</summary>
    Extended,

    /// <summary>There is an answer.</summary>
    Answered,
}
