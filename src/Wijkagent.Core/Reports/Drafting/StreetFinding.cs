using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods.Geocoding;
using Wijkagent.Core.Neighbourhoods.Locating;

namespace Wijkagent.Core.Reports.Drafting;

/// <summary>A whole street as the place of a report.</summary>
/// <param name="Line">How it runs.</param>
/// <param name="Area">The neighbourhood in which most of it lies.</param>
/// <param name="AlsoIn">The other neighbourhoods in which a good part of it lies, by name.</param>
public sealed record ToldStreet(StreetLine Line, MappedNeighbourhood Area, IReadOnlyList<string> AlsoIn);

/// <summary>Finds how a street runs, and in which areas. Where that can't be had there is no line, and words have to do.</summary>
public sealed class StreetFinding(IGeocoder geocoder, Atlas atlas)
{
    /// <summary>The service's word for a street.</summary>
    public const string Street = "weg";

    private const double FarMetres = 2000;
    private const double StepMetres = 10;
    private const int MostSteps = 500;
    private const int MostNames = 5;

    /// <summary>The street of an address, or the one nearest to a point.</summary>
    /// <param name="address">An address or street as it was found; empty for a point on the map.</param>
    /// <param name="point">Where it was found.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Null when it is not known, can't be looked up now, is no line, or lies for the most part outside every area.</returns>
    public async Task<ToldStreet?> FindAsync(string address, GeoPoint point, CancellationToken cancel)
    {
        if (await NameAsync(address, point, cancel) is not { } name || await geocoder.StreetsAsync(name, cancel) is not { IsDone: true, Value: var streets })
            return null;
        // A place can have the same name twice: the one that was chosen is the one at the point.
        var line = streets.Where(s => s.Label == name).Select(s => s.Line).OrderBy(l => l.MetresTo(point)).FirstOrDefault();
        return line is null || line.MetresTo(point) > FarMetres ? null : InAreas(line, (await atlas.OpenAsync(cancel)).Areas);
    }

    // A street is called «street, place».
    private async Task<string?> NameAsync(string address, GeoPoint point, CancellationToken cancel)
    {
        var found = address.Length > 0
            ? (await geocoder.FindAsync(address, cancel)).Value?.FirstOrDefault(a => a.Label == address)
            : (await geocoder.NearestAsync(point, cancel)).Value;
        return found switch
        {
            { Kind: Street } => found.Label,
            { Street: { } street, Place: { } place } => $"{street}, {place}",
            _ => null,
        };
    }

    private static ToldStreet? InAreas(StreetLine line, AreaIndex areas)
    {
        var all = line.Along(Math.Max(StepMetres, line.Metres / MostSteps)).Select(areas.Locate).ToList();
        var inside = all.OfType<MappedNeighbourhood>().CountBy(area => area).OrderByDescending(each => each.Value).ThenBy(each => each.Key.Code, StringComparer.Ordinal).ToList();
        if (inside.Sum(each => each.Value) * 2 < all.Count || inside.Count == 0)
            return null;
        // Many streets are the border of two areas, which is not drawn to the metre: less than a tenth says nothing.
        return new ToldStreet(line, inside[0].Key, [.. inside.Skip(1).Where(each => each.Value * 10 >= all.Count).Take(MostNames).Select(each => each.Key.Name)]);
    }
}
