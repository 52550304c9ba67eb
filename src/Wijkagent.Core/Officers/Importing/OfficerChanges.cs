using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Common.Importing;
using Wijkagent.Core.Neighbourhoods;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Officers.Importing;

/// <summary>Brings stations, teams and officers in the context in line with a file; saving is left to who asked for it.</summary>
internal sealed class OfficerChanges(WijkagentDbContext db, ImportOfficers input, DateTime now)
{
    private readonly HashSet<string> teamSlugs = [];
    private readonly HashSet<string> officerSlugs = [];
    private Dictionary<string, Station> stations = [];
    private Dictionary<Guid, Team> teamOfStation = [];
    private Dictionary<string, Officer> officers = [];
    private Dictionary<Guid, District> districts = [];
    private Dictionary<Guid, Neighbourhood> neighbourhoods = [];
    private BeatFinder finder = null!;
    private int added;
    private int changed;
    private int left;
    private int withoutBeat;

    public async Task LoadAsync(CancellationToken cancel)
    {
        stations = await db.Stations.Where(s => s.ExternalId != null).ToDictionaryAsync(s => s.ExternalId!, StringComparer.Ordinal, cancel);
        var teams = await db.Teams.ToListAsync(cancel);
        teamOfStation = teams.OrderBy(t => t.Slug, StringComparer.Ordinal).GroupBy(t => t.StationId).ToDictionary(t => t.Key, t => t.First());
        teamSlugs.UnionWith(teams.Select(t => t.Slug));
        officers = await db.Officers.Include(o => o.Beats).Include(o => o.Team).Include(o => o.Absences).Include(o => o.ConsultationHours)
            .Where(o => o.ExternalId != null).OrderBy(o => o.Id).AsSplitQuery()
            .ToDictionaryAsync(o => o.ExternalId!, StringComparer.Ordinal, cancel);
        officerSlugs.UnionWith(await db.Officers.Select(o => o.Slug).ToListAsync(cancel));
        districts = await db.Districts.ToDictionaryAsync(d => d.Id, cancel);
        neighbourhoods = await db.Neighbourhoods.ToDictionaryAsync(n => n.Id, cancel);
        finder = await BeatFinder.LoadAsync(db, cancel);
    }

    public Error? UpdateStations(IEnumerable<StationDraft> drafts)
    {
        foreach (var draft in drafts)
        {
            if (!stations.TryGetValue(draft.Uid, out var station))
            {
                var name = string.Format(CultureInfo.InvariantCulture, input.TeamName, draft.Details.Name);
                if (name.Length > Team.NameLength)
                    return new ImportTextTooLong(draft.Uid, "naam", Team.NameLength - (name.Length - draft.Details.Name.Length));
                station = stations[draft.Uid] = new Station(draft.Details);
                db.Stations.Add(station);
                var team = new Team(name, station, FreeSlug(teamSlugs, name, draft.Uid));
                db.Teams.Add(team);
                teamOfStation[station.Id] = team;
                added += 2;
                continue;
            }

            var details = draft.Details with { OpeningHours = draft.Details.OpeningHours with { En = station.OpeningHours.En } };
            if (details == DetailsOf(station))
                continue;
            station.Describe(details);
            changed++;
        }

        return null;
    }

    public void UpdateOfficers(IReadOnlyCollection<OfficerDraft> drafts)
    {
        foreach (var draft in drafts)
            Update(draft);
        if (!input.Complete)
            return;
        var listed = drafts.Select(d => d.Uid).ToHashSet(StringComparer.Ordinal);
        foreach (var officer in officers.Values.Where(o => o.LeftAt is null && !listed.Contains(o.ExternalId!)))
        {
            officer.Leave(now);
            left++;
        }
    }

    public OfficersImported Summary(OfficerFile file) =>
        new(file.Stations.Count, file.Officers.Count, added, changed, left, withoutBeat);

    private void Update(OfficerDraft draft)
    {
        var known = officers.TryGetValue(draft.Uid, out var officer);
        var differs = false;
        if (officer is null)
        {
            var name = Officer.NameOf(draft.Details.FirstName, draft.Details.LastName);
            officer = officers[draft.Uid] = new Officer(draft.Details, FreeSlug(officerSlugs, name, draft.Uid), team: null);
            db.Officers.Add(officer);
        }
        else
        {
            var details = draft.Details with { About = draft.Details.About with { En = officer.About.En } };
            if (details != DetailsOf(officer))
            {
                officer.Describe(details);
                differs = true;
            }

            if (officer.LeftAt is not null)
            {
                officer.Return();
                differs = true;
            }
        }

        var beat = finder.Find(draft.Beat, draft.Point);
        differs |= JoinNearestTeam(officer, draft.Point, beat);
        differs |= TakeOn(officer, beat);
        differs |= AssignDistricts(officer, beat);
        added += known ? 0 : 1;
        changed += known && differs ? 1 : 0;
    }

    private bool TakeOn(Officer officer, (HashSet<Guid> Districts, HashSet<Guid> Neighbourhoods) beat)
    {
        // No place in the file is no reason to leave an area without an officer.
        if (beat.Districts.Count + beat.Neighbourhoods.Count == 0)
        {
            withoutBeat++;
            return false;
        }

        var running = officer.Beats.Where(b => b.Role == BeatRole.Primary && (b.Until is null || b.Until > now)).ToList();
        var gone = running.Where(b => !(b.DistrictId is { } d ? beat.Districts.Contains(d) : beat.Neighbourhoods.Contains(b.NeighbourhoodId!.Value))).ToList();
        gone.ForEach(b => b.End(now));
        var newDistricts = beat.Districts.Except(running.Where(b => b.DistrictId is not null).Select(b => b.DistrictId!.Value)).ToList();
        var newNeighbourhoods = beat.Neighbourhoods.Except(running.Where(b => b.NeighbourhoodId is not null).Select(b => b.NeighbourhoodId!.Value)).ToList();
        newDistricts.ForEach(d => officer.TakeOn(districts[d], BeatRole.Primary, now));
        newNeighbourhoods.ForEach(n => officer.TakeOn(neighbourhoods[n], BeatRole.Primary, now));
        return gone.Count + newDistricts.Count + newNeighbourhoods.Count > 0;
    }

    private bool JoinNearestTeam(Officer officer, GeoPoint? point, (HashSet<Guid> Districts, HashSet<Guid> Neighbourhoods) beat)
    {
        var at = point ?? beat.Districts.Select(d => Inside(districts[d])).Concat(beat.Neighbourhoods.Select(n => Inside(neighbourhoods[n])))
            .Cast<GeoPoint?>().FirstOrDefault();
        if (officer.TeamId is not null || officer.Team is not null || at is not { } from)
            return false;
        var nearest = stations.Values
            .Where(s => s.Longitude is not null && s.Latitude is not null && teamOfStation.ContainsKey(s.Id))
            .OrderBy(s => SquaredDistance(from, new GeoPoint(s.Longitude!.Value, s.Latitude!.Value)))
            .ThenBy(s => s.ExternalId, StringComparer.Ordinal)
            .FirstOrDefault();
        if (nearest is null)
            return false;
        officer.Join(teamOfStation[nearest.Id]);
        return true;
    }

    private bool AssignDistricts(Officer officer, (HashSet<Guid> Districts, HashSet<Guid> Neighbourhoods) beat)
    {
        if (officer.Team is not { } team)
            return false;
        var free = beat.Districts.Concat(beat.Neighbourhoods.Select(n => neighbourhoods[n].DistrictId)).Distinct()
            .Select(id => districts[id]).Where(d => d.TeamId is null).ToList();
        free.ForEach(d => d.AssignTo(team.Id));
        return free.Count > 0;
    }

    private static GeoPoint Inside(Area area) => new(area.CentreLongitude, area.CentreLatitude);

    // In a country this small a flat map with degrees of longitude made as wide as they are ranks as a globe does.
    private static double SquaredDistance(GeoPoint a, GeoPoint b)
    {
        var east = (a.Longitude - b.Longitude) * Math.Cos(a.Latitude * Math.PI / 180);
        var north = a.Latitude - b.Latitude;
        return (east * east) + (north * north);
    }

    private static string FreeSlug(HashSet<string> taken, string name, string uid)
    {
        var plain = Slug.From(name);
        var tail = Slug.From(uid);
        string[] candidates = [plain, $"{plain}-{tail[..Math.Min(8, tail.Length)]}", $"{plain}-{tail}"];
        return candidates.Select(c => c.Length > Slug.MaxLength ? c[^Slug.MaxLength..] : c).First(c => taken.Add(c) || c == candidates[^1]);
    }

    private static StationDetails DetailsOf(Station s) => new(
        s.Name, s.Address, s.Postcode, s.Place, s.Phone, s.OpeningHours,
        s is { Longitude: { } longitude, Latitude: { } latitude } ? new GeoPoint(longitude, latitude) : null, s.ExternalId);

    private static OfficerDetails DetailsOf(Officer o) => new(o.FirstName, o.LastName, o.About, o.Phone, o.Socials, o.ExternalId);
}
