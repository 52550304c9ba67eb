using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Neighbourhoods.Locating;

internal sealed record DirectoryRows(
    IReadOnlyList<ListedOfficer> Officers,
    IReadOnlyList<ListedBeat> Beats,
    IReadOnlyList<(Guid OfficerId, DateTime From, DateTime Until)> Absences,
    Dictionary<Guid, ListedStation> StationsOfTeams,
    Dictionary<Guid, Guid> TeamsOfDistricts);

/// <summary>Reads an <see cref="OfficerDirectory"/> from the database.</summary>
public static class OfficerDirectoryReader
{
    /// <summary>Reads officers in function, their beats and absences, and where teams work; five queries.</summary>
    public static async Task<OfficerDirectory> ReadAsync(WijkagentDbContext db, CancellationToken cancel)
    {
        var officers = await db.Officers.Where(o => o.LeftAt == null)
            .OrderBy(o => o.FirstName).ThenBy(o => o.LastName)
            .Select(o => new { o.Id, o.FirstName, o.LastName, o.Slug, o.TeamId }).ToListAsync(cancel);
        var beats = await db.Beats.Where(b => b.Officer.LeftAt == null)
            .Select(b => new ListedBeat(b.OfficerId, b.DistrictId, b.NeighbourhoodId, b.Role, b.From, b.Until)).ToListAsync(cancel);
        var absences = await db.Absences.Select(a => new { a.OfficerId, a.From, a.Until }).ToListAsync(cancel);
        var teams = await db.Teams.AsNoTracking().Include(t => t.Station).ToListAsync(cancel);
        var districts = await db.Districts.Where(d => d.TeamId != null)
            .Select(d => new { d.Id, TeamId = d.TeamId!.Value }).ToListAsync(cancel);
        return new OfficerDirectory(new DirectoryRows(
            [.. officers.Select(o => new ListedOfficer(o.Id, Officer.NameOf(o.FirstName, o.LastName), o.Slug, o.TeamId))],
            beats,
            [.. absences.Select(a => (a.OfficerId, a.From, a.Until))],
            teams.ToDictionary(t => t.Id, t => Listed(t.Station)),
            districts.ToDictionary(d => d.Id, d => d.TeamId)));
    }

    private static ListedStation Listed(Station station)
    {
        GeoPoint? point = station is { Longitude: { } longitude, Latitude: { } latitude } ? new GeoPoint(longitude, latitude) : null;
        return new ListedStation(station.Id, new StationDetails(
            station.Name, station.Address, station.Postcode, station.Place, station.Phone, station.OpeningHours, point, station.ExternalId));
    }
}
