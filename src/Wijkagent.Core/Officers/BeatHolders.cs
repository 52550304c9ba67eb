using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Officers;

/// <summary>The ids of the neighbourhoods that an officer handles.</summary>
/// <param name="OfBeat">Those of the own beat.</param>
/// <param name="StandingIn">Those of somebody who is away or has left.</param>
public sealed record HandledNeighbourhoods(IReadOnlySet<Guid> OfBeat, IReadOnlySet<Guid> StandingIn);

/// <summary>Which neighbourhoods an officer handles at a moment.</summary>
public sealed class BeatHolders(WijkagentDbContext db)
{
    /// <summary>
    /// The ids of the neighbourhoods where the officer's own beat is the most specific one, and of those where the
    /// officer stands in because everybody whose beat it is, is away or has left. It is the rule by which
    /// <see cref="Neighbourhoods.Locating.OfficerDirectory"/> tells visitors who answers, read from the database at once:
    /// what somebody may see must not lag behind. Who is away keeps the own beat.
    /// </summary>
    /// <param name="officerId">Whose.</param>
    /// <param name="now">At which moment, UTC.</param>
    /// <param name="cancel">Stops the look-up.</param>
    public async Task<HandledNeighbourhoods> NeighbourhoodsOfAsync(Guid officerId, DateTime now, CancellationToken cancel)
    {
        var running = db.Beats.AsNoTracking().Where(b => b.From <= now && (b.Until == null || b.Until > now));
        var own = await running.Where(b => b.OfficerId == officerId)
            .Select(b => new { b.DistrictId, b.NeighbourhoodId })
            .ToListAsync(cancel);
        var ownDistricts = own.Select(b => b.DistrictId).OfType<Guid>().ToArray();
        var ownNeighbourhoods = own.Select(b => b.NeighbourhoodId).OfType<Guid>().ToArray();

        var places = await db.Neighbourhoods.AsNoTracking()
            .Where(n => ownDistricts.Contains(n.DistrictId) || ownNeighbourhoods.Contains(n.Id))
            .Select(n => new { n.Id, n.DistrictId })
            .ToListAsync(cancel);
        var ids = places.Select(p => p.Id).ToArray();
        var districts = places.Select(p => p.DistrictId).Distinct().ToArray();
        var holders = await running
            .Where(b => (b.DistrictId != null && districts.Contains(b.DistrictId.Value))
                || (b.NeighbourhoodId != null && ids.Contains(b.NeighbourhoodId.Value)))
            .Select(b => new Holder(
                b.OfficerId,
                b.DistrictId,
                b.NeighbourhoodId,
                b.Role,
                b.Officer.LeftAt != null,
                b.Officer.Absences.Any(a => a.From <= now && a.Until > now)))
            .ToListAsync(cancel);

        var (ofBeat, standingIn) = (new HashSet<Guid>(), new HashSet<Guid>());
        foreach (var place in places)
        {
            var responsible = MostSpecific(holders.Where(h => h.Role == BeatRole.Primary && !h.HasLeft), place.Id, place.DistrictId);
            if (responsible.Exists(h => h.OfficerId == officerId))
                ofBeat.Add(place.Id);
            else if (responsible.TrueForAll(h => h.IsAway) && StandsIn(officerId, holders, place.Id, place.DistrictId))
                standingIn.Add(place.Id);
        }

        return new HandledNeighbourhoods(ofBeat, standingIn);
    }

    /// <summary>The ids of the officers whose beat a neighbourhood is at a moment, UTC, also when they are away.</summary>
    public async Task<IReadOnlyList<Guid>> ResponsibleForAsync(Guid neighbourhoodId, DateTime now, CancellationToken cancel)
    {
        var districtId = await db.Neighbourhoods.Where(n => n.Id == neighbourhoodId).Select(n => n.DistrictId).SingleAsync(cancel);
        var holders = await db.Beats.AsNoTracking()
            .Where(b => b.From <= now && (b.Until == null || b.Until > now) && b.Role == BeatRole.Primary && b.Officer.LeftAt == null
                && (b.DistrictId == districtId || b.NeighbourhoodId == neighbourhoodId))
            .Select(b => new Holder(b.OfficerId, b.DistrictId, b.NeighbourhoodId, b.Role, false, false))
            .ToListAsync(cancel);
        return [.. MostSpecific(holders, neighbourhoodId, districtId).Select(h => h.OfficerId).Distinct()];
    }

    /// <summary>The ids of the neighbourhoods of a team at a moment, UTC: of the districts given to it, and of the beats of its officers.</summary>
    public async Task<List<Guid>> NeighbourhoodsOfTeamAsync(Guid teamId, DateTime now, CancellationToken cancel)
    {
        var beatsOfTeam = db.Beats.Where(b => b.Officer.TeamId == teamId && b.Role == BeatRole.Primary
            && b.From <= now && (b.Until == null || b.Until > now));
        return await db.Neighbourhoods.AsNoTracking()
            .Where(n => n.District.TeamId == teamId
                || beatsOfTeam.Any(b => b.NeighbourhoodId == n.Id || b.DistrictId == n.DistrictId))
            .Select(n => n.Id)
            .ToListAsync(cancel);
    }

    /// <summary>The ids of the teams whose neighbourhood this is at a moment, UTC: the same rule, from the other side.</summary>
    public async Task<List<Guid>> TeamsOfNeighbourhoodAsync(Guid neighbourhoodId, DateTime now, CancellationToken cancel)
    {
        var beats = db.Beats.Where(b => b.Role == BeatRole.Primary && b.From <= now && (b.Until == null || b.Until > now));
        return await db.Teams.AsNoTracking()
            .Where(t => db.Neighbourhoods.Any(n => n.Id == neighbourhoodId
                && (n.District.TeamId == t.Id
                    || beats.Any(b => b.Officer.TeamId == t.Id && (b.NeighbourhoodId == n.Id || b.DistrictId == n.DistrictId)))))
            .Select(t => t.Id)
            .ToListAsync(cancel);
    }

    private static bool StandsIn(Guid officerId, List<Holder> holders, Guid neighbourhoodId, Guid districtId) =>
        MostSpecific(holders.Where(h => h.Role == BeatRole.Deputy && !h.HasLeft && !h.IsAway), neighbourhoodId, districtId)
            .Exists(h => h.OfficerId == officerId);

    private static List<Holder> MostSpecific(IEnumerable<Holder> holders, Guid neighbourhoodId, Guid districtId)
    {
        var all = holders.ToList();
        var here = all.Where(h => h.NeighbourhoodId == neighbourhoodId).ToList();
        return here.Count > 0 ? here : all.Where(h => h.DistrictId == districtId).ToList();
    }

    private sealed record Holder(Guid OfficerId, Guid? DistrictId, Guid? NeighbourhoodId, BeatRole Role, bool HasLeft, bool IsAway);
}
