namespace Wijkagent.Core.Identity.Sessions;

/// <summary>
/// What somebody recognises a browser by: its family and what it runs on. No version, nothing that tells one telephone
/// from another of the same kind.
/// </summary>
/// <param name="Browser">Such as «Firefox»; empty when it is not known.</param>
/// <param name="System">Such as «Android»; empty when it is not known.</param>
public sealed record DeviceName(string Browser, string System)
{
    /// <summary>The longest of either.</summary>
    public const int Length = 20;

    // The first that fits: most browsers call themselves by the names of others too.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg/", "Edge"), ("EdgA/", "Edge"), ("EdgiOS/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Vivaldi/", "Vivaldi"),
        ("FxiOS/", "Firefox"), ("Firefox/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("CrOS", "ChromeOS"), ("Windows", "Windows"),
        ("Macintosh", "macOS"), ("Linux", "Linux"),
    ];

    /// <summary>Reads what a browser says of itself.</summary>
    public static DeviceName Of(string? userAgent) => new(First(Browsers, userAgent ?? ""), First(Systems, userAgent ?? ""));

    private static string First((string Mark, string Name)[] known, string said) =>
        known.FirstOrDefault(k => said.Contains(k.Mark, StringComparison.Ordinal)).Name ?? "";
}
