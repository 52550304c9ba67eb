using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Public.Following;

/// <summary>Adds something to a report, or answers the officer's question.</summary>
public sealed class MessagesController(OpenedServices services) : OpenedController(services)
{
    [HttpPost(Root + "/berichten")]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> Add([FromForm] string? message, CancellationToken cancel) => Back(
        await Services.Following.AddAsync(Report.Code, message, cancel),
        () => View("Report", new ReportPage(Report, message)),
        "#verloop");
}
