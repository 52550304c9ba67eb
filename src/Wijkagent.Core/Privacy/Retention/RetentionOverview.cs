using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Privacy.Retention;

/// <summary>How long reports and cases of a kind are kept.</summary>
/// <param name="Name">The kind.</param>
/// <param name="Regime">The law it falls under.</param>
/// <param name="Months">Under the AVG how long it is kept after its end, under the Wpg how long it is used.</param>
public sealed record KindRetention(LocalizedText Name, LegalRegime Regime, int Months);

/// <summary>A line of the register of destruction.</summary>
/// <param name="Rule">By which rule.</param>
/// <param name="Count">How many.</param>
/// <param name="At">When, UTC.</param>
public sealed record DestructionLine(RetentionRule Rule, int Count, DateTime At);

/// <summary>How it stands with what is kept.</summary>
/// <param name="Tonight">What the next night destroys.</param>
/// <param name="Overdue">How many things an earlier night, or the jobs of short terms, should have destroyed: nothing, when all is well.</param>
/// <param name="Late">Which of those an earlier night should have.</param>
/// <param name="LateShort">Which of those the jobs of short terms should have.</param>
/// <param name="LastNight">When the job last came to its end, UTC; null when it never did.</param>
/// <param name="Kinds">How long each kind is kept.</param>
/// <param name="Register">What was destroyed last, the newest first.</param>
public sealed record RetentionState(
    IReadOnlyList<RuleCount> Tonight,
    int Overdue,
    IReadOnlyList<RuleCount> Late,
    IReadOnlyList<ShortTermCount> LateShort,
    DateTime? LastNight,
    IReadOnlyList<KindRetention> Kinds,
    IReadOnlyList<DestructionLine> Register);

/// <summary>Reads how it stands with what is kept, without a word of what that is.</summary>
public sealed class RetentionOverview(WijkagentDbContext db, DestructionPlan plan, ShortTerms shortTerms)
{
    /// <summary>The most lines of the register that are shown.</summary>
    public const int MostLines = 50;

    /// <summary>How it stands now.</summary>
    public async Task<RetentionState> ReadAsync(CancellationToken cancel)
    {
        var late = await plan.OverdueAsync(cancel);
        var lateShort = await shortTerms.LateAsync(cancel);
        return new RetentionState(
            await plan.CountAsync(cancel),
            late.Sum(l => l.Count) + lateShort.Sum(l => l.Count),
            late,
            lateShort,
            await db.RetentionNights.MaxAsync(n => n.FinishedAt, cancel),
            await KindsAsync(cancel),
            await db.Destructions.AsNoTracking().OrderByDescending(d => d.DestroyedAt).ThenBy(d => d.Id).Take(MostLines)
                .Select(d => new DestructionLine(d.Rule, d.Count, d.DestroyedAt)).ToListAsync(cancel));
    }

    /// <summary>How long each kind is kept, in the order in which people choose them.</summary>
    public Task<List<KindRetention>> KindsAsync(CancellationToken cancel) =>
        db.ReportKinds.AsNoTracking().OrderBy(k => k.Order)
            .Select(k => new KindRetention(new LocalizedText(k.Name.Nl, k.Name.En), k.Regime, k.RetentionMonths)).ToListAsync(cancel);
}
