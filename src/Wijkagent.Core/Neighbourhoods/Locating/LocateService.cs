using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Neighbourhoods.Locating;

/// <summary>A place in its areas, and who answers there now.</summary>
/// <param name="Neighbourhood">The smallest area; it knows its district and municipality.</param>
/// <param name="Answers">Officers, who of them are away, and the station.</param>
public sealed record Located(MappedNeighbourhood Neighbourhood, WhoAnswers Answers);

/// <summary>The middle of a postcode.</summary>
/// <param name="Code">The postcode of which it is the middle, as it is kept: the one that was typed, or its four digits.</param>
/// <param name="Point">The middle.</param>
/// <param name="Neighbourhood">Where that lies.</param>
public sealed record PostcodeMiddle(string Code, GeoPoint Point, MappedNeighbourhood Neighbourhood);

/// <summary>What was typed is no postcode.</summary>
public sealed record NotAPostcode() : InvalidError("Postcode");

/// <summary>The coordinates lie where they would if longitude and latitude of a Dutch place were exchanged.</summary>
public sealed record CoordinatesSwapped() : InvalidError("Place");

/// <summary>Finds the neighbourhood of a point or postcode, and who answers there.</summary>
public sealed class LocateService(WijkagentDbContext db, Atlas atlas, TimeProvider time)
{
    /// <summary>The most neighbourhoods a postcode is given as.</summary>
    public const int MaxCandidates = 50;

    /// <summary>Where a point lies.</summary>
    /// <returns>
    /// <see cref="NotAPlace"/> for coordinates that are none, <see cref="CoordinatesSwapped"/>, or
    /// <see cref="NothingHere"/> outside every neighbourhood.
    /// </returns>
    public async ValueTask<Result<Located>> LocateAsync(double longitude, double latitude, CancellationToken cancel)
    {
        var point = GeoPoint.Create(longitude, latitude);
        if (!point.IsDone)
            return point.Error;
        if (LooksSwapped(point.Value))
            return new CoordinatesSwapped();

        var sheet = await atlas.OpenAsync(cancel);
        return sheet.Areas.Locate(point.Value) is { } neighbourhood
            ? new Located(neighbourhood, sheet.Officers.For(neighbourhood, Now()))
            : new NothingHere();
    }

    /// <summary>The neighbourhoods in which a postcode lies, by code; never an empty list.</summary>
    /// <returns><see cref="NotAPostcode"/>, or <see cref="NothingHere"/> for one that nobody told us of.</returns>
    public async Task<Result<IReadOnlyList<Located>>> LocateAsync(string? postcode, CancellationToken cancel)
    {
        if (PostcodeText.Normalise(postcode) is not { } code)
            return new NotAPostcode();

        var ids = await NeighbourhoodsOfAsync(code, cancel);
        if (ids.Count == 0 && code.Length == Postcode.CodeLength)
            ids = await NeighbourhoodsOfAsync(code[..PostcodeText.Digits], cancel);
        var sheet = await atlas.OpenAsync(cancel);
        var now = Now();
        var found = ids.Select(sheet.Areas.ById).OfType<MappedNeighbourhood>().Take(MaxCandidates)
            .Select(n => new Located(n, sheet.Officers.For(n, now)))
            .ToList();
        return found.Count == 0 ? new NothingHere() : Result.Of<IReadOnlyList<Located>>(found);
    }

    /// <summary>
    /// The middle of the postcode that a text is or begins with; of its four digits where no more is known. Null where that is
    /// not known either, and outside every neighbourhood. Needs no address to be looked up.
    /// </summary>
    public async Task<PostcodeMiddle?> MiddleOfAsync(string typed, CancellationToken cancel)
    {
        if ((PostcodeText.Normalise(typed) ?? PostcodeText.Leading(typed)) is not { } code)
            return null;
        var digits = code[..PostcodeText.Digits];
        var known = await db.Postcodes.AsNoTracking()
            .Where(p => (p.Code == code || p.Code == digits) && p.Latitude != null && p.Longitude != null)
            .Select(p => new { p.Code, p.Longitude, p.Latitude }).ToListAsync(cancel);
        if (known.MaxBy(p => p.Code.Length) is not { } nearest)
            return null;
        var point = new GeoPoint(nearest.Longitude!.Value, nearest.Latitude!.Value);
        return (await atlas.OpenAsync(cancel)).Areas.Locate(point) is { } area ? new PostcodeMiddle(nearest.Code, point, area) : null;
    }

    private async Task<List<Guid>> NeighbourhoodsOfAsync(string code, CancellationToken cancel) =>
        await db.Postcodes.Where(p => p.Code == code)
            .SelectMany(p => p.Neighbourhoods)
            .Where(n => n.EndedInYear == null)
            .OrderBy(n => n.Code)
            .Select(n => n.Id)
            .ToListAsync(cancel);

    private DateTime Now() => time.GetUtcNow().UtcDateTime;

    // The Netherlands in Europe, with room to spare; its mirror image lies in the Indian Ocean.
    private static bool LooksSwapped(GeoPoint point) =>
        point.Longitude is > 50 and < 54 && point.Latitude is > 3 and < 8;
}
