using System.Buffers.Binary;
using System.Text;

namespace Wijkagent.Core.Media.Movies;

/// <summary>
/// Takes out of the part of a film that tells of it (<c>moov</c>, <c>moof</c>) everything that playing does not need: place,
/// moment, device, names, and boxes that nobody knows. What stays is a list of what is known; the rest becomes empty space
/// of the same length, so that all places in the file stay right.
/// </summary>
internal sealed class MovieHeader
{
    private const int Deepest = 8;
    private const int FullHead = 4;

    private static readonly HashSet<string> Containers = ["trak", "mdia", "minf", "stbl", "edts", "dinf", "mvex", "traf"];

    private static readonly HashSet<string> Needed =
    [
        "vmhd", "smhd", "stts", "stss", "stsz", "stz2", "stsc", "stco", "co64", "ctts", "cslg", "sdtp", "sbgp", "sgpd", "elst",
        "mehd", "trex", "tfhd", "tfdt", "trun", "mfhd", "tref", "iods",
    ];

    private static readonly HashSet<string> Images = ["avc1", "avc3", "hvc1", "hev1", "mp4v", "av01", "vp09", "s263"];
    private static readonly HashSet<string> Sounds = ["mp4a", "ac-3", "ec-3", "Opus", "fLaC", "alac", "samr", "sawb"];

    /// <summary>Whether it has images.</summary>
    public bool HasImages { get; private set; }

    /// <summary>Whether it has sound.</summary>
    public bool HasSound { get; private set; }

    /// <summary>How long it lasts, seconds; null when it does not say.</summary>
    public int? Seconds { get; private set; }

    /// <summary>Cleans the content of a box that holds others.</summary>
    /// <exception cref="MovieRefusedException">It is damaged, or holds what can't be taken out.</exception>
    public void Clean(Span<byte> content) => Clean(content, 0);

    private void Clean(Span<byte> content, int depth)
    {
        if (depth == Deepest)
            throw MovieRefusedException.Damaged;
        while (content.Length > 0)
        {
            if (content.Length < MovieBox.ShortHead)
                throw MovieRefusedException.Damaged;
            var box = MovieBox.Read(content);
            if (box.Length > content.Length)
                throw MovieRefusedException.Damaged;
            var whole = content[..(int)box.Length];
            Clean(box, whole, whole[box.HeadLength..], depth);
            content = content[(int)box.Length..];
        }
    }

    private void Clean(MovieBox box, Span<byte> whole, Span<byte> content, int depth)
    {
        switch (box.Type)
        {
            case var type when Containers.Contains(type):
                Clean(content, depth + 1);
                break;
            case "mvhd":
                Seconds = SecondsOf(content);
                ForgetMoments(content);
                break;
            case "tkhd" or "mdhd":
                ForgetMoments(content);
                break;
            case "hdlr":
                Keep(content);
                break;
            case "stsd":
                Look(content);
                break;
            case "dref":
                StayInside(content);
                break;
            case var type when !Needed.Contains(type):
                MovieBox.Empty(whole, box.HeadLength);
                break;
        }
    }

    /// <summary>When it was made and changed: two numbers behind version and flags, of four bytes or, from version 1 on, eight.</summary>
    private static void ForgetMoments(Span<byte> content)
    {
        const int both = 8, bothLong = 16;
        Part(content, FullHead, content.Length > 0 && content[0] == 1 ? bothLong : both).Clear();
    }

    private static int? SecondsOf(Span<byte> content)
    {
        var isLong = content.Length > 0 && content[0] == 1;
        var scale = BinaryPrimitives.ReadUInt32BigEndian(Part(content, isLong ? 20 : 12, 4));
        var length = isLong ? BinaryPrimitives.ReadUInt64BigEndian(Part(content, 24, 8)) : BinaryPrimitives.ReadUInt32BigEndian(Part(content, 16, 4));
        var seconds = scale == 0 ? 0 : Math.Round(length / (double)scale);
        return seconds is >= 1 and < int.MaxValue ? (int)seconds : null;
    }

    /// <summary>What a track holds, and a name that programs and devices write.</summary>
    private void Keep(Span<byte> content)
    {
        const int kindAt = 8, nameAt = 24;
        switch (Encoding.Latin1.GetString(Part(content, kindAt, 4)))
        {
            case "vide":
                HasImages = true;
                break;
            case "soun":
                HasSound = true;
                break;
            default:
                throw MovieRefusedException.HoldsMore;
        }

        Part(content, nameAt, content.Length - nameAt).Clear();
    }

    /// <summary>How images and sounds are written down; of images also with what, in words.</summary>
    private static void Look(Span<byte> content)
    {
        const int entriesAt = 8, wordsAt = 50, wordsLength = 32;
        for (var left = Part(content, entriesAt, content.Length - entriesAt); left.Length > 0;)
        {
            if (left.Length < MovieBox.ShortHead)
                throw MovieRefusedException.Damaged;
            var entry = MovieBox.Read(left);
            if (entry.Length > left.Length)
                throw MovieRefusedException.Damaged;
            if (Images.Contains(entry.Type))
                Part(left[..(int)entry.Length], wordsAt, wordsLength).Clear();
            else if (!Sounds.Contains(entry.Type))
                throw MovieRefusedException.NotAccepted;
            left = left[(int)entry.Length..];
        }
    }

    /// <summary>That all of it lies in this file: another would be fetched by who plays it.</summary>
    private static void StayInside(Span<byte> content)
    {
        const int entriesAt = 8, flagsAt = 11;
        for (var left = Part(content, entriesAt, content.Length - entriesAt); left.Length > 0;)
        {
            if (left.Length < MovieBox.ShortHead + FullHead)
                throw MovieRefusedException.Damaged;
            var entry = MovieBox.Read(left);
            if (entry.Length > left.Length)
                throw MovieRefusedException.Damaged;
            if (entry.HeadLength != MovieBox.ShortHead || (left[flagsAt] & 1) == 0)
                throw MovieRefusedException.HoldsMore;
            Part(left, MovieBox.ShortHead + FullHead, (int)entry.Length - MovieBox.ShortHead - FullHead).Clear();
            left = left[(int)entry.Length..];
        }
    }

    private static Span<byte> Part(Span<byte> content, int at, int length) =>
        length >= 0 && at + length <= content.Length ? content.Slice(at, length) : throw MovieRefusedException.Damaged;
}
