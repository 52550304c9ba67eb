using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Common;
using Wijkagent.Core.Media;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Public.Reporting;

/// <summary>Makes a face or a number plate in a picture black before it is sent: drawn where there is a script, chosen by squares where there is none.</summary>
public sealed class CoverController(StepServices services, DraftAttachments attachments, PictureAnswer picture) : StepController(services)
{
    protected override DraftStep Step => DraftStep.Photos;

    [HttpGet(StepPaths.PhotoLarge)]
    public async Task<IActionResult> Large(int number, CancellationToken cancel) =>
        picture.Of(this, await attachments.OpenAsync(Token, number, cancel), number);

    [HttpGet(StepPaths.PhotoCover)]
    public async Task<IActionResult> Cover(int number, CancellationToken cancel) =>
        await attachments.ShowAsync(Token, number, cancel) is { } shown ? View(Page(shown)) : LocalRedirect(Pictures);

    [HttpPost(StepPaths.PhotoCover)]
    [EnableRateLimiting(RateLimits.Uploading)]
    public async Task<IActionResult> MakeBlack(int number, [FromForm] CoverForm form, CancellationToken cancel)
    {
        if (form.ToInput() is not { } boxes)
            return BadRequest();
        Result covered;
        try
        {
            covered = await attachments.CoverAsync(Token, number, form.Shown, boxes, cancel);
        }
        catch (FileStoreAwayException)
        {
            covered = new NoRoomForFiles();
        }

        return covered.Error switch
        {
            null => LocalRedirect(Pictures),
            DraftGone => Gone(),
            var error when await attachments.ShowAsync(Token, number, cancel) is { } shown => this.CoverAgain(Services.Failures, error, Page(shown, form.KeptOn(shown))),
            var error => Services.Failures.Answer(this, error),
        };
    }

    private string Pictures => StepPaths.Photos + Query;

    private string Query => IsChanging ? Changing : "";

    private CoverPage Page(ShownAttachment shown, IReadOnlyList<string>? kept = null)
    {
        var top = Top("") with { Back = Pictures };
        return new CoverPage(top, new PictureToCover($"{StepPaths.Photos}/{shown.Number}", shown) { Query = Query, Draft = top.Draft, Kept = kept ?? [] });
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Top">What stands on top.</param>
/// <param name="Picture">The picture.</param>
public sealed record CoverPage(StepTop Top, PictureToCover Picture);
