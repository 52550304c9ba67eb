using System.Text.Json;
using NetTopologySuite.Geometries;
using Wijkagent.Core.Common;

namespace Wijkagent.Core.Subscriptions.Areas;

/// <summary>The distance is none that can be chosen.</summary>
public sealed record NoSuchRadius() : InvalidError("Radius");

/// <summary>What was drawn has too few or too many corners, is too large, or its lines cross.</summary>
public sealed record NotAnArea() : InvalidError("Corners");

/// <summary>
/// A piece of the country that somebody chose: around a place, or drawn by hand. It tells where somebody lives, so it is
/// kept sealed. What is found in it are whole squares and neighbourhoods (ADR 0023).
/// </summary>
/// <param name="Corners">Its corners in order; of a circle the one point in the middle. Longitude, then latitude.</param>
/// <param name="Metres">How far a circle reaches; null for what was drawn.</param>
public sealed record FollowedZone(IReadOnlyList<double[]> Corners, int? Metres)
{
    /// <summary>The most corners that are drawn.</summary>
    public const int MostCorners = 20;

    /// <summary>How wide and how high what was drawn is at most, metres.</summary>
    public const int Widest = 5000;

    /// <summary>How long its text is at most, as it is kept.</summary>
    public const int TextLength = 1000;

    private const int LeastCorners = 3;
    private const int Decimals = 5;
    private const int CornersOfCircle = 32;

    private static readonly GeometryFactory Shapes = new();

    /// <summary>How far around a place can be followed, metres. No nearer than a square is wide.</summary>
    public static IReadOnlyList<int> Radii { get; } = [250, 500, 1000, 2000];

    /// <summary>Around a place.</summary>
    /// <returns>The zone, or <see cref="NoSuchRadius"/>.</returns>
    public static Result<FollowedZone> Around(GeoPoint middle, int metres) =>
        Radii.Contains(metres) ? new FollowedZone([Rounded(middle)], metres) : new NoSuchRadius();

    /// <summary>Drawn by hand.</summary>
    /// <returns>The zone, or <see cref="NotAnArea"/>.</returns>
    public static Result<FollowedZone> Drawn(IReadOnlyList<GeoPoint> corners)
    {
        if (corners.Count is < LeastCorners or > MostCorners)
            return new NotAnArea();
        var zone = new FollowedZone([.. corners.Select(Rounded)], null);
        var shape = zone.Shape();
        var box = shape.EnvelopeInternal;
        var (south, north) = (new GeoPoint(box.MinX, box.MinY), new GeoPoint(box.MinX, box.MaxY));
        return shape is { IsValid: true, Area: > 0 } && south.MetresTo(north) <= Widest && south.MetresTo(new GeoPoint(box.MaxX, box.MinY)) <= Widest
            ? zone
            : new NotAnArea();
    }

    /// <summary>Reads what was kept; null when it is gone.</summary>
    public static FollowedZone? Read(string? text) => text is null ? null : JsonSerializer.Deserialize<FollowedZone>(text, JsonSerializerOptions.Web);

    /// <summary>As it is kept.</summary>
    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>Its middle.</summary>
    public GeoPoint Middle => Shape().EnvelopeInternal.Centre is { } centre ? new GeoPoint(centre.X, centre.Y) : default;

    /// <summary>Its shape; degrees, longitude first.</summary>
    public Geometry Shape() => Metres is { } metres ? Circle(new GeoPoint(Corners[0][0], Corners[0][1]), metres) : Polygon(Corners.Select(c => new Coordinate(c[0], c[1])));

    private static Polygon Circle(GeoPoint middle, int metres)
    {
        var north = metres / GeoPoint.MetresPerDegree;
        var east = north / GeoPoint.CosineAt(middle.Latitude);
        return Polygon(Enumerable.Range(0, CornersOfCircle)
            .Select(i => i * 2 * Math.PI / CornersOfCircle)
            .Select(turn => new Coordinate(middle.Longitude + (Math.Cos(turn) * east), middle.Latitude + (Math.Sin(turn) * north))));
    }

    private static Polygon Polygon(IEnumerable<Coordinate> corners)
    {
        var ring = corners.ToList();
        ring.Add(ring[0].Copy());
        return Shapes.CreatePolygon([.. ring]);
    }

    // To about a metre: more says nothing.
    private static double[] Rounded(GeoPoint point) => [Math.Round(point.Longitude, Decimals), Math.Round(point.Latitude, Decimals)];
}
