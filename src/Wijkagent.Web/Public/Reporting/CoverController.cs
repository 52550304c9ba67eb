using System.Globalization;
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
            var error when await attachments.ShowAsync(Token, number, cancel) is { } shown => Again(error, shown),
            var error => Services.Failures.Answer(this, error),
        };
    }

    private ViewResult Again(Error error, ShownAttachment shown)
    {
        ModelState.Clear();
        ModelState.AddModelError(NothingCovered.FieldName, Services.Failures.WordsOf(error));
        var page = View("Cover", Page(shown));
        page.StatusCode = Response.StatusCode = error switch
        {
            NoRoomForFiles => StatusCodes.Status503ServiceUnavailable,
            ConflictError => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
        ErrorSetup.SayWhenAgain(Response);
        return page;
    }

    private string Pictures => StepPaths.Photos + Query;

    private string Query => IsChanging ? Changing : "";

    private CoverPage Page(ShownAttachment shown) => new(Top("") with { Back = Pictures }, Query, shown);
}

/// <summary>The parts that are to be black.</summary>
public sealed class CoverForm
{
    /// <summary>Each as <see cref="CoverPage.ValueOf"/> writes it.</summary>
    public IReadOnlyList<string?>? Box { get; set; }

    /// <summary>The stamp of the picture on which they were chosen.</summary>
    public string? Shown { get; set; }

    /// <summary>The parts; null when something is none, which no page sends.</summary>
    public List<PictureBox>? ToInput()
    {
        List<PictureBox> boxes = [];
        foreach (var text in Box ?? [])
        {
            var sides = (text ?? "").Split(' ');
            int[] read = [.. sides.Select(side => int.TryParse(side, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)];
            if (read is not [var left, var top, var width, var height] || new PictureBox(left, top, width, height) is not { IsInside: true } box)
                return null;
            boxes.Add(box);
        }

        return boxes;
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Top">What stands on top.</param>
/// <param name="Query">What the addresses on it end with.</param>
/// <param name="Picture">The picture.</param>
public sealed record CoverPage(StepTop Top, string Query, ShownAttachment Picture)
{
    /// <summary>How many squares there are in a row, without a script.</summary>
    public const int Columns = 8;

    /// <summary>How many rows of them.</summary>
    public const int Rows = 6;

    /// <summary>A square as it is sent: left, top, width and height, thousandths of the picture.</summary>
    public static string ValueOf(int row, int column)
    {
        var (left, top) = (column * PictureBox.Whole / Columns, row * PictureBox.Whole / Rows);
        var (right, bottom) = ((column + 1) * PictureBox.Whole / Columns, (row + 1) * PictureBox.Whole / Rows);
        return string.Create(CultureInfo.InvariantCulture, $"{left} {top} {right - left} {bottom - top}");
    }
}
