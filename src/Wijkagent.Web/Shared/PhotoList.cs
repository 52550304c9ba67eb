using Wijkagent.Core.Reports.Attachments;

namespace Wijkagent.Web.Shared;

/// <summary>Pictures on a page.</summary>
/// <param name="Photos">The pictures.</param>
/// <param name="Path">What the address of a large one begins with; null where there are small ones alone.</param>
public sealed record PhotoList(IReadOnlyList<ShownAttachment> Photos, string? Path = null)
{
    private const int SmallSide = 320;

    /// <summary>How large a small one is on the page, so that nothing jumps when it comes.</summary>
    public static (int Width, int Height) SizeOf(ShownAttachment photo)
    {
        var scale = Math.Min(1, SmallSide / (double)Math.Max(photo.Width, photo.Height));
        return (Math.Max(1, (int)(photo.Width * scale)), Math.Max(1, (int)(photo.Height * scale)));
    }
}
