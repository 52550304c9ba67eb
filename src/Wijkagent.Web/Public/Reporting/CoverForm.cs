using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Common;
using Wijkagent.Core.Media;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Public.Reporting;

/// <summary>The parts that are to be black.</summary>
public sealed class CoverForm
{
    /// <summary>Each as <see cref="PictureToCover.ValueOf"/> writes it.</summary>
    public IReadOnlyList<string?>? Box { get; set; }

    /// <summary>The stamp of the picture on which they were chosen.</summary>
    public string? Shown { get; set; }

    /// <summary>What was chosen on this picture, to show it again; nothing when another one is there now.</summary>
    public IReadOnlyList<string> KeptOn(ShownAttachment shown) => Shown == shown.Stamp ? [.. (Box ?? []).OfType<string>().Distinct().Take(PictureBox.Most)] : [];

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

/// <summary>A picture in which parts are chosen, before its report is sent or after that.</summary>
/// <param name="Address">Where the picture is; where the parts are sent is beneath it.</param>
/// <param name="Shown">The picture.</param>
public sealed record PictureToCover(string Address, ShownAttachment Shown)
{
    /// <summary>What the address of the verb ends with.</summary>
    public const string Word = "/afdekken";

    /// <summary>How many squares there are in a row, without a script.</summary>
    public const int Columns = 8;

    /// <summary>How many rows of them.</summary>
    public const int Rows = 6;

    /// <summary>All squares.</summary>
    public static IEnumerable<string> Squares => from row in Enumerable.Range(0, Rows) from column in Enumerable.Range(0, Columns) select ValueOf(row, column);

    /// <summary>A square as it is sent: left, top, width and height, thousandths of the picture.</summary>
    public static string ValueOf(int row, int column)
    {
        var (left, top) = (column * PictureBox.Whole / Columns, row * PictureBox.Whole / Rows);
        var (right, bottom) = ((column + 1) * PictureBox.Whole / Columns, (row + 1) * PictureBox.Whole / Rows);
        return string.Create(CultureInfo.InvariantCulture, $"{left} {top} {right - left} {bottom - top}");
    }

    /// <summary>What was chosen before, as <see cref="ValueOf"/> writes it.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    /// <summary>What the address that the parts are sent to ends with.</summary>
    public string Query { get; init; } = "";

    /// <summary>Which report it is of (<see cref="FormDraft"/>); empty once that was sent.</summary>
    public string Draft { get; init; } = "";
}

/// <summary>The answer to parts that can't be made black.</summary>
internal static class CoverAnswer
{
    /// <summary>The page once more, with what is wrong, and with what was chosen, unless another picture is there now.</summary>
    public static ViewResult CoverAgain(this Controller controller, Failures failures, Error error, object page)
    {
        controller.ModelState.Clear();
        controller.ModelState.AddModelError(NothingCovered.FieldName, failures.WordsOf(error));
        var view = controller.View("Cover", page);
        view.StatusCode = controller.Response.StatusCode = error switch
        {
            NoRoomForFiles => StatusCodes.Status503ServiceUnavailable,
            ConflictError => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
        ErrorSetup.SayWhenAgain(controller.Response);
        return view;
    }
}
