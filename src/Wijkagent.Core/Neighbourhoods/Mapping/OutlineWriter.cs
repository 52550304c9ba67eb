using System.Buffers;
using System.Text.Json;
using NetTopologySuite.Algorithm.Construct;
using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.IO;

namespace Wijkagent.Core.Neighbourhoods.Mapping;

/// <summary>A shape to draw.</summary>
/// <param name="Name">What stands in it; null for nothing.</param>
/// <param name="IsOther">Whether it is only there for orientation.</param>
/// <param name="Shape">Well-known binary in WGS84, degrees, longitude first.</param>
public sealed record OutlineShape(string? Name, bool IsOther, byte[] Shape);

/// <summary>
/// Writes shapes as GeoJSON (RFC 7946) for a small map: simplified together, so that neighbours keep one shared border,
/// by about five metres, or as much more as it takes to stay small. A name comes with the point where it has most room.
/// </summary>
public static class OutlineWriter
{
    /// <summary>The largest answer, in bytes.</summary>
    public const int MaxBytes = 60_000;

    private const double FinestTolerance = 5;
    private const double CoarsestTolerance = 1000;

    // How far from the very middle a name may stand.
    private const double LabelTolerance = 25;

    // Metres in a degree at the middle of the Netherlands (52.2° N); good to a percent, and it only serves to simplify.
    private const double MetresEast = 68_300;
    private const double MetresNorth = 111_270;

    /// <summary>The shapes as one feature collection, UTF-8.</summary>
    /// <param name="shapes">What to draw.</param>
    /// <param name="invented">Whether they are of nobody's data: the map then thanks nobody for them.</param>
    public static byte[] Write(IReadOnlyList<OutlineShape> shapes, bool invented)
    {
        var reader = new WKBReader();
        var toMetres = AffineTransformation.ScaleInstance(MetresEast, MetresNorth);
        var read = shapes.Select(s => (Described: s, Geometry: toMetres.Transform(reader.Read(s.Shape)))).ToList();
        var tolerance = FinestTolerance;
        while (true)
        {
            var json = Write([.. Simplified(read, false, tolerance), .. Simplified(read, true, tolerance)], invented);
            if (json.Length <= MaxBytes || tolerance >= CoarsestTolerance)
                return json;
            tolerance *= 2;
        }
    }

    private static IEnumerable<(OutlineShape, Geometry)> Simplified(
        List<(OutlineShape Described, Geometry Geometry)> shapes, bool other, double tolerance)
    {
        var group = shapes.Where(s => s.Described.IsOther == other).ToList();
        if (group.Count == 0)
            return [];
        var simplified = CoverageSimplifier.Simplify([.. group.Select(s => s.Geometry)], tolerance);
        return group.Select((s, i) => (s.Described, simplified[i]));
    }

    private static byte[] Write(IEnumerable<(OutlineShape Described, Geometry Geometry)> features, bool invented)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            if (invented)
                json.WriteBoolean("invented", true);
            json.WriteStartArray("features");
            foreach (var (described, geometry) in features)
                WriteFeature(json, described, geometry);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteFeature(Utf8JsonWriter json, OutlineShape described, Geometry geometry)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("properties");
        if (described.Name is not null)
        {
            json.WriteString("name", described.Name);
            json.WritePropertyName("label");
            WritePoint(json, MaximumInscribedCircle.GetCenter(geometry, LabelTolerance).Coordinate);
        }

        if (described.IsOther)
            json.WriteBoolean("other", true);
        json.WriteEndObject();
        json.WriteStartObject("geometry");
        json.WriteString("type", "MultiPolygon");
        json.WriteStartArray("coordinates");
        for (var i = 0; i < geometry.NumGeometries; i++)
        {
            if (geometry.GetGeometryN(i) is not Polygon { IsEmpty: false } polygon)
                continue;
            json.WriteStartArray();
            WriteRing(json, polygon.ExteriorRing, counterClockwise: true);
            foreach (var hole in polygon.InteriorRings)
                WriteRing(json, hole, counterClockwise: false);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRing(Utf8JsonWriter json, LineString ring, bool counterClockwise)
    {
        var line = NetTopologySuite.Algorithm.Orientation.IsCCW(ring.CoordinateSequence) == counterClockwise
            ? ring.Coordinates
            : ring.Coordinates.Reverse();
        json.WriteStartArray();
        foreach (var point in line)
        {
            WritePoint(json, point);
        }

        json.WriteEndArray();
    }

    private static void WritePoint(Utf8JsonWriter json, Coordinate metres)
    {
        json.WriteStartArray();
        // Five decimals are a metre.
        json.WriteNumberValue(Math.Round((decimal)(metres.X / MetresEast), 5));
        json.WriteNumberValue(Math.Round((decimal)(metres.Y / MetresNorth), 5));
        json.WriteEndArray();
    }
}
