using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Cases.Opening;

/// <summary>Who hear that somebody opened what was closed to that person.</summary>
public sealed class OpeningHearers(WijkagentDbContext db, BeatHolders beats, Contents contents)
{
    /// <summary>The addresses of whose beat it is, of the handler and of the coordinators of the team, but not of who does it.</summary>
    /// <param name="neighbourhoodId">Where it is.</param>
    /// <param name="handler">The officer who handles it; null when nobody does.</param>
    /// <param name="teamId">The team of who does it.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="now">When, UTC.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<List<string>> OfAsync(Guid neighbourhoodId, Guid? handler, Guid teamId, Actor by, DateTime now, CancellationToken cancel)
    {
        var officers = await beats.ResponsibleForAsync(neighbourhoodId, now, cancel);
        if (handler is { } officer)
            officers = [.. officers, officer];
        var coordinators = from held in db.UserRoles
                           join role in db.Roles on held.RoleId equals role.Id
                           where role.Name == RoleNames.Coordinator
                           select held.UserId;
        var found = await db.Users.AsNoTracking()
            .Where(u => u.Id != by.UserId && u.EmailConfirmed && u.DisabledAt == null && u.SealedEmail != null
                && ((u.OfficerId != null && officers.Contains(u.OfficerId.Value)) || (u.TeamId == teamId && coordinators.Contains(u.Id))))
            .Select(u => u.SealedEmail.At(u.Id))
            .ToListAsync(cancel);
        return await contents.AddressesAsync(found, cancel);
    }
}
