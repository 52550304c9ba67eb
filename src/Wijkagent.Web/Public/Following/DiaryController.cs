using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Common;
using Wijkagent.Core.Media;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.Core.Reports.Diary;
using Wijkagent.Core.Reports.Following;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared.Diary;
using Wijkagent.Web.Shared.Uploads;

namespace Wijkagent.Web.Public.Following;

/// <summary>The diary of a report: what was noted, and the form for what happened again.</summary>
public sealed class DiaryController(OpenedServices services, DiaryKeeping keeping, UploadTurns turns, TimeProvider clock) : OpenedController(services)
{
    /// <summary>What the address of the diary ends with.</summary>
    public const string Word = "/dagboek";

    [HttpGet(Root + Word)]
    public IActionResult Diary(bool? bewaard) => View(Page(DiaryForm.New(Today)) with { Kept = bewaard == true });

    [HttpPost(Root + Word)]
    [StreamedUpload]
    [RequestSizeLimit(UploadLimits.MostBytes)]
    [RequestTimeout(UploadLimits.MostMilliseconds)]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> Add(CancellationToken cancel)
    {
        var sent = SentForm.Of(HttpContext);
        DiaryForm Filled() => DiaryForm.Of(sent, Request.Form);
        using var turn = sent is null ? null : turns.Take(HttpContext);
        if (turn is { IsAcquired: false })
        {
            await sent!.ReadFieldsAsync(cancel);
            return NoRoom(Filled());
        }

        Result added;
        try
        {
            added = await keeping.AddAsync(
                Report.Code, sent?.FilesAsync(cancel) ?? AsyncEnumerable.Empty<SentFile>(), () => (Filled().ToInput(), Filled().SendingKey), cancel);
        }
        catch (FileStoreAwayException)
        {
            return NoRoom(Filled());
        }

        var form = Filled();
        if (added.Error is FormWasSent or SendingKeyMissing or SeveralInvalid)
            form.SendingKey = Guid.NewGuid().ToString();
        return added.IsDone
            ? LocalRedirect($"{Address}{Word}?bewaard=true")
            : Services.Failures.Answer(this, added.Error, () => View("Diary", Page(form)), back: Address + Word);
    }

    /// <summary>The diary as a paper to take along.</summary>
    [HttpGet(Root + Word + "/pdf")]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> Paper([FromServices] DiaryPdf pdf, CancellationToken cancel) => Report.Diary.Count == 0
        ? LocalRedirect(Address + Word)
        : pdf.Of(this, new DiaryPaper(
            Report.Code, Report.Kind, Report.Place, Report.Neighbourhood, Report.SubmittedAt, Report.Text, Report.Diary,
            await Services.Pictures.OfOwnDiaryAsync(Report.Code, cancel)), DiaryMaker.Reporter);

    private DateOnly Today => WorkingTime.DayOf(Now);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private ViewResult NoRoom(DiaryForm form)
    {
        ModelState.AddModelError(FileRefused.ErrorField, Services.Failures.WordsOf(new NoRoomForFiles(), "Adding"));
        var page = View("Diary", Page(form));
        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        page.StatusCode = StatusCodes.Status503ServiceUnavailable;
        ErrorSetup.SayWhenAgain(Response);
        return page;
    }

    private DiaryPage Page(DiaryForm form) => new(Report, form, Now);
}

/// <summary>What the diary shows.</summary>
/// <param name="Report">The report.</param>
/// <param name="Form">What is filled in.</param>
/// <param name="Now">The moment at which it is shown, UTC.</param>
public sealed record DiaryPage(FollowedReport Report, DiaryForm Form, DateTime Now)
{
    /// <summary>Whether a moment was kept just now.</summary>
    public bool Kept { get; init; }
}
