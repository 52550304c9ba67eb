using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.Core.Reports.Following;

namespace Wijkagent.Web.Public.Following;

/// <summary>A report as its reporter reads it.</summary>
public sealed class ReportController(OpenedServices services) : OpenedController(services)
{
    [HttpGet(Root)]
    public async Task<IActionResult> Show(bool? telaat, CancellationToken cancel)
    {
        var view = await ShowAsync(null, cancel);
        view.ViewData.Model = (ReportPage)view.Model! with { CameLate = telaat == true };
        return view;
    }
}

/// <summary>What the page of a report shows.</summary>
/// <param name="Report">The report.</param>
/// <param name="Photos">Its pictures.</param>
/// <param name="Message">What was typed, when it has to be mended.</param>
/// <param name="Looks">When staff looked; null for who is not signed in as its reporter.</param>
public sealed record ReportPage(FollowedReport Report, IReadOnlyList<ShownAttachment> Photos, string? Message, ReportLook? Looks)
{
    /// <summary>How many pictures can still be added.</summary>
    public int Room => Math.Max(0, ReportAttachment.Most - Photos.Count);

    /// <summary>The address of its feed; null when it has none.</summary>
    public string? FeedPath { get; init; }

    /// <summary>Whether an answer came after its question was over, and was added instead.</summary>
    public bool CameLate { get; init; }

    /// <summary>Whether what was sent arrived but for the files that the page names.</summary>
    public bool HasArrived { get; init; }
}
