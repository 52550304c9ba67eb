using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Privacy.Audit;

/// <summary>
/// Seals what was written: chains the entries of each stream, in batches. Every node seals its own stream, and that of
/// another which leaves entries unsealed. What the program did not write is never sealed. When two seal the same, the second finds the place taken and leaves it. On a stream
/// whose seals are not what this node knows them to be nothing is sealed any more.
/// </summary>
public sealed class AuditSealing(
    WijkagentDbContext db, AuditContext context, AuditCheckpoints checkpoints, AuditHeads heads, AuditMarks marks, ILogger<AuditSealing> log)
{
    /// <summary>
    /// How long after others with a higher key an entry may still appear: two that are saved at the same time need not be
    /// there in the order of their keys. What appears later was put in by hand, and is never sealed.
    /// </summary>
    public static readonly TimeSpan LateTime = TimeSpan.FromMinutes(10);

    /// <summary>How long another node's entries wait for that node.</summary>
    public static readonly TimeSpan OthersTime = TimeSpan.FromSeconds(45);

    /// <summary>How many entries are in a seal at most.</summary>
    public const int BatchSize = 5000;

    private readonly AuditChain chain = new();

    /// <summary>
    /// The first start with a version that marks entries: seals what an earlier one left without a mark. From here on an entry
    /// without one is not the program's. Comes before anything is written down.
    /// </summary>
    public async Task BeginMarkingAsync(CancellationToken cancel)
    {
        if (await marks.HaveBegunAsync(cancel))
            return;
        if (await db.AuditEntries.AnyAsync(e => e.Mark != null, cancel))
            log.LogError("The key that marks entries of the audit log was taken away: another one is made, and those of before can't be shown to be the program's");
        else
            await SealAllAsync(markKey: null, cancel);
        await marks.KeyAsync(cancel);
    }

    /// <summary>Seals all that waits, and closes the days that are over.</summary>
    /// <returns>How many entries were sealed.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        // On a database that is not migrated yet this fails, before there is a key that would make all that waits a stranger's.
        await BeginMarkingAsync(cancel);
        return await SealAllAsync(await marks.KeyAsync(cancel), cancel);
    }

    private async Task<int> SealAllAsync(byte[]? markKey, CancellationToken cancel)
    {
        if (heads.WhyForgotten is { } unread)
            log.LogError(unread, "How far the audit log was sealed can't be read: what this node saw before its start is forgotten");
        var closed = await checkpoints.ClosedAsync(cancel);
        var open = (await AuditStreams.OfEntriesAsync(db, closed, cancel)).Union(heads.OpenAfter(closed), StringComparer.Ordinal).ToList();
        var count = 0;
        try
        {
            foreach (var stream in open.OrderByDescending(IsOwn))
                count += await SealAsync(stream, markKey, cancel);
            await checkpoints.CloseAsync(open, cancel);
        }
        finally
        {
            if (heads.WriteDown() is { } failure)
                log.LogError(failure, "How far the audit log is sealed can't be written down: it is tried again");
        }

        return count;
    }

    private bool IsOwn(string stream) => stream.EndsWith($"-{context.Node}", StringComparison.Ordinal);

    private async Task<int> SealAsync(string stream, byte[]? markKey, CancellationToken cancel)
    {
        if (await heads.LostAsync(db, stream, cancel) is { } lost)
        {
            log.LogError("Seal {Number} of stream {Stream} of the audit log was changed or removed: nothing more is sealed on it", lost.Number, stream);
            return 0;
        }

        var head = await HeadAsync(stream, cancel);
        var count = 0;
        for (var cursor = head.Floor; ;)
        {
            var from = cursor;
            var (batch, unread) = await AuditReading.ReadAsync(
                db, db.AuditEntries.AsNoTracking().Where(e => e.Stream == stream && e.Id > from), found => found.OrderBy(e => e.Id).Take(BatchSize), e => e, cancel);
            if (unread.Count > 0)
                log.LogError("{Unread} entries in stream {Stream} of the audit log can't be read, the first is {First}: somebody made them so by hand", unread.Count, stream, unread[0]);
            if (unread.Count > AuditReading.MostUnread)
                batch = await BeforeAsync(stream, from, [.. unread], cancel);
            if (batch.Count == 0 && unread.Count <= AuditReading.MostUnread)
                return count;
            cursor = Math.Max(batch.Count > 0 ? batch[^1].Id : 0, unread.Count > 0 ? unread[^1] : 0);
            var waiting = batch.Where(e => head.Sealed.Add(e.Id)).ToList();
            if (markKey is not null && waiting.RemoveAll(e => !AuditMarks.IsRight(e, chain, markKey)) is > 0 and var others)
                log.LogError("{Others} entries in stream {Stream} of the audit log were not written by the program: they are not sealed", others, stream);
            if (waiting.Count == 0)
                continue;
            // Where marking begins nobody is waited for: the key comes after.
            if (markKey is not null && !IsOwn(stream) && waiting[0].OccurredAt > context.Now - OthersTime)
                return count;
            if (!await AddAsync(stream, head, waiting, cancel))
                return count;
            count += waiting.Count;
        }
    }

    // Of more than are looked for at once: what is between them. The next round goes on behind them.
    private Task<List<AuditEntry>> BeforeAsync(string stream, long from, long[] unread, CancellationToken cancel)
    {
        var last = unread[^1];
        return db.AuditEntries.AsNoTracking()
            .Where(e => e.Stream == stream && e.Id > from && e.Id < last && !EF.Parameter(unread).Contains(e.Id))
            .OrderBy(e => e.Id).ToListAsync(cancel);
    }

    private async Task<Head> HeadAsync(string stream, CancellationToken cancel)
    {
        // The last first, and nothing after it: of a seal that comes in between only its place is noticed, when it is taken.
        var all = db.AuditSeals.AsNoTracking().Where(s => s.Stream == stream);
        var last = await all.OrderByDescending(s => s.Number).Select(s => new { s.Number, s.Last, s.Highest }).FirstOrDefaultAsync(cancel);
        if (last is not null)
            heads.Know(stream, new SealedHead(last.Number, last.Last));
        var (number, since) = (last?.Number ?? 0, context.Now - LateTime);
        var seals = all.Where(s => s.Number <= number);
        var settled = await seals.Where(s => s.SealedAt < since).OrderByDescending(s => s.Number).Select(s => (long?)s.Highest).FirstOrDefaultAsync(cancel);
        var recent = await seals.Where(s => s.SealedAt >= since).OrderBy(s => s.Number).Select(s => s.Links).ToListAsync(cancel);
        var known = recent.SelectMany(links => Enumerable.Range(0, links.Length / AuditChain.LinkLength).Select(place => AuditChain.IdAt(links, place)));
        return new Head([.. known], settled ?? 0)
        {
            Number = number,
            Link = last?.Last ?? AuditChain.Start,
            Highest = last?.Highest ?? 0,
        };
    }

    private async Task<bool> AddAsync(string stream, Head head, List<AuditEntry> entries, CancellationToken cancel)
    {
        var links = new byte[entries.Count * AuditChain.LinkLength];
        ReadOnlySpan<byte> before = head.Link;
        for (var place = 0; place < entries.Count; place++)
        {
            var link = links.AsSpan(place * AuditChain.LinkLength, AuditChain.LinkLength);
            BinaryPrimitives.WriteInt64BigEndian(link, entries[place].Id);
            chain.Link(before, entries[place], link[sizeof(long)..]);
            before = link[sizeof(long)..];
        }

        head.Number++;
        head.Link = before.ToArray();
        head.Highest = Math.Max(head.Highest, entries[^1].Id);
        var key = await checkpoints.KeyAsync(cancel);
        db.AuditSeals.Add(new AuditSeal(stream, head.Number, links, head.Link, head.Highest, context.Now, key));
        if (!await db.SaveUnlessTakenAsync(() => db.AuditSeals.AnyAsync(s => s.Stream == stream && s.Number == head.Number, cancel), cancel))
            return false;
        heads.Know(stream, new SealedHead(head.Number, head.Link));
        return true;
    }

    /// <summary>How far a stream is sealed.</summary>
    /// <param name="Sealed">The keys that were sealed lately.</param>
    /// <param name="Floor">All keys up to this one are settled.</param>
    private sealed record Head(HashSet<long> Sealed, long Floor)
    {
        public required int Number { get; set; }

        public required byte[] Link { get; set; }

        public required long Highest { get; set; }
    }
}

/// <summary>Saves to tables that refuse what is there already.</summary>
internal static class AuditSaving
{
    /// <summary>Saves, unless another node took the place first.</summary>
    /// <returns>Whether it was saved.</returns>
    public static async Task<bool> SaveUnlessTakenAsync(this WijkagentDbContext db, Func<Task<bool>> isTaken, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (!await isTaken())
                throw;
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}
