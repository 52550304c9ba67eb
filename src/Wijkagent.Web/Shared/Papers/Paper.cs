using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;

namespace Wijkagent.Web.Shared.Papers;

/// <summary>
/// A paper of A4 pages (PDF), with headings, paragraphs and pictures that a screen reader finds in order. Text is drawn as text,
/// a line at a time: nothing in it can be more than words.
/// </summary>
internal sealed class Paper : IDisposable
{
    private const double Margin = 57;
    private const double Gap = 6;
    private const double FootSize = 9;
    private const double Gutter = 14;
    private const double HighestPicture = 320;
    private const int Columns = 2;

    private const int MarkLength = 2;

    // APP0 of JFIF 1.1: 72 dots an inch, no thumbnail.
    private static ReadOnlySpan<byte> Header => [0xFF, 0xE0, 0, 16, 0x4A, 0x46, 0x49, 0x46, 0, 1, 1, 1, 0, 72, 0, 72, 0, 0];

    private readonly PdfDocument document = new();
    private readonly StructureBuilder structure;
    private readonly Func<int, string> foot;
    private readonly XFont plain = new(PaperFonts.Family, 10.5);
    private readonly XFont bold = new(PaperFonts.Family, 10.5, XFontStyleEx.Bold);
    private readonly XFont small = new(PaperFonts.Family, FootSize);
    private PdfPage? page;
    private XGraphics? graphics;
    private double y;

    /// <summary>An empty paper.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="language">In which language, as «nl-NL».</param>
    /// <param name="foot">What stands at the foot of a page, by its number.</param>
    public Paper(string title, string language, Func<int, string> foot)
    {
        this.foot = foot;
        var manager = UAManager.ForDocument(document);
        manager.SetDocumentLanguage(language);
        structure = manager.StructureBuilder;
        (document.Info.Title, document.Info.Creator) = (PaperText.Printable(title), "Wijkagent");
    }

    /// <summary>How many pages there are so far.</summary>
    public int Pages => document.PageCount;

    /// <summary>The title on the paper.</summary>
    public void Title(string text) => Write(text, new XFont(PaperFonts.Family, 20, XFontStyleEx.Bold), PdfBlockLevelElementTag.Heading1, Gap);

    /// <summary>A heading, which does not stand alone at the foot of a page.</summary>
    public void Heading(string text) =>
        Write(text, new XFont(PaperFonts.Family, 14, XFontStyleEx.Bold), PdfBlockLevelElementTag.Heading2, Gap * 2, keep: 60);

    /// <summary>A heading below a heading.</summary>
    public void Subheading(string text) => Write(text, bold, PdfBlockLevelElementTag.Heading3, Gap, keep: 45);

    /// <summary>A paragraph; what does not fit goes on at the next page.</summary>
    public void Paragraph(string text) => Write(text, plain, PdfBlockLevelElementTag.Paragraph, 0);

    /// <summary>Pictures below a heading, two on a row, each with a line below it that says what it is.</summary>
    public void Pictures(string heading, IReadOnlyList<PaperPicture> pictures)
    {
        var (room, line) = ((Width - Gutter) / Columns, small.GetHeight());
        // The heading goes along with the first row.
        MakeRoom(pictures.Take(Columns).Max(picture => SizeOf(picture, room).Height) + (line * 5));
        Heading(heading);
        foreach (var row in pictures.Chunk(Columns))
        {
            var sizes = row.Select(picture => SizeOf(picture, room)).ToList();
            var highest = sizes.Max(size => size.Height);
            MakeRoom(highest + line + Gap);
            for (var column = 0; column < row.Length; column++)
            {
                var left = Margin + (column * (room + Gutter));
                Figure(new XRect(left, y, sizes[column].Width, sizes[column].Height), row[column].Words, at => Draw(row[column], at));
                structure.BeginElement(PdfBlockLevelElementTag.Paragraph);
                graphics!.DrawString(PaperText.Printable(row[column].Words), small, XBrushes.Black, new XPoint(left, y + sizes[column].Height + line));
                structure.End();
            }

            y += highest + line + (Gap * 2);
        }
    }

    /// <summary>A month as a calendar; its words tell the same to who can't see it.</summary>
    public void Month(PaperMonth month)
    {
        var height = PaperMonthDrawing.HeightOf(month);
        MakeRoom(height + Gap + (plain.GetHeight() * 2));
        Figure(new XRect(Margin, y + Gap, PaperMonthDrawing.Width, height), month.Words, at => PaperMonthDrawing.Draw(graphics!, month, at, bold, small));
        y += height + (Gap * 2);
    }

    /// <summary>The file.</summary>
    public byte[] ToArray()
    {
        graphics?.Dispose();
        using var file = new MemoryStream();
        document.Save(file, closeStream: false);
        return file.ToArray();
    }

    /// <inheritdoc />
    public void Dispose() => document.Dispose();

    private void Write(string text, XFont font, PdfBlockLevelElementTag tag, double before, double keep = 0)
    {
        var height = font.GetHeight();
        MakeRoom(Math.Max(keep, height) + before);
        y += before;
        var lines = new Queue<string>(PaperText.Printable(text).Split('\n').SelectMany(line => Wrap(line, font)));
        while (lines.Count > 0)
        {
            MakeRoom(height);
            structure.BeginElement(tag);
            do
            {
                y += height;
                if (lines.Dequeue() is { Length: > 0 } line)
                    graphics!.DrawString(line, font, XBrushes.Black, new XPoint(Margin, y - (height / 4)));
            }
            while (lines.Count > 0 && y + height <= Bottom);
            structure.End();
        }

        y += Gap / 2;
    }

    /// <summary>A line as lines that fit: broken between words, and within a word that is wider than the page.</summary>
    private IEnumerable<string> Wrap(string line, XFont font)
    {
        if (page is null)
            Begin();
        var width = Width;
        var fitting = "";
        foreach (var word in line.Split(' '))
        {
            var tried = fitting.Length == 0 ? word : $"{fitting} {word}";
            if (Fits(tried))
            {
                fitting = tried;
                continue;
            }

            if (fitting.Length > 0)
                yield return fitting;
            fitting = word;
            while (!Fits(fitting))
            {
                var length = fitting.Length - 1;
                while (length > 1 && !Fits(fitting[..length]))
                    length /= 2;
                // Never between the two halves of a character.
                if (length > 1 && char.IsHighSurrogate(fitting[length - 1]))
                    length--;
                yield return fitting[..length];
                fitting = fitting[length..];
            }
        }

        yield return fitting;

        bool Fits(string text) => graphics!.MeasureString(text, font).Width <= width;
    }

    /// <summary>Our own pictures hold nothing but the picture; the library takes a JPEG for one by its first header.</summary>
    private static byte[] WithHeader(byte[] jpeg) =>
        jpeg is [_, _, 0xFF, 0xE0, ..] ? jpeg : [.. jpeg.AsSpan(0, MarkLength), .. Header, .. jpeg.AsSpan(MarkLength)];

    private void Figure(XRect at, string words, Action<XRect> draw)
    {
        structure.BeginElement(PdfIllustrationElementTag.Figure, words, new XRect(at.X, page!.Height.Point - at.Y - at.Height, at.Width, at.Height));
        draw(at);
        structure.End();
    }

    private static XSize SizeOf(PaperPicture picture, double room)
    {
        var width = Math.Min(room, HighestPicture * picture.Width / picture.Height);
        return new XSize(width, width * picture.Height / picture.Width);
    }

    private void Draw(PaperPicture picture, XRect at)
    {
        // A paper that is only measured holds none of them.
        if (picture.Jpeg is not { } jpeg)
            return;
        using var content = new MemoryStream(WithHeader(jpeg));
        using var image = XImage.FromStream(content);
        graphics!.DrawImage(image, at);
    }

    private double Width => page!.Width.Point - (2 * Margin);

    private double Bottom => page!.Height.Point - Margin;

    private void MakeRoom(double height)
    {
        if (page is null || y + height > Bottom)
            Begin();
    }

    private void Begin()
    {
        graphics?.Dispose();
        page = document.AddPage();
        page.Size = PdfSharp.PageSize.A4;
        graphics = XGraphics.FromPdfPage(page);
        y = Margin;
        structure.BeginArtifact();
        graphics.DrawString(PaperText.Printable(foot(document.PageCount)), small, XBrushes.Black, new XPoint(Margin, page.Height.Point - (Margin / 2)));
        structure.End();
    }
}

/// <summary>A picture on a paper.</summary>
/// <param name="Jpeg">What it shows; null on a paper that is only measured.</param>
/// <param name="Width">Its width, pixels.</param>
/// <param name="Height">Its height, pixels.</param>
/// <param name="Words">What it is.</param>
internal sealed record PaperPicture(byte[]? Jpeg, int Width, int Height, string Words);
