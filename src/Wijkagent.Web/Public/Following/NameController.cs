using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Reports.Following;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Public.Following;

/// <summary>Removes the name from a report, after asking once more: it goes on as an anonymous one.</summary>
public sealed class NameController(OpenedServices services, NameRemoval removal) : OpenedController(services)
{
    [HttpGet(Root + "/naam")]
    public IActionResult Remove() => Report.CanRemoveName ? View(Report) : LocalRedirect(Address);

    [HttpPost(Root + "/naam")]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> Confirm(CancellationToken cancel) =>
        Back(await removal.RemoveAsync(Report.Code, cancel), () => View("Remove", Report), "#gegevens");
}
