using Wijkagent.Core.Content;
using Wijkagent.Core.Neighbourhoods.Locating;
using Wijkagent.Core.Reports.Known;

namespace Wijkagent.Core.Subscriptions.Areas;

/// <summary>A piece of the country as it is now.</summary>
/// <param name="Piece">What piece.</param>
/// <param name="Area">The district or neighbourhood; of a zone the neighbourhood in its middle.</param>
/// <param name="Zone">The zone; null for a district or neighbourhood.</param>
public sealed record FollowedPlace(FollowedPiece Piece, MappedArea Area, FollowedZone? Zone)
{
    /// <summary>What it is called.</summary>
    public PieceName Name => new(Piece, Area.Name, District.Municipality.Name, Zone?.Metres);

    /// <summary>The district whose officer tells something.</summary>
    public MappedDistrict District => Area as MappedDistrict ?? ((MappedNeighbourhood)Area).District;

    /// <summary>The neighbourhoods, where no zone was chosen.</summary>
    public IReadOnlyList<MappedNeighbourhood> Neighbourhoods => Area is MappedDistrict district ? district.Neighbourhoods : [(MappedNeighbourhood)Area];
}

/// <summary>Reads what everybody may know of a piece of the country.</summary>
public sealed class AreaNews(KnownInAreas known, DistrictContentService content, Atlas atlas)
{
    /// <summary>How many messages of an officer are read.</summary>
    public const int MostBulletins = 6;

    /// <summary>The district or neighbourhood with a code of the CBS; null when there is none.</summary>
    public async Task<FollowedPlace?> FindAsync(string? code, CancellationToken cancel) =>
        code is null ? null : Of((await atlas.OpenAsync(cancel)).Areas.ByCode(code));

    /// <summary>A zone; null when it lies outside all areas.</summary>
    public async Task<FollowedPlace?> FindAsync(FollowedZone zone, CancellationToken cancel) =>
        (await atlas.OpenAsync(cancel)).Areas.Locate(zone.Middle) is { } area ? new FollowedPlace(FollowedPiece.Zone, area, zone) : null;

    /// <summary>What a subscription, whose texts were opened, is about; null when it is there no more.</summary>
    public async Task<FollowedPlace?> FindAsync(AreaSubscription subscription, CancellationToken cancel)
    {
        if (subscription.Piece != FollowedPiece.Zone)
            return Of((await atlas.OpenAsync(cancel)).Areas.ById(subscription.PlaceKey));
        return FollowedZone.Read(subscription.Zone?.Value) is { } zone ? await FindAsync(zone, cancel) : null;
    }

    /// <summary>The problems there.</summary>
    /// <param name="place">Where.</param>
    /// <param name="kinds">Of which kinds; empty for all.</param>
    /// <param name="now">The moment of the operation, UTC.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<IReadOnlyList<ProblemInArea>> ProblemsAsync(FollowedPlace place, IReadOnlyList<string> kinds, DateTime now, CancellationToken cancel) =>
        place.Zone is { } zone ? known.InAsync(zone.Shape(), kinds, now, cancel) : known.InAsync(place.Neighbourhoods, kinds, now, cancel);

    /// <summary>What the officer told the district after a moment, UTC; the newest first.</summary>
    public async Task<IReadOnlyList<ListedBulletin>> BulletinsAsync(FollowedPlace place, DateTime after, DateTime now, CancellationToken cancel) =>
        [.. (await content.BulletinsAsync(place.District.Id, now, MostBulletins, cancel)).Where(b => b.PublishedAt > after)];

    private static FollowedPlace? Of(MappedArea? area) => area switch
    {
        MappedDistrict district => new FollowedPlace(FollowedPiece.District, district, null),
        MappedNeighbourhood neighbourhood => new FollowedPlace(FollowedPiece.Neighbourhood, neighbourhood, null),
        _ => null,
    };
}
