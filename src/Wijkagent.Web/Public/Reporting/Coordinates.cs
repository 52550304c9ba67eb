using Wijkagent.Core.Neighbourhoods.Locating;

namespace Wijkagent.Web.Public.Reporting;

/// <summary>Reads degrees as scripts write them: with a point, whatever the visitor's language.</summary>
public static class Coordinates
{
    /// <summary>Longitude and latitude, unchecked; null when one of them is no number.</summary>
    public static (double Longitude, double Latitude)? Read(string? latitude, string? longitude) =>
        Number(latitude) is { } lat && Number(longitude) is { } lon ? (lon, lat) : null;

    private static double? Number(string? text) =>
        DegreesText.TryRead(text, out var number) ? number : null;
}
