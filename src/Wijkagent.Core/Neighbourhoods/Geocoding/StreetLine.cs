using System.Globalization;
using NetTopologySuite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NetTopologySuite.Simplify;
using Wijkagent.Core.Common;

namespace Wijkagent.Core.Neighbourhoods.Geocoding;

/// <summary>A street as a line, made simple enough to keep and to draw.</summary>
/// <param name="Parts">Its parts, each of two points or more, WGS84. A street that a square cuts in two has several.</param>
public sealed record StreetLine(IReadOnlyList<IReadOnlyList<GeoPoint>> Parts)
{
    /// <summary>The most points that are kept.</summary>
    public const int MaxPoints = 200;

    /// <summary>The most characters that <see cref="Text"/> takes.</summary>
    public const int Length = MaxPoints * 22;

    /// <summary>The longest well-known text that is read; the longest motorways take some tens of thousands of characters.</summary>
    public const int MaxWellKnownText = 200_000;

    // About a metre.
    private const double Finest = 0.00001;

    private static readonly string[] Kinds = ["LINESTRING", "MULTILINESTRING"];

    /// <summary>Reads well-known text, WGS84 degrees, longitude first.</summary>
    /// <returns>Null for anything that is no line, is too long, or can't be made simple enough.</returns>
    public static StreetLine? OfWellKnownText(string? text)
    {
        // Only lines reach the reader: what can hold itself could be as deep as it likes.
        if (text is not { Length: <= MaxWellKnownText } || !Kinds.Any(kind => text.StartsWith(kind, StringComparison.Ordinal)))
            return null;
        try
        {
            return Simple(new WKTReader(new NtsGeometryServices(PrecisionModel.Floating.Value, 4326)).Read(text));
        }
        catch (Exception unreadable) when (unreadable is ParseException or ArgumentException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Reads what <see cref="Text"/> wrote; null for none, and for what is no such text.</summary>
    public static StreetLine? Read(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        List<IReadOnlyList<GeoPoint>> parts = [];
        foreach (var part in text.Split(';'))
        {
            List<GeoPoint> points = [];
            foreach (var pair in part.Split(','))
            {
                if (pair.Split(' ') is not [var latitude, var longitude]
                    || !double.TryParse(latitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var north)
                    || !double.TryParse(longitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var east)
                    || GeoPoint.Create(east, north) is not { IsDone: true, Value: var point })
                {
                    return null;
                }

                points.Add(point);
            }

            parts.Add(points);
        }

        return new StreetLine(parts);
    }

    /// <summary>Latitude and longitude of each point to about a metre: <c>52.00123 5.00456,52.00130 5.00460;…</c>, a semicolon between parts.</summary>
    public string Text => string.Join(';', Parts.Select(part =>
        string.Join(',', part.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Latitude:F5} {p.Longitude:F5}")))));

    /// <summary>How long it is, metres.</summary>
    public double Metres => Parts.Sum(part => part.Zip(part.Skip(1), (from, to) => from.MetresTo(to)).Sum());

    /// <summary>How far the nearest of its points is, metres.</summary>
    public double MetresTo(GeoPoint point) => Parts.SelectMany(part => part).Min(each => each.MetresTo(point));

    /// <summary>Points all along it, about as far from each other as is asked.</summary>
    /// <param name="metres">How far.</param>
    public IEnumerable<GeoPoint> Along(double metres)
    {
        foreach (var part in Parts)
        {
            foreach (var (from, to) in part.Zip(part.Skip(1)))
            {
                var steps = Math.Max(1, (int)Math.Round(from.MetresTo(to) / metres));
                for (var step = 0; step < steps; step++)
                {
                    var share = (step + 0.5) / steps;
                    yield return new GeoPoint(from.Longitude + ((to.Longitude - from.Longitude) * share), from.Latitude + ((to.Latitude - from.Latitude) * share));
                }
            }
        }
    }

    private static StreetLine? Simple(Geometry geometry)
    {
        if (geometry.IsEmpty || geometry.Coordinates.Any(c => !GeoPoint.Create(c.X, c.Y).IsDone))
            return null;
        for (var tolerance = Finest; tolerance < 0.01; tolerance *= 2)
        {
            var simple = DouglasPeuckerSimplifier.Simplify(geometry, tolerance);
            var parts = Enumerable.Range(0, simple.NumGeometries).Select(simple.GetGeometryN)
                .Where(part => part.NumPoints > 1).Select(part => (IReadOnlyList<GeoPoint>)[.. part.Coordinates.Select(c => new GeoPoint(c.X, c.Y))]).ToList();
            if (parts.Sum(part => part.Count) is > 0 and <= MaxPoints)
                return new StreetLine(parts);
        }

        return null;
    }
}
