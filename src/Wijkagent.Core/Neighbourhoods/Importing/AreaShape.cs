using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.IO;
using NetTopologySuite.Operation.OverlayNG;
using Wijkagent.Core.Common;

namespace Wijkagent.Core.Neighbourhoods.Importing;

/// <summary>A shape as it is kept: a valid MultiPolygon in WGS84, longitude first, to 7 decimals (1 cm).</summary>
internal sealed class AreaShape
{
    // A hundredth of a square metre, in square degrees: a line that was folded back covers nothing, but for rounding.
    private const double SmallestArea = 1e-12;

    private const int Decimals = 7;

    // The land with its coastal waters, with some room; nothing of the Netherlands in Europe lies outside.
    internal static readonly Envelope Netherlands = new(3.0, 7.5, 50.5, 53.9);

    private AreaShape(Geometry geometry, bool repaired)
    {
        Geometry = geometry;
        Repaired = repaired;
        var inside = geometry.InteriorPoint.Coordinate;
        Inside = new GeoPoint(Math.Round(inside.X, Decimals), Math.Round(inside.Y, Decimals));
        Wkb = new WKBWriter(ByteOrder.LittleEndian, false, false, false).Write(
            geometry as MultiPolygon ?? geometry.Factory.CreateMultiPolygon([(Polygon)geometry]));
    }

    public Geometry Geometry { get; }

    public byte[] Wkb { get; }

    public GeoPoint Inside { get; }

    /// <summary>Whether its lines crossed themselves or it overlapped itself.</summary>
    public bool Repaired { get; }

    /// <summary>Converts and checks a shape of a file; the file's geometry is changed.</summary>
    public static Result<AreaShape> Of(string code, Geometry shape, CoordinateSystemKind coordinates)
    {
        if (shape.IsEmpty)
            return new ShapeMissing(code);
        if (shape is not (Polygon or MultiPolygon))
            return new ShapeUnreadable(code);
        if (coordinates == CoordinateSystemKind.RdNew)
            shape.Apply(new EachPoint(RdNew.ToWgs84));
        if (!Netherlands.Contains(shape.EnvelopeInternal) || !IsFinite(shape))
            return new OutsideTheNetherlands(code);

        Round(shape);
        var repaired = !shape.IsValid;
        if (repaired)
        {
            shape = GeometryFixer.Fix(shape);
            Round(shape);
        }

        return shape is Polygon or MultiPolygon && shape.Area > SmallestArea ? new AreaShape(shape, repaired) : new ShapeMissing(code);
    }

    /// <summary>What these shapes cover together, without the lines between them.</summary>
    public static AreaShape Union(IEnumerable<AreaShape> parts)
    {
        var geometries = parts.Select(p => p.Geometry).ToArray();
        var union = geometries.Length == 1 ? geometries[0] : CoverageUnionOf(geometries) ?? OverlayUnionOf(geometries);
        return new AreaShape(union, repaired: false);
    }

    // Fast, but only right when neighbours share their vertices; then nothing is gained or lost.
    private static Geometry? CoverageUnionOf(Geometry[] geometries)
    {
        try
        {
            var union = NetTopologySuite.Coverage.CoverageUnion.Union(geometries);
            var expected = geometries.Sum(g => g.Area);
            return union.IsValid && Math.Abs(union.Area - expected) <= expected * 1e-9 ? union : null;
        }
        catch (Exception e) when (e is TopologyException or ArgumentException)
        {
            return null;
        }
    }

    private static Geometry OverlayUnionOf(Geometry[] geometries)
    {
        var union = OverlayNGRobust.Union(geometries);
        Round(union);
        return union.IsValid ? union : GeometryFixer.Fix(union);
    }

    private static void Round(Geometry shape) =>
        shape.Apply(new EachPoint((x, y) => new GeoPoint(Math.Round(x, Decimals), Math.Round(y, Decimals))));

    private static bool IsFinite(Geometry shape) =>
        shape.Coordinates.All(c => double.IsFinite(c.X) && double.IsFinite(c.Y));

    private sealed class EachPoint(Func<double, double, GeoPoint> change) : IEntireCoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence points)
        {
            for (var i = 0; i < points.Count; i++)
            {
                var changed = change(points.GetX(i), points.GetY(i));
                points.SetX(i, changed.Longitude);
                points.SetY(i, changed.Latitude);
            }
        }
    }
}
