using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Neighbourhoods.Locating;

/// <summary>A place in its areas, and who answers there now.</summary>
/// <param name="Neighbourhood">The smallest area; it knows its district and municipality.</param>
/// <param name="Answers">Officers, who of them are away, and the station.</param>
public sealed record Located(MappedNeighbourhood Neighbourhood, WhoAnswers Answers);

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
            ids = await NeighbourhoodsOfAsync(code[..4], cancel);
        var sheet = await atlas.OpenAsync(cancel);
        var now = Now();
        var found = ids.Select(sheet.Areas.ById).OfType<MappedNeighbourhood>().Take(MaxCandidates)
            .Select(n => new Located(n, sheet.Officers.For(n, now)))
            .ToList();
        return found.Count == 0 ? new NothingHere() : Result.Of<IReadOnlyList<Located>>(found);
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
