using System.Globalization;
using Wijkagent.Core.Common;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Reports;

/// <summary>The exact place of a report as a sealed text: latitude and longitude, WGS84 degrees, with a space between.</summary>
public static class PointText
{
    /// <summary>The most characters it takes.</summary>
    public const int Length = 50;

    /// <summary>How far what is kept in the clear can lie from the exact place, in degrees.</summary>
    public const double Blur = 0.0005;

    private const int ClearDecimals = 3;

    /// <summary>The exact place; null for none, and once it can't be read any more.</summary>
    public static GeoPoint? Read(SealedText? sealedText)
    {
        if (sealedText?.Value?.Split(' ') is not [var latitude, var longitude])
            return null;
        return new GeoPoint(double.Parse(longitude, CultureInfo.InvariantCulture), double.Parse(latitude, CultureInfo.InvariantCulture));
    }

    internal static SealedText? Seal(GeoPoint? point) =>
        point is { } p ? SealedText.Of(string.Create(CultureInfo.InvariantCulture, $"{p.Latitude:R} {p.Longitude:R}")) : null;

    internal static double? AboutWhere(double? degrees) => degrees is { } exact ? Math.Round(exact, ClearDecimals) : null;
}
