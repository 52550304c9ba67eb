using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Reports.Following;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Public.Following;

/// <summary>Says that it is not solved, and why.</summary>
public sealed class ReopeningController(OpenedServices services) : OpenedController(services)
{
    [HttpGet(Root + "/heropenen")]
    public IActionResult Reopen() => Report.ReopenUntil is null ? LocalRedirect(Address) : View(new ReopenPage(Report, null));

    [HttpPost(Root + "/heropenen")]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> Send([FromForm] string? reason, CancellationToken cancel) => Back(
        await Services.Following.ReopenAsync(Report.Code, reason, cancel),
        () => View("Reopen", new ReopenPage(Report, reason)));
}

/// <summary>What the page shows.</summary>
/// <param name="Report">The report.</param>
/// <param name="Reason">What was typed, when it has to be mended.</param>
public sealed record ReopenPage(FollowedReport Report, string? Reason);
