using Wijkagent.Core.Common;

namespace Wijkagent.Core.Officers;

/// <summary>The police team (basisteam) that officers belong to.</summary>
public sealed class Team : Entity
{
    /// <summary>The longest name.</summary>
    public const int NameLength = 100;

    private Team()
    {
    }

    /// <summary>A team that works from a station; the slug is unique among teams, and made of the name when not given.</summary>
    public Team(string name, Station station, string? slug = null) =>
        (Name, Slug, Station) = (name, slug ?? Common.Slug.From(name), station);

    /// <summary>What it is called, e.g. «Basisteam Lindewaard».</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name as it stands in addresses; unique.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>Where the team works from.</summary>
    public Guid StationId { get; private set; }

    /// <summary>Where the team works from.</summary>
    public Station Station { get; private set; } = null!;
}
