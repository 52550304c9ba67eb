using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Reports.Following;

namespace Wijkagent.Core.Privacy.Retention;

/// <summary>How many things a rule destroys, or destroyed.</summary>
/// <param name="Rule">Which rule.</param>
/// <param name="Count">How many.</param>
public sealed record RuleCount(RetentionRule Rule, int Count)
{
    internal static List<RuleCount> Summed(IEnumerable<RuleCount> counts) =>
        [.. counts.GroupBy(c => c.Rule).Select(g => new RuleCount(g.Key, g.Sum(c => c.Count))).Where(c => c.Count > 0)];
}

/// <summary>Something that a rule destroys.</summary>
/// <param name="Rule">Which rule.</param>
/// <param name="Code">The code or number by which people know it, of the audit log the stream.</param>
public sealed record DoomedThing(RetentionRule Rule, string Code);

/// <summary>Foresees what <see cref="Destroying"/> does, and changes nothing: also what goes because of what goes before it.</summary>
public sealed class DestructionPlan(DueThings due, RemovedNames names, AuditEndings endings, TimeProvider clock)
{
    /// <summary>What would be destroyed now; rules that find nothing are left out.</summary>
    public async Task<IReadOnlyList<RuleCount>> CountAsync(CancellationToken cancel) =>
        (await ForeseeAsync(clock.GetUtcNow().UtcDateTime, stream => stream.IsClosed, cancel)).Counts;

    /// <summary>What should have been destroyed in an earlier night and was not: the figure that must be nothing.</summary>
    public async Task<IReadOnlyList<RuleCount>> OverdueAsync(CancellationToken cancel)
    {
        var late = await ForeseeAsync(clock.GetUtcNow().UtcDateTime.AddDays(-1), _ => true, cancel);
        // A name has no date: it is due from the moment that the last that named it went, by day too.
        return [.. late.Counts.Where(count => count.Rule != RetentionRule.NameOfStaff)];
    }

    /// <summary>Which things that are, by the codes and numbers that people know them by: of what has none nothing is listed.</summary>
    public async Task<IReadOnlyList<DoomedThing>> ListAsync(CancellationToken cancel) =>
        (await ForeseeAsync(clock.GetUtcNow().UtcDateTime, stream => stream.IsClosed, cancel)).Things;

    private async Task<Foreseen> ForeseeAsync(DateTime now, Func<DueStream, bool> ends, CancellationToken cancel)
    {
        var (counts, things, gone) = (new List<RuleCount>(), new List<DoomedThing>(), new List<Guid>());
        await foreach (var going in due.InOrderAsync(now, gone, cancel))
            await AddAsync(going);

        var codes = (await names.BackAgainAsync(await due.KnownUntilAsync(cancel), cancel)).Except(things.Select(t => t.Code)).ToList();
        counts.Add(new RuleCount(RetentionRule.RemovedName, codes.Count));
        things.AddRange(codes.Select(code => new DoomedThing(RetentionRule.RemovedName, code)));

        var streams = (await endings.DueAsync(now, cancel)).Where(ends).ToList();
        counts.Add(new RuleCount(RetentionRule.AuditLog, streams.Sum(s => s.Entries)));
        things.AddRange(streams.Select(s => new DoomedThing(RetentionRule.AuditLog, s.Stream)));

        await AddAsync(due.Names(gone, [.. streams.Select(s => s.Stream)], cancel));
        return new Foreseen(RuleCount.Summed(counts), things);

        async Task AddAsync(Going going)
        {
            // What came back may be past its date as well: it goes once.
            var some = (await going.Due.ToListAsync(cancel)).ExceptBy(gone, d => d.Id).ToList();
            counts.Add(new RuleCount(going.Rule, some.Count));
            things.AddRange(some.Where(d => d.Code is not null).Select(d => new DoomedThing(going.Rule, d.Code!)));
            gone.AddRange(some.Select(d => d.Id));
        }
    }

    private sealed record Foreseen(IReadOnlyList<RuleCount> Counts, IReadOnlyList<DoomedThing> Things);
}
