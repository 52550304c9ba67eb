namespace Wijkagent.Core.Privacy.Rights.Requests;

/// <summary>Which right somebody uses (AVG, articles 15 to 22; Wpg, articles 25 and 28).</summary>
public enum RequestedRight
{
    /// <summary>To see what is held (AVG 15, Wpg 25).</summary>
    See,

    /// <summary>To have it corrected or completed (AVG 16, Wpg 28).</summary>
    Correct,

    /// <summary>To have it destroyed (AVG 17, Wpg 28).</summary>
    Erase,

    /// <summary>To have its use limited (AVG 18, Wpg 28).</summary>
    Limit,

    /// <summary>To object to its use (AVG 21 alone).</summary>
    Oppose,

    /// <summary>To carry it away (AVG 20 alone).</summary>
    CarryAway,

    /// <summary>To complain about how data were handled (Awb, chapter 9).</summary>
    Complaint,
}

/// <summary>What a request is about, which says under which law it falls.</summary>
public enum RequestSubject
{
    /// <summary>A report, or what the police did with one.</summary>
    Report,

    /// <summary>An account of the portal.</summary>
    Account,

    /// <summary>A message to an officer.</summary>
    Message,

    /// <summary>Something else of the portal.</summary>
    Other,
}

/// <summary>How the requester wants to prove who it is. No copy of an identity card is asked for.</summary>
public enum IdentityProof
{
    /// <summary>By the mailbox that confirmed the request: enough for what is held under that address.</summary>
    Mailbox,

    /// <summary>At a police station, with an identity card.</summary>
    Station,

    /// <summary>Somebody calls to agree on another way.</summary>
    Call,
}

/// <summary>Where a request is.</summary>
public enum RequestStatus
{
    /// <summary>Waits for the link in the mail to be followed.</summary>
    Unconfirmed,

    /// <summary>Waits for a handler.</summary>
    Received,

    /// <summary>Somebody handles it.</summary>
    InHandling,

    /// <summary>Somebody handles it, and the requester was told that it takes longer and why.</summary>
    Extended,

    /// <summary>Answered for good.</summary>
    Answered,

    /// <summary>The requester took it back.</summary>
    Withdrawn,
}

/// <summary>What was decided.</summary>
public enum RequestOutcome
{
    /// <summary>All that was asked is done.</summary>
    Granted,

    /// <summary>A part of it is.</summary>
    Partly,

    /// <summary>None of it.</summary>
    Refused,
}

/// <summary>Why something is not done: the grounds of Wpg 27, AVG 12, 17 and 21, and UAVG 41.</summary>
public enum RefusalGround
{
    /// <summary>It would hinder an investigation or prosecution.</summary>
    Investigation,

    /// <summary>It would endanger public or national safety.</summary>
    Safety,

    /// <summary>It would harm the rights of somebody else.</summary>
    OthersRights,

    /// <summary>The law says that it must be kept, or it is still needed for a task in the public interest.</summary>
    StillNeeded,

    /// <summary>The request is manifestly unfounded or excessive.</summary>
    Unfounded,

    /// <summary>The requester could not be identified.</summary>
    NotIdentified,

    /// <summary>Nothing is held of the requester.</summary>
    NothingHeld,
}

/// <summary>The one table of what may follow what.</summary>
public static class RequestLifecycle
{
    private static readonly Dictionary<RequestStatus, RequestStatus[]> Next = new()
    {
        [RequestStatus.Unconfirmed] = [RequestStatus.Received],
        [RequestStatus.Received] = [RequestStatus.InHandling, RequestStatus.Withdrawn],
        [RequestStatus.InHandling] = [RequestStatus.Extended, RequestStatus.Answered, RequestStatus.Withdrawn],
        [RequestStatus.Extended] = [RequestStatus.Answered, RequestStatus.Withdrawn],
        [RequestStatus.Answered] = [],
        [RequestStatus.Withdrawn] = [],
    };

    /// <summary>Whether a request in one state may go to another.</summary>
    public static bool Allows(RequestStatus from, RequestStatus to) => Next[from].Contains(to);

    /// <summary>The states in which an answer is still to come.</summary>
    public static IReadOnlyList<RequestStatus> Open { get; } = [RequestStatus.Received, RequestStatus.InHandling, RequestStatus.Extended];
}
