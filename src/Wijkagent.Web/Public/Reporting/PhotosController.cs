using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Common;
using Wijkagent.Core.Media;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared.Uploads;

namespace Wijkagent.Web.Public.Reporting;

/// <summary>Has the visitor pictures? None are needed, and what is wrong with one keeps none of the others away.</summary>
public sealed class PhotosController(StepServices services, DraftAttachments attachments, PhotoPlaces places, UploadTurns turns) : StepController(services)
{
    /// <summary>The button that goes on.</summary>
    public const string GoOn = "next";

    protected override DraftStep Step => DraftStep.Photos;

    [HttpGet(StepPaths.Photos)]
    public async Task<IActionResult> Photos(CancellationToken cancel) => View(await PageAsync(cancel));

    [HttpPost(StepPaths.Photos)]
    [StreamedUpload]
    [RequestSizeLimit(UploadLimits.MostBytes)]
    [RequestTimeout(UploadLimits.MostMilliseconds)]
    [EnableRateLimiting(RateLimits.Uploading)]
    public async Task<IActionResult> Add(CancellationToken cancel)
    {
        var form = SentForm.Of(HttpContext);
        using var turn = form is null ? null : turns.Take(HttpContext);
        if (turn is { IsAcquired: false })
            return await NoRoomAsync(cancel);
        Result<AddedFiles> added;
        try
        {
            added = form is null ? new AddedFiles(0, [], AsksPlace: false) : await attachments.AddAsync(Token, form.FilesAsync(cancel), cancel);
        }
        catch (FileStoreAwayException)
        {
            return await NoRoomAsync(cancel);
        }

        if (!added.IsDone)
            return Gone();
        var goesOn = form is null ? Request.Form.ContainsKey(GoOn) : form.Has(GoOn);
        var refused = added.Value is { Added: 0, Refused: [] } && !goesOn ? [new ValueMissing(FileRefused.ErrorField)] : added.Value.Refused;
        foreach (var error in refused)
            Services.Failures.AddTo(ModelState, error);
        if (refused.Count > 0)
            return await AgainAsync(UploadLimits.StatusOf(refused[0]), cancel);
        // Whoever goes on at once is still asked whether the place in a picture is the place.
        return goesOn && !added.Value.AsksPlace
            ? Next(await Services.Answering.PassPhotosAsync(Token, cancel), () => throw new InvalidOperationException("There is nothing to refuse in going on."))
            : LocalRedirect(StepPaths.Photos + (IsChanging ? Changing : ""));
    }

    [HttpPost(StepPaths.PhotoGone)]
    public async Task<IActionResult> Remove(int number, CancellationToken cancel)
    {
        var removed = await attachments.RemoveAsync(Token, number, cancel);
        return removed.IsDone ? LocalRedirect(StepPaths.Photos + (IsChanging ? Changing : "")) : Gone();
    }

    [HttpPost(StepPaths.PhotoPlace)]
    [EnableRateLimiting(RateLimits.Searching)]
    public async Task<IActionResult> Place([FromForm] bool isThePlace, CancellationToken cancel)
    {
        var answered = await places.AnswerAsync(Token, isThePlace, cancel);
        return answered.Error switch
        {
            null => LocalRedirect(StepPaths.Photos + (IsChanging ? Changing : "")),
            DraftGone => Gone(),
            var error => Services.Failures.Answer(this, error),
        };
    }

    private Task<ViewResult> NoRoomAsync(CancellationToken cancel)
    {
        ModelState.AddModelError(FileRefused.ErrorField, Services.Failures.WordsOf(new NoRoomForFiles()));
        return AgainAsync(StatusCodes.Status503ServiceUnavailable, cancel);
    }

    private async Task<ViewResult> AgainAsync(int status, CancellationToken cancel)
    {
        var page = View("Photos", await PageAsync(cancel));
        Response.StatusCode = status;
        page.StatusCode = status;
        ErrorSetup.SayWhenAgain(Response);
        return page;
    }

    private async Task<PhotosPage> PageAsync(CancellationToken cancel) =>
        new(Top(""), IsChanging ? Changing : "", await attachments.ListAsync(Token, cancel), await places.AskedAsync(Answers, cancel))
        {
            GoingOn = Answers.What is { When: Moment.Now } ? Kind : null,
        };
}

/// <summary>What the question shows.</summary>
/// <param name="Top">What stands on top.</param>
/// <param name="Query">What the addresses of its buttons end with.</param>
/// <param name="Photos">The pictures so far.</param>
/// <param name="Asked">The place in one of them, when that is to be asked about.</param>
public sealed record PhotosPage(StepTop Top, string Query, IReadOnlyList<ShownAttachment> Photos, AskedPlace? Asked)
{
    /// <summary>What its kind advises when it is going on; null when the visitor did not say that it is.</summary>
    public ReportKindDetails? GoingOn { get; init; }

    /// <summary>How many can still be added.</summary>
    public int Room => ReportAttachment.Most - Photos.Count;
}
