using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Neighbourhoods.Locating;

/// <summary>A place of postal addresses (woonplaats) and the districts in which it has them.</summary>
/// <param name="Name">As it stands in addresses.</param>
/// <param name="Districts">Its districts, by code.</param>
public sealed record NamedPlace(string Name, IReadOnlyList<MappedDistrict> Districts);

/// <summary>Areas and places by name, by the CBS's name of it and by the one people use.</summary>
public sealed class AreaNames
{
    internal AreaNames(IReadOnlyList<MappedMunicipality> municipalities, IEnumerable<NamedPlace> places)
    {
        var districts = municipalities.SelectMany(m => m.Districts).ToList();
        Municipalities = new(municipalities, NamesOf);
        Districts = new(districts, NamesOf);
        Neighbourhoods = new(districts.SelectMany(d => d.Neighbourhoods), NamesOf);
        Places = new(places, p => AreaName.AllOf(p.Name));
    }

    /// <summary>The municipalities.</summary>
    public NameIndex<MappedMunicipality> Municipalities { get; }

    /// <summary>The districts.</summary>
    public NameIndex<MappedDistrict> Districts { get; }

    /// <summary>The neighbourhoods.</summary>
    public NameIndex<MappedNeighbourhood> Neighbourhoods { get; }

    /// <summary>The places whose name no municipality has: one that has it is found as that municipality.</summary>
    public NameIndex<NamedPlace> Places { get; }

    /// <summary>Takes the areas of an index, and reads from the database which places lie in them; one query.</summary>
    public static async Task<AreaNames> ReadAsync(WijkagentDbContext db, AreaIndex index, CancellationToken cancel)
    {
        var rows = await db.Postcodes
            .Where(p => p.Place != null && p.Code.Length == 4)
            .SelectMany(p => p.Neighbourhoods, (p, n) => new { p.Place, n.DistrictId })
            .Distinct()
            .ToListAsync(cancel);
        var municipalities = index.Municipalities.SelectMany(NamesOf).Select(Slug.Words).ToHashSet(StringComparer.Ordinal);
        var places = rows
            .GroupBy(r => r.Place!, StringComparer.OrdinalIgnoreCase)
            .Where(g => !municipalities.Contains(Slug.Words(g.Key)))
            .Select(g => new NamedPlace(g.Key, [.. g.Select(r => index.ById(r.DistrictId)).OfType<MappedDistrict>().OrderBy(d => d.Code, StringComparer.Ordinal)]))
            .Where(p => p.Districts.Count > 0);
        return new AreaNames(index.Municipalities, places);
    }

    private static IEnumerable<string> NamesOf(MappedArea area) => AreaName.AllOf(area.Name);
}
