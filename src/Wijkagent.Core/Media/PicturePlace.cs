using System.Globalization;
using NetVips;
using Wijkagent.Core.Common;

namespace Wijkagent.Core.Media;

/// <summary>Where a picture says that it was taken: EXIF 2.3, the tags of GPS.</summary>
internal static class PicturePlace
{
    private const double SixtyParts = 60;

    /// <summary>The place; null when there is none in the file, or what is there is none.</summary>
    public static GeoPoint? Of(Image picture)
    {
        if (Degrees(picture, "Latitude", "S") is not { } latitude || Degrees(picture, "Longitude", "W") is not { } longitude)
            return null;
        // Telephones that do not know where they are write noughts.
        return GeoPoint.Create(longitude, latitude) is { IsDone: true, Value: var point } && (latitude, longitude) != (0, 0) ? point : null;
    }

    /// <summary>Degrees, minutes and seconds, each as a fraction, e.g. <c>52/1 0/1 1800/100 (…)</c>.</summary>
    private static double? Degrees(Image picture, string name, string negative)
    {
        var (value, side) = ($"exif-ifd3-GPS{name}", $"exif-ifd3-GPS{name}Ref");
        if (!picture.Contains(value) || picture.Get(value) is not string text)
            return null;
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(3).Select(Fraction).ToList();
        if (parts is not [{ } degrees, { } minutes, { } seconds])
            return null;
        var sum = degrees + (minutes / SixtyParts) + (seconds / (SixtyParts * SixtyParts));
        return picture.Contains(side) && picture.Get(side) is string from && from.StartsWith(negative, StringComparison.Ordinal) ? -sum : sum;
    }

    private static double? Fraction(string text) =>
        text.Split('/') is [var above, var below]
        && double.TryParse(above, NumberStyles.None, CultureInfo.InvariantCulture, out var a)
        && double.TryParse(below, NumberStyles.None, CultureInfo.InvariantCulture, out var b)
            ? a / b
            : null;
}
