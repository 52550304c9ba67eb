using System.Text.Json.Serialization;
using Wijkagent.Core.Neighbourhoods.Locating;
using Wijkagent.Core.Officers;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Api.Locate;

/// <summary>
/// Where a point or postcode lies and who answers there. For a postcode in several neighbourhoods each is a candidate,
/// and the rest holds what all of them share.
/// </summary>
public sealed record LocateAnswer(
    NamedArea? Neighbourhood,
    NamedArea? District,
    NamedArea? Municipality,
    IReadOnlyList<LocatedOfficer> Officers,
    LocatedStation? Station)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<LocateAnswer>? Candidates { get; init; }

    public static LocateAnswer Of(Located located, SiteAddress own) => new(
        NamedArea.Of(located.Neighbourhood),
        NamedArea.Of(located.Neighbourhood.District),
        NamedArea.Of(located.Neighbourhood.District.Municipality),
        [.. located.Answers.Officers.Select(o => LocatedOfficer.Of(o, own))],
        LocatedStation.Of(located.Answers.Station?.Details));

    public static LocateAnswer Of(IReadOnlyList<Located> several, SiteAddress own)
    {
        var all = several.Select(l => Of(l, own)).ToList();
        if (all is [var only])
            return only;
        return new LocateAnswer(
            InCommon(all, a => a.Neighbourhood),
            InCommon(all, a => a.District),
            InCommon(all, a => a.Municipality),
            [.. all[0].Officers.Where(o => all.All(a => a.Officers.Contains(o)))],
            InCommon(all, a => a.Station))
        {
            Candidates = all,
        };
    }

    private static T? InCommon<T>(List<LocateAnswer> all, Func<LocateAnswer, T?> of)
        where T : class =>
        all.Select(of).Distinct().Count() == 1 ? of(all[0]) : null;
}

public sealed record NamedArea(string Code, string Name)
{
    public static NamedArea Of(MappedArea area) => new(area.Code, area.Name);
}

/// <param name="Name">First and, where shown, last name.</param>
/// <param name="Url">The officer's page.</param>
/// <param name="StandsInFor">Who is away and replaced by this officer; left out when nobody is.</param>
public sealed record LocatedOfficer(
    string Name, string Url, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? StandsInFor)
{
    public static LocatedOfficer Of(AnsweringOfficer answering, SiteAddress own) =>
        new(answering.Officer.Name, own.Of(Paths.Officer(answering.Officer.Slug)), answering.StandsInFor?.Name);
}

public sealed record LocatedStation(string Name, string Address, string Postcode, string Place, string Phone, double? Lat, double? Lon)
{
    public static LocatedStation? Of(StationDetails? station) => station is null
        ? null
        : new(station.Name, station.Address, station.Postcode, station.Place, station.Phone, station.Point?.Latitude, station.Point?.Longitude);
}
