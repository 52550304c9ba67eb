using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.IO;
using NetTopologySuite.IO.Converters;

namespace Wijkagent.Core.Officers.Importing;

/// <summary>Reads the polygon of a beat: WGS84, degrees, longitude first.</summary>
internal static class BeatPolygon
{
    private static readonly JsonSerializerOptions GeoJson = new() { Converters = { new GeoJsonConverterFactory() } };
    private static readonly Envelope Earth = new(-180, 180, -90, 90);

    /// <summary>Reads it; lines that cross themselves are repaired.</summary>
    /// <param name="text">As the file has it, WKT or GeoJSON.</param>
    /// <param name="polygon">The polygon; null when there is none.</param>
    /// <returns>False when there is something that can't be read or is no polygon on earth.</returns>
    public static bool TryRead(string? text, out Geometry? polygon)
    {
        polygon = null;
        if (string.IsNullOrWhiteSpace(text))
            return true;
        var read = Parse(text);
        if (read is not (Polygon or MultiPolygon))
            return false;
        if (read.IsEmpty)
            return true;
        if (!Earth.Contains(read.EnvelopeInternal))
            return false;
        polygon = read.IsValid ? read : GeometryFixer.Fix(read);
        return !polygon.IsEmpty;
    }

    // The documentation says only that it is a string; both ways to write a polygon are read.
    private static Geometry? Parse(string text)
    {
        try
        {
            return text.TrimStart().StartsWith('{')
                ? JsonSerializer.Deserialize<Geometry>(text, GeoJson)
                : new WKTReader().Read(text);
        }
        catch (Exception e) when (e is NetTopologySuite.IO.ParseException or JsonException or ArgumentException
            or InvalidOperationException or FormatException or NotSupportedException)
        {
            return null;
        }
    }
}
