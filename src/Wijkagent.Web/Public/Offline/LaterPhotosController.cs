using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Common;
using Wijkagent.Core.Media;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Web.Public.Reporting;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;
using Wijkagent.Web.Shared.Uploads;

namespace Wijkagent.Web.Public.Offline;

/// <summary>The pictures of a report that is written without a network: a device sends them one by one, before the answers.</summary>
[AllowAnonymous]
public sealed class LaterPhotosController(LaterPhotos photos, ReportDrafts drafts, DraftCookie cookie, UploadTurns turns, Failures failures) : Controller
{
    /// <summary>The address.</summary>
    public const string Path = LaterReportController.Path + "/fotos";

    /// <summary>The field with the key of the report.</summary>
    public const string Key = "Key";

    /// <summary>The field that says which of its pictures it is.</summary>
    public const string Number = "Number";

    /// <summary>Takes one in; where none comes along it says which are here.</summary>
    [HttpPost(Path)]
    [PersonalPage]
    [StreamedUpload]
    [RequestSizeLimit(ReportAttachment.MostBytes + RequestLimitsSetup.MaxBodySize)]
    [RequestTimeout(UploadLimits.MostMilliseconds)]
    [EnableRateLimiting(RateLimits.Uploading)]
    public async Task<IActionResult> Add(CancellationToken cancel)
    {
        if (SentForm.Of(HttpContext) is not { } form)
            return Request.HasFormContentType ? Told(await photos.HeldAsync((await Request.ReadFormAsync(cancel))[Key], cancel)) : BadRequest();
        if (!int.TryParse(form[Number], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is 0 or > ReportAttachment.Most)
            return BadRequest();
        using var turn = turns.Take(HttpContext);
        if (!turn.IsAcquired)
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        var after = (await drafts.OpenAsync(cookie.Token, cancel)).Value?.Answers;
        try
        {
            return Told(await photos.AddAsync(new SendPhotoLater(form[Key], number, form.FilesAsync(cancel)), after, cancel));
        }
        catch (FileStoreAwayException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private JsonResult Told(Result<LaterPhotosHeld> held) => held.IsDone
        ? Json(held.Value)
        : new JsonResult(new { message = failures.WordsOf(held.Error) })
        {
            StatusCode = held.Error switch
            {
                NotFoundError => StatusCodes.Status404NotFound,
                InvalidError wrong => UploadLimits.StatusOf(wrong),
                _ => StatusCodes.Status422UnprocessableEntity,
            },
        };
}
