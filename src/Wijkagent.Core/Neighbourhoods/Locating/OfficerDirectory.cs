using Wijkagent.Core.Officers;

namespace Wijkagent.Core.Neighbourhoods.Locating;

/// <summary>An officer as the directory holds it.</summary>
/// <param name="Id">The key in the database.</param>
/// <param name="Name">First and, where shown, last name.</param>
/// <param name="Slug">The name in addresses.</param>
/// <param name="TeamId">The team the officer belongs to.</param>
public sealed record ListedOfficer(Guid Id, string Name, string Slug, Guid? TeamId);

/// <summary>A station as the directory holds it.</summary>
/// <param name="Id">The key in the database.</param>
/// <param name="Details">All that is told of it.</param>
public sealed record ListedStation(Guid Id, StationDetails Details);

/// <summary>A beat as the directory reads it; exactly one of both areas is there.</summary>
/// <param name="OfficerId">Whose it is.</param>
/// <param name="DistrictId">The district, when it is a whole one.</param>
/// <param name="NeighbourhoodId">The neighbourhood, when it is a single one.</param>
/// <param name="Role">Responsible, or standing in.</param>
/// <param name="From">From when, UTC.</param>
/// <param name="Until">Until when, UTC, exclusive; null while there is no end.</param>
public sealed record ListedBeat(Guid OfficerId, Guid? DistrictId, Guid? NeighbourhoodId, BeatRole Role, DateTime From, DateTime? Until)
{
    /// <summary>Whether it runs at a moment, UTC.</summary>
    public bool RunsAt(DateTime moment) => From <= moment && (Until is null || moment < Until);
}

/// <summary>An officer who answers for an area at a moment.</summary>
/// <param name="Officer">Who.</param>
/// <param name="StandsInFor">Who is away and replaced by this officer; null when the officer has the area.</param>
public sealed record AnsweringOfficer(ListedOfficer Officer, ListedOfficer? StandsInFor = null);

/// <summary>An officer who has an area but is away.</summary>
/// <param name="Officer">Who.</param>
/// <param name="Until">The first moment the officer is back, UTC.</param>
public sealed record AwayOfficer(ListedOfficer Officer, DateTime Until);

/// <summary>Who answers for an area at a moment.</summary>
/// <param name="Officers">The officers to turn to; none when nobody has the area, or all are away and nobody stands in.</param>
/// <param name="Away">Who has the area but is away.</param>
/// <param name="TeamId">The team that is responsible, if any is.</param>
/// <param name="Station">Where that team works from; two may work from one.</param>
public sealed record WhoAnswers(IReadOnlyList<AnsweringOfficer> Officers, IReadOnlyList<AwayOfficer> Away, Guid? TeamId, ListedStation? Station);

/// <summary>
/// Officers, beats, absences, teams and stations in memory, and who answers for a neighbourhood. Never changed once it
/// is built.
/// </summary>
public sealed class OfficerDirectory
{
    private readonly Dictionary<Guid, ListedOfficer> officers;
    private readonly ILookup<Guid, ListedBeat> beatsByArea;
    private readonly ILookup<Guid, ListedBeat> beatsByOfficer;
    private readonly ILookup<Guid, (DateTime From, DateTime Until)> absences;
    private readonly Dictionary<Guid, ListedStation> stationsOfTeams;
    private readonly Dictionary<Guid, Guid> teamsOfDistricts;

    internal OfficerDirectory(DirectoryRows rows)
    {
        Officers = rows.Officers;
        Names = new(rows.Officers, o => [o.Name]);
        officers = rows.Officers.ToDictionary(o => o.Id);
        var beats = rows.Beats.Where(b => officers.ContainsKey(b.OfficerId)).ToList();
        beatsByArea = beats.ToLookup(b => (b.NeighbourhoodId ?? b.DistrictId)!.Value);
        beatsByOfficer = beats.ToLookup(b => b.OfficerId);
        absences = rows.Absences.ToLookup(a => a.OfficerId, a => (a.From, a.Until));
        stationsOfTeams = rows.StationsOfTeams;
        teamsOfDistricts = rows.TeamsOfDistricts;
    }

    /// <summary>The officers in function, by name.</summary>
    public IReadOnlyList<ListedOfficer> Officers { get; }

    /// <summary>The officers in function, to be found by name.</summary>
    public NameIndex<ListedOfficer> Names { get; }

    /// <summary>
    /// Who answers for a neighbourhood at a moment (UTC). Whoever has the neighbourhood itself goes before whoever has
    /// its district; when all of them are away the deputies stand in, again the nearest first.
    /// </summary>
    public WhoAnswers For(MappedNeighbourhood neighbourhood, DateTime moment)
    {
        var near = Running(neighbourhood.Id, moment);
        var wide = Running(neighbourhood.District.Id, moment);
        var owners = With(near, BeatRole.Primary) is { Count: > 0 } own ? own : With(wide, BeatRole.Primary);
        var away = owners.Select(o => AbsenceOf(o, moment)).OfType<AwayOfficer>().ToList();
        var present = owners.Where(o => away.All(a => a.Officer != o)).Select(o => new AnsweringOfficer(o)).ToList();
        var answering = present.Count > 0 ? present : StandIns(near, wide, away, moment);
        var team = TeamFor(neighbourhood.District, owners);
        return new WhoAnswers(answering, away, team, StationOf(team));
    }

    /// <summary>The areas an officer has at a moment (UTC), as primary or as deputy.</summary>
    public IReadOnlyList<ListedBeat> BeatsOf(Guid officerId, DateTime moment) =>
        [.. beatsByOfficer[officerId].Where(b => b.RunsAt(moment))];

    /// <summary>Since and until when (UTC) an officer is away at a moment; null when present.</summary>
    public AwayOfficer? AbsenceOf(ListedOfficer officer, DateTime moment)
    {
        var running = absences[officer.Id].Where(a => a.From <= moment && moment < a.Until).ToList();
        return running.Count == 0 ? null : new AwayOfficer(officer, running.Max(a => a.Until));
    }

    /// <summary>The officer in function with this key.</summary>
    public ListedOfficer? Officer(Guid id) => officers.GetValueOrDefault(id);

    /// <summary>Where a team works from.</summary>
    public ListedStation? StationOf(Guid? teamId) => teamId is { } id ? stationsOfTeams.GetValueOrDefault(id) : null;

    private List<AnsweringOfficer> StandIns(
        List<ListedBeat> near, List<ListedBeat> wide, List<AwayOfficer> away, DateTime moment)
    {
        var replaced = away.Count > 0 ? away[0].Officer : null;
        foreach (var level in new[] { near, wide })
        {
            var deputies = With(level, BeatRole.Deputy)
                .Where(d => AbsenceOf(d, moment) is null)
                .Select(d => new AnsweringOfficer(d, replaced))
                .ToList();
            if (deputies.Count > 0)
                return deputies;
        }

        return [];
    }

    private Guid? TeamFor(MappedDistrict district, List<ListedOfficer> owners) => teamsOfDistricts.TryGetValue(district.Id, out var assigned)
        ? assigned
        : owners.Select(o => o.TeamId).FirstOrDefault(t => t is not null) ?? TeamElsewhereIn(district.Municipality);

    private Guid? TeamElsewhereIn(MappedMunicipality municipality)
    {
        foreach (var district in municipality.Districts)
        {
            if (teamsOfDistricts.TryGetValue(district.Id, out var team))
                return team;
        }

        return null;
    }

    private List<ListedBeat> Running(Guid areaId, DateTime moment) =>
        [.. beatsByArea[areaId].Where(b => b.RunsAt(moment))];

    private List<ListedOfficer> With(List<ListedBeat> beats, BeatRole role) =>
        [.. beats.Where(b => b.Role == role).Select(b => officers[b.OfficerId]).Distinct().OrderBy(o => o.Name, StringComparer.Ordinal)];
}
