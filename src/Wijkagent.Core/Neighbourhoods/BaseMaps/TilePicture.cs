namespace Wijkagent.Core.Neighbourhoods.BaseMaps;

/// <summary>What a square of the base map looks like as a file.</summary>
internal static class TilePicture
{
    /// <summary>The largest, in bytes; PDOK's are a tenth of it.</summary>
    public const int MaxBytes = 512 * 1024;

    /// <summary>Whether it begins as a PNG does: its signature, and the chunk that comes first (ISO 15948, 5.2 and 5.6).</summary>
    public static bool IsOne(ReadOnlySpan<byte> content) =>
        content.Length is > 16 and <= MaxBytes
        && content.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])
        && content[12..16].SequenceEqual("IHDR"u8);
}
