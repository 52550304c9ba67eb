using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Common;
using Wijkagent.Core.Media;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.Core.Reports.Diary;
using Wijkagent.Core.Reports.Following;
using Wijkagent.Web.Public.Following;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;
using Wijkagent.Web.Shared.Uploads;

namespace Wijkagent.Web.Public.Offline;

/// <summary>
/// A moment of a diary that is written without a network, on a device that did not open the report: with its code and secret.
/// The page for it, which a device keeps, and what the device sends later.
/// </summary>
[AllowAnonymous]
public sealed class LaterMomentController(ReportFollowing following, DiaryKeeping keeping, UploadTurns turns, Failures failures) : Controller
{
    /// <summary>The address.</summary>
    public const string Path = OfflineController.Path + "/moment";

    // Nothing of it is somebody's own, and it holds no token: the service worker keeps it as it is for everybody.
    [HttpGet(Path)]
    public IActionResult Moment() => View(new FollowForm());

    /// <summary>
    /// Takes a moment in, with its picture, however often it is sent. Code and secret are among the first fields: nothing of a
    /// picture is read before they fit. The browser holds the report no more after it than before.
    /// </summary>
    [HttpPost(Path)]
    [PersonalPage]
    [StreamedUpload]
    [RequestSizeLimit(ReportAttachment.MostBytes + RequestLimitsSetup.MaxBodySize)]
    [RequestTimeout(UploadLimits.MostMilliseconds)]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> Send([FromForm] FollowForm? opening, CancellationToken cancel)
    {
        // A body that is no form: its token came beside it, so nobody looked at it before.
        if (opening is null || !Request.HasFormContentType)
            return BadRequest();
        var opened = await following.OpenAsync(new OpenReport(opening.Code, opening.Secret, HttpContext.Connection.RemoteIpAddress), cancel);
        if (opened.Error is TooManyTries)
        {
            Failures.SayWhenAgain(Response, WrongTries.Remembered);
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        if (!opened.IsDone)
            return Told("wrong", opened.Error, StatusCodes.Status403Forbidden);
        var sent = SentForm.Of(HttpContext);
        using var turn = sent is null ? null : turns.Take(HttpContext);
        if (turn is { IsAcquired: false })
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        var files = sent?.FilesAsync(cancel) ?? AsyncEnumerable.Empty<SentFile>();
        try
        {
            var added = await keeping.AddAsync(opened.Value, files, () => Filled(sent), cancel);
            return added.IsDone ? Json(new LaterMomentAnswer("noted")) : Told("unfit", added.Error, Failures.StatusOf(added.Error));
        }
        catch (FileStoreAwayException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private (TellMoment Told, string? SendingKey) Filled(SentForm? sent)
    {
        var form = DiaryForm.Of(sent, Request.Form);
        return (form.ToInput(), form.SendingKey);
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
