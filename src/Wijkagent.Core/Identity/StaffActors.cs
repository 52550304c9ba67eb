using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Identity;

/// <summary>Makes of an account the person who acts: roles, officer, team, and the neighbourhoods that are theirs now.</summary>
public sealed class StaffActors(WijkagentDbContext db, BeatHolders beats)
{
    /// <summary>
    /// The person behind an account at a moment (UTC). An officer handles the own beat and that of whoever is replaced; a
    /// coordinator everything of the team. Whoever has no account is a visitor.
    /// </summary>
    public async Task<Actor> OfAsync(Guid userId, DateTime now, CancellationToken cancel)
    {
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == userId, cancel);
        if (user is null)
            return Actor.Visitor;
        var roles = await (from held in db.UserRoles
                           join role in db.Roles on held.RoleId equals role.Id
                           where held.UserId == userId
                           select role.Name!).ToListAsync(cancel);
        var handled = new HashSet<Guid>();
        if (roles.Contains(RoleNames.Officer) && user.OfficerId is { } officer)
            handled.UnionWith(await beats.NeighbourhoodsOfAsync(officer, now, cancel));
        if (roles.Contains(RoleNames.Coordinator) && user.TeamId is { } team)
            handled.UnionWith(await NeighbourhoodsOfTeamAsync(team, now, cancel));
        var isStaff = roles.Exists(role => role is not (RoleNames.Resident or RoleNames.Partner));
        return new Actor(
            isStaff ? ActorKind.Staff : ActorKind.Resident, user.Id, user.DisplayName, user.OfficerId, user.TeamId, roles.ToHashSet(), handled);
    }

    /// <summary>The districts given to the team, and the beats of the officers in it.</summary>
    private async Task<List<Guid>> NeighbourhoodsOfTeamAsync(Guid teamId, DateTime now, CancellationToken cancel)
    {
        var beatsOfTeam = db.Beats.Where(b => b.Officer.TeamId == teamId && b.Role == BeatRole.Primary
            && b.From <= now && (b.Until == null || b.Until > now));
        return await db.Neighbourhoods.AsNoTracking()
            .Where(n => n.District.TeamId == teamId
                || beatsOfTeam.Any(b => b.NeighbourhoodId == n.Id || b.DistrictId == n.DistrictId))
            .Select(n => n.Id)
            .ToListAsync(cancel);
    }
}
