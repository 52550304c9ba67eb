using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods;
using Wijkagent.Core.Neighbourhoods.Geocoding;
using Wijkagent.Core.Neighbourhoods.Locating;
using Wijkagent.Core.Neighbourhoods.Searching;

namespace Wijkagent.Core.Reports.Drafting;

/// <summary>A place to choose.</summary>
/// <param name="Name">The address, or the neighbourhood.</param>
/// <param name="Within">The district and municipality it lies in, or the neighbourhood of an address.</param>
/// <param name="Area">The neighbourhood.</param>
/// <param name="Point">The point of an address; null for a whole neighbourhood.</param>
public sealed record PlaceOption(string Name, string Within, MappedNeighbourhood Area, GeoPoint? Point)
{
    /// <summary>Whether it is a street, so that it can be all along it.</summary>
    public bool IsStreet { get; init; }

    /// <summary>The district or municipality, where all of that is meant: then <see cref="Area"/> is the neighbourhood that stands for it.</summary>
    public MappedArea? Whole { get; init; }
}

/// <summary>The places that fit what was typed.</summary>
/// <param name="Options">Best first.</param>
/// <param name="Wider">Areas that fit but are too large to be the place: one in them has to be chosen from a list.</param>
/// <param name="AddressesUnavailable">Whether addresses could not be looked up now.</param>
/// <param name="FoundOutside">Whether what was found lies outside every area.</param>
public sealed record PlaceAnswer(
    IReadOnlyList<PlaceOption> Options, IReadOnlyList<MappedArea> Wider, bool AddressesUnavailable, bool FoundOutside)
{
    /// <summary>Districts of which the neighbourhoods are among the options, each as a place of its own: all of it.</summary>
    public IReadOnlyList<PlaceOption> Whole { get; init; } = [];
}

/// <summary>Finds the place of a report: by address, postcode or name, or at a point. Works without the geocoder too.</summary>
public sealed class PlaceFinding(Atlas atlas, LocateService locate, IGeocoder geocoder, AddressSearch addressSearch)
{
    /// <summary>The longest text that is searched for.</summary>
    public const int MaxLength = 200;

    private const int MaxOptions = 12;
    private static readonly string[] PrecisePlaces = ["adres", StreetFinding.Street, "postcode"];

    /// <summary>Places that fit what was typed.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<PlaceAnswer> FindAsync(string typed, CancellationToken cancel) => FindAsync(typed, suggested: null, cancel);

    /// <summary>Places that fit what was typed.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="suggested">The id of the line that was chosen while typing, if any: then it is that address alone.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<PlaceAnswer> FindAsync(string typed, string? suggested, CancellationToken cancel)
    {
        var sheet = await atlas.OpenAsync(cancel);
        if (await addressSearch.ChosenAsync(suggested, typed, cancel) is { } chosen && PrecisePlaces.Contains(chosen.Kind) && sheet.Areas.Locate(chosen.Point) is { } inside)
            return new PlaceAnswer([new PlaceOption(chosen.Label, Within(inside), inside, chosen.Point) { IsStreet = chosen.Kind == StreetFinding.Street }], [], AddressesUnavailable: false, FoundOutside: false);
        var addresses = await geocoder.FindAsync(typed, cancel);
        var precise = (addresses.Value ?? []).Where(a => PrecisePlaces.Contains(a.Kind)).ToList();
        var options = precise
            .Select(a => (Address: a, Area: sheet.Areas.Locate(a.Point)))
            .Where(a => a.Area is not null)
            .Select(a => new PlaceOption(a.Address.Label, Within(a.Area!), a.Area!, a.Address.Point) { IsStreet = a.Address.Kind == StreetFinding.Street })
            .DistinctBy(o => o.Name)
            .ToList();
        var (named, wider, whole) = await ByAreaAsync(typed, sheet, hasAddresses: options.Count > 0, cancel);
        options.AddRange(named);
        var isOutside = options.Count + wider.Count == 0 && precise.Count > 0;
        return new PlaceAnswer([.. options.Take(MaxOptions)], wider, !addresses.IsDone, isOutside) { Whole = [.. whole.Select(WholeOf).OfType<PlaceOption>()] };
    }

    /// <summary>The place at a point, with the address nearest to it when that can be looked up.</summary>
    /// <returns>The place, or <see cref="PlaceOutsideAreas"/> or what <see cref="LocateService"/> refuses.</returns>
    public async Task<Result<PlaceOption>> AtAsync(double longitude, double latitude, CancellationToken cancel)
    {
        var located = await locate.LocateAsync(longitude, latitude, cancel);
        if (!located.IsDone)
            return located.Error is NothingHere ? new PlaceOutsideAreas() : located.Error;
        var (area, point) = (located.Value.Neighbourhood, new GeoPoint(longitude, latitude));
        var nearest = await geocoder.NearestAsync(point, cancel);
        return nearest.IsDone && IsNear(nearest.Value.Point)
            ? new PlaceOption(nearest.Value.Label, Within(area), area, point)
            : new PlaceOption("", Within(area), area, point);

        // An address across the water or the border would only mislead.
        bool IsNear(GeoPoint address) =>
            Math.Abs(address.Latitude - latitude) < 0.002 && Math.Abs(address.Longitude - longitude) < 0.003;
    }

    /// <summary>The neighbourhoods of an area, by its CBS code: itself, or those it holds; none for an unknown code.</summary>
    public async Task<IReadOnlyList<PlaceOption>> InAreaAsync(string? code, CancellationToken cancel)
    {
        var areas = (await atlas.OpenAsync(cancel)).Areas;
        return code is null ? [] : areas.ByCode(code) switch
        {
            MappedNeighbourhood neighbourhood => [OptionFor(neighbourhood)],
            MappedDistrict district => [.. district.Neighbourhoods.Select(OptionFor)],
            _ => [],
        };
    }

    /// <summary>All of a district or municipality, by its CBS code; null for any other code.</summary>
    public async Task<PlaceOption?> WholeAsync(string? code, CancellationToken cancel) =>
        code is not null && (await atlas.OpenAsync(cancel)).Areas.ByCode(code) is { } area and not MappedNeighbourhood ? WholeOf(area) : null;

    /// <summary>Neighbourhoods and larger areas that fit; beside an address only what has exactly the name typed.</summary>
    private async Task<(IEnumerable<PlaceOption> Options, IReadOnlyList<MappedArea> Wider, IReadOnlyList<MappedArea> Whole)> ByAreaAsync(
        string typed, AtlasSheet sheet, bool hasAddresses, CancellationToken cancel)
    {
        if (PostcodeText.Normalise(typed) is { } postcode)
            return (hasAddresses ? [] : await ByPostcodeAsync(postcode, cancel), [], []);

        // Who names a town means that town, and none of the streets and quarters elsewhere that begin with its name.
        var onlyWhole = hasAddresses || IsNamed(sheet.Names.Municipalities) || IsNamed(sheet.Names.Places)
            || IsNamed(sheet.Names.Districts) || IsNamed(sheet.Names.Neighbourhoods);
        var municipalities = Fitting(sheet.Names.Municipalities);
        if (hasAddresses)
            return ([], municipalities, []);
        var neighbourhoods = Fitting(sheet.Names.Neighbourhoods);
        var districts = Fitting(sheet.Names.Districts).Concat(Fitting(sheet.Names.Places).SelectMany(p => p.Districts)).Distinct().ToList();
        var all = neighbourhoods.Concat(districts.SelectMany(d => d.Neighbourhoods)).Distinct().ToList();
        // An address that can't be looked up still says where it is by the postcode in front of it.
        if (all.Count + municipalities.Count == 0 && PostcodeText.Leading(typed) is { } leading)
            return (await ByPostcodeAsync(leading, cancel), [], []);
        return all.Count <= MaxOptions
            ? (all.Select(OptionFor), municipalities, districts)
            : (neighbourhoods.Select(OptionFor), [.. municipalities, .. districts.Take(MaxOptions)], []);

        IReadOnlyList<T> Fitting<T>(NameIndex<T> names) =>
            [.. names.Find(typed, MaxOptions).Where(n => !onlyWhole || n.Fit == NameFit.Whole).Select(n => n.Item)];

        bool IsNamed<T>(NameIndex<T> names) => names.Find(typed, 1).Any(n => n.Fit == NameFit.Whole);
    }

    private async Task<IEnumerable<PlaceOption>> ByPostcodeAsync(string postcode, CancellationToken cancel) =>
        ((await locate.LocateAsync(postcode, cancel)).Value ?? []).Select(l => OptionFor(l.Neighbourhood));

    private static PlaceOption OptionFor(MappedNeighbourhood area) =>
        new(area.Name, $"{area.District.Name}, {area.District.Municipality.Name}", area, null);

    private static PlaceOption? WholeOf(MappedArea area) => area.First is { } first
        ? new PlaceOption(area.Name, $"{first.Name}, {first.District.Name}", first, null) { Whole = area }
        : null;

    private static string Within(MappedNeighbourhood area) => $"{area.Name}, {area.District.Name}";
}
