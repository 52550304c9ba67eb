namespace Wijkagent.Core.Media;

/// <summary>What a picture is by its first bytes; its name says nothing.</summary>
internal static class PictureKind
{
    private const int ChunkNameAt = 8;

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    private static ReadOnlySpan<byte> Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Whether it begins as a JPEG, PNG or WebP does. HEIC is none of them: its patents keep it out of the library.</summary>
    public static bool IsAccepted(ReadOnlySpan<byte> content) =>
        content.StartsWith(Jpeg)
        || content.StartsWith(Png)
        || (content.StartsWith("RIFF"u8) && content.Length > ChunkNameAt && content[ChunkNameAt..].StartsWith("WEBP"u8));
}
