using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Following;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared.Forms;

namespace Wijkagent.Web.Public.Following;

/// <summary>Asks the officer to call.</summary>
public sealed class CallBackController(OpenedServices services, CallBacks calls) : OpenedController(services)
{
    [HttpGet(Root + "/terugbellen")]
    public IActionResult CallBack() => Report.CanAskCallBack ? View(new CallBackPage(Report)) : LocalRedirect(Address);

    [HttpPost(Root + "/terugbellen")]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> Ask([FromForm] string? phone, [FromForm] string? moment, CancellationToken cancel)
    {
        var asked = await calls.AskAsync(new AskCallBack(Report.Code, phone, Chosen.Of<CallMoment>(moment)), cancel);
        return Back(asked, () => View("CallBack", new CallBackPage(Report) { Phone = phone, Moment = moment }));
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Report">The report.</param>
public sealed record CallBackPage(FollowedReport Report)
{
    /// <summary>The number, when it has to be mended.</summary>
    public string? Phone { get; init; }

    /// <summary>The time of day that was chosen.</summary>
    public string? Moment { get; init; }
}
