using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.Core.Reports.Following;

namespace Wijkagent.Core.Privacy.Retention;

/// <summary>
/// Destroys what is past its date, a hundred things at a time: a batch with its line in the register and its entries in the
/// audit log is one transaction, so that stopping half-way leaves nothing half destroyed. Several nodes can do it at once.
/// </summary>
public sealed class Destroying(
    WijkagentDbContext db, DueThings due, ContentKeys keys, AttachmentStore files, RemovedNames names, NameRemoval nameRemoval,
    AuditEndings endings, AuditLog log, TimeProvider clock)
{
    private const int AtOnce = 100;

    /// <summary>Destroys all of it.</summary>
    /// <returns>How many, by rule.</returns>
    public async Task<IReadOnlyList<RuleCount>> RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var counts = new List<RuleCount>();
        await foreach (var going in due.InOrderAsync(now, gone: [], cancel))
            counts.Add(new RuleCount(going.Rule, await AllAsync(going, now, cancel)));
        counts.Add(new RuleCount(RetentionRule.RemovedName, await RemoveNamesAgainAsync(cancel)));
        counts.Add(new RuleCount(RetentionRule.AuditLog, await EndLogAsync(now, cancel)));
        counts.Add(new RuleCount(RetentionRule.NameOfStaff, await AllAsync(due.Names(gone: [], streams: [], cancel), now, cancel)));
        return RuleCount.Summed(counts);
    }

    /// <summary>Names that were removed since then, and are there again for the same reason.</summary>
    private async Task<int> RemoveNamesAgainAsync(CancellationToken cancel)
    {
        var removed = 0;
        foreach (var code in await names.BackAgainAsync(await due.KnownUntilAsync(cancel), cancel))
        {
            db.ChangeTracker.Clear();
            if ((await nameRemoval.RemoveAsync(code, cancel)).IsDone)
                removed++;
        }

        return removed;
    }

    private async Task<int> EndLogAsync(DateTime now, CancellationToken cancel)
    {
        var all = 0;
        foreach (var stream in (await endings.DueAsync(now, cancel)).Where(s => s.IsClosed))
        {
            if (await endings.EndAsync(stream, () => Tell(stream), cancel))
                all += stream.Entries;
        }

        return all;

        void Tell(DueStream stream)
        {
            db.Destructions.Add(new Destruction(RetentionRule.AuditLog, stream.Entries, now));
            log.Add(
                new AuditNote(AuditActivity.Deleted, nameof(AuditEntry)) { Event = nameof(RetentionRule.AuditLog), Shown = [stream.Stream] },
                Actor.System);
        }
    }

    private async Task<int> AllAsync(Going going, DateTime now, CancellationToken cancel)
    {
        var strategy = db.Database.CreateExecutionStrategy();
        for (var all = 0; ;)
        {
            var gone = await strategy.ExecuteAsync(() => BatchAsync(going, now, cancel));
            if (gone == 0)
                return all;
            all += gone;
        }
    }

    private async Task<int> BatchAsync(Going going, DateTime now, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var some = await going.Due.Take(AtOnce).ToListAsync(cancel);
        var ids = some.Select(s => s.Id).ToArray();
        var pictures = await db.FilesOf(ids).ToListAsync(cancel);
        // Where somebody reopened or held one of them in this very moment, none goes: the next night looks again.
        if (ids.Length == 0 || await going.Delete(ids) != ids.Length)
            return 0;
        await db.Events.Where(e => ids.Contains(e.SubjectId)).ExecuteDeleteAsync(cancel);
        await db.SearchWords.Where(w => ids.Contains(w.OwnerId)).ExecuteDeleteAsync(cancel);
        db.Destructions.Add(new Destruction(going.Rule, ids.Length, now));
        foreach (var one in some)
            log.Add(new AuditNote(AuditActivity.Deleted, going.Subject, one.Id, one.Code) { Event = going.Rule.ToString() }, Actor.System);
        await db.SaveChangesAsync(cancel);
        // Before the rows are gone: should the commit fail, what is past its date can't be read, and goes the next night.
        await keys.DestroyAsync(ids, cancel);
        await transaction.CommitAsync(cancel);
        await files.RemoveAsync(pictures);
        return ids.Length;
    }
}
