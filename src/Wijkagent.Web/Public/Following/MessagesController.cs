using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Public.Following;

/// <summary>Adds something to a report, or answers the officer's question.</summary>
public sealed class MessagesController(OpenedServices services) : OpenedController(services)
{
    [HttpPost(Root + "/berichten")]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> Add([FromForm] string? message, CancellationToken cancel)
    {
        var added = await Services.Following.AddAsync(Report.Code, message, cancel);
        var page = added.IsDone ? null : await ShowAsync(message, cancel);
        return Back(added, () => page!, "#verloop");
    }
}
