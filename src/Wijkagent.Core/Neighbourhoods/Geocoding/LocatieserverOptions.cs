namespace Wijkagent.Core.Neighbourhoods.Geocoding;

/// <summary>How addresses are looked up; section <c>Locatieserver</c> of the settings.</summary>
public sealed record LocatieserverOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Locatieserver";

    /// <summary>Where PDOK's Locatieserver (v3_1) answers; empty switches looking up addresses off.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>How long one try may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>After two failed tries nothing is asked for this long, so that visitors don't all wait for nothing.</summary>
    public TimeSpan Rest { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long an answer is kept.</summary>
    public TimeSpan KeepFor { get; init; } = TimeSpan.FromHours(12);

    /// <summary>How many answers are kept.</summary>
    public int KeepAtMost { get; init; } = 5000;
}
