using Wijkagent.Core.Neighbourhoods.Locating;
using Wijkagent.Core.Reports.Drafting;

namespace Wijkagent.Web.Public.Subscriptions;

/// <summary>
/// Finds what can be followed where somebody looks: the neighbourhood, its district, and a circle around an address, or around
/// the middle of a postcode where no address was found.
/// </summary>
public sealed class AreaPieces(PlaceFinding places, LocateService locate, Atlas atlas)
{
    private const int Most = 12;

    /// <summary>What fits what was typed.</summary>
    public async Task<FoundPieces> FindAsync(string typed, CancellationToken cancel)
    {
        var found = await places.FindAsync(typed, cancel);
        var addresses = found.Options.Where(option => option.Point is not null).Take(Most).ToList();
        var middle = addresses.Count == 0 ? await locate.MiddleOfAsync(typed, cancel) : null;
        var neighbourhoods = found.Options.Select(option => option.Area).Concat(middle is null ? [] : [middle.Neighbourhood]).Distinct().ToList();
        var wider = found.Wider.SelectMany(area => area is MappedMunicipality municipality ? municipality.Districts : [(MappedDistrict)area]);
        return new FoundPieces(
            [.. neighbourhoods.Select(n => n.District).Concat(wider).Distinct()],
            [.. neighbourhoods.Take(Most)],
            addresses,
            found.AddressesUnavailable)
        {
            Postcode = middle,
        };
    }

    /// <summary>The boundaries to draw on: of what was found, of the one municipality there is, or none.</summary>
    public async Task<string?> OutlineAsync(FoundPieces? found, CancellationToken cancel)
    {
        var municipalities = found is { Districts.Count: > 0 }
            ? found.Districts.Select(d => d.Municipality).Distinct().ToList()
            : (await atlas.OpenAsync(cancel)).Areas.Municipalities;
        return municipalities is [var only] ? $"/kaart/gemeenten/{only.Code}.geojson" : null;
    }
}
