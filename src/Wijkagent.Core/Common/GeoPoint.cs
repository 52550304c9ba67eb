namespace Wijkagent.Core.Common;

/// <summary>A place on earth in WGS84 (EPSG:4326), decimal degrees.</summary>
/// <param name="Longitude">East of Greenwich, −180 to 180.</param>
/// <param name="Latitude">North of the equator, −90 to 90.</param>
public readonly record struct GeoPoint(double Longitude, double Latitude)
{
    /// <summary>Makes a point of what came from outside.</summary>
    /// <returns>The point, or <see cref="NotAPlace"/> for NaN, infinities and values out of range.</returns>
    public static Result<GeoPoint> Create(double longitude, double latitude) =>
        double.IsFinite(longitude) && double.IsFinite(latitude)
        && Math.Abs(longitude) <= 180 && Math.Abs(latitude) <= 90
            ? new GeoPoint(longitude, latitude)
            : new NotAPlace();

    /// <summary>How long a degree of latitude is, metres.</summary>
    public const double MetresPerDegree = 111_320;

    /// <summary>How far it is, in metres. Over a few kilometres the earth is flat: a degree of longitude shrinks with the cosine of the latitude.</summary>
    public double MetresTo(GeoPoint other)
    {
        var (north, east) = ((Latitude - other.Latitude) * MetresPerDegree, (Longitude - other.Longitude) * MetresPerDegree * CosineAt(Latitude));
        return Math.Sqrt((north * north) + (east * east));
    }

    /// <summary>By how much a degree of longitude is shorter at a latitude than at the equator.</summary>
    public static double CosineAt(double latitude) => Math.Cos(latitude * Math.PI / 180);
}

/// <summary>The coordinates are no place on earth.</summary>
public sealed record NotAPlace() : InvalidError("Place");
