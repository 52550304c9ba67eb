using System.Buffers.Binary;
using System.IO.Compression;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Filters;
using PdfSharp.Pdf.IO;

namespace Wijkagent.Web.Shared.Uploads;

/// <summary>How writing a PDF anew ended: what the process says with its exit code.</summary>
public enum PdfOutcome
{
    /// <summary>It is written.</summary>
    Written = 0,

    /// <summary>It can't be read.</summary>
    Damaged = 10,

    /// <summary>It opens with a password alone.</summary>
    HasPassword = 11,

    /// <summary>It does something, or has other files in it.</summary>
    IsActive = 12,
}

/// <summary>
/// Writes a PDF anew: its objects as they are now, without earlier states, without who made it, when and with what, and
/// without the place in its photos. Runs in a process of its own (<see cref="PdfProcess"/>).
/// </summary>
public static class PdfRewriting
{
    /// <summary>The word that makes the program do this, and nothing else.</summary>
    public const string Verb = "rewrite-pdf";

    private const int DeepestDirect = 64;

    // Ten times what a scan of forty pages takes. What makes more is there to bring down who opens it.
    private const long MostUnpacked = 512L * 1024 * 1024;
    private const int ReadAtOnce = 81_920;

    private const string Nobody = "0000000000000000";

    // ISO 32000-2: what opens, runs, sends or holds other files (7.11, 12.6.4, 12.7.8, 13).
    private static readonly HashSet<string> ActiveKeys = ["/JS", "/JavaScript", "/EF", "/EmbeddedFiles", "/AF", "/XFA", "/RichMediaContent", "/RichMediaSettings", "/Collection"];

    private static readonly HashSet<string> ActiveValues =
    [
        "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition", "/Movie", "/Sound", "/RichMediaExecute",
        "/FileAttachment", "/RichMedia", "/Screen", "/3D", "/EmbeddedFile",
    ];

    private static readonly string[] Telling = ["/Metadata", "/PieceInfo", "/LastModified"];

    // Of notes on a page: who wrote them, when, and which it is.
    private static readonly string[] TellingOfNotes = ["/T", "/M", "/NM", "/CreationDate"];

    private static ReadOnlySpan<byte> Drawn => "uuid:"u8;

    /// <summary>Reads a PDF and writes another.</summary>
    public static PdfOutcome Run(Stream input, Stream output)
    {
        try
        {
            using var sent = new MemoryStream();
            input.CopyTo(sent);
            sent.Position = 0;
            using var document = PdfReader.Open(sent, PdfDocumentOpenMode.Modify);
            if (document.PageCount == 0)
                return PdfOutcome.Damaged;
            var room = MostUnpacked;
            foreach (var item in document.Internals.GetAllObjects())
            {
                if (IsActive(item, 0))
                    return PdfOutcome.IsActive;
                if (item is PdfDictionary dictionary && (room -= Unpacked(dictionary, room)) <= 0)
                    return PdfOutcome.Damaged;
                Clean(item);
            }

            document.Info.Elements.Clear();
            // By which copies of a document know each other.
            document.Internals.FirstDocumentID = document.Internals.SecondDocumentID = Nobody;
            using var written = new MemoryStream();
            document.Save(written, closeStream: false);
            Settle(written.GetBuffer().AsSpan(0, (int)written.Length));
            written.WriteTo(output);
            output.Flush();
            return PdfOutcome.Written;
        }
        catch (PdfReaderException refused) when (refused.Message.Contains("password", StringComparison.OrdinalIgnoreCase) || refused.Message.Contains("encrypt", StringComparison.OrdinalIgnoreCase))
        {
            return PdfOutcome.HasPassword;
        }
        catch (Exception)
        {
            // The library throws what it likes at what it can't read.
            return PdfOutcome.Damaged;
        }
    }

    /// <summary>The library draws names for each file that it writes: without them the same file sent again makes the same.</summary>
    private static void Settle(Span<byte> written)
    {
        const int length = 36;
        for (var left = written[Math.Max(0, written.LastIndexOf("<?xpacket begin"u8))..]; left.IndexOf(Drawn) is >= 0 and var at && at + Drawn.Length + length <= left.Length;)
        {
            left.Slice(at + Drawn.Length, length).Fill((byte)'0');
            left = left[(at + Drawn.Length + length)..];
        }
    }

    private static bool IsActive(PdfItem? item, int depth) => depth > DeepestDirect || item switch
    {
        PdfDictionary dictionary => dictionary.Elements.Any(e =>
            ActiveKeys.Contains(e.Key) || (e.Value is PdfName name && e.Key is "/S" or "/Subtype" or "/Type" && ActiveValues.Contains(((PdfName)e.Value!).Value)) || IsActive(e.Value, depth + 1)),
        PdfArray array => array.Elements.Any(e => IsActive(e, depth + 1)),
        _ => false,
    };

    /// <summary>How many bytes a reader makes of what is packed, counted as far as <paramref name="most"/>. Pictures are left as they are: they say their size.</summary>
    private static long Unpacked(PdfDictionary dictionary, long most)
    {
        if (dictionary.Stream?.Value is not { Length: > 0 } packed)
            return 0;
        Stream left = new MemoryStream(packed, writable: false);
        foreach (var filter in Filters(dictionary))
        {
            if (filter is "/FlateDecode" or "/Fl")
                left = new ZLibStream(left, CompressionMode.Decompress);
            // The library knows the others, which make little of much, or more than this process has room for; of pictures it makes nothing.
            else if (filter is not ("/DCTDecode" or "/DCT") && Filtering.Decode(Read(left, most), filter) is { } unpacked)
                left = new MemoryStream(unpacked, writable: false);
            else
                break;
        }

        var count = 0L;
        var some = new byte[ReadAtOnce];
        try
        {
            while (count < most && left.Read(some) is > 0 and var read)
                count += read;
        }
        catch (InvalidDataException)
        {
            // What is damaged from here on makes no more.
        }

        return count;
    }

    private static IEnumerable<string> Filters(PdfDictionary dictionary) => dictionary.Elements.GetValue("/Filter") switch
    {
        PdfName name => [name.Value],
        PdfArray array => Enumerable.Range(0, array.Elements.Count).Select(array.Elements.GetName),
        _ => [],
    };

    private static byte[] Read(Stream packed, long most)
    {
        using var read = new MemoryStream();
        var some = new byte[ReadAtOnce];
        while (read.Length < most && packed.Read(some) is > 0 and var count)
            read.Write(some, 0, count);
        return read.ToArray();
    }

    private static void Clean(PdfItem? item)
    {
        switch (item)
        {
            case PdfDictionary dictionary:
                foreach (var key in Telling)
                    dictionary.Elements.Remove(key);
                if (dictionary.Elements.ContainsKey("/Rect") && dictionary.Elements.GetName("/Subtype") is not ("" or "/Widget"))
                {
                    foreach (var key in TellingOfNotes)
                        dictionary.Elements.Remove(key);
                }

                if (dictionary.Stream is { Value: { } content } stream && IsJpeg(dictionary) && WithoutWords(content) is { } bare)
                {
                    stream.Value = bare;
                    dictionary.Elements.SetInteger("/Length", bare.Length);
                }

                foreach (var value in dictionary.Elements.Values.ToList())
                    Clean(value);
                break;
            case PdfArray array:
                foreach (var value in array.Elements)
                    Clean(value);
                break;
        }
    }

    private static bool IsJpeg(PdfDictionary dictionary) => dictionary.Elements.GetValue("/Filter") switch
    {
        PdfName name => name.Value == "/DCTDecode",
        PdfArray { Elements: { Count: 1 } only } => only.GetName(0) == "/DCTDecode",
        _ => false,
    };

    /// <summary>A JPEG without EXIF, XMP, IPTC, comments and what is behind its end (ITU-T T.81, annex B); null when it can't be read that far.</summary>
    private static byte[]? WithoutWords(byte[] jpeg)
    {
        const int mark = 2, head = 4, end = 0xD9, startOfScan = 0xDA, firstApp = 0xE1, photoshop = 0xED, comment = 0xFE;
        if (jpeg.Length < head || jpeg[0] != 0xFF || jpeg[1] != 0xD8)
            return null;
        using var bare = new MemoryStream(jpeg.Length);
        bare.Write(jpeg, 0, mark);
        for (var at = mark; at + mark <= jpeg.Length && jpeg[at] == 0xFF;)
        {
            var kind = jpeg[at + 1];
            if (kind == end)
            {
                bare.Write(jpeg, at, mark);
                return bare.ToArray();
            }

            if (at + head > jpeg.Length)
                return null;
            var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + mark)) + mark;
            if (kind == startOfScan)
                length = NextMark(jpeg, at + length) - at;
            if (at + length > jpeg.Length)
                return null;
            if (kind is not (firstApp or photoshop or comment))
                bare.Write(jpeg, at, length);
            at += length;
        }

        return null;
    }

    /// <summary>Where what is drawn ends: in it a mark is followed by a nought, or starts it anew.</summary>
    private static int NextMark(byte[] jpeg, int at)
    {
        const int restart = 0xD0, lastRestart = 0xD7;
        while (at + 1 < jpeg.Length && (jpeg[at] != 0xFF || jpeg[at + 1] is 0 or 0xFF or (>= restart and <= lastRestart)))
            at++;
        return at;
    }
}
