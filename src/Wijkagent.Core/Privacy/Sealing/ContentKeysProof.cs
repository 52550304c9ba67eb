using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Privacy.Sealing;

/// <summary>Looks whether the content keys are those of this database: a lost or foreign one must not go unseen until somebody reads.</summary>
public sealed class ContentKeysProof(IServiceScopeFactory scopes, ContentKeys keys, TimeProvider clock)
{
    // Anybody may ask for a node's health.
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(30);
    private long goodAt;

    /// <summary>One sentence; null when all is well, or was half a minute ago.</summary>
    public async Task<string?> WhatIsWrongAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcTicks;
        if (now - Interlocked.Read(ref goodAt) is >= 0 and var ago && ago < Believed.Ticks)
            return null;
        await using var scope = scopes.CreateAsyncScope();
        if ((await scope.ServiceProvider.GetRequiredService<ContentKeysDbContext>().Database.GetPendingMigrationsAsync(cancel)).Any())
            return "Migrations of the content keys are pending.";
        var some = await SomeAsync(scope.ServiceProvider.GetRequiredService<WijkagentDbContext>(), cancel);
        // The key of the words is the first that is made: with nothing to read yet it tells whether the master key is the right one.
        var found = await keys.FindAsync(some.Append(SearchIndex.KeyId).ToHashSet(), cancel);
        if (some.Any(id => found[id].State == KeyState.Missing))
            return "The database of content keys is lost or belongs to another installation: put back the one that was used with this database.";
        if (found.Values.Any(key => key.State == KeyState.Unreadable))
            return "The master key of the content keys is lost: put back the key ring, or the certificate that wraps it.";
        Interlocked.Exchange(ref goodAt, now);
        return null;
    }

    /// <summary>One of each kind tells: keys are lost together.</summary>
    private static async Task<HashSet<Guid>> SomeAsync(WijkagentDbContext db, CancellationToken cancel) =>
    [
        .. await db.Reports.OrderBy(r => r.Id).Select(r => r.Id).Take(1).ToListAsync(cancel),
        .. await db.Cases.OrderBy(c => c.Id).Select(c => c.Id).Take(1).ToListAsync(cancel),
        .. await db.ContactMessages.OrderBy(m => m.Id).Select(m => m.Id).Take(1).ToListAsync(cancel),
        .. await db.Users.OrderBy(u => u.Id).Select(u => u.Id).Take(1).ToListAsync(cancel),
        .. await db.RightsRequests.OrderBy(r => r.Id).Select(r => r.Id).Take(1).ToListAsync(cancel),
    ];
}
