using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.Core.Reports.Diary;
using Wijkagent.Core.Reports.Following;
using Wijkagent.Web.Public.Following;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Public.Offline;

/// <summary>
/// A moment of a diary that is written without a network, on a device that did not open the report: with its code and secret.
/// The page for it, which a device keeps, and what the device sends later.
/// </summary>
[AllowAnonymous]
public sealed class LaterMomentController(ReportFollowing following, DiaryKeeping keeping, Failures failures) : Controller
{
    /// <summary>The address.</summary>
    public const string Path = OfflineController.Path + "/moment";

    // Nothing of it is somebody's own, and it holds no token: the service worker keeps it as it is for everybody.
    [HttpGet(Path)]
    public IActionResult Moment() => View(new FollowForm());

    /// <summary>Takes a moment in, however often it is sent. The browser holds the report no more after it than before.</summary>
    [HttpPost(Path)]
    [PersonalPage]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> Send([FromForm] FollowForm? opening, [FromForm] DiaryForm? moment, CancellationToken cancel)
    {
        // A body that is no form: its token came beside it, so nobody looked at it before.
        if (opening is null || moment is null || !Request.HasFormContentType)
            return BadRequest();
        var opened = await following.OpenAsync(new OpenReport(opening.Code, opening.Secret, HttpContext.Connection.RemoteIpAddress), cancel);
        if (opened.Error is TooManyTries)
        {
            Response.Headers.RetryAfter = ((int)WrongTries.Remembered.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        if (!opened.IsDone)
            return Told("wrong", opened.Error, StatusCodes.Status403Forbidden);
        var added = await keeping.AddAsync(opened.Value, AsyncEnumerable.Empty<SentFile>(), () => (moment.ToInput(), moment.SendingKey), cancel);
        return added.IsDone ? Json(new LaterMomentAnswer("noted")) : Told("unfit", added.Error, Failures.StatusOf(added.Error));
    }

    private JsonResult Told(string state, Error error, int status)
    {
        IEnumerable<Error> all = error is SeveralInvalid several ? several.All : [error];
        return new(new LaterMomentAnswer(state, string.Join('\n', all.Select(one => failures.WordsOf(one))))) { StatusCode = status };
    }
}

/// <summary>What the device is told about a moment that it sent.</summary>
/// <param name="State">«noted», «wrong» (code and secret do not belong together) or «unfit».</param>
/// <param name="Message">What is the matter.</param>
public sealed record LaterMomentAnswer(string State, string? Message = null);
