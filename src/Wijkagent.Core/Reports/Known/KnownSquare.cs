using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using Wijkagent.Core.Common;

namespace Wijkagent.Core.Reports.Known;

/// <summary>
/// A square of a net over the country that does not move with who asks. What is found from a place is the same wherever in
/// its square that place lies, so nobody finds out by moving a pin where in a square something was told.
/// </summary>
/// <param name="Metres">The side.</param>
/// <param name="Row">Counted from the equator.</param>
/// <param name="Column">Counted from Greenwich.</param>
internal readonly record struct KnownSquare(int Metres, int Row, int Column)
{
    // The net is laid for the middle of the country: in the north a square is a few percent narrower, in the south wider.
    private const double MiddleLatitude = 52.2;

    private static readonly double DegreesPerMetre = 1 / GeoPoint.MetresPerDegree;

    private static readonly double LongitudePerMetre = DegreesPerMetre / GeoPoint.CosineAt(MiddleLatitude);

    /// <summary>The square in which a place lies.</summary>
    public static KnownSquare Of(double latitude, double longitude, int metres) => new(
        metres, (int)Math.Floor(latitude / (metres * DegreesPerMetre)), (int)Math.Floor(longitude / (metres * LongitudePerMetre)));

    /// <summary>It and the eight around it.</summary>
    public HashSet<KnownSquare> WithThoseAround()
    {
        var squares = new HashSet<KnownSquare>();
        for (var row = Row - 1; row <= Row + 1; row++)
        {
            for (var column = Column - 1; column <= Column + 1; column++)
                squares.Add(new KnownSquare(Metres, row, column));
        }

        return squares;
    }

    /// <summary>
    /// The squares that an area (degrees, longitude first) touches, each as a whole, and never fewer than those around its
    /// middle: however small somebody draws, no more is found than from a pin.
    /// </summary>
    public static IReadOnlySet<KnownSquare> TouchedBy(Geometry area, int metres)
    {
        var box = area.EnvelopeInternal;
        var touches = PreparedGeometryFactory.Prepare(area);
        var (first, last) = (Of(box.MinY, box.MinX, metres), Of(box.MaxY, box.MaxX, metres));
        var squares = Of(box.Centre.Y, box.Centre.X, metres).WithThoseAround();
        for (var row = first.Row; row <= last.Row; row++)
        {
            for (var column = first.Column; column <= last.Column; column++)
            {
                var square = new KnownSquare(metres, row, column);
                if (touches.Intersects(area.Factory.ToGeometry(square.Box())))
                    squares.Add(square);
            }
        }

        return squares;
    }

    /// <summary>Places in this square, four to a side: enough to know in which neighbourhoods it lies.</summary>
    public IEnumerable<GeoPoint> Places() => PlacesFrom(0, 1);

    /// <summary>The same in this square and those around it.</summary>
    public IEnumerable<GeoPoint> Around() => PlacesFrom(-1, 3);

    private Envelope Box() => new(
        Column * Metres * LongitudePerMetre, (Column + 1) * Metres * LongitudePerMetre, Row * Metres * DegreesPerMetre, (Row + 1) * Metres * DegreesPerMetre);

    private IEnumerable<GeoPoint> PlacesFrom(int first, int squares)
    {
        const int ToASide = 4;
        for (var row = 0; row < squares * ToASide; row++)
        {
            for (var column = 0; column < squares * ToASide; column++)
            {
                yield return new GeoPoint(
                    (Column + first + ((column + 0.5) / ToASide)) * Metres * LongitudePerMetre,
                    (Row + first + ((row + 0.5) / ToASide)) * Metres * DegreesPerMetre);
            }
        }
    }
}
