using Wijkagent.Core.Common;
using Wijkagent.Core.Reports.Questions;

namespace Wijkagent.Core.Reports.Following;

/// <summary>A report as its reporter reads it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Kind">What kind it is.</param>
/// <param name="Sensitive">Whether it is of a sensitive kind: nothing of it goes in titles.</param>
/// <param name="Status">Where it is.</param>
/// <param name="DueAt">The end of the term that runs, UTC.</param>
/// <param name="TermIsOver">Whether that moment has passed: then it is no promise any more.</param>
/// <param name="ReferredTo">Who took it over.</param>
/// <param name="Neighbourhood">Where it is.</param>
/// <param name="Place">Where, in words.</param>
/// <param name="Text">What was told.</param>
/// <param name="Details">What was answered to the kind's own questions.</param>
/// <param name="HappenedOn">The day.</param>
/// <param name="HappenedAt">The local time.</param>
/// <param name="GoingOn">Whether it was going on.</param>
/// <param name="Frequency">How often.</param>
/// <param name="SubmittedAt">When it was sent, UTC.</param>
/// <param name="Anonymous">Whether without contact details.</param>
/// <param name="ReopenUntil">Until when (UTC) the reporter can say that it is not solved; null when that can't be said now.</param>
/// <param name="Timeline">What happened, oldest first.</param>
public sealed record FollowedReport(
    string Code,
    LocalizedText Kind,
    bool Sensitive,
    ReportStatus Status,
    DateTime? DueAt,
    bool TermIsOver,
    string? ReferredTo,
    string Neighbourhood,
    string Place,
    string Text,
    IReadOnlyList<ToldDetail> Details,
    DateOnly? HappenedOn,
    TimeOnly? HappenedAt,
    bool GoingOn,
    Frequency Frequency,
    DateTime SubmittedAt,
    bool Anonymous,
    DateTime? ReopenUntil,
    IReadOnlyList<FollowedMoment> Timeline)
{
    /// <summary>Whether the reporter can add something, or answer.</summary>
    public bool CanAdd => Status is not (ReportStatus.Unconfirmed or ReportStatus.Withdrawn or ReportStatus.Expired);

    /// <summary>Whether the reporter can take it back.</summary>
    public bool CanWithdraw => ReportLifecycle.Allows(Status, ReportStatus.Withdrawn);
}

/// <summary>Something that happened, as it is told to the reporter.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="What">The name of an event or a kind of message.</param>
/// <param name="Text">What was written; null when nothing was.</param>
/// <param name="By">Who wrote it; empty for the reporter.</param>
public sealed record FollowedMoment(DateTime At, string What, string? Text, string By);
