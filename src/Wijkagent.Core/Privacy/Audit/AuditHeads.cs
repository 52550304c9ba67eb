using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Privacy.Audit;

/// <summary>How far a stream is sealed.</summary>
/// <param name="Number">The number of its last seal.</param>
/// <param name="Last">The last link.</param>
public sealed record SealedHead(int Number, byte[] Last);

/// <summary>
/// How far this node knows the streams of the days that are not signed yet to be sealed. A database can be made to forget
/// seals, so that what was changed would be sealed as if it were new; what a node has seen it does not forget until it stops.
/// </summary>
public sealed class AuditHeads
{
    private readonly ConcurrentDictionary<string, SealedHead> known = new(StringComparer.Ordinal);

    /// <summary>A stream was seen to be sealed as far as this.</summary>
    public void Know(string stream, SealedHead head) =>
        known.AddOrUpdate(stream, head, (_, before) => before.Number >= head.Number ? before : head);

    /// <summary>The streams that are known, but for those of days that are signed, which are forgotten.</summary>
    /// <param name="closed">The last day that is signed.</param>
    public IReadOnlyCollection<string> OpenAfter(DateOnly? closed)
    {
        foreach (var stream in known.Keys.Where(s => AuditStreams.DayOf(s) <= closed))
            known.TryRemove(stream, out _);
        return [.. known.Keys];
    }

    /// <summary>How far a stream was sealed, when the database no longer says so; null when it does.</summary>
    internal async Task<SealedHead?> LostAsync(WijkagentDbContext db, string stream, CancellationToken cancel) =>
        known.TryGetValue(stream, out var head)
        && !await db.AuditSeals.AnyAsync(s => s.Stream == stream && s.Number == head.Number && s.Last == head.Last, cancel) ? head : null;
}
