using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace Wijkagent.Core.Neighbourhoods.Importing;

/// <summary>The ground that a file gives to its municipalities: what lay there under another code was merged or split up.</summary>
internal sealed class GivenGround
{
    private readonly STRtree<IndexedPointInAreaLocator> municipalities = new();

    /// <summary>The ground of these municipalities.</summary>
    public GivenGround(IEnumerable<AreaDraft> drafts)
    {
        foreach (var shape in drafts.Select(draft => draft.Shape.Geometry))
            municipalities.Insert(shape.EnvelopeInternal, new IndexedPointInAreaLocator(shape));
    }

    /// <summary>Whether all of these areas lie on it, by the point inside each.</summary>
    public bool Holds(IReadOnlyCollection<Area> areas) => areas.All(area => Holds(new Coordinate(area.CentreLongitude, area.CentreLatitude)));

    private bool Holds(Coordinate point) => municipalities.Query(new Envelope(point)).Any(shape => shape.Locate(point) == Location.Interior);
}
