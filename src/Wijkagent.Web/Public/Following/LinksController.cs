using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports.Following;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Public.Following;

/// <summary>
/// The links in mails. Programs that look through mail follow links too, so a link only shows a page with one button;
/// pressing it opens or confirms.
/// </summary>
[AllowAnonymous]
[PersonalPage]
public sealed class LinksController(ReportFollowing following, FollowCookie cookie) : Controller
{
    [HttpGet("/meldingen/{code}/openen")]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> Open(string code, string? sleutel, CancellationToken cancel)
    {
        var opens = await following.OpenByLinkAsync(PublicCode.Normalise(code) ?? "", sleutel, cancel);
        return opens.IsDone ? View(new LinkPage(opens.Value, sleutel)) : Broken();
    }

    [HttpPost("/meldingen/{code}/openen")]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> Opened(string code, [FromForm] string? sleutel, CancellationToken cancel)
    {
        var opened = await following.OpenByLinkAsync(PublicCode.Normalise(code) ?? "", sleutel, cancel);
        if (!opened.IsDone)
            return Broken();
        cookie.Open(opened.Value);
        return LocalRedirect($"{FollowController.Path}/{opened.Value}");
    }

    [HttpGet("/meldingen/{code}/bevestigen")]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> Confirm(string code, string? sleutel, CancellationToken cancel)
    {
        var kept = PublicCode.Normalise(code) ?? "";
        var looked = await following.LookAtConfirmationAsync(kept, sleutel, cancel);
        if (!looked.IsDone)
            return Broken();
        return looked.Value == Confirmation.Done ? View(new LinkPage(kept, sleutel)) : View("Confirmed", new ConfirmedPage(kept, looked.Value));
    }

    [HttpPost("/meldingen/{code}/bevestigen")]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> Confirmed(string code, [FromForm] string? sleutel, CancellationToken cancel)
    {
        var kept = PublicCode.Normalise(code) ?? "";
        var confirmed = await following.ConfirmAsync(kept, sleutel, cancel);
        return confirmed.IsDone ? View(new ConfirmedPage(kept, confirmed.Value)) : Broken();
    }

    private ViewResult Broken()
    {
        var page = View("Broken");
        page.StatusCode = StatusCodes.Status404NotFound;
        return page;
    }
}

/// <summary>What the page behind a link shows.</summary>
/// <param name="Code">The report.</param>
/// <param name="Key">The key out of the link.</param>
public sealed record LinkPage(string Code, string? Key);

/// <summary>What the page after confirming shows.</summary>
/// <param name="Code">The report.</param>
/// <param name="Confirmation">How it went.</param>
public sealed record ConfirmedPage(string Code, Confirmation Confirmation);
