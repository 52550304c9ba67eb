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
    private const double PictureWidth = 170;

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

    /// <summary>A picture with words for who can't see it.</summary>
    public void Picture(byte[] jpeg, string words)
    {
        using var content = new MemoryStream(WithHeader(jpeg));
        using var image = XImage.FromStream(content);
        var width = Math.Min(PictureWidth, image.PointWidth);
        var height = width * image.PixelHeight / image.PixelWidth;
        MakeRoom(height + Gap);
        structure.BeginElement(PdfIllustrationElementTag.Figure, words, new XRect(Margin, page!.Height.Point - y - height, width, height));
        graphics!.DrawImage(image, Margin, y, width, height);
        structure.End();
        y += height + Gap;
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
        var width = page!.Width.Point - (2 * Margin);
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
