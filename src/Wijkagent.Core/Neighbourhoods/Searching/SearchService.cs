using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods.Locating;

namespace Wijkagent.Core.Neighbourhoods.Searching;

/// <summary>
/// One field for everything: postcode, coordinates, address, place, municipality, district, neighbourhood, officer,
/// question, article. What we hold ourselves comes first; addresses are asked of the geocoder when that leaves doubt.
/// </summary>
public sealed class SearchService(Atlas atlas, LocateService locate, AddressSearch addresses, ContentSearch content)
{
    /// <summary>The longest text that is searched for, in characters.</summary>
    public const int MaxLength = 200;

    /// <summary>The name of the one input, as addresses carry it.</summary>
    public const string Field = "q";

    /// <summary>The most hits of one kind.</summary>
    public const int MaxPerKind = 20;

    /// <summary>Searches for what somebody typed; anything may be typed.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="suggested">The id of the line that was chosen while typing, if any.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>What it came to; <see cref="TextTooLong"/> or <see cref="TextNotReadable"/>.</returns>
    public async Task<Result<SearchAnswer>> FindAsync(string? typed, string? suggested, CancellationToken cancel)
    {
        var line = TypedText.Line(typed, Field, MaxLength);
        if (!line.IsDone)
            return line.Error;
        var text = line.Value;
        if (!text.Any(char.IsLetterOrDigit))
            return SearchAnswer.Of(text, []);

        if (CoordinateText.Read(text) is { } point)
            return await AtAsync(text, point.Longitude, point.Latitude, cancel);
        if (PostcodeText.Normalise(text) is { } postcode)
            return await ForPostcodeAsync(text, postcode, cancel);
        if (await addresses.ChosenAsync(suggested, text, cancel) is { } chosen && (await atlas.OpenAsync(cancel)).Areas.Locate(chosen.Point) is { } area)
            return SearchAnswer.Exactly(text, HitOf(area));
        return await ByNameAsync(text, cancel);
    }

    /// <summary>The district in which a point lies, as «use my location» gives it.</summary>
    /// <returns>What it came to; what <see cref="LocateService"/> refuses of a point that can't be one.</returns>
    public async Task<Result<SearchAnswer>> FindAsync(double longitude, double latitude, CancellationToken cancel) =>
        await AtAsync("", longitude, latitude, cancel);

    private async Task<Result<SearchAnswer>> AtAsync(string text, double longitude, double latitude, CancellationToken cancel)
    {
        var located = await locate.LocateAsync(longitude, latitude, cancel);
        if (located.IsDone)
            return SearchAnswer.Exactly(text, HitOf(located.Value.Neighbourhood));
        // Typed as words it is something that is found nowhere.
        return located.Error is NotFoundError || text.Length > 0 ? SearchAnswer.Of(text, []) : located.Error;
    }

    private async Task<SearchAnswer> ForPostcodeAsync(string text, string postcode, CancellationToken cancel)
    {
        var located = await locate.LocateAsync(postcode, cancel);
        var candidates = located.IsDone ? located.Value : [];
        if (candidates is [var only])
            return SearchAnswer.Exactly(text, HitOf(only.Neighbourhood));

        // Four digits cover much; a complete postcode is a street, so the geocoder can tell which of them it is.
        var unavailable = false;
        if (postcode.Length == Postcode.CodeLength || candidates.Count == 0)
        {
            var sheet = await atlas.OpenAsync(cancel);
            var found = await addresses.FindAsync(postcode, sheet.Areas, cancel);
            if (found is { IsDone: true, Value.Count: > 0 })
                return ClearOrList(text, found.Value, unavailable: false);
            unavailable = !found.IsDone;
        }

        return ClearOrList(text, [.. candidates.Select(c => HitOf(c.Neighbourhood))], unavailable);
    }

    private async Task<SearchAnswer> ByNameAsync(string text, CancellationToken cancel)
    {
        var sheet = await atlas.OpenAsync(cancel);
        var named = NamedHits(sheet, text);
        if (Meant(named) is { } meant)
            return SearchAnswer.Exactly(text, meant);

        List<SearchHit> hits = [.. named.Select(f => f.Item), .. await content.FindAsync(text, cancel)];
        var unavailable = false;
        if (named.All(f => f.Fit != NameFit.Whole))
        {
            var found = await addresses.FindAsync(text, sheet.Areas, cancel);
            unavailable = !found.IsDone;
            if (found.IsDone)
                hits.AddRange(found.Value);
        }

        if (hits.Count == 0 && PostcodeText.Leading(text) is { } postcode)
        {
            var around = await ForPostcodeAsync(text, postcode, cancel);
            return around with { AddressesUnavailable = unavailable };
        }

        return ClearOrList(text, hits, unavailable);
    }

    /// <summary>All that fits by name, the largest areas first.</summary>
    private static List<Named<SearchHit>> NamedHits(AtlasSheet sheet, string text) =>
    [
        .. sheet.Names.Municipalities.Find(text, MaxPerKind).Select(m => m.As(
            new SearchHit(SearchKind.Municipality, m.Item.Name, m.Item.EverydayName, m.Item))),
        .. sheet.Names.Places.Find(text, MaxPerKind).SelectMany(p => p.Item.Districts.Select(d => p.As(
            new SearchHit(SearchKind.Place, p.Item.Districts.Count == 1 ? p.Item.Name : $"{p.Item.Name}: {d.Name}", d.Municipality.Name, d)))),
        .. sheet.Names.Districts.Find(text, MaxPerKind).Select(d => d.As(
            new SearchHit(SearchKind.District, d.Item.Name, d.Item.Municipality.Name, d.Item))),
        .. sheet.Names.Neighbourhoods.Find(text, MaxPerKind).Select(n => n.As(HitOf(n.Item))),
        .. sheet.Officers.Names.Find(text, MaxPerKind).Select(o => o.As(
            new SearchHit(SearchKind.Officer, o.Item.Name, null, Slug: o.Item.Slug))),
    ];

    /// <summary>
    /// What has exactly this name, when nothing else has it but what lies in it. A municipality that begins with it
    /// counts too: «Alphen» is said of Alphen aan den Rijn, and there is a village of that name elsewhere.
    /// </summary>
    private static SearchHit? Meant(List<Named<SearchHit>> named)
    {
        var largest = named.FirstOrDefault(f => f.Fit == NameFit.Whole)?.Item;
        return largest is not null && named.Where(CanBeMeant).All(f => IsIn(largest, f.Item)) ? largest : null;

        static bool CanBeMeant(Named<SearchHit> found) =>
            found.Fit == NameFit.Whole || found is { Fit: NameFit.FirstWords, Item.Kind: SearchKind.Municipality };

        static bool IsIn(SearchHit hit, SearchHit other) =>
            hit == other || (hit.Area is { } area && other.Area is { } inside && area.Holds(inside));
    }

    /// <summary>One hit, or several that all lead to one district, is clear; otherwise there is a choice.</summary>
    private static SearchAnswer ClearOrList(string text, IReadOnlyList<SearchHit> hits, bool unavailable)
    {
        // While addresses can't be looked up something else may have been meant.
        if (hits is [var only] && !unavailable)
            return SearchAnswer.Exactly(text, only);
        var districts = hits.Select(h => (h.Area as MappedNeighbourhood)?.District).Distinct().ToList();
        return districts is [{ } district] && !unavailable
            ? SearchAnswer.Exactly(text, new SearchHit(SearchKind.District, district.Name, district.Municipality.Name, district))
            : SearchAnswer.Of(text, hits, unavailable);
    }

    private static SearchHit HitOf(MappedNeighbourhood area) =>
        new(SearchKind.Neighbourhood, area.Name, $"{area.District.Name}, {area.District.Municipality.Name}", area);
}
