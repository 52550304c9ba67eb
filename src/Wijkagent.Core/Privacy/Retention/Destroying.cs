using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Rights.Requests;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.Core.Reports.Following;

namespace Wijkagent.Core.Privacy.Retention;

/// <summary>How many things a rule destroys, or destroyed.</summary>
/// <param name="Rule">Which rule.</param>
/// <param name="Count">How many.</param>
public sealed record RuleCount(RetentionRule Rule, int Count);

/// <summary>
/// Destroys what is past its date, a hundred things at a time: a batch with its line in the register and its entries in the
/// audit log is one transaction, so that stopping half-way leaves nothing half destroyed. Several nodes can do it at once.
/// </summary>
public sealed class Destroying(
    WijkagentDbContext db, ContentKeys keys, AttachmentStore files, ErasedAccounts erased, LeftOfficers leftOfficers,
    RemovedNames names, NameRemoval nameRemoval, AuditEndings endings, AuditLog log, TimeProvider clock)
{
    private const int AtOnce = 100;

    /// <summary>What would be destroyed now; rules that find nothing are left out. Changes nothing.</summary>
    public Task<IReadOnlyList<RuleCount>> PlanAsync(CancellationToken cancel) => PlanAsync(clock.GetUtcNow().UtcDateTime, cancel);

    /// <summary>What should have been destroyed in an earlier night and was not: the figure that must be nothing.</summary>
    public async Task<IReadOnlyList<RuleCount>> OverdueAsync(CancellationToken cancel)
    {
        var due = await PlanAsync(clock.GetUtcNow().UtcDateTime.AddDays(-1), cancel);
        // A name has no date: it is due from the moment that the last that named it went, by day too.
        return [.. due.Where(count => count.Rule != RetentionRule.NameOfStaff)];
    }

    /// <summary>Destroys all of it.</summary>
    /// <returns>How many, by rule.</returns>
    public async Task<IReadOnlyList<RuleCount>> RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var kinds = await db.KindTermsAsync(cancel);
        var counts = new List<RuleCount>();
        foreach (var (rule, due) in PastDate.Reports(db, kinds, now))
        {
            counts.Add(new RuleCount(rule, await AllAsync(
                rule, due.OrderBy(r => r.Id).Select(r => new Doomed(r.Id, r.Code)), nameof(Report),
                ids => due.Where(r => ids.Contains(r.Id)).ExecuteDeleteAsync(cancel), now, cancel)));
        }

        // After the reports: a case goes when none is left on it.
        foreach (var (rule, due) in PastDate.Cases(db, kinds, now))
        {
            counts.Add(new RuleCount(rule, await AllAsync(
                rule, due.OrderBy(c => c.Id).Select(c => new Doomed(c.Id, c.Number)), nameof(Case),
                ids => due.Where(c => ids.Contains(c.Id)).ExecuteDeleteAsync(cancel), now, cancel)));
        }

        var messages = PastDate.ContactMessages(db, now);
        counts.Add(new RuleCount(RetentionRule.ContactMessage, await AllAsync(
            RetentionRule.ContactMessage, messages.OrderBy(m => m.Id).Select(m => new Doomed(m.Id, null)), nameof(ContactMessage),
            ids => messages.Where(m => ids.Contains(m.Id)).ExecuteDeleteAsync(cancel), now, cancel)));
        // After cases and messages: who left is known as long as one of them names the officer.
        var officers = PastDate.Officers(db, now);
        counts.Add(new RuleCount(RetentionRule.OfficerWhoLeft, await AllAsync(
            RetentionRule.OfficerWhoLeft, officers.OrderBy(o => o.Id).Select(o => new Doomed(o.Id, null)), nameof(Officer),
            ids => leftOfficers.RemoveAsync(officers, ids, cancel), now, cancel)));
        foreach (var (rule, due) in PastDate.Requests(db, now))
        {
            counts.Add(new RuleCount(rule, await AllAsync(
                rule, due.OrderBy(r => r.Id).Select(r => new Doomed(r.Id, r.Code)), nameof(RightsRequest),
                ids => due.Where(r => ids.Contains(r.Id)).ExecuteDeleteAsync(cancel), now, cancel)));
        }

        var accounts = PastDate.Accounts(db, now);
        counts.Add(new RuleCount(RetentionRule.ErasedAccount, await AllAsync(
            RetentionRule.ErasedAccount, accounts.OrderBy(u => u.Id).Select(u => new Doomed(u.Id, null)), nameof(User),
            ids => erased.EraseAsync(accounts, ids, cancel), now, cancel)));
        foreach (var back in await BackAgainAsync(cancel))
        {
            counts.Add(new RuleCount(RetentionRule.ErasedAccount, await AllAsync(
                RetentionRule.ErasedAccount, back.OrderBy(u => u.Id).Select(u => new Doomed(u.Id, null)), nameof(User),
                ids => erased.EraseAsync(back, ids, cancel), now, cancel)));
        }

        counts.Add(new RuleCount(RetentionRule.RemovedName, await RemoveNamesAgainAsync(cancel)));
        var invitations = PastDate.Invitations(db, now);
        counts.Add(new RuleCount(RetentionRule.ExpiredInvitation, await AllAsync(
            RetentionRule.ExpiredInvitation, invitations.OrderBy(u => u.Id).Select(u => new Doomed(u.Id, null)), nameof(User),
            ids => erased.RemoveUnusedAsync(invitations, ids, cancel), now, cancel)));
        counts.Add(new RuleCount(RetentionRule.AuditLog, await EndLogAsync(now, cancel)));
        // After all that names them.
        var unnamed = PastDate.StaffNames(db);
        counts.Add(new RuleCount(RetentionRule.NameOfStaff, await AllAsync(
            RetentionRule.NameOfStaff, unnamed.OrderBy(n => n.Id).Select(n => new Doomed(n.Id, null)), nameof(StaffName),
            ids => unnamed.Where(n => ids.Contains(n.Id)).ExecuteDeleteAsync(cancel), now, cancel)));
        return Summed(counts);
    }

    private async Task<IReadOnlyList<RuleCount>> PlanAsync(DateTime now, CancellationToken cancel)
    {
        var kinds = await db.KindTermsAsync(cancel);
        var counts = new List<RuleCount>();
        foreach (var (rule, due) in PastDate.Reports(db, kinds, now))
            counts.Add(new RuleCount(rule, await due.CountAsync(cancel)));
        foreach (var (rule, due) in PastDate.Cases(db, kinds, now))
            counts.Add(new RuleCount(rule, await due.CountAsync(cancel)));
        counts.Add(new RuleCount(RetentionRule.OfficerWhoLeft, await PastDate.Officers(db, now).CountAsync(cancel)));
        counts.Add(new RuleCount(RetentionRule.ContactMessage, await PastDate.ContactMessages(db, now).CountAsync(cancel)));
        foreach (var (rule, due) in PastDate.Requests(db, now))
            counts.Add(new RuleCount(rule, await due.CountAsync(cancel)));
        counts.Add(new RuleCount(RetentionRule.ErasedAccount, await PastDate.Accounts(db, now).CountAsync(cancel)));
        foreach (var back in await BackAgainAsync(cancel))
            counts.Add(new RuleCount(RetentionRule.ErasedAccount, await back.CountAsync(cancel)));
        counts.Add(new RuleCount(RetentionRule.RemovedName, (await names.BackAgainAsync(await KnownUntilAsync(cancel), cancel)).Count));
        counts.Add(new RuleCount(RetentionRule.ExpiredInvitation, await PastDate.Invitations(db, now).CountAsync(cancel)));
        counts.Add(new RuleCount(RetentionRule.AuditLog, (await endings.DueAsync(now, cancel)).Sum(s => s.Entries)));
        counts.Add(new RuleCount(RetentionRule.NameOfStaff, await PastDate.StaffNames(db).CountAsync(cancel)));
        return Summed(counts);
    }

    /// <summary>
    /// Accounts that were erased since the last night that this database knows of: they are there when an older copy of it
    /// was put back, and nothing in that copy says that they have to go. Reports and cases go by their dates.
    /// </summary>
    private async Task<IEnumerable<IQueryable<User>>> BackAgainAsync(CancellationToken cancel)
    {
        var gone = await keys.DestroyedSinceAsync(await KnownUntilAsync(cancel), cancel);
        return gone.Chunk(AtOnce).Select(some => db.Users.Where(u => some.Contains(u.Id)));
    }

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
            db.ChangeTracker.Clear();
            db.Destructions.Add(new Destruction(RetentionRule.AuditLog, stream.Entries, now));
            log.Add(
                new AuditNote(AuditActivity.Deleted, nameof(AuditEntry)) { Event = nameof(RetentionRule.AuditLog), Shown = [stream.Stream] },
                Actor.System);
            if (await endings.EndAsync(stream, cancel))
                all += stream.Entries;
        }

        return all;
    }

    private async Task<int> AllAsync(
        RetentionRule rule, IQueryable<Doomed> due, string subjectType, Func<Guid[], Task<int>> delete, DateTime now, CancellationToken cancel)
    {
        var strategy = db.Database.CreateExecutionStrategy();
        for (var all = 0; ;)
        {
            var gone = await strategy.ExecuteAsync(() => BatchAsync(rule, due.Take(AtOnce), subjectType, delete, now, cancel));
            if (gone == 0)
                return all;
            all += gone;
        }
    }

    private async Task<int> BatchAsync(
        RetentionRule rule, IQueryable<Doomed> due, string subjectType, Func<Guid[], Task<int>> delete, DateTime now, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var some = await due.ToListAsync(cancel);
        var ids = some.Select(s => s.Id).ToArray();
        var pictures = await db.FilesOf(ids).ToListAsync(cancel);
        // Where somebody reopened or held one of them in this very moment, none goes: the next night looks again.
        if (ids.Length == 0 || await delete(ids) != ids.Length)
            return 0;
        await db.Events.Where(e => ids.Contains(e.SubjectId)).ExecuteDeleteAsync(cancel);
        await db.SearchWords.Where(w => ids.Contains(w.OwnerId)).ExecuteDeleteAsync(cancel);
        db.Destructions.Add(new Destruction(rule, ids.Length, now));
        foreach (var one in some)
            log.Add(new AuditNote(AuditActivity.Deleted, subjectType, one.Id, one.Code) { Event = rule.ToString() }, Actor.System);
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
}
