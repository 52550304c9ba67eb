using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Identity;

/// <summary>The names of staff of which a node knows that they are kept, so that it does not ask at each step.</summary>
public sealed class KnownNames(TimeProvider clock)
{
    /// <summary>How long a node takes a name for kept.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromMinutes(5);

    private const int MostRemembered = 5000;

    private readonly ConcurrentDictionary<Guid, (string Name, DateTime At)> remembered = [];

    /// <summary>Whether it is kept, as far as this node knows.</summary>
    internal bool Has(Guid userId, string name) =>
        remembered.TryGetValue(userId, out var known) && known.Name == name && clock.GetUtcNow().UtcDateTime - known.At < Remembered;

    /// <summary>It was saved.</summary>
    internal void Remember(Guid userId, string name)
    {
        if (remembered.Count >= MostRemembered)
            remembered.Clear();
        remembered[userId] = (name, clock.GetUtcNow().UtcDateTime);
    }
}

/// <summary>
/// Keeps what staff are called, in the save of what they do: no event and no entry of the audit log is there without. Who does
/// something under another name from then on is called so everywhere; who is no staff any more renames nothing.
/// </summary>
internal sealed class StaffNaming(WijkagentDbContext db, Contents contents, KnownNames? known)
{
    /// <summary>Adds to the save that follows the names that are not kept yet.</summary>
    /// <returns>What has to be told when it was saved.</returns>
    public async Task<Action> PrepareAsync(CancellationToken cancel)
    {
        var acting = Acting().Where(a => known?.Has(a.UserId!.Value, a.Name) != true).ToList();
        var names = acting.GroupBy(a => a.UserId!.Value).ToDictionary(a => a.Key, a => a.Last().Name);
        if (names.Count == 0)
            return () => { };
        var ids = names.Keys.ToArray();
        var kept = await db.StaffNames.Where(n => ids.Contains(n.UserId)).ToListAsync(cancel);
        await contents.OpenAllAsync(kept, cancel);
        foreach (var name in kept.Where(n => !n.Name.IsGone))
            name.Rename(names[name.UserId]);
        // The save has looked for what changed, and does not see this by itself.
        db.ChangeTracker.DetectChanges();
        foreach (var (id, name) in names.ExceptBy(kept.Where(n => !n.Name.IsGone).Select(n => n.UserId), n => n.Key))
            db.StaffNames.Add(new StaffName(id, name));
        // What a larger transaction still can take back is not remembered.
        if (known is null || db.Database.CurrentTransaction is not null)
            return () => { };
        return () =>
        {
            foreach (var (id, name) in names)
                known.Remember(id, name);
        };
    }

    /// <summary>All of the staff who do something in this save.</summary>
    private IEnumerable<Actor> Acting() =>
        Added<EventRecord>().Select(e => e.By)
            .Concat(Added<AuditEntry>().Select(e => e.By))
            .Concat(db.ChangeTracker.Entries<Entity>().SelectMany(e => e.Entity.RaisedEvents).Select(raised => raised.By))
            .Where(by => by is { Kind: ActorKind.Staff, UserId: not null, Name.Length: > 0 });

    private IEnumerable<T> Added<T>()
        where T : class =>
        db.ChangeTracker.Entries<T>().Where((EntityEntry<T> e) => e.State == EntityState.Added).Select(e => e.Entity);
}
