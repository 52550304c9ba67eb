using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Common;
using Wijkagent.Core.Media;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.Core.Reports.Following;
using Wijkagent.Web.Public.Reporting;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Public.Following;

/// <summary>Makes a face or a number plate in a picture of the own report black, for as long as something can be added to it.</summary>
public sealed class CoverController(OpenedServices services, ReportCovering covering) : OpenedController(services)
{
    private const string Picture = Root + "/fotos/{number:int}" + PictureToCover.Word;

    [HttpGet(Picture)]
    public async Task<IActionResult> Cover(int number, CancellationToken cancel) =>
        Report.CanAdd && await ShowAsync(number, cancel) is { } page ? View(page) : LocalRedirect(PlaceOf(number));

    [HttpPost(Picture)]
    [EnableRateLimiting(RateLimits.Uploading)]
    public async Task<IActionResult> MakeBlack(int number, [FromForm] CoverForm form, CancellationToken cancel)
    {
        if (form.ToInput() is not { } boxes)
            return BadRequest();
        Result covered;
        try
        {
            covered = await covering.CoverAsync(Report.Code, number, form.Shown, boxes, cancel);
        }
        catch (FileStoreAwayException)
        {
            covered = new NoRoomForFiles();
        }

        return covered.Error switch
        {
            null => LocalRedirect(PlaceOf(number)),
            // What can be mended here, with the picture as it is now.
            var error and (InvalidError or ChangedBySomebodyElse) when await ShowAsync(number, cancel, form) is { } page => this.CoverAgain(Services.Failures, error, page),
            var error => Services.Failures.Answer(this, error, back: PlaceOf(number)),
        };
    }

    /// <summary>Where the picture stands: with the report, or in its diary.</summary>
    private string PlaceOf(int number) => Report.Diary.Any(line => line.Photo == number) ? Address + DiaryController.Word : Address;

    private async Task<CoverPage?> ShowAsync(int number, CancellationToken cancel, CoverForm? form = null) =>
        await covering.ShowAsync(Report.Code, number, cancel) is { } shown
            ? new CoverPage(Report, new PictureToCover($"{Address}/fotos/{shown.Number}", shown) { Kept = form?.KeptOn(shown) ?? [] }, PlaceOf(number))
            : null;
}

/// <summary>What the page shows.</summary>
/// <param name="Report">The report.</param>
/// <param name="Picture">The picture.</param>
/// <param name="Back">Where it stands.</param>
public sealed record CoverPage(FollowedReport Report, PictureToCover Picture, string Back);
