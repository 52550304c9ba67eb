using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.Core.Reports.Following;

namespace Wijkagent.Core.Privacy.Retention;

/// <summary>How many things a rule destroys, or destroyed.</summary>
/// <param name="Rule">Which rule.</param>
/// <param name="Count">How many.</param>
public sealed record RuleCount(RetentionRule Rule, int Count);

/// <summary>Something that a rule destroys.</summary>
/// <param name="Rule">Which rule.</param>
/// <param name="Code">The code or number by which people know it.</param>
public sealed record DoomedThing(RetentionRule Rule, string Code);

/// <summary>
/// Destroys what is past its date, a hundred things at a time: a batch with its line in the register and its entries in the
/// audit log is one transaction, so that stopping half-way leaves nothing half destroyed. Several nodes can do it at once.
/// </summary>
public sealed class Destroying(
    WijkagentDbContext db, ContentKeys keys, AttachmentStore files, ErasedAccounts erased, LeftOfficers leftOfficers,
    RemovedNames names, NameRemoval nameRemoval, AuditEndings endings, AuditLog log, TimeProvider clock)
{
    private const int AtOnce = 100;
    private const int KeysAtOnce = 1000;

    /// <summary>What would be destroyed now; rules that find nothing are left out. Changes nothing.</summary>
    public Task<IReadOnlyList<RuleCount>> PlanAsync(CancellationToken cancel) => PlanAsync(clock.GetUtcNow().UtcDateTime, cancel);

    /// <summary>What should have been destroyed in an earlier night and was not: the figure that must be nothing.</summary>
    public async Task<IReadOnlyList<RuleCount>> OverdueAsync(CancellationToken cancel)
    {
        var due = await PlanAsync(clock.GetUtcNow().UtcDateTime.AddDays(-1), cancel);
        // A name has no date: it is due from the moment that the last that named it went, by day too.
        return [.. due.Where(count => count.Rule != RetentionRule.NameOfStaff)];
    }

    /// <summary>Which things that are, by the codes and numbers that people know them by: of what has none nothing is listed.</summary>
    public async Task<IReadOnlyList<DoomedThing>> ListAsync(CancellationToken cancel)
    {
        var things = new List<DoomedThing>();
        await foreach (var going in GoingAsync(clock.GetUtcNow().UtcDateTime, cancel))
            things.AddRange((await going.Due.ToListAsync(cancel)).Where(d => d.Code is not null).Select(d => new DoomedThing(going.Rule, d.Code!)));
        // What came back may be past its date as well.
        return [.. things.DistinctBy(thing => thing.Code)];
    }

    /// <summary>Destroys all of it.</summary>
    /// <returns>How many, by rule.</returns>
    public async Task<IReadOnlyList<RuleCount>> RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var counts = new List<RuleCount>();
        await foreach (var going in GoingAsync(now, cancel))
            counts.Add(new RuleCount(going.Rule, await AllAsync(going, now, cancel)));
        counts.Add(new RuleCount(RetentionRule.RemovedName, await RemoveNamesAgainAsync(cancel)));
        counts.Add(new RuleCount(RetentionRule.AuditLog, await EndLogAsync(now, cancel)));
        // After all that names them.
        counts.Add(new RuleCount(RetentionRule.NameOfStaff, await AllAsync(NamesGoing(cancel), now, cancel)));
        return Summed(counts);
    }

    private async Task<IReadOnlyList<RuleCount>> PlanAsync(DateTime now, CancellationToken cancel)
    {
        var counts = new List<RuleCount>();
        // What came back may be past its date as well: it is counted once.
        var back = new HashSet<Guid>();
        await foreach (var going in BackAgainAsync(cancel))
            counts.Add(new RuleCount(going.Rule, (await going.Due.ToListAsync(cancel)).Count(d => back.Add(d.Id))));
        await foreach (var going in DatedAsync(now, cancel))
        {
            counts.Add(new RuleCount(
                going.Rule, back.Count == 0 ? await going.Due.CountAsync(cancel) : (await going.Due.ToListAsync(cancel)).Count(d => !back.Contains(d.Id))));
        }

        counts.Add(new RuleCount(RetentionRule.RemovedName, (await names.BackAgainAsync(await KnownUntilAsync(cancel), cancel)).Count));
        counts.Add(new RuleCount(RetentionRule.AuditLog, (await endings.DueAsync(now, cancel)).Sum(s => s.Entries)));
        counts.Add(new RuleCount(RetentionRule.NameOfStaff, await NamesGoing(cancel).Due.CountAsync(cancel)));
        return Summed(counts);
    }

    /// <summary>What goes, in the order in which it goes.</summary>
    private async IAsyncEnumerable<Going> GoingAsync(DateTime now, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var dated in DatedAsync(now, cancel))
            yield return dated;
        await foreach (var back in BackAgainAsync(cancel))
            yield return back;
    }

    /// <summary>What is past its date: a case after the reports on it, an officer after the cases that name one.</summary>
    private async IAsyncEnumerable<Going> DatedAsync(DateTime now, [EnumeratorCancellation] CancellationToken cancel)
    {
        var kinds = await db.KindTermsAsync(cancel);
        foreach (var (rule, due) in PastDate.Reports(db, kinds, now))
            yield return Of(rule, due, r => new Doomed(r.Id, r.Code), cancel);
        foreach (var (rule, due) in PastDate.Cases(db, kinds, now))
            yield return Of(rule, due, c => new Doomed(c.Id, c.Number), cancel);
        yield return Of(RetentionRule.ContactMessage, PastDate.ContactMessages(db, now), m => new Doomed(m.Id, null), cancel);
        var officers = PastDate.Officers(db, now);
        yield return Of(RetentionRule.OfficerWhoLeft, officers, o => new Doomed(o.Id, null), ids => leftOfficers.RemoveAsync(officers, ids, cancel));
        foreach (var (rule, due) in PastDate.Requests(db, now))
            yield return Of(rule, due, r => new Doomed(r.Id, r.Code), cancel);
        var accounts = PastDate.Accounts(db, now);
        yield return Of(RetentionRule.ErasedAccount, accounts, u => new Doomed(u.Id, null), ids => erased.EraseAsync(accounts, ids, cancel));
        var invitations = PastDate.Invitations(db, now);
        yield return Of(RetentionRule.ExpiredInvitation, invitations, u => new Doomed(u.Id, null), ids => erased.RemoveUnusedAsync(invitations, ids, cancel));
    }

    /// <summary>
    /// What was destroyed since the last night that this database knows of: it is there when an older copy of it was put back,
    /// with a date that may not have passed in that copy. The content keys, which no copy holds, know what is gone.
    /// </summary>
    private async IAsyncEnumerable<Going> BackAgainAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var gone = (await keys.DestroyedSinceAsync(await KnownUntilAsync(cancel), cancel)).Chunk(KeysAtOnce).ToList();
        foreach (var some in gone)
        {
            var accounts = db.Users.Where(u => some.Contains(u.Id));
            yield return Of(RetentionRule.ErasedAccount, accounts, u => new Doomed(u.Id, null), ids => erased.EraseAsync(accounts, ids, cancel));
            yield return Of(RetentionRule.CameBack, PastDate.ReportsBack(db, some), r => new Doomed(r.Id, r.Code), cancel);
            yield return Of(RetentionRule.CameBack, db.ContactMessages.Where(m => some.Contains(m.Id)), m => new Doomed(m.Id, null), cancel);
            yield return Of(RetentionRule.CameBack, db.RightsRequests.Where(r => some.Contains(r.Id)), r => new Doomed(r.Id, r.Code), cancel);
        }

        foreach (var some in gone)
            yield return Of(RetentionRule.CameBack, PastDate.CasesBack(db, some), c => new Doomed(c.Id, c.Number), cancel);
    }

    private Going NamesGoing(CancellationToken cancel) =>
        Of(RetentionRule.NameOfStaff, PastDate.StaffNames(db), n => new Doomed(n.Id, null), cancel);

    private static Going Of<T>(RetentionRule rule, IQueryable<T> due, Expression<Func<T, Doomed>> named, CancellationToken cancel)
        where T : class =>
        Of(rule, due, named, ids => due.Where(t => ids.Contains(EF.Property<Guid>(t, nameof(Entity.Id)))).ExecuteDeleteAsync(cancel));

    private static Going Of<T>(RetentionRule rule, IQueryable<T> due, Expression<Func<T, Doomed>> named, Func<Guid[], Task<int>> delete)
        where T : class =>
        new(rule, typeof(T).Name, due.OrderBy(t => EF.Property<Guid>(t, nameof(Entity.Id))).Select(named), delete);

    /// <summary>Names that were removed since then, and are there again for the same reason.</summary>
    private async Task<int> RemoveNamesAgainAsync(CancellationToken cancel)
    {
        var removed = 0;
        foreach (var code in await names.BackAgainAsync(await KnownUntilAsync(cancel), cancel))
        {
            db.ChangeTracker.Clear();
            if ((await nameRemoval.RemoveAsync(code, cancel)).IsDone)
                removed++;
        }

        return removed;
    }

    /// <summary>Until when, at least, what was destroyed was destroyed here too: a day before the last night that this database knows of.</summary>
    private async Task<DateTime> KnownUntilAsync(CancellationToken cancel) =>
        (await db.RetentionNights.MaxAsync(n => n.FinishedAt, cancel))?.AddDays(-1) ?? DateTime.MinValue;

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

    private static List<RuleCount> Summed(IEnumerable<RuleCount> counts) =>
        [.. counts.GroupBy(c => c.Rule).Select(g => new RuleCount(g.Key, g.Sum(c => c.Count))).Where(c => c.Count > 0)];

    private sealed record Doomed(Guid Id, string? Code);

    /// <summary>One kind of thing that a rule lets go.</summary>
    /// <param name="Rule">The rule.</param>
    /// <param name="Subject">What the audit log calls the thing.</param>
    /// <param name="Due">Which ones.</param>
    /// <param name="Delete">Deletes some of them; answers how many it did.</param>
    private sealed record Going(RetentionRule Rule, string Subject, IQueryable<Doomed> Due, Func<Guid[], Task<int>> Delete);
}
