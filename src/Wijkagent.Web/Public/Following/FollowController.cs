using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports.Following;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Public.Following;

/// <summary>Opens a report with its code and secret.</summary>
[AllowAnonymous]
[PersonalPage]
public sealed class FollowController(ReportFollowing following, FollowCookie cookie, Failures failures) : Controller
{
    public const string Path = "/meldingen";

    [HttpGet(Path)]
    public IActionResult Follow(string? code) => View(new FollowForm { Code = PublicCode.Normalise(code) });

    [HttpPost(Path)]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> Open(FollowForm form, CancellationToken cancel)
    {
        var opened = await following.OpenAsync(new OpenReport(form.Code, form.Secret, HttpContext.Connection.RemoteIpAddress), cancel);
        if (opened.Error is TooManyTries tooMany)
            return Refuse(form, tooMany);
        if (!opened.IsDone)
            return failures.Answer(this, opened.Error, () => View("Follow", form));
        cookie.Open(opened.Value);
        return form.Unsent is { IsMissed: true } unsent ? View("Unsent", new UnsentPage(opened.Value, unsent)) : LocalRedirect($"{Path}/{opened.Value}");
    }

    [HttpPost(Path + "/sluiten")]
    public IActionResult Close()
    {
        cookie.Close();
        return LocalRedirect("/");
    }

    private ViewResult Refuse(FollowForm form, TooManyTries tooMany)
    {
        Failures.SayWhenAgain(Response, WrongTries.Remembered);
        ModelState.AddModelError("", failures.WordsOf(tooMany));
        var page = View("Follow", form);
        page.StatusCode = StatusCodes.Status429TooManyRequests;
        return page;
    }
}

/// <summary>Code and secret as they were typed.</summary>
public sealed class FollowForm
{
    public string? Code { get; set; }
    public string? Secret { get; set; }

    /// <summary>What was written on a page of a report that this browser does not hold any more; nobody fills it in.</summary>
    public Unsent? Unsent { get; set; }
}
