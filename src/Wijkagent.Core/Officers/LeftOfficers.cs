using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Officers;

/// <summary>Forgets officers who left long ago, with what they told the neighbourhood in their own name.</summary>
public sealed class LeftOfficers(WijkagentDbContext db)
{
    /// <summary>
    /// Removes those of these officers that are still to go. Their bulletins, which say who wrote them, go along; their events
    /// and their account stay without them. The messages to them went before, by their own term. Part of a larger transaction.
    /// </summary>
    /// <returns>How many went.</returns>
    internal async Task<int> RemoveAsync(IQueryable<Officer> due, Guid[] ids, CancellationToken cancel)
    {
        await db.Bulletins.Where(b => ids.Contains(b.OfficerId)).ExecuteDeleteAsync(cancel);
        await db.CommunityEvents.Where(e => e.OfficerId != null && ids.Contains(e.OfficerId.Value))
            .ExecuteUpdateAsync(e => e.SetProperty(x => x.OfficerId, (Guid?)null), cancel);
        await db.Users.Where(u => u.OfficerId != null && ids.Contains(u.OfficerId.Value))
            .ExecuteUpdateAsync(u => u.SetProperty(x => x.OfficerId, (Guid?)null), cancel);
        return await due.Where(o => ids.Contains(o.Id)).ExecuteDeleteAsync(cancel);
    }
}
