using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Neighbourhoods.Locating;

/// <summary>A place of postal addresses (woonplaats) and the districts in which it has them.</summary>
/// <param name="Name">As it stands in addresses.</param>
/// <param name="Districts">Its districts, by code.</param>
public sealed record NamedPlace(string Name, IReadOnlyList<MappedDistrict> Districts);

/// <summary>How well a name fits what was typed; a lower value is better.</summary>
public enum NameFit
{
    /// <summary>The whole name.</summary>
    Whole,

    /// <summary>The name begins with it.</summary>
    Beginning,

    /// <summary>A word in the name begins with it.</summary>
    Word,
}

/// <summary>Something found by its name.</summary>
/// <param name="Item">What.</param>
/// <param name="Fit">How well the name fits.</param>
/// <typeparam name="T">What is named.</typeparam>
public sealed record Named<T>(T Item, NameFit Fit)
{
    /// <summary>Something else that was found by the same name.</summary>
    public Named<TOther> As<TOther>(TOther other) => new(other, Fit);
}

/// <summary>
/// Areas and places by name, whatever the capitals, accents, apostrophes and hyphens: «s gravenhage» finds
/// «'s-Gravenhage». Twenty thousand names are read through in well under a millisecond.
/// </summary>
public sealed class AreaNames
{
    private readonly (string Key, MappedArea Area)[] areas;
    private readonly (string Key, NamedPlace Place)[] places;

    internal AreaNames(IEnumerable<MappedArea> areas, IEnumerable<NamedPlace> places)
    {
        this.areas = [.. areas.Select(a => (Slug.From(a.Name), a))];
        this.places = [.. places.Select(p => (Slug.From(p.Name), p))];
    }

    /// <summary>Takes the areas of an index, and reads from the database which places lie in them; one query.</summary>
    public static async Task<AreaNames> ReadAsync(WijkagentDbContext db, AreaIndex index, CancellationToken cancel)
    {
        var rows = await db.Postcodes
            .Where(p => p.Place != null && p.Code.Length == 4)
            .SelectMany(p => p.Neighbourhoods, (p, n) => new { p.Place, n.DistrictId })
            .Distinct()
            .ToListAsync(cancel);
        var places = rows
            .GroupBy(r => r.Place!, StringComparer.OrdinalIgnoreCase)
            .Select(g => new NamedPlace(g.Key, [.. g.Select(r => index.ById(r.DistrictId)).OfType<MappedDistrict>().OrderBy(d => d.Code, StringComparer.Ordinal)]))
            .Where(p => p.Districts.Count > 0);
        var areas = index.Municipalities.SelectMany(m => m.Districts.SelectMany(d => d.Neighbourhoods.Cast<MappedArea>().Prepend(d)).Prepend(m));
        return new AreaNames(areas, places);
    }

    /// <summary>Areas of one kind by name, best first.</summary>
    public IReadOnlyList<Named<T>> Find<T>(string typed, int max)
        where T : MappedArea =>
        Best(areas.Where(a => a.Area is T).Select(a => (a.Key, (T)a.Area)), typed, max);

    /// <summary>Places by name, best first.</summary>
    public IReadOnlyList<Named<NamedPlace>> FindPlaces(string typed, int max) => Best(places, typed, max);

    /// <summary>The best of many names, best first and then in the order given.</summary>
    internal static IReadOnlyList<Named<T>> Best<T>(IEnumerable<(string Key, T Item)> names, string typed, int max)
    {
        var wanted = Slug.From(typed);
        var word = "-" + wanted;
        var found = new List<Named<T>>();
        foreach (var (key, item) in names)
        {
            if (key == wanted)
                found.Add(new(item, NameFit.Whole));
            else if (key.StartsWith(wanted, StringComparison.Ordinal))
                found.Add(new(item, NameFit.Beginning));
            else if (key.Contains(word, StringComparison.Ordinal))
                found.Add(new(item, NameFit.Word));
        }

        return [.. found.OrderBy(f => f.Fit).Take(max)];
    }
}
