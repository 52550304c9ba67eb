using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Privacy.Retention;

/// <summary>Something that a rule destroys.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Code">The code or number by which people know it; null where there is none.</param>
internal sealed record Doomed(Guid Id, string? Code);

/// <summary>Things of one kind that a rule destroys.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Subject">What the audit log calls such a thing.</param>
/// <param name="Due">Which ones.</param>
/// <param name="Delete">Deletes some of them; answers how many it did.</param>
internal sealed record Going(RetentionRule Rule, string Subject, IQueryable<Doomed> Due, Func<Guid[], Task<int>> Delete);

/// <summary>
/// Says what has to go, and in which order: the job that destroys it and the plan that foresees it read the same. The plan
/// passes what goes before, as if it were gone; for the job it is gone, and it passes nothing.
/// </summary>
public sealed class DueThings(WijkagentDbContext db, ContentKeys keys, ErasedAccounts erased, LeftOfficers leftOfficers)
{
    /// <summary>
    /// What an older copy of the database brought back, then what is past its date; a case after the reports on it, an officer
    /// after the cases that name one.
    /// </summary>
    /// <param name="now">As of when, UTC.</param>
    /// <param name="gone">The keys of what goes before, so far: read each time that something is asked.</param>
    /// <param name="cancel">Stops it.</param>
    internal async IAsyncEnumerable<Going> InOrderAsync(DateTime now, IReadOnlyList<Guid> gone, [EnumeratorCancellation] CancellationToken cancel)
    {
        // The content keys, which no copy of the database holds, know what is gone. Its date may not have passed in that copy.
        var destroyed = await keys.DestroyedSinceAsync(await KnownUntilAsync(cancel), cancel);
        if (destroyed.Count > 0)
        {
            foreach (var back in BackAgain(destroyed, gone, cancel))
                yield return back;
        }

        foreach (var dated in Dated(await db.KindTermsAsync(cancel), now, gone, cancel))
            yield return dated;
    }

    /// <summary>What staff was called of whom nothing tells any more: after all that names them.</summary>
    /// <param name="gone">The keys of what goes before.</param>
    /// <param name="streams">The streams of the audit log that end before.</param>
    /// <param name="cancel">Stops it.</param>
    internal Going Names(IReadOnlyList<Guid> gone, IReadOnlyList<string> streams, CancellationToken cancel) =>
        Of(RetentionRule.NameOfStaff, PastDate.StaffNames(db, gone, streams), n => new Doomed(n.Id, null), cancel);

    /// <summary>Until when, at least, what was destroyed was destroyed here too: a day before the last night that this database knows of. UTC.</summary>
    internal async Task<DateTime> KnownUntilAsync(CancellationToken cancel) =>
        (await db.RetentionNights.MaxAsync(n => n.FinishedAt, cancel))?.AddDays(-1) ?? DateTime.MinValue;

    private IEnumerable<Going> BackAgain(List<Guid> destroyed, IReadOnlyList<Guid> gone, CancellationToken cancel)
    {
        var accounts = db.Users.Where(u => EF.Parameter(destroyed).Contains(u.Id));
        yield return Of(RetentionRule.ErasedAccount, accounts, u => new Doomed(u.Id, null), ids => erased.EraseAsync(accounts, ids, cancel));
        yield return Of(RetentionRule.CameBack, PastDate.ReportsBack(db, destroyed), r => new Doomed(r.Id, r.Code), cancel);
        yield return Of(RetentionRule.CameBack, PastDate.CasesBack(db, destroyed, gone), c => new Doomed(c.Id, c.Number), cancel);
        yield return Of(RetentionRule.CameBack, db.ContactMessages.Where(m => EF.Parameter(destroyed).Contains(m.Id)), m => new Doomed(m.Id, null), cancel);
        yield return Of(RetentionRule.CameBack, db.RightsRequests.Where(r => EF.Parameter(destroyed).Contains(r.Id)), r => new Doomed(r.Id, r.Code), cancel);
    }

    private IEnumerable<Going> Dated(List<KindTerms> kinds, DateTime now, IReadOnlyList<Guid> gone, CancellationToken cancel)
    {
        foreach (var (rule, due) in PastDate.Reports(db, kinds, now))
            yield return Of(rule, due, r => new Doomed(r.Id, r.Code), cancel);
        foreach (var (rule, due) in PastDate.Cases(db, kinds, now, gone))
            yield return Of(rule, due, c => new Doomed(c.Id, c.Number), cancel);
        yield return Of(RetentionRule.ContactMessage, PastDate.ContactMessages(db, now), m => new Doomed(m.Id, null), cancel);
        var officers = PastDate.Officers(db, now, gone);
        yield return Of(RetentionRule.OfficerWhoLeft, officers, o => new Doomed(o.Id, null), ids => leftOfficers.RemoveAsync(officers, ids, cancel));
        foreach (var (rule, due) in PastDate.Requests(db, now))
            yield return Of(rule, due, r => new Doomed(r.Id, r.Code), cancel);
        var accounts = PastDate.Accounts(db, now, gone);
        yield return Of(RetentionRule.ErasedAccount, accounts, u => new Doomed(u.Id, null), ids => erased.EraseAsync(accounts, ids, cancel));
        var invitations = PastDate.Invitations(db, now);
        yield return Of(RetentionRule.ExpiredInvitation, invitations, u => new Doomed(u.Id, null), ids => erased.RemoveUnusedAsync(invitations, ids, cancel));
    }

    private static Going Of<T>(RetentionRule rule, IQueryable<T> due, Expression<Func<T, Doomed>> named, CancellationToken cancel)
        where T : class =>
        Of(rule, due, named, ids => due.Where(t => ids.Contains(EF.Property<Guid>(t, nameof(Entity.Id)))).ExecuteDeleteAsync(cancel));

    private static Going Of<T>(RetentionRule rule, IQueryable<T> due, Expression<Func<T, Doomed>> named, Func<Guid[], Task<int>> delete)
        where T : class =>
        new(rule, typeof(T).Name, due.OrderBy(t => EF.Property<Guid>(t, nameof(Entity.Id))).Select(named), delete);
}
