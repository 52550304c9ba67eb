using Wijkagent.Core.Cases;

namespace Wijkagent.Core.Reports.Known;

/// <summary>How far a problem is, as everybody may know it. Why it ended, and by whom, is not told.</summary>
public enum KnownState
{
    /// <summary>Somebody told it.</summary>
    Told,

    /// <summary>An officer looks at it.</summary>
    LookedAt,

    /// <summary>An officer works on it.</summary>
    WorkedOn,

    /// <summary>Another body was asked to take it over.</summary>
    PassedOn,

    /// <summary>Done, or nobody goes on with it.</summary>
    Ended,
}

/// <summary>About how many told it. No number: who looks twice would see that somebody came since.</summary>
public enum KnownCrowd
{
    /// <summary>One reporter.</summary>
    One,

    /// <summary>Two to four.</summary>
    Few,

    /// <summary>Five or more.</summary>
    Many,
}

/// <summary>A problem that others told of, as far as a stranger may know it.</summary>
/// <param name="Anchor">The report that stands for it. It leaves the program protected, and for one draft only.</param>
/// <param name="Metres">Within about how many metres of the place that was asked about; null when it is known to the neighbourhood alone.</param>
/// <param name="Neighbourhood">The neighbourhood in which it is; null when it is known to the square.</param>
/// <param name="LastTold">On which day it was last told.</param>
/// <param name="State">How far it is.</param>
/// <param name="Crowd">About how many told it.</param>
public sealed record KnownProblem(Guid Anchor, int? Metres, string? Neighbourhood, DateOnly LastTold, KnownState State, KnownCrowd Crowd);

/// <summary>What everybody may know of the states of reports and cases.</summary>
public static class KnownStates
{
    /// <summary>How far a problem is: by its case, where it is on one.</summary>
    public static KnownState Of(ReportStatus report, CaseStatus? onCase) => (onCase, report) switch
    {
        (CaseStatus.Resolved or CaseStatus.Closed, _) => KnownState.Ended,
        (not null, _) => KnownState.WorkedOn,
        (_, ReportStatus.Unconfirmed or ReportStatus.Received) => KnownState.Told,
        (_, ReportStatus.InProgress) => KnownState.WorkedOn,
        (_, ReportStatus.Referred) => KnownState.PassedOn,
        (_, ReportStatus.InReview or ReportStatus.AwaitingReporter or ReportStatus.Reopened) => KnownState.LookedAt,
        _ => KnownState.Ended,
    };
}
