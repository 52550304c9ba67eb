namespace Wijkagent.Core.Neighbourhoods.BaseMaps;

/// <summary>Where the ground of the maps comes from; section <c>BaseMap</c> of the settings.</summary>
public sealed record BaseMapOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "BaseMap";

    /// <summary>What an address of a square holds in the places of its three numbers.</summary>
    public static readonly IReadOnlyList<string> Placeholders = ["{z}", "{x}", "{y}"];

    /// <summary>
    /// The address of a square in Web Mercator (EPSG:3857), with all <see cref="Placeholders"/>; empty draws maps on plain ground.
    /// </summary>
    public string? TilesUrl { get; init; }

    /// <summary>Who made it, as its licence asks to be told on every map; when left out Kadaster, whose map PDOK serves.</summary>
    public string? Attribution { get; init; }

    /// <summary>How long a square may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>After some squares failed in a row none is asked for this long, so that a source that is away is not asked for each of them.</summary>
    public TimeSpan Rest { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>After how long a square that is kept is asked for anew.</summary>
    public TimeSpan KeepFor { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How much of the disk squares take, in megabytes; the oldest make room.</summary>
    public int KeepAtMostMegabytes { get; init; } = 500;

    /// <summary>Whether there is a base map.</summary>
    public bool IsOn => !string.IsNullOrWhiteSpace(TilesUrl);
}
