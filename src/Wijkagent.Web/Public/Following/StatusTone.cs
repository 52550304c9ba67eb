using Wijkagent.Core.Reports;
using Wijkagent.Web.Shared.TagHelpers;

namespace Wijkagent.Web.Public.Following;

/// <summary>How the state of a report looks to its reporter.</summary>
public static class StatusTone
{
    /// <summary>Of a state.</summary>
    public static Tone Of(ReportStatus status) => status switch
    {
        ReportStatus.Resolved or ReportStatus.Closed => Tone.Positive,
        ReportStatus.Unconfirmed or ReportStatus.AwaitingReporter => Tone.Warning,
        ReportStatus.Declined or ReportStatus.Withdrawn or ReportStatus.Expired => Tone.Neutral,
        _ => Tone.Info,
    };
}
