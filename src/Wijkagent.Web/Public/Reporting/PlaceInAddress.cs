using Wijkagent.Core.Common;
using Wijkagent.Core.Reports.Drafting;

namespace Wijkagent.Web.Public.Reporting;

/// <summary>A page about a district or a point begins a report there with <c>?wijk=</c> or <c>?lat=&amp;lon=</c>.</summary>
internal static class PlaceInAddress
{
    private const int LongestCode = 20;

    /// <summary>The place; null when the address names none.</summary>
    public static PlaceHint? Read(IQueryCollection query)
    {
        var code = query["wijk"].ToString();
        var point = Coordinates.Read(query["lat"], query["lon"]) is { } read && GeoPoint.Create(read.Longitude, read.Latitude) is { IsDone: true } made
            ? made.Value
            : (GeoPoint?)null;
        var area = code.Length is > 0 and <= LongestCode ? code : null;
        return area is null && point is null ? null : new PlaceHint(area, point);
    }
}
