using PdfSharp.Drawing;

namespace Wijkagent.Web.Shared.Papers;

/// <summary>A day in a calendar on paper.</summary>
/// <param name="Day">Which of the month.</param>
/// <param name="Dots">How many dots it has, 0 to 3: the more, the worse.</param>
/// <param name="Times">How often; empty for once.</param>
internal sealed record PaperDay(int Day, int Dots, string Times);

/// <summary>A month on paper, as a calendar shows it on a screen.</summary>
/// <param name="Title">The month.</param>
/// <param name="Words">The same in words.</param>
/// <param name="Names">The days of the week, short.</param>
/// <param name="Weeks">Its weeks; null where a day belongs to another month.</param>
internal sealed record PaperMonth(string Title, string Words, IReadOnlyList<string> Names, IReadOnlyList<IReadOnlyList<PaperDay?>> Weeks);

/// <summary>Draws a month: a box for each day, darker and with more dots where it was worse, so that it is read in black and white too.</summary>
internal static class PaperMonthDrawing
{
    /// <summary>How wide a month is, points.</summary>
    public const double Width = DaysAWeek * (Box + Between);

    private const int DaysAWeek = 7;
    private const double Box = 36;
    private const double Between = 2;
    private const double High = 27;
    private const double Line = 16;
    private const double Dot = 4;

    // The colours of the calendar on a screen, without dots and with one to three.
    private static readonly (XColor Ground, XColor Edge, XColor Ink)[] Tones =
    [
        (XColors.White, XColor.FromArgb(0xC8, 0xCE, 0xD8), XColors.Black),
        (XColor.FromArgb(0xE9, 0xEE, 0xFC), XColor.FromArgb(0x27, 0x40, 0x8B), XColors.Black),
        (XColor.FromArgb(0xFB, 0xE6, 0xC4), XColor.FromArgb(0x8A, 0x55, 0x00), XColors.Black),
        (XColor.FromArgb(0x9B, 0x1C, 0x1C), XColor.FromArgb(0x6B, 0x10, 0x10), XColors.White),
    ];

    /// <summary>How high a month is, points.</summary>
    public static double HeightOf(PaperMonth month) => (2 * Line) + (month.Weeks.Count * (High + Between));

    /// <summary>Draws it.</summary>
    public static void Draw(XGraphics graphics, PaperMonth month, XRect at, XFont bold, XFont small)
    {
        graphics.DrawString(PaperText.Printable(month.Title), bold, XBrushes.Black, new XPoint(at.X, at.Y + (Line * 0.75)));
        for (var day = 0; day < DaysAWeek; day++)
            Write(month.Names[day], new XRect(at.X + (day * (Box + Between)), at.Y + Line, Box, Line), XBrushes.Black);
        foreach (var (week, days) in month.Weeks.Index())
        {
            foreach (var (column, day) in days.Index())
            {
                if (day is not null)
                    DrawDay(day, new XRect(at.X + (column * (Box + Between)), at.Y + (2 * Line) + (week * (High + Between)), Box, High));
            }
        }

        void DrawDay(PaperDay day, XRect box)
        {
            var (ground, edge, ink) = Tones[day.Dots];
            var brush = new XSolidBrush(ink);
            graphics.DrawRectangle(new XPen(edge, day.Dots > 0 ? 1.2 : 0.6), new XSolidBrush(ground), box);
            Write(day.Day.ToString(System.Globalization.CultureInfo.CurrentCulture), new XRect(box.X, box.Y + 1, box.Width, 12), brush);
            var times = day.Times.Length == 0 ? 0 : graphics.MeasureString(day.Times, small).Width + 2;
            var x = box.X + ((box.Width - ((day.Dots * (Dot + 1.5)) - 1.5) - times) / 2);
            for (var dot = 0; dot < day.Dots; dot++, x += Dot + 1.5)
                graphics.DrawEllipse(brush, x, box.Y + 17, Dot, Dot);
            if (times > 0)
                graphics.DrawString(PaperText.Printable(day.Times), small, brush, new XPoint(x + 0.5, box.Y + 22.5));
        }

        void Write(string text, XRect box, XBrush brush) => graphics.DrawString(PaperText.Printable(text), small, brush, box, XStringFormats.Center);
    }
}
