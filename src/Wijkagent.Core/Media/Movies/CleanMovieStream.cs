using System.Text;

namespace Wijkagent.Core.Media.Movies;

/// <summary>
/// A film or a recording (MP4, M4A) as it comes in, without what tells who made it, where, when and with what. It is read
/// once, box by box (ISO/IEC 14496-12), and never is more of it in memory than its table of contents. To whoever reads it to
/// the end it was whole.
/// </summary>
/// <param name="sent">What was sent; stays the caller's.</param>
/// <param name="mostBytes">The most bytes it may have.</param>
/// <param name="tooLarge">What it is refused with when it has more.</param>
public sealed class CleanMovieStream(Stream sent, long mostBytes, MovieRefusedException tooLarge) : ReadOnlyStream
{
    private const int MostHeader = 8 * 1024 * 1024;
    private const int MostSmall = 1024 * 1024;
    private const int TypeAt = 4;

    // Of MPEG-4 itself and of what telephones and browsers make of it; QuickTime's own and pictures are others.
    private static readonly HashSet<string> Brands =
    [
        "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso7", "iso8", "iso9", "mp41", "mp42", "avc1", "M4V ", "M4A ", "mp71", "dash",
    ];

    private readonly MovieHeader header = new();
    private Memory<byte> ready;
    private long through;
    private bool isEmptied;
    private long length;
    private bool hasBrand;
    private bool hasHeader;
    private bool hasData;

    /// <summary>Whether it has images; known at the end.</summary>
    public bool HasImages => header.HasImages;

    /// <summary>How long it lasts, seconds; null when it does not say. Known at the end.</summary>
    public int? Seconds => header.Seconds;

    /// <summary>How many bytes it has; known at the end.</summary>
    public override long Length => length;

    /// <summary>Whether it begins as these files do, whatever is in it.</summary>
    public static bool IsOne(ReadOnlySpan<byte> start) => start.Length >= MovieBox.ShortHead && start[TypeAt..].StartsWith("ftyp"u8);

    /// <inheritdoc />
    /// <exception cref="MovieRefusedException">It is none that is taken.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (ready.IsEmpty && through == 0)
        {
            if (!await NextAsync(cancellationToken))
                return 0;
        }

        if (ready.IsEmpty)
            return await ThroughAsync(buffer, cancellationToken);
        var count = Math.Min(buffer.Length, ready.Length);
        ready[..count].CopyTo(buffer);
        ready = ready[count..];
        return count;
    }

    private async Task<int> ThroughAsync(Memory<byte> buffer, CancellationToken cancel)
    {
        var some = buffer[..(int)Math.Min(buffer.Length, through)];
        var count = await sent.ReadAsync(some, cancel);
        if (count == 0)
            throw MovieRefusedException.Damaged;
        if (isEmptied)
            some.Span[..count].Clear();
        through -= count;
        return count;
    }

    /// <summary>Begins the next box; false when there is none, and all that there has to be was there.</summary>
    private async Task<bool> NextAsync(CancellationToken cancel)
    {
        var head = new byte[MovieBox.LongHead];
        var read = await sent.ReadAtLeastAsync(head.AsMemory(0, MovieBox.ShortHead), MovieBox.ShortHead, throwOnEndOfStream: false, cancel);
        if (read == 0)
            return hasHeader && hasData && (header.HasImages || header.HasSound) ? false : throw MovieRefusedException.Damaged;
        if (read < MovieBox.ShortHead)
            throw MovieRefusedException.Damaged;
        if (MovieBox.IsLong(head))
            read += await sent.ReadAtLeastAsync(head.AsMemory(MovieBox.ShortHead), MovieBox.ShortHead, throwOnEndOfStream: false, cancel);
        var box = MovieBox.Read(head.AsSpan(0, read));
        if (box.Length > mostBytes - length)
            throw tooLarge;
        length += box.Length;
        await BeginAsync(box, head.AsMemory(0, box.HeadLength), cancel);
        return true;
    }

    private async Task BeginAsync(MovieBox box, Memory<byte> head, CancellationToken cancel)
    {
        if (!hasBrand && box.Type != "ftyp")
            throw MovieRefusedException.NotAccepted;
        switch (box.Type)
        {
            case "ftyp" when !hasBrand:
                ready = await WholeAsync(box, head, MostSmall, cancel);
                hasBrand = true;
                if (box.ContentLength < TypeAt || !Brands.Contains(Encoding.Latin1.GetString(ready.Span.Slice(box.HeadLength, TypeAt))))
                    throw MovieRefusedException.NotAccepted;
                break;
            case "moov" when hasHeader:
                throw MovieRefusedException.Damaged;
            case "moov" or "moof":
                ready = await WholeAsync(box, head, MostHeader, cancel);
                header.Clean(ready.Span[box.HeadLength..]);
                hasHeader |= box.Type == "moov";
                break;
            case "mdat":
                (ready, through, isEmptied) = (head, box.ContentLength, false);
                hasData = true;
                break;
            case "sidx" or "styp" or "mfra":
                ready = await WholeAsync(box, head, MostSmall, cancel);
                break;
            default:
                "free"u8.CopyTo(head.Span[TypeAt..]);
                (ready, through, isEmptied) = (head, box.ContentLength, true);
                break;
        }
    }

    private async Task<byte[]> WholeAsync(MovieBox box, Memory<byte> head, int most, CancellationToken cancel)
    {
        if (box.Length > most)
            throw MovieRefusedException.Damaged;
        var whole = new byte[box.Length];
        head.CopyTo(whole);
        var content = whole.AsMemory(box.HeadLength);
        return await sent.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancel) == content.Length
            ? whole
            : throw MovieRefusedException.Damaged;
    }
}
