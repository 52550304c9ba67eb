namespace Wijkagent.Core.Neighbourhoods.Locating;

/// <summary>An area as the index holds it; two are the same when they are the same object.</summary>
/// <param name="id">The key in the database.</param>
/// <param name="code">CBS code.</param>
/// <param name="name">Name as the CBS writes it.</param>
/// <param name="slug">Name in addresses, unique within what holds it.</param>
public abstract class MappedArea(Guid id, string code, string name, string slug)
{
    /// <summary>The key in the database.</summary>
    public Guid Id { get; } = id;

    /// <summary>CBS code.</summary>
    public string Code { get; } = code;

    /// <summary>Name as the CBS writes it.</summary>
    public string Name { get; } = name;

    /// <summary>Name in addresses, unique within what holds it.</summary>
    public string Slug { get; } = slug;

    /// <summary>
    /// The neighbourhood that stands for all of it: itself, or the one with the lowest code in it. The CBS numbers from the
    /// middle of a town. Null where it holds none.
    /// </summary>
    public abstract MappedNeighbourhood? First { get; }

    /// <summary>Whether another area is this one or lies in it.</summary>
    public abstract bool Holds(MappedArea other);
}

/// <inheritdoc />
public sealed class MappedMunicipality(Guid id, string code, string name, string slug) : MappedArea(id, code, name, slug)
{
    private readonly List<MappedDistrict> districts = [];

    /// <summary>Its districts, by code.</summary>
    public IReadOnlyList<MappedDistrict> Districts => districts;

    /// <summary>What people call it, where that is not the CBS's name: «Den Haag».</summary>
    public string? EverydayName { get; } = AreaName.EverydayOf(name) is [var commonest, ..] ? commonest : null;

    /// <summary>The name as it stands in a list, to be found by whoever looks for either.</summary>
    public string ListedName => EverydayName is null ? Name : $"{Name} ({EverydayName})";

    /// <inheritdoc />
    public override MappedNeighbourhood? First => districts.Select(district => district.First).FirstOrDefault(first => first is not null);

    /// <inheritdoc />
    public override bool Holds(MappedArea other) => other switch
    {
        MappedDistrict district => district.Municipality == this,
        MappedNeighbourhood neighbourhood => neighbourhood.District.Municipality == this,
        _ => other == this,
    };

    internal void Add(MappedDistrict district) => districts.Add(district);
}

/// <inheritdoc />
public sealed class MappedDistrict(Guid id, string code, string name, string slug, MappedMunicipality municipality)
    : MappedArea(id, code, name, slug)
{
    private readonly List<MappedNeighbourhood> neighbourhoods = [];

    /// <summary>Where it lies.</summary>
    public MappedMunicipality Municipality { get; } = municipality;

    /// <summary>Its neighbourhoods, by code.</summary>
    public IReadOnlyList<MappedNeighbourhood> Neighbourhoods => neighbourhoods;

    /// <inheritdoc />
    public override MappedNeighbourhood? First => neighbourhoods is [var first, ..] ? first : null;

    /// <inheritdoc />
    public override bool Holds(MappedArea other) => other == this || (other is MappedNeighbourhood inside && inside.District == this);

    internal void Add(MappedNeighbourhood neighbourhood) => neighbourhoods.Add(neighbourhood);
}

/// <inheritdoc />
public sealed class MappedNeighbourhood(Guid id, string code, string name, string slug, MappedDistrict district)
    : MappedArea(id, code, name, slug)
{
    /// <summary>Where it lies.</summary>
    public MappedDistrict District { get; } = district;

    /// <inheritdoc />
    public override MappedNeighbourhood First => this;

    /// <inheritdoc />
    public override bool Holds(MappedArea other) => other == this;
}
