using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Reports.Following;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Public.Following;

/// <summary>Corrects what was told; what stood there stays to be read.</summary>
public sealed class CorrectionController(OpenedServices services, ReportCorrecting correcting) : OpenedController(services)
{
    [HttpGet(Root + "/verbeteren")]
    public IActionResult Correct() => Report.CorrectUntil is null
        ? LocalRedirect(Address)
        : View(new CorrectPage(Report) { Text = Report.Text, PlaceWords = Report.Place });

    [HttpPost(Root + "/verbeteren")]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> Send([FromForm] string? text, [FromForm] string? placeWords, CancellationToken cancel) => Back(
        await correcting.CorrectAsync(new CorrectReport(Report.Code, text, placeWords), cancel),
        () => View("Correct", new CorrectPage(Report) { Text = text, PlaceWords = placeWords }));
}

/// <summary>What the page shows.</summary>
/// <param name="Report">The report.</param>
public sealed record CorrectPage(FollowedReport Report)
{
    /// <summary>What happened, to be corrected.</summary>
    public string? Text { get; init; }

    /// <summary>The place in words, to be corrected.</summary>
    public string? PlaceWords { get; init; }
}
