using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports.Diary;
using Wijkagent.Core.Reports.Following;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Public.Following;

/// <summary>Corrects a moment of the diary, or takes it back after asking once more.</summary>
public sealed class DiaryMomentController(OpenedServices services, DiaryKeeping keeping, TimeProvider clock) : OpenedController(services)
{
    private const string Moment = Root + DiaryController.Word + "/{number:int}";

    private string Diary => Address + DiaryController.Word;

    [HttpGet(Moment + "/verbeteren")]
    public IActionResult Correct(int number) => Change(number, line => View("DiaryCorrect", new MomentPage(Report, line, DiaryForm.Of(line))));

    [HttpPost(Moment + "/verbeteren")]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> Send(int number, [FromForm] DiaryForm form, CancellationToken cancel)
    {
        // Whatever is wrong with the words: without the moment there is no page to show them on.
        if (Report.Diary.FirstOrDefault(l => l.Number == number) is not { } line)
            return Services.Failures.Answer(this, new NothingHere(), back: Diary);
        var corrected = await keeping.CorrectAsync(Report.Code, number, form.ToInput(), cancel);
        return corrected.IsDone
            ? LocalRedirect(Diary)
            : Services.Failures.Answer(this, corrected.Error, () => View("DiaryCorrect", new MomentPage(Report, line, form)), back: Diary);
    }

    [HttpGet(Moment + "/terugnemen")]
    public IActionResult TakeBack(int number) => Change(number, line => View("DiaryTakeBack", new MomentPage(Report, line, new DiaryForm())));

    [HttpPost(Moment + "/terugnemen")]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> Confirm(int number, CancellationToken cancel)
    {
        var back = await keeping.TakeBackAsync(Report.Code, number, cancel);
        return back.IsDone ? LocalRedirect(Diary) : Services.Failures.Answer(this, back.Error, back: Diary);
    }

    // The diary has links to what can be changed alone: who comes here otherwise followed an old one.
    private IActionResult Change(int number, Func<DiaryLine, IActionResult> page) => Report.Diary.FirstOrDefault(l => l.Number == number) switch
    {
        null => LocalRedirect(Diary),
        { Stands: false } => Services.Failures.Answer(this, new MomentWasTakenBack(), back: Diary),
        var line when Report.CanChangeUntil(line, clock.GetUtcNow().UtcDateTime) is null => Services.Failures.Answer(this, new MomentTermHasPassed(), back: Diary),
        var line => page(line),
    };
}

/// <summary>What a page about one moment shows.</summary>
/// <param name="Report">The report.</param>
/// <param name="Line">The moment as it is.</param>
/// <param name="Form">What is filled in.</param>
public sealed record MomentPage(FollowedReport Report, DiaryLine Line, DiaryForm Form);
