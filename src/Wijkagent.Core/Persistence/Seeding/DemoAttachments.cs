using System.Globalization;
using System.Text;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Attachments;

namespace Wijkagent.Core.Persistence.Seeding;

/// <summary>A letter and a recording with a report of the demo, made here: no file of somebody else is kept.</summary>
internal static class DemoAttachments
{
    private const int Margin = 60;
    private const int Top = 760;
    private const int LineHeight = 18;

    /// <summary>Puts them in the store, and makes the rows that say where they are.</summary>
    public static async Task<IReadOnlyList<ReportAttachment>> MakeAsync(Report report, FilesEntry files, AttachmentStore store, DateTime now, CancellationToken cancel)
    {
        using var letter = new MemoryStream(Letter(files.Letter));
        using var recording = new MemoryStream(DemoRecording.Make(files.Seconds));
        return
        [
            ReportAttachment.Of(report, 1, (await store.KeepAsync(letter, () => (AttachmentKind.Document, null), cancel)).Stored, now),
            ReportAttachment.Of(report, 2, (await store.KeepAsync(recording, () => (AttachmentKind.Sound, files.Seconds), cancel)).Stored, now),
        ];
    }

    /// <summary>A page with lines of words, as PDF (ISO 32000-1).</summary>
    internal static byte[] Letter(IReadOnlyList<string> lines)
    {
        var words = string.Create(CultureInfo.InvariantCulture, $"BT /F 13 Tf {LineHeight} TL {Margin} {Top} Td {string.Concat(lines.Select(line => $"({line.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal)}) Tj T* "))}ET");
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
            string.Create(CultureInfo.InvariantCulture, $"<< /Length {words.Length} >>\nstream\n{words}\nendstream"),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ];
        var (text, places) = (new StringBuilder("%PDF-1.7\n"), new List<int>());
        foreach (var (index, one) in objects.Index())
        {
            places.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{one}\nendobj\n");
        }

        var table = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            text.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        text.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }
}
