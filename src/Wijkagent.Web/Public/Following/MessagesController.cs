using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Common;
using Wijkagent.Core.Media;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.Core.Reports.Following;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared.Uploads;

namespace Wijkagent.Web.Public.Following;

/// <summary>Adds words and photos to a report, or answers the officer's question with them.</summary>
public sealed class MessagesController(OpenedServices services, ReportAdding adding, UploadTurns turns) : OpenedController(services)
{
    /// <summary>The field with the words; it stands before the files.</summary>
    public const string Field = "message";

    /// <summary>The field of a form that asks for an answer; it stands before the words.</summary>
    public const string AnswerField = "answer";

    [HttpPost(Root + "/berichten")]
    [StreamedUpload]
    [RequestSizeLimit(UploadLimits.MostBytes)]
    [RequestTimeout(UploadLimits.MostMilliseconds)]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> Add(CancellationToken cancel)
    {
        var form = SentForm.Of(HttpContext);
        string? Message() => form is null ? Request.Form[Field].ToString() : form[Field];
        using var turn = form is null ? null : turns.Take(HttpContext);
        if (turn is { IsAcquired: false })
        {
            await form!.ReadFieldsAsync(cancel);
            return await NoRoomAsync(Message(), cancel);
        }

        Result<AddedFiles> added;
        try
        {
            added = await adding.AddAsync(Report.Code, form?.FilesAsync(cancel) ?? AsyncEnumerable.Empty<SentFile>(), Message, cancel);
        }
        catch (FileStoreAwayException)
        {
            return await NoRoomAsync(Message(), cancel);
        }

        if (added is { IsDone: true, Value: { Refused: { Count: > 0 } refused, Added: var kept } })
        {
            foreach (var error in refused)
                Services.Failures.AddTo(ModelState, error);
            // What could be kept is, so the page is read anew, says so and asks for nothing of it again.
            return await AgainAsync(UploadLimits.StatusOf(refused[0]), null, kept > 0 || !string.IsNullOrWhiteSpace(Message()), cancel);
        }

        var page = added.Error is InvalidError ? await ShowAsync(Message(), cancel) : null;
        // The form asked for an answer, and the question was there no more: it was kept all the same.
        var cameLate = (form?.Has(AnswerField) ?? Request.Form.ContainsKey(AnswerField)) && Report.Question is null;
        return Back(added.IsDone ? Result.Done : added.Error, () => page!, cameLate ? "?telaat=true#verloop" : "#verloop");
    }

    private Task<ViewResult> NoRoomAsync(string? message, CancellationToken cancel)
    {
        ModelState.AddModelError(FileRefused.ErrorField, Services.Failures.WordsOf(new NoRoomForFiles(), "Adding"));
        return AgainAsync(StatusCodes.Status503ServiceUnavailable, message, false, cancel);
    }

    private async Task<ViewResult> AgainAsync(int status, string? message, bool hasArrived, CancellationToken cancel)
    {
        var page = await ShowAsync(message, hasArrived, cancel);
        Response.StatusCode = status;
        page.StatusCode = status;
        ErrorSetup.SayWhenAgain(Response);
        return page;
    }
}
