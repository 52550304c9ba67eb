using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Common;
using Wijkagent.Core.Privacy.Rights.Requests;
using Wijkagent.Web.Public.Following;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Public.Rights;

/// <summary>A request as its requester reads it, in the browser that followed its link; others are brought to the form.</summary>
[AllowAnonymous]
[PersonalPage]
[Route(RequestController.Path + "/{code}")]
public sealed class FollowedRequestController(RequestFollowing following, FollowCookie cookie, Failures failures, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(string code, string? bevestigd, CancellationToken cancel)
    {
        if (Held(code) is not { } kept)
            return LocalRedirect(RequestController.Path);
        return await following.ReadAsync(kept, cancel) is { } request
            ? View("Request", new RequestPage(request, bevestigd is not null, request.DueAt <= clock.GetUtcNow().UtcDateTime))
            : NotFound();
    }

    [HttpPost("intrekken")]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> Withdraw(string code, CancellationToken cancel)
    {
        if (Held(code) is not { } kept)
            return LocalRedirect(RequestController.Path);
        var address = $"{RequestController.Path}/{kept}";
        var withdrawn = await following.WithdrawAsync(kept, cancel);
        return withdrawn.IsDone ? LocalRedirect(address) : failures.Answer(this, withdrawn.Error, back: address);
    }

    private string? Held(string code) => PublicCode.Normalise(code) is { } kept && cookie.Holds(kept) ? kept : null;
}

/// <summary>What the page of a request shows.</summary>
/// <param name="Request">The request.</param>
/// <param name="JustConfirmed">Whether it was confirmed just now.</param>
/// <param name="TermIsOver">Whether the term has passed: then it is no promise any more.</param>
public sealed record RequestPage(FollowedRequest Request, bool JustConfirmed, bool TermIsOver);
