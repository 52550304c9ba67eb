using System.Buffers.Binary;
using System.Text;

namespace Wijkagent.Core.Media.Movies;

/// <summary>The head of a box (ISO/IEC 14496-12, 4.2): its length, head included, and its type of four letters.</summary>
/// <param name="Length">How many bytes it has with its head.</param>
/// <param name="HeadLength">How many bytes its head has: 8, or 16 for a long one.</param>
/// <param name="Type">What it is.</param>
internal readonly record struct MovieBox(long Length, int HeadLength, string Type)
{
    /// <summary>The usual length of a head.</summary>
    public const int ShortHead = 8;

    /// <summary>The length of the head of a box that may be longer than 4 GB.</summary>
    public const int LongHead = 16;

    private const int TypeAt = 4;

    /// <summary>What follows the head, bytes.</summary>
    public long ContentLength => Length - HeadLength;

    /// <summary>Whether these first eight bytes say that the length follows in eight more.</summary>
    public static bool IsLong(ReadOnlySpan<byte> head) => BinaryPrimitives.ReadUInt32BigEndian(head) == 1;

    /// <summary>Reads a head.</summary>
    /// <exception cref="MovieRefusedException">It can't have this length. One that goes on to the end, wherever that is, is not taken: nobody could tell whether it was cut off.</exception>
    public static MovieBox Read(ReadOnlySpan<byte> head)
    {
        var (length, headLength) = IsLong(head)
            ? (head.Length < LongHead ? 0 : BinaryPrimitives.ReadInt64BigEndian(head[ShortHead..]), LongHead)
            : (BinaryPrimitives.ReadUInt32BigEndian(head), ShortHead);
        return length >= headLength
            ? new MovieBox(length, headLength, Encoding.Latin1.GetString(head.Slice(TypeAt, 4)))
            : throw MovieRefusedException.Damaged;
    }

    /// <summary>Makes of a box one that is free to be written over, with nothing in it; places in the file stay right.</summary>
    public static void Empty(Span<byte> box, int headLength)
    {
        "free"u8.CopyTo(box[TypeAt..]);
        box[headLength..].Clear();
    }
}
