using Microsoft.Extensions.Localization;
using Wijkagent.Core.Reports.Attachments;

namespace Wijkagent.Web.Shared;

/// <summary>Pictures and files on a page.</summary>
/// <param name="Photos">The pictures and files.</param>
/// <param name="Path">What the address of a large one begins with; null where there are small ones alone.</param>
public sealed record PhotoList(IReadOnlyList<ShownAttachment> Photos, string? Path = null)
{
    private const int SmallSide = 320;
    private const int Minute = 60;
    private const double Megabyte = 1024 * 1024;
    private const double Smallest = 0.1;

    /// <summary>Whether who looks can make parts of the pictures black.</summary>
    public bool CanCover { get; init; }

    /// <summary>How large a small one is on the page, so that nothing jumps when it comes.</summary>
    public static (int Width, int Height) SizeOf(ShownAttachment photo)
    {
        var scale = Math.Min(1, SmallSide / (double)Math.Max(photo.Width, photo.Height));
        return (Math.Max(1, (int)(photo.Width * scale)), Math.Max(1, (int)(photo.Height * scale)));
    }

    /// <summary>What it is and which: «Film 2».</summary>
    /// <param name="file">The picture or file.</param>
    /// <param name="number">Which it is on the page, from 1.</param>
    /// <param name="words">The words.</param>
    public static string NameOf(ShownAttachment file, int number, IStringLocalizer words) => words[$"File.{file.Kind}", number];

    /// <summary>How long it lasts, where it does, and how large it is: «2 minuten en 5 seconden, 12,3 MB».</summary>
    public static string FactsOf(ShownAttachment file, IStringLocalizer words)
    {
        string size = words["File.Size", Math.Max(Smallest, file.Bytes / Megabyte)];
        return file.Seconds switch
        {
            null => size,
            < Minute => words["File.Short", new Amount(file.Seconds.Value), size],
            var seconds => words["File.Long", new Amount(seconds.Value / Minute), new Amount(seconds.Value % Minute), size],
        };
    }
}

/// <summary>A film, recording or document on a page.</summary>
/// <param name="File">What it is.</param>
/// <param name="Number">Which it is on the page, from 1.</param>
/// <param name="Path">What its address begins with; null where it can't be opened yet.</param>
public sealed record FileOnPage(ShownAttachment File, int Number, string? Path = null)
{
    /// <summary>Its address.</summary>
    public string Address => $"{Path}/{File.Number}";
}
