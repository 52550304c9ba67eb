using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Identity.Administration;

/// <summary>What an account is to be used for, as it was filled in.</summary>
/// <param name="Roles">Names from <see cref="RoleNames"/>.</param>
/// <param name="Officer">The slug of an officer, or the address of the officer's page.</param>
/// <param name="Team">The slug of a team; an officer's own team goes before it.</param>
public sealed record ChosenRoles(IReadOnlyList<string>? Roles, string? Officer, string? Team);

/// <summary>The same, found to be right.</summary>
/// <param name="Roles">The roles, each once.</param>
/// <param name="OfficerId">The officer.</param>
/// <param name="TeamId">The team.</param>
public sealed record Placement(IReadOnlyList<string> Roles, Guid? OfficerId, Guid? TeamId);

/// <summary>Reads which roles are meant, and gives them to an account in the save that follows.</summary>
public sealed class RoleChoice(WijkagentDbContext db, RoleManager<IdentityRole<Guid>> roles)
{
    /// <summary>Reads what was filled in: an officer needs an officer's page, a coordinator a team.</summary>
    /// <returns>The placement, or what is missing or unknown.</returns>
    public async Task<Result<Placement>> ReadAsync(ChosenRoles chosen, CancellationToken cancel)
    {
        var wanted = RoleNames.All.Where(role => chosen.Roles?.Contains(role) == true).ToList();
        if (wanted.Count == 0)
            return new ValueMissing("Roles");
        var slug = chosen.Officer?.Trim().TrimEnd('/').Split('/')[^1].ToLowerInvariant();
        var officer = string.IsNullOrEmpty(slug) ? null
            : await db.Officers.AsNoTracking().Where(o => o.Slug == slug && o.LeftAt == null).Select(o => new { o.Id, o.TeamId }).SingleOrDefaultAsync(cancel);
        if (officer is null && !string.IsNullOrEmpty(slug))
            return new OfficerUnknown("Officer");
        if (officer is null && wanted.Contains(RoleNames.Officer))
            return new ValueMissing("Officer");
        var team = officer?.TeamId ?? (string.IsNullOrWhiteSpace(chosen.Team) ? null
            : await db.Teams.AsNoTracking().Where(t => t.Slug == chosen.Team).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(cancel));
        return team is null && wanted.Contains(RoleNames.Coordinator)
            ? new ValueMissing("Team")
            : new Placement(wanted, officer?.Id, team);
    }

    /// <summary>Gives an account these roles and no others.</summary>
    public async Task GiveAsync(User user, Placement placement, CancellationToken cancel)
    {
        await roles.AddMissingAsync(placement.Roles);
        var held = await db.UserRoles.Where(r => r.UserId == user.Id).ToListAsync(cancel);
        var wanted = await db.Roles.Where(r => placement.Roles.Contains(r.Name!)).Select(r => r.Id).ToListAsync(cancel);
        db.UserRoles.RemoveRange(held.Where(r => !wanted.Contains(r.RoleId)));
        db.UserRoles.AddRange(wanted.Except(held.Select(r => r.RoleId)).Select(role => new IdentityUserRole<Guid> { UserId = user.Id, RoleId = role }));
        (user.OfficerId, user.TeamId) = (placement.OfficerId, placement.TeamId);
    }
}

/// <summary>Roles are rows that are made when they are first given.</summary>
public static class RoleRows
{
    /// <summary>Makes the roles that are not there yet.</summary>
    public static async Task AddMissingAsync(this RoleManager<IdentityRole<Guid>> roles, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (!await roles.RoleExistsAsync(name))
                await roles.CreateAsync(new IdentityRole<Guid>(name));
        }
    }
}
