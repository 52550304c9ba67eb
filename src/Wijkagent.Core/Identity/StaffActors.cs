using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Cases.Opening;
using Wijkagent.Core.Common;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports.Opening;

namespace Wijkagent.Core.Identity;

/// <summary>Makes of an account the person who acts: roles, officer, team, and the neighbourhoods that are theirs now.</summary>
public sealed class StaffActors(WijkagentDbContext db, BeatHolders beats, CaseOpening opening, ReportOpening locked, Contents contents)
{
    /// <summary>
    /// The person behind an account at a moment (UTC). An officer handles the own beat and that of whoever is replaced; a
    /// coordinator everything of the team; a case of a colleague while it stands open. Whoever has no account is a visitor.
    /// </summary>
    public async Task<Actor> OfAsync(Guid userId, DateTime now, CancellationToken cancel)
    {
        var user = await db.Users.AsNoTracking().OpenedAsync(userId, contents, cancel);
        if (user is null)
            return Actor.Visitor;
        var roles = await (from held in db.UserRoles
                           join role in db.Roles on held.RoleId equals role.Id
                           where held.UserId == userId
                           select role.Name!).ToListAsync(cancel);
        var grounds = new Dictionary<Guid, LookGround>();
        if (roles.Contains(RoleNames.Officer) && user.OfficerId is { } officer)
        {
            var handled = await beats.NeighbourhoodsOfAsync(officer, now, cancel);
            Add(handled.OfBeat, LookGround.Beat);
            Add(handled.StandingIn, LookGround.StandIn);
        }

        if (roles.Contains(RoleNames.Coordinator) && user.TeamId is { } team)
            Add(await beats.NeighbourhoodsOfTeamAsync(team, now, cancel), LookGround.Team);
        var isStaff = roles.Exists(role => role is not (RoleNames.Resident or RoleNames.Partner));
        return new Actor(
            isStaff ? ActorKind.Staff : ActorKind.Resident, user.Id, user.SealedName.Value ?? "", user.OfficerId, user.TeamId, roles.ToHashSet(), grounds.Keys.ToHashSet())
        {
            Grounds = grounds,
            OpenedCases = RolePermissions.Allow(roles, Permission.OpenCasesOfTeam)
                ? await opening.OpenToAsync(userId, now, cancel)
                : new Dictionary<Guid, Guid>(),
            OpenedReports = RolePermissions.Allow(roles, Permission.OpenLockedCases)
                ? await locked.OpenToAsync(userId, now, cancel)
                : new Dictionary<Guid, Guid>(),
        };

        // The nearest ground is the one that is noted: a coordinator's own beat is the own beat.
        void Add(IEnumerable<Guid> neighbourhoods, LookGround ground)
        {
            foreach (var neighbourhood in neighbourhoods)
                grounds.TryAdd(neighbourhood, ground);
        }
    }
}
