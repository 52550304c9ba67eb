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

    /// <summary>Whether it is this one or one of the eight around it.</summary>
    public bool IsNear(KnownSquare other) => Math.Abs(Row - other.Row) <= 1 && Math.Abs(Column - other.Column) <= 1;

    /// <summary>Places in this square and those around it, four to a side of each: enough to know in which neighbourhoods they lie.</summary>
    public IEnumerable<GeoPoint> Around()
    {
        const int ToASide = 4;
        for (var row = 0; row < 3 * ToASide; row++)
        {
            for (var column = 0; column < 3 * ToASide; column++)
            {
                yield return new GeoPoint(
                    (Column - 1 + ((column + 0.5) / ToASide)) * Metres * LongitudePerMetre,
                    (Row - 1 + ((row + 0.5) / ToASide)) * Metres * DegreesPerMetre);
            }
        }
    }
}
