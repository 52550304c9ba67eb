using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using Wijkagent.Core.Common;
using Location = NetTopologySuite.Geometries.Location;

namespace Wijkagent.Core.Neighbourhoods.Locating;

/// <summary>
/// All areas that exist now, in memory, and in which of them a point lies. Never changed once it is built: whoever
/// holds one can read it from any thread, and a change of the areas makes another one.
/// </summary>
public sealed class AreaIndex
{
    // Below this a walk along the boundary beats an index over its segments, and takes a tenth of the memory.
    private const int LongBoundary = 300;

    private readonly STRtree<Entry> tree = new();
    private readonly Dictionary<Guid, MappedArea> byId = [];
    private readonly Dictionary<string, MappedArea> byCode = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, MappedMunicipality> bySlug = new(StringComparer.Ordinal);

    internal AreaIndex(IReadOnlyList<MappedMunicipality> municipalities, IEnumerable<(MappedNeighbourhood Area, Geometry Shape)> shapes)
    {
        Municipalities = municipalities;
        foreach (var municipality in municipalities)
        {
            bySlug.Add(municipality.Slug, municipality);
            Remember(municipality);
            foreach (var district in municipality.Districts)
            {
                Remember(district);
                foreach (var neighbourhood in district.Neighbourhoods)
                    Remember(neighbourhood);
            }
        }

        foreach (var (area, shape) in shapes)
        {
            IPointOnGeometryLocator locator = shape.NumPoints > LongBoundary
                ? new IndexedPointInAreaLocator(shape)
                : new SimplePointInAreaLocator(shape);
            // Both the locator and the tree finish themselves at the first question; that question is asked here,
            // where nobody else can ask one at the same time.
            locator.Locate(shape.EnvelopeInternal.Centre);
            tree.Insert(shape.EnvelopeInternal, new Entry(area, locator));
            Count++;
        }

        tree.Build();
    }

    /// <summary>The municipalities, by name as Dutch sorts it.</summary>
    public IReadOnlyList<MappedMunicipality> Municipalities { get; }

    /// <summary>How many neighbourhoods have a shape.</summary>
    public int Count { get; }

    /// <summary>
    /// The one neighbourhood in which a point lies. On a shared border that is the one with the lowest code; outside
    /// all of them, or in a hole, there is none, however near one is.
    /// </summary>
    public MappedNeighbourhood? Locate(GeoPoint point)
    {
        var place = new Coordinate(point.Longitude, point.Latitude);
        var search = new Search(place);
        tree.Query(new Envelope(place), search);
        return search.Found;
    }

    /// <summary>The municipality with this name in its address.</summary>
    public MappedMunicipality? Municipality(string slug) => bySlug.GetValueOrDefault(slug);

    /// <summary>The district with this name in its address.</summary>
    public MappedDistrict? District(string municipalitySlug, string districtSlug) =>
        Municipality(municipalitySlug)?.Districts.FirstOrDefault(d => d.Slug == districtSlug);

    /// <summary>The area with this CBS code, in capitals or not.</summary>
    public MappedArea? ByCode(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The area with this key.</summary>
    public MappedArea? ById(Guid id) => byId.GetValueOrDefault(id);

    private void Remember(MappedArea area)
    {
        byId.Add(area.Id, area);
        byCode.Add(area.Code, area);
    }

    private sealed record Entry(MappedNeighbourhood Area, IPointOnGeometryLocator Locator);

    private sealed class Search(Coordinate place) : NetTopologySuite.Index.IItemVisitor<Entry>
    {
        public MappedNeighbourhood? Found { get; private set; }

        public void VisitItem(Entry item)
        {
            var isLower = Found is null || string.CompareOrdinal(item.Area.Code, Found.Code) < 0;
            if (isLower && item.Locator.Locate(place) != Location.Exterior)
                Found = item.Area;
        }
    }
}
