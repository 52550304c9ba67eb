using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Common;
using Wijkagent.Core.Privacy.Rights.Requests;
using Wijkagent.Core.Reports.Following;
using Wijkagent.Web.Public.Following;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Public.Rights;

/// <summary>The links in mails about a request: they show a page with one button, as programs that look through mail follow links.</summary>
[AllowAnonymous]
[PersonalPage]
[Route(RequestController.Path + "/{code}")]
public sealed class RequestLinksController(RequestFollowing following, FollowCookie cookie) : Controller
{
    [HttpGet("openen")]
    public IActionResult Open(string code, string? sleutel) => View("Open", new LinkPage(PublicCode.Normalise(code) ?? "", sleutel));

    [HttpPost("openen")]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> Opened(string code, [FromForm] string? sleutel, CancellationToken cancel)
    {
        var opened = await following.OpenByLinkAsync(PublicCode.Normalise(code) ?? "", sleutel, cancel);
        if (!opened.IsDone)
            return Broken();
        cookie.Open(opened.Value);
        return LocalRedirect($"{RequestController.Path}/{opened.Value}");
    }

    [HttpGet("bevestigen")]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> Confirm(string code, string? sleutel, CancellationToken cancel)
    {
        var kept = PublicCode.Normalise(code) ?? "";
        var looked = await following.LookAtConfirmationAsync(kept, sleutel, cancel);
        if (!looked.IsDone)
            return Broken();
        return looked.Value == Confirmation.Done ? View("Confirm", new LinkPage(kept, sleutel)) : View("Confirmed", new ConfirmedPage(kept, looked.Value));
    }

    [HttpPost("bevestigen")]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> Confirmed(string code, [FromForm] string? sleutel, CancellationToken cancel)
    {
        var kept = PublicCode.Normalise(code) ?? "";
        var confirmed = await following.ConfirmAsync(kept, sleutel, cancel);
        if (!confirmed.IsDone)
            return Broken();
        if (confirmed.Value != Confirmation.Done)
            return View("Confirmed", new ConfirmedPage(kept, confirmed.Value));
        // Whoever holds this link has the mailbox, which is what opens a request.
        cookie.Open(kept);
        return LocalRedirect($"{RequestController.Path}/{kept}?bevestigd=ja");
    }

    private ViewResult Broken()
    {
        var page = View("Broken");
        page.StatusCode = StatusCodes.Status404NotFound;
        return page;
    }
}
