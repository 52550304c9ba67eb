using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Cases.Opening;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Privacy.Audit;

/// <summary>
/// Proves that the log is as it was written, or finds the first place where it is not. Several streams are read at the
/// same time, one for each core, each from beginning to end with a batch in memory, and what no two of its entries share.
/// </summary>
public sealed class AuditVerification(IServiceScopeFactory scopes)
{
    private const int MostAtOnce = 8;
    private const int CountedAgain = 3;

    // In the place of the name of a stream or day that can't be read.
    private const string Unread = "?";

    /// <summary>Reads everything.</summary>
    /// <param name="progress">Told how many entries were read; may be null.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<AuditProof> RunAsync(IProgress<AuditProgress>? progress, CancellationToken cancel)
    {
        var plan = await PlanAsync(cancel);
        var tally = new AuditTally(plan.Sealed, plan.Highest, progress);
        await Parallel.ForEachAsync(
            plan.Streams,
            new ParallelOptions { MaxDegreeOfParallelism = Math.Min(Environment.ProcessorCount, MostAtOnce), CancellationToken = cancel },
            async (stream, stop) =>
            {
                // A break in an earlier stream is found all the same: they are taken in order.
                if (tally.Broken is { } found && string.CompareOrdinal(found.Stream, stream) < 0)
                    return;
                await using var scope = scopes.CreateAsyncScope();
                var services = scope.ServiceProvider;
                var reading = new StreamReading(
                    stream, plan.Keys, services.GetRequiredService<WijkagentDbContext>(), services.GetRequiredService<Contents>(),
                    services.GetRequiredService<OpeningReasons>(), services.GetRequiredService<AuditContext>(), tally);
                await reading.RunAsync(plan.HeadOf(stream), plan.IsClosed(stream), stop);
            });
        return tally.ToProof(plan.Streams.Count, plan.Checkpoints, plan.Ended, FirstOf([plan.Broken], [await UnreadAsync(plan, tally, cancel)]));
    }

    /// <summary>Entries that were there at the beginning, in no stream that could be read.</summary>
    private async Task<AuditBreak?> UnreadAsync(Plan plan, AuditTally tally, CancellationToken cancel)
    {
        if (tally.Broken is not null || tally.Known >= plan.Entries)
            return null;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WijkagentDbContext>();
        // Where a stream ended meanwhile, the next reading tells.
        if (await db.AuditEndings.CountAsync(cancel) != plan.Endings)
            return null;
        var streams = plan.Streams.ToArray();
        var first = await db.AuditEntries.Where(e => !EF.Parameter(streams).Contains(e.Stream)).MinAsync(e => (long?)e.Id, cancel);
        return new AuditBreak(AuditBreakKind.EntryInserted, Unread, null, first);
    }

    private async Task<Plan> PlanAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WijkagentDbContext>();
        var (entries, highest) = await ThereAsync(db, cancel);
        var checkpoints = await scope.ServiceProvider.GetRequiredService<AuditCheckpoints>().ReadAsync(cancel);
        var endings = await scope.ServiceProvider.GetRequiredService<AuditEndings>().ReadAsync(cancel);
        var ended = endings.Where(e => e.IsRight).ToDictionary(e => e.Ending!.Stream, e => e.Ending!.Entries, StringComparer.Ordinal);
        // What a wrong one says of its streams is worth nothing.
        var heads = checkpoints.Where(c => c.IsRight)
            .SelectMany(c => JsonSerializer.Deserialize<List<StreamHead>>(c.Checkpoint!.Heads)!)
            // Nothing is left of what ended: what is there all the same was put there.
            .Where(h => !ended.ContainsKey(h.Stream)).ToDictionary(h => h.Stream, StringComparer.Ordinal);
        var ofSeals = await AuditStreams.OfSealsAsync(db, cancel);
        var streams = (await AuditStreams.OfEntriesAsync(db, null, cancel)).Concat(ofSeals).Concat(heads.Keys)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new Plan(
            streams, heads, checkpoints.Count, checkpoints.LastOrDefault(c => c.Checkpoint is not null).Checkpoint?.Day,
            ended.Values.Sum(), highest, entries, endings.Count,
            FirstOf(
                await LostAsync(db, scope.ServiceProvider.GetRequiredService<AuditHeads>(), checkpoints.LastOrDefault(c => c.IsRight).Checkpoint?.Day, cancel),
                checkpoints.Where(c => !c.IsRight).Select(c => new AuditBreak(AuditBreakKind.CheckpointWrong, c.Checkpoint is null ? Unread : $"{c.Checkpoint.Day:yyyyMMdd}", c.Checkpoint?.Day, null)),
                endings.Where(e => !e.IsRight).Select(e => e.Ending?.Stream ?? Unread).Select(stream => new AuditBreak(AuditBreakKind.EndingWrong, stream, AuditStreams.DayOf(stream), null))),
            await db.AuditSeals.SumAsync(s => (long)s.Count, cancel),
            streams.Count == 0
                ? new([], [])
                : new(
                    await scope.ServiceProvider.GetRequiredService<AuditCheckpoints>().KeyAsync(cancel),
                    await scope.ServiceProvider.GetRequiredService<AuditMarks>().KeyAsync(cancel)));
    }

    /// <summary>
    /// How many entries there are, and the highest key among them: what is written from then on is counted apart, and must not
    /// stand for what can't be read. It is looked for again when something was written in between.
    /// </summary>
    private static async Task<(long Entries, long Highest)> ThereAsync(WijkagentDbContext db, CancellationToken cancel)
    {
        var (entries, highest) = (0L, await HighestAsync());
        for (var again = 0; again < CountedAgain; again++)
        {
            entries = await db.AuditEntries.LongCountAsync(cancel);
            var after = await HighestAsync();
            if (after == highest)
                break;
            highest = after;
        }

        return (entries, highest);

        async Task<long> HighestAsync() => await db.AuditEntries.MaxAsync(e => (long?)e.Id, cancel) ?? 0;
    }

    /// <summary>Seals that a node on this machine saw, of days that are not signed, and that are not there any more.</summary>
    private static async Task<List<AuditBreak>> LostAsync(WijkagentDbContext db, AuditHeads heads, DateOnly? closed, CancellationToken cancel)
    {
        var lost = new List<AuditBreak>();
        foreach (var stream in heads.OpenAfter(closed))
        {
            if (await heads.LostAsync(db, stream, cancel) is not null)
                lost.Add(new AuditBreak(AuditBreakKind.SealRemoved, stream, AuditStreams.DayOf(stream), null));
        }

        return lost;
    }

    private static AuditBreak? FirstOf(params IEnumerable<AuditBreak?>[] found) =>
        found.SelectMany(some => some).OfType<AuditBreak>().OrderBy(b => b.Stream, StringComparer.Ordinal).FirstOrDefault();

    private sealed record Plan(
        List<string> Streams, Dictionary<string, StreamHead> Heads, int Checkpoints, DateOnly? Closed, long Ended, long Highest, long Entries, int Endings, AuditBreak? Broken, long Sealed, AuditProofKeys Keys)
    {
        public StreamHead? HeadOf(string stream) => Heads.GetValueOrDefault(stream);

        public bool IsClosed(string stream) => Closed is not null && (AuditStreams.DayOf(stream) is not { } day || day <= Closed);
    }
}
