using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Privacy.Sealing;

/// <summary>What there is to say of a content key.</summary>
internal enum KeyState
{
    /// <summary>It is there.</summary>
    Ready,

    /// <summary>It was destroyed.</summary>
    Destroyed,

    /// <summary>It is not there, and was not destroyed: the database of keys is not the one that belongs here.</summary>
    Missing,

    /// <summary>The master key does not open it.</summary>
    Unreadable,
}

/// <summary>A content key as it was found.</summary>
/// <param name="State">What there is to say of it.</param>
/// <param name="Key">The key itself, when it is there.</param>
internal sealed record FoundKey(KeyState State, byte[]? Key = null);

/// <summary>
/// Makes, finds and destroys content keys. A node remembers one for less than a minute, so that a destroyed key is dead
/// on every node by then.
/// </summary>
public sealed class ContentKeys(IServiceScopeFactory scopes, IMasterKey master, IDatabaseDialect dialect, TimeProvider clock, ILogger<ContentKeys> log)
{
    /// <summary>How long a node remembers a key.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(45);

    private const int MostRemembered = 5000;

    private readonly ConcurrentDictionary<Guid, (FoundKey Found, DateTime At)> remembered = [];

    /// <summary>
    /// Destroys keys for good: nobody reads again what was sealed with them, in the database or in any copy of it. What had
    /// none is written down as destroyed. Doing it again changes nothing.
    /// </summary>
    public async Task DestroyAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        var now = Now();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ContentKeysDbContext>();
        await db.Keys.Where(k => ids.Contains(k.Id) && k.DestroyedAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(k => k.Wrapped, (byte[]?)null).SetProperty(k => k.DestroyedAt, now), cancel);
        var known = await db.Keys.Where(k => ids.Contains(k.Id)).Select(k => k.Id).ToListAsync(cancel);
        db.Keys.AddRange(ids.Except(known).Select(id => ContentKey.Gone(id, now)));
        await db.SaveChangesAsync(cancel);
        await dialect.WipeDeletedAsync(db.Database, cancel);
        foreach (var id in ids)
            remembered.TryRemove(id, out _);
    }

    /// <summary>The keys of what was destroyed since a moment.</summary>
    internal async Task<List<Guid>> DestroyedSinceAsync(DateTime since, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ContentKeysDbContext>().Keys
            .Where(k => k.DestroyedAt >= since).Select(k => k.Id).ToListAsync(cancel);
    }

    /// <summary>Finds keys, in one query; each that was asked for is answered.</summary>
    internal async Task<IReadOnlyDictionary<Guid, FoundKey>> FindAsync(IReadOnlySet<Guid> ids, CancellationToken cancel)
    {
        var now = Now();
        var found = RememberedOf(ids, now);
        var asked = ids.Where(id => !found.ContainsKey(id)).ToArray();
        if (asked.Length == 0)
            return found;
        await using var scope = scopes.CreateAsyncScope();
        var kept = await scope.ServiceProvider.GetRequiredService<ContentKeysDbContext>().Keys.AsNoTracking()
            .Where(k => asked.Contains(k.Id))
            .Select(k => new { k.Id, k.Wrapped })
            .ToDictionaryAsync(k => k.Id, k => k.Wrapped, cancel);
        foreach (var id in asked)
        {
            found[id] = !kept.TryGetValue(id, out var wrapped) ? new FoundKey(KeyState.Missing)
                : wrapped is null ? new FoundKey(KeyState.Destroyed)
                : await UnwrapAsync(id, wrapped, cancel);
            Remember(id, found[id], now);
        }

        return found;
    }

    /// <summary>Makes keys, unless they are there: they are on disk before it returns.</summary>
    internal async Task<IReadOnlyDictionary<Guid, FoundKey>> MakeAsync(IReadOnlySet<Guid> ids, CancellationToken cancel)
    {
        // What failed to be saved and is saved again has its key, and this node remembers it. So nothing is asked first: that
        // would be a query for each report that is sent.
        var now = Now();
        var found = RememberedOf(ids, now);
        while (ids.Where(id => !found.ContainsKey(id)).ToList() is { Count: > 0 } missing)
        {
            if (await AddAsync(missing, now, cancel) is { } made)
            {
                foreach (var (id, key) in made)
                    Remember(id, found[id] = new FoundKey(KeyState.Ready, key), now);
                continue;
            }

            // Some are there, of another node or of long ago: those hold, and the others are made.
            foreach (var (id, kept) in await FindAsync(missing.ToHashSet(), cancel))
            {
                if (kept.State != KeyState.Missing)
                    found[id] = kept;
            }
        }

        return found;
    }

    private Dictionary<Guid, FoundKey> RememberedOf(IReadOnlySet<Guid> ids, DateTime now)
    {
        var found = new Dictionary<Guid, FoundKey>();
        foreach (var id in ids)
        {
            if (remembered.TryGetValue(id, out var known) && now - known.At < Remembered)
                found[id] = known.Found;
        }

        return found;
    }

    /// <returns>The keys, which are on disk; null when one of them was there already, and none was added.</returns>
    private async Task<Dictionary<Guid, byte[]>?> AddAsync(List<Guid> ids, DateTime now, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ContentKeysDbContext>();
        var made = new Dictionary<Guid, byte[]>();
        foreach (var id in ids)
        {
            made[id] = RandomNumberGenerator.GetBytes(SealedEnvelope.KeyLength);
            db.Keys.Add(new ContentKey(id, await master.WrapAsync(id, made[id], cancel), now));
        }

        try
        {
            await db.SaveChangesAsync(cancel);
            return made;
        }
        catch (DbUpdateException failure) when (dialect.IsUniqueViolation(failure))
        {
            return null;
        }
    }

    private async Task<FoundKey> UnwrapAsync(Guid id, byte[] wrapped, CancellationToken cancel)
    {
        try
        {
            return new FoundKey(KeyState.Ready, await master.UnwrapAsync(id, wrapped, cancel));
        }
        catch (CryptographicException failure)
        {
            log.LogError(failure, "Content key {KeyId} can't be unwrapped: the master key is lost or is another one", id);
            return new FoundKey(KeyState.Unreadable);
        }
    }

    private void Remember(Guid id, FoundKey found, DateTime now)
    {
        if (found.State is not (KeyState.Ready or KeyState.Destroyed))
            return;
        if (remembered.Count >= MostRemembered)
            remembered.Clear();
        remembered[id] = (found, now);
    }

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
