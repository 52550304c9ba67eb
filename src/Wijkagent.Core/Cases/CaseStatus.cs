namespace Wijkagent.Core.Cases;

/// <summary>How far a case is.</summary>
public enum CaseStatus
{
    /// <summary>Opened, nothing done yet.</summary>
    Open,

    /// <summary>Being worked on.</summary>
    InProgress,

    /// <summary>Waiting for somebody, who is named.</summary>
    Waiting,

    /// <summary>Solved, with an outcome.</summary>
    Resolved,

    /// <summary>Solved, and nobody reacted within the term.</summary>
    Closed,

    /// <summary>Taken up again.</summary>
    Reopened,
}

/// <summary>What was done.</summary>
public enum CaseActionKind
{
    /// <summary>Talked with somebody.</summary>
    Talk,

    /// <summary>Visited somebody at home.</summary>
    HomeVisit,

    /// <summary>Went and looked.</summary>
    Patrol,

    /// <summary>Met with partners or residents.</summary>
    Meeting,

    /// <summary>Sat with two parties.</summary>
    MediationSession,

    /// <summary>Sent somebody on to who can help.</summary>
    Referral,

    /// <summary>Warned somebody.</summary>
    Warning,

    /// <summary>Something else.</summary>
    Other,
}
