using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Wijkagent.TestSupport;

/// <summary>PDFs, object by object.</summary>
public static class Documents
{
    /// <summary>What stands in the file beside its page: who made it, when and with what.</summary>
    public const string Secret = "zz-schrijver";

    /// <summary>By which copies of it know each other.</summary>
    public const string Id = "C0FFEE00C0FFEE00C0FFEE00C0FFEE00";

    /// <summary>A page with words and a note, an author, XMP, and a photo with a place in it.</summary>
    /// <param name="catalog">What more stands in its catalog.</param>
    /// <param name="more">Objects behind the usual ones, from number 10 on.</param>
    /// <param name="trailer">What more stands in its trailer.</param>
    public static byte[] Pdf(string catalog = "", string[]? more = null, string trailer = "")
    {
        var photo = Encoding.Latin1.GetString(Pictures.OfTelephone(64, 48));
        return Of(
            [
                $"<< /Type /Catalog /Pages 2 0 R /Metadata 6 0 R {catalog} >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Annots [8 0 R] /Resources << /XObject << /P 7 0 R >> /Font << /F 9 0 R >> >> >>",
                Stream("", "BT /F 12 Tf 20 200 Td (Hek stuk) Tj ET q 64 0 0 48 20 20 cm /P Do Q"),
                $"<< /Author ({Secret}) /Title ({Secret}) /CreationDate (D:20260101) >>",
                Stream("/Type /Metadata /Subtype /XML", $"<x:xmpmeta>{Secret}</x:xmpmeta>"),
                Stream("/Type /XObject /Subtype /Image /Width 64 /Height 48 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode", photo),
                $"<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (Let op) /T ({Secret}) >>",
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
                .. more ?? [],
            ],
            $"/Info 5 0 R {trailer}");
    }

    /// <summary>A stream as an object.</summary>
    public static string Stream(string dictionary, string content) =>
        string.Create(CultureInfo.InvariantCulture, $"<< {dictionary} /Length {content.Length} >>\nstream\n{content}\nendstream");

    /// <summary>The same file with a stream as its table, which says where its objects are.</summary>
    public static byte[] WithTable(string stream)
    {
        var text = Encoding.Latin1.GetString(Pdf(more: [stream]));
        var (table, at) = (text.IndexOf("\n10 0 obj", StringComparison.Ordinal) + 1, text.LastIndexOf("startxref\n", StringComparison.Ordinal));
        return Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{text[..at]}startxref\n{table}\n%%EOF\n"));
    }

    /// <summary>What a reader makes two gigabytes of: of noughts, packed a thousand times smaller (RFC 1950, 1951).</summary>
    public static string Bomb()
    {
        const int piece = 1024 * 1024, pieces = 2048, largestPrime = 65_521;
        using var packed = new MemoryStream();
        using var deflate = new DeflateStream(packed, CompressionLevel.Fastest);
        var some = new byte[piece];
        // Each piece but the first is the same as the one before it.
        deflate.Write(some);
        deflate.Flush();
        var first = packed.ToArray();
        deflate.Write(some);
        deflate.Flush();
        var next = packed.ToArray()[first.Length..];
        var check = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(check, ((uint)((long)piece * pieces % largestPrime) << 16) | 1);
        return Encoding.Latin1.GetString([0x78, 0x9C, .. first, .. Enumerable.Repeat(next, pieces - 1).SelectMany(n => n), 1, 0, 0, 0xFF, 0xFF, .. check]);
    }

    private static byte[] Of(IReadOnlyList<string> objects, string trailer)
    {
        var (text, places) = (new StringBuilder("%PDF-1.7\n"), new List<int>());
        foreach (var (index, one) in objects.Index())
        {
            places.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{one}\nendobj\n");
        }

        var table = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            text.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        text.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }
}
