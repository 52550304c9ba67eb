using System.Globalization;
using Microsoft.Extensions.Localization;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods.Geocoding;
using Wijkagent.Core.Reports;
using Wijkagent.Web.Backoffice.Reports;
using Wijkagent.Web.Shared.TagHelpers;

namespace Wijkagent.Web.Backoffice;

/// <summary>Where something is: a neighbourhood on the map, and the places in it.</summary>
/// <param name="NeighbourhoodCode">CBS code.</param>
/// <param name="Neighbourhood">Its name.</param>
/// <param name="Pins">The places.</param>
/// <param name="Words">The same in words.</param>
/// <param name="Line">The street, or the streets of a case, in which it is everywhere; null when it is no street.</param>
public sealed record DeskMap(string NeighbourhoodCode, string Neighbourhood, IReadOnlyList<MapPin> Pins, string Words, StreetLine? Line = null)
{
    // What a page holds beside its pins; streets of a town have some tens of points each.
    private const int MostPoints = 600;

    /// <summary>Where a report is about; coordinates are written as navigation takes them, latitude first.</summary>
    public static DeskMap Of(ReportFile report, IStringLocalizer<DeskText> words)
    {
        IReadOnlyList<MapPin> pins = PinOf(report.Where, report.Place.ToString() is { Length: > 0 } place ? place : report.Neighbourhood) is { } pin ? [pin] : [];
        return new DeskMap(
            report.NeighbourhoodCode,
            report.Neighbourhood,
            pins,
            pins.Count == 0
                ? words["Map.NoPoint", report.Neighbourhood, report.District]
                : words[report.Street is null ? "Map.Point" : "Map.Street", report.Neighbourhood, report.District, Coordinates(pins[0])],
            report.Street);
    }

    /// <summary>Where the reports of a case are about.</summary>
    public static DeskMap Of(CaseFile file, IEnumerable<ReportOnCase> reports, IStringLocalizer<DeskText> words)
    {
        var told = reports.ToList();
        List<MapPin> pins =
        [
            .. told
                .Select(r => PinOf(r.Where, $"{r.Code}, {r.Place}", $"{InboxQuery.Path}/{r.Code}"))
                .OfType<MapPin>(),
        ];
        var said = pins.Count switch
        {
            0 => words["Map.NoPins", file.Neighbourhood, file.District],
            1 => words["Map.OnePin"],
            _ => words["Map.Pins", pins.Count],
        };
        var streets = StreetsOf(told);
        return new DeskMap(file.NeighbourhoodCode, file.Neighbourhood, pins, streets is null ? said : $"{said} {words["Map.Streets"]}", streets);
    }

    /// <summary>The streets of reports, each drawn once, those of the newest reports first.</summary>
    private static StreetLine? StreetsOf(IEnumerable<ReportOnCase> reports)
    {
        List<IReadOnlyList<GeoPoint>> parts = [];
        foreach (var street in reports.Select(r => r.Street).OfType<StreetLine>().DistinctBy(street => street.Text))
        {
            if (parts.Concat(street.Parts).Sum(part => part.Count) <= MostPoints)
                parts.AddRange(street.Parts);
        }

        return parts.Count == 0 ? null : new StreetLine(parts);
    }

    private static MapPin? PinOf(GeoPoint? where, string name, string? url = null) =>
        where is { } point ? new MapPin(point.Latitude, point.Longitude, name, url) : null;

    private static string Coordinates(MapPin pin) =>
        string.Create(CultureInfo.InvariantCulture, $"{pin.Latitude:F5}, {pin.Longitude:F5}");
}
