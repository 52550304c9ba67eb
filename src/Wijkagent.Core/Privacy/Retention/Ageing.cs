using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Privacy.Retention;

/// <summary>How many reports and cases came into another band.</summary>
/// <param name="ByKeyOnly">Out of the lists.</param>
/// <param name="Locked">Out of use.</param>
public sealed record Aged(int ByKeyOnly, int Locked);

/// <summary>
/// Takes reports and cases under the Wpg out of the lists after a year and out of use after the years their kind says. Only
/// what has ended: what is still worked on is in use. Several nodes can do it at once.
/// </summary>
public sealed class Ageing(WijkagentDbContext db, TimeProvider clock)
{
    private const int AtOnce = 100;

    private static readonly ReportStatus[] Ended =
        [ReportStatus.Closed, ReportStatus.Referred, ReportStatus.Declined, ReportStatus.Withdrawn, ReportStatus.Expired];

    /// <summary>Goes through all that is old enough.</summary>
    public Task<Aged> RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return SumAsync(now, async old =>
            await EachAsync(old.Reports.OrderBy(r => r.SubmittedAt).ThenBy(r => r.Id), report => report.Age(old.Band, now), cancel)
            + await EachAsync(old.Cases.OrderBy(c => c.OpenedAt).ThenBy(c => c.Id), @case => @case.Age(old.Band, now), cancel), cancel);
    }

    /// <summary>How many that would be now. Changes nothing.</summary>
    public Task<Aged> PlanAsync(CancellationToken cancel) => SumAsync(
        clock.GetUtcNow().UtcDateTime, async old => await old.Reports.CountAsync(cancel) + await old.Cases.CountAsync(cancel), cancel);

    private async Task<Aged> SumAsync(DateTime now, Func<OldEnough, Task<int>> each, CancellationToken cancel)
    {
        var (byKeyOnly, locked) = (0, 0);
        foreach (var kind in await db.KindTermsAsync(cancel))
        {
            if (kind.Regime != LegalRegime.Wpg)
                continue;
            // The oldest first: what was not looked at for years goes out of use at once.
            var outOfUse = now.AddMonths(-kind.Months);
            locked += await each(OldFor(kind.Ids, AgeBand.Locked, outOfUse, DateTime.MinValue));
            byKeyOnly += await each(OldFor(kind.Ids, AgeBand.ByKeyOnly, now.AddMonths(-RetentionTerms.FreeMonths), outOfUse));
        }

        return new Aged(byKeyOnly, locked);
    }

    private OldEnough OldFor(IReadOnlyList<Guid> kinds, AgeBand band, DateTime until, DateTime after)
    {
        AgeBand[] younger = band == AgeBand.Locked ? [AgeBand.Free, AgeBand.ByKeyOnly] : [AgeBand.Free];
        return new OldEnough(
            band,
            db.Reports.Where(r => kinds.Contains(r.KindId) && younger.Contains(r.Band) && Ended.Contains(r.Status) && r.SubmittedAt <= until && r.SubmittedAt > after),
            db.Cases.Where(c => kinds.Contains(c.KindId) && younger.Contains(c.Band) && c.Status == CaseStatus.Closed && c.OpenedAt <= until && c.OpenedAt > after));
    }

    private async Task<int> EachAsync<T>(IQueryable<T> old, Action<T> age, CancellationToken cancel)
    {
        for (var done = 0; ;)
        {
            var some = await old.Take(AtOnce).ToListAsync(cancel);
            some.ForEach(age);
            // Where somebody reopened one of them, or another node was first, the rest is looked for again at the next run.
            var saved = (await db.SaveUnlessChangedAsync(cancel)).IsDone;
            db.ChangeTracker.Clear();
            if (!saved || some.Count == 0)
                return done;
            done += some.Count;
        }
    }
}

/// <summary>What is old enough for a band.</summary>
/// <param name="Band">Which.</param>
/// <param name="Reports">The reports.</param>
/// <param name="Cases">The cases.</param>
internal sealed record OldEnough(AgeBand Band, IQueryable<Report> Reports, IQueryable<Case> Cases);

/// <summary>Reads the terms of all kinds.</summary>
internal static class KindTermsQuery
{
    public static async Task<List<KindTerms>> KindTermsAsync(this WijkagentDbContext db, CancellationToken cancel)
    {
        var kinds = await db.ReportKinds.AsNoTracking().OrderBy(k => k.Order)
            .Select(k => new { k.Id, k.Regime, k.RetentionMonths }).ToListAsync(cancel);
        return [.. kinds.GroupBy(k => (k.Regime, k.RetentionMonths))
            .Select(same => new KindTerms([.. same.Select(k => k.Id)], same.Key.Regime, same.Key.RetentionMonths))];
    }
}
