using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Public.Following;

/// <summary>Takes a report back, after asking once more.</summary>
public sealed class WithdrawalController(OpenedServices services) : OpenedController(services)
{
    [HttpGet(Root + "/intrekken")]
    public IActionResult Withdraw() => Report.CanWithdraw ? View(Report) : LocalRedirect(Address);

    [HttpPost(Root + "/intrekken")]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> Confirm(CancellationToken cancel) =>
        Back(await Services.Following.WithdrawAsync(Report.Code, cancel), () => View("Withdraw", Report));
}
