using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Privacy.Sealing;

/// <summary>
/// Deletes the keys of what was never saved. A key is on disk before its row, so that a save which fails leaves one behind.
/// </summary>
public sealed class ContentKeySweep(ContentKeysDbContext keys, WijkagentDbContext db, TimeProvider clock, ILogger<ContentKeySweep> log)
{
    /// <summary>How long a save may take before its key is taken for a left-over.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    private const int AtOnce = 500;

    /// <summary>Looks at all keys that were not seen in use yet.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var before = clock.GetUtcNow().UtcDateTime - Grace;
        var left = 0;
        while (true)
        {
            var ids = await keys.Keys
                .Where(k => !k.IsInUse && k.MadeAt < before && k.Id != SearchIndex.KeyId)
                .OrderBy(k => k.MadeAt)
                .Select(k => k.Id)
                .Take(AtOnce)
                .ToListAsync(cancel);
            if (ids.Count == 0)
                break;
            HashSet<Guid> used =
            [
                .. await db.Reports.Where(r => ids.Contains(r.Id)).Select(r => r.Id).ToListAsync(cancel),
                .. await db.Cases.Where(c => ids.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancel),
                .. await db.ContactMessages.Where(m => ids.Contains(m.Id)).Select(m => m.Id).ToListAsync(cancel),
                .. await db.Subscriptions.Where(s => ids.Contains(s.Id)).Select(s => s.Id).ToListAsync(cancel),
                .. await db.AreaSubscriptions.Where(s => ids.Contains(s.Id)).Select(s => s.Id).ToListAsync(cancel),
                .. await db.SendingBlocks.Where(b => ids.Contains(b.Id)).Select(b => b.Id).ToListAsync(cancel),
                .. await db.Users.Where(u => ids.Contains(u.Id)).Select(u => u.Id).ToListAsync(cancel),
                .. await db.StaffNames.Where(n => ids.Contains(n.Id)).Select(n => n.Id).ToListAsync(cancel),
                .. await db.AuditReasons.Where(r => ids.Contains(r.Id)).Select(r => r.Id).ToListAsync(cancel),
                .. await db.LegalHolds.Where(h => ids.Contains(h.Id)).Select(h => h.Id).ToListAsync(cancel),
                .. await db.RightsRequests.Where(r => ids.Contains(r.Id)).Select(r => r.Id).ToListAsync(cancel),
            ];
            await keys.Keys.Where(k => used.Contains(k.Id)).ExecuteUpdateAsync(set => set.SetProperty(k => k.IsInUse, true), cancel);
            // A key that was destroyed says so for good, also once its row is gone.
            await keys.Keys.Where(k => ids.Contains(k.Id) && !used.Contains(k.Id) && k.DestroyedAt != null)
                .ExecuteUpdateAsync(set => set.SetProperty(k => k.IsInUse, true), cancel);
            left += await keys.Keys.Where(k => ids.Contains(k.Id) && !used.Contains(k.Id) && k.DestroyedAt == null).ExecuteDeleteAsync(cancel);
        }

        if (left > 0)
            log.LogInformation("{Keys} content keys of what was never saved are deleted", left);
    }
}
