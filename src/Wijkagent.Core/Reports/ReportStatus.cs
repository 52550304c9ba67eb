namespace Wijkagent.Core.Reports;

/// <summary>Where a report is in its life (domain.md, «A report's life»). A draft is no report yet and is kept apart.</summary>
public enum ReportStatus
{
    /// <summary>Waits for the link in the mail to be followed.</summary>
    Unconfirmed,

    /// <summary>In the inbox of the officer.</summary>
    Received,

    /// <summary>An officer reads and judges it.</summary>
    InReview,

    /// <summary>On a case.</summary>
    InProgress,

    /// <summary>The officer asked the reporter something; the deadline stands still.</summary>
    AwaitingReporter,

    /// <summary>Another body, named, was asked to take it over.</summary>
    Referred,

    /// <summary>Not taken up, with a reason.</summary>
    Declined,

    /// <summary>Done, with an outcome; the reporter can react.</summary>
    Resolved,

    /// <summary>Done, and the term to react has passed.</summary>
    Closed,

    /// <summary>Taken up again.</summary>
    Reopened,

    /// <summary>The reporter took it back.</summary>
    Withdrawn,

    /// <summary>Was never confirmed.</summary>
    Expired,

    /// <summary>Received, and set apart: something about how it was sent makes the coordinator look first. Its reporter reads «received».</summary>
    SetApart,
}

/// <summary>The one table of what may follow what.</summary>
public static class ReportLifecycle
{
    private static readonly Dictionary<ReportStatus, ReportStatus[]> Next = new()
    {
        [ReportStatus.Unconfirmed] = [ReportStatus.Received, ReportStatus.SetApart, ReportStatus.Expired],
        [ReportStatus.SetApart] = [ReportStatus.Received, ReportStatus.Declined, ReportStatus.Withdrawn],
        [ReportStatus.Received] =
        [
            ReportStatus.InReview, ReportStatus.InProgress, ReportStatus.Resolved, ReportStatus.Referred,
            ReportStatus.Declined, ReportStatus.Withdrawn,
        ],
        [ReportStatus.InReview] =
        [
            ReportStatus.InProgress, ReportStatus.AwaitingReporter, ReportStatus.Resolved, ReportStatus.Referred,
            ReportStatus.Declined, ReportStatus.Withdrawn,
        ],
        [ReportStatus.InProgress] =
        [
            ReportStatus.AwaitingReporter, ReportStatus.InReview, ReportStatus.Resolved, ReportStatus.Referred,
            ReportStatus.Withdrawn,
        ],
        [ReportStatus.AwaitingReporter] =
            [ReportStatus.InReview, ReportStatus.InProgress, ReportStatus.Reopened, ReportStatus.Withdrawn],
        [ReportStatus.Referred] = [ReportStatus.InReview, ReportStatus.Closed],
        [ReportStatus.Declined] = [ReportStatus.Reopened],
        [ReportStatus.Resolved] = [ReportStatus.Closed, ReportStatus.Reopened],
        [ReportStatus.Closed] = [ReportStatus.Reopened],
        [ReportStatus.Reopened] =
        [
            ReportStatus.InProgress, ReportStatus.AwaitingReporter, ReportStatus.Resolved, ReportStatus.Referred,
            ReportStatus.Declined, ReportStatus.Withdrawn,
        ],
        [ReportStatus.Withdrawn] = [],
        [ReportStatus.Expired] = [],
    };

    /// <summary>Whether a report in one state may go to another.</summary>
    public static bool Allows(ReportStatus from, ReportStatus to) => Next[from].Contains(to);

    /// <summary>The states that may follow this one.</summary>
    public static IReadOnlyList<ReportStatus> After(ReportStatus from) => Next[from];

    /// <summary>The state as its reporter is told it: whoever sends what is looked at first learns nothing of that.</summary>
    public static ReportStatus AsTold(ReportStatus status) => status == ReportStatus.SetApart ? ReportStatus.Received : status;

    /// <summary>Whether it was answered for good, and its reporter can react for a while.</summary>
    public static bool IsOver(ReportStatus status) => status is ReportStatus.Resolved or ReportStatus.Closed or ReportStatus.Declined;

    /// <summary>The states in which an officer still has to do something.</summary>
    public static IReadOnlyList<ReportStatus> Open { get; } =
    [
        ReportStatus.Received, ReportStatus.InReview, ReportStatus.InProgress, ReportStatus.AwaitingReporter,
        ReportStatus.Reopened,
    ];
}
