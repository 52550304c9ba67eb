using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.IO;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Officers.Importing;

/// <summary>Finds the districts and neighbourhoods that an officer of the police's open data is responsible for.</summary>
internal sealed class BeatFinder
{
    private readonly STRtree<Place> centres = new();
    private readonly STRtree<Place> shapes = new();
    private readonly Dictionary<Guid, int> districtSizes;

    private sealed record Place(Guid Id, Guid DistrictId, string Code, Coordinate Centre, Geometry Shape);

    private BeatFinder(List<Place> places)
    {
        foreach (var place in places)
        {
            centres.Insert(new Envelope(place.Centre), place);
            shapes.Insert(place.Shape.EnvelopeInternal, place);
        }

        districtSizes = places.GroupBy(p => p.DistrictId).ToDictionary(d => d.Key, d => d.Count());
    }

    public static async Task<BeatFinder> LoadAsync(WijkagentDbContext db, CancellationToken cancel)
    {
        var reader = new WKBReader();
        var areas = await db.Neighbourhoods.AsNoTracking().Where(n => n.EndedInYear == null)
            .Select(n => new { n.Id, n.DistrictId, n.Code, n.CentreLongitude, n.CentreLatitude, n.Shape })
            .ToListAsync(cancel);
        return new BeatFinder([.. areas.Select(a => new Place(
            a.Id, a.DistrictId, a.Code, new Coordinate(a.CentreLongitude, a.CentreLatitude), reader.Read(a.Shape)))]);
    }

    /// <summary>
    /// The areas whose middle lies in the polygon, else the one where the point lies: a whole district when all of its
    /// neighbourhoods are in, single neighbourhoods otherwise.
    /// </summary>
    public (HashSet<Guid> Districts, HashSet<Guid> Neighbourhoods) Find(Geometry? polygon, GeoPoint? point)
    {
        var found = InPolygon(polygon);
        if (found.Count == 0 && point is { } at)
            found = At(at);
        var (districts, neighbourhoods) = (new HashSet<Guid>(), new HashSet<Guid>());
        foreach (var district in found.GroupBy(p => p.DistrictId))
        {
            if (district.Count() == districtSizes[district.Key])
                districts.Add(district.Key);
            else
                neighbourhoods.UnionWith(district.Select(p => p.Id));
        }

        return (districts, neighbourhoods);
    }

    private List<Place> InPolygon(Geometry? polygon)
    {
        if (polygon is null)
            return [];
        var prepared = PreparedGeometryFactory.Prepare(polygon);
        return [.. centres.Query(polygon.EnvelopeInternal).Where(p => prepared.Covers(polygon.Factory.CreatePoint(p.Centre)))];
    }

    // A point on a border belongs to one: the lowest code, as everywhere.
    private List<Place> At(GeoPoint at)
    {
        var point = GeometryFactory.Default.CreatePoint(new Coordinate(at.Longitude, at.Latitude));
        return [.. shapes.Query(point.EnvelopeInternal).Where(p => p.Shape.Covers(point)).OrderBy(p => p.Code, StringComparer.Ordinal).Take(1)];
    }
}
