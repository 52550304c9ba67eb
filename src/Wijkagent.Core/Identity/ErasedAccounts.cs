using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Identity;

/// <summary>Erases accounts for good, with all ways to sign in, and cuts what was shown in them by their address.</summary>
public sealed class ErasedAccounts(WijkagentDbContext db, ContentKeys keys)
{
    /// <summary>Erases those of these accounts that are still to go, and cuts what was shown in them. Part of a larger transaction.</summary>
    /// <returns>How many went.</returns>
    internal async Task<int> EraseAsync(IQueryable<User> due, Guid[] ids, CancellationToken cancel)
    {
        // By the hash that stands with the account: one that an older copy brought back has no key any more.
        foreach (var found in await db.Users.Where(u => ids.Contains(u.Id) && u.NormalizedEmail != null).Select(u => u.NormalizedEmail!).ToListAsync(cancel))
        {
            var hash = AccountHash.BytesOf(found);
            await db.ReporterContacts.Where(c => c.FoundBy == hash).ExecuteUpdateAsync(c => c.SetProperty(x => x.FoundBy, (byte[]?)null), cancel);
            await db.ContactMessages.Where(m => m.FoundBy == hash).ExecuteUpdateAsync(m => m.SetProperty(x => x.FoundBy, (byte[]?)null), cancel);
            await db.Subscriptions.Where(s => s.FoundBy == hash).ExecuteUpdateAsync(s => s.SetProperty(x => x.FoundBy, (byte[]?)null), cancel);
            var followed = await db.AreaSubscriptions.Where(s => s.FoundBy == hash).Select(s => s.Id).ToListAsync(cancel);
            await db.AreaSubscriptions.Where(s => followed.Contains(s.Id)).ExecuteDeleteAsync(cancel);
            await keys.DestroyAsync(followed, cancel);
            await db.RightsRequests.Where(r => r.FoundBy == hash).ExecuteUpdateAsync(r => r.SetProperty(x => x.FoundBy, (byte[]?)null), cancel);
        }

        await db.UserLogins.Where(l => ids.Contains(l.UserId)).ExecuteDeleteAsync(cancel);
        await db.UserPasskeys.Where(p => ids.Contains(p.UserId)).ExecuteDeleteAsync(cancel);
        return await RemoveUnusedAsync(due, ids, cancel);
    }

    /// <summary>
    /// Erases those of these accounts that are still to go and that nobody ever signed in with: nothing was shown in them,
    /// and whoever reads their mailbox asked for nothing. Part of a larger transaction.
    /// </summary>
    /// <returns>How many went.</returns>
    internal async Task<int> RemoveUnusedAsync(IQueryable<User> due, Guid[] ids, CancellationToken cancel)
    {
        await db.UserRoles.Where(r => ids.Contains(r.UserId)).ExecuteDeleteAsync(cancel);
        return await due.Where(u => ids.Contains(u.Id)).ExecuteDeleteAsync(cancel);
    }
}
