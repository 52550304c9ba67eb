using System.Globalization;
using NetTopologySuite.Geometries;
using Wijkagent.Core.Neighbourhoods.Importing;

namespace Wijkagent.Core.Neighbourhoods.BaseMaps;

/// <summary>
/// A square of the base map, numbered as web maps do (OGC WMTS 1.0, «GoogleMapsCompatible», EPSG:3857): 2^zoom of them each
/// way, from the north-west. There are only those that show something of the Netherlands.
/// </summary>
public readonly record struct MapTile
{
    /// <summary>The country in a few squares.</summary>
    public const int LeastZoom = 6;

    /// <summary>A house.</summary>
    public const int MostZoom = 18;

    private MapTile(int zoom, int x, int y) => (Zoom, X, Y) = (zoom, x, y);

    /// <summary>How far in, <see cref="LeastZoom"/> to <see cref="MostZoom"/>.</summary>
    public int Zoom { get; }

    /// <summary>Counted from the west.</summary>
    public int X { get; }

    /// <summary>Counted from the north.</summary>
    public int Y { get; }

    /// <summary>The square with these numbers; null where there is none, or nothing of the Netherlands in it.</summary>
    public static MapTile? Of(int zoom, int x, int y) =>
        zoom is >= LeastZoom and <= MostZoom && Extent(zoom, x, y).Intersects(AreaShape.Netherlands) ? new MapTile(zoom, x, y) : null;

    /// <summary>Its address at a source.</summary>
    /// <param name="pattern">With the placeholders of <see cref="BaseMapOptions"/>.</param>
    public Uri AddressAt(string pattern) => new(pattern
        .Replace("{z}", Zoom.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{x}", X.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{y}", Y.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));

    /// <summary>WGS84 degrees. Numbers beyond the world give what lies beyond it, in floating point and without overflow.</summary>
    private static Envelope Extent(int zoom, double x, double y)
    {
        var across = Math.Pow(2, zoom);
        return new Envelope(Longitude(x), Longitude(x + 1), Latitude(y + 1), Latitude(y));

        double Longitude(double column) => (column / across * 360) - 180;
        double Latitude(double row) => Math.Atan(Math.Sinh(Math.PI * (1 - (2 * row / across)))) * 180 / Math.PI;
    }
}
