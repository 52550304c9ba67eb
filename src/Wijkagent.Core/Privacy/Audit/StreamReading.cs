using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Cases.Opening;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Privacy.Audit;

/// <summary>Reads one stream: its seals one after the other, and beside them the entries in the order of their keys.</summary>
/// <param name="stream">Which.</param>
/// <param name="keys">What the program signs and marks with.</param>
/// <param name="db">Where it is read.</param>
/// <param name="contents">What opens the reasons that entries name.</param>
/// <param name="openings">What keeps the reasons of openings that entries name.</param>
/// <param name="context">The moment.</param>
/// <param name="tally">What it comes to.</param>
internal sealed class StreamReading(
    string stream, AuditProofKeys keys, WijkagentDbContext db, Contents contents, OpeningReasons openings, AuditContext context, AuditTally tally)
{
    private const int PageSize = 5000;
    private const int ReasonsAtOnce = 500;

    private readonly AuditChain chain = new();

    // Read already, and in no seal so far: they were late, or do not belong here.
    private readonly Dictionary<long, AuditEntry> unclaimed = [];

    // Which reasons entries name, by the key of the reason.
    private readonly Dictionary<Guid, long> named = [];

    // Which openings entries tell of, and the key of the entry.
    private readonly Dictionary<Guid, (ToldOpening Told, long Entry)> opened = [];

    // What no two entries share, of those that have a mark: one that is there twice was copied.
    private readonly HashSet<long> nonces = [];

    private List<AuditEntry> page = [];
    private int place;

    // Of the seal that was read last: how many entries were there when the reading of the log began.
    private int ofBefore;
    private long last = long.MinValue;
    private DateTime sealedAt = DateTime.MinValue;

    public async Task RunAsync(StreamHead? head, bool isClosed, CancellationToken cancel)
    {
        try
        {
            if (await ReadAsync(head, isClosed, cancel) is { } found)
                tally.Break(found);
        }
        catch (Exception failure) when (AuditReading.IsUnreadable(failure))
        {
            // A value that no entry can have: an activity there is none of, a moment that is no moment.
            var keys = await NextPage().Select(e => e.Id).ToArrayAsync(cancel);
            tally.Break(Break(AuditBreakKind.EntryChanged, await AuditReading.FirstUnreadAsync(db, keys, cancel)));
        }
    }

    private async Task<AuditBreak?> ReadAsync(StreamHead? head, bool isClosed, CancellationToken cancel)
    {
        var (number, link) = (0, AuditChain.Start);
        var signed = head is null || head.Number == 0;
        var seals = db.AuditSeals.AsNoTracking().Where(s => s.Stream == stream).OrderBy(s => s.Number);
        var numbers = await seals.Select(s => s.Number).ToListAsync(cancel);
        foreach (var next in numbers)
        {
            if (next != ++number)
                return Break(AuditBreakKind.SealRemoved, null);
            var seal = await seals.SingleAsync(s => s.Number == next, cancel);
            if (await ReadAsync(seal, link, head, cancel) is { } found)
                return found;
            link = seal.Last;
            sealedAt = seal.SealedAt;
            tally.Read(seal.Count, ofBefore);
            signed |= head?.Number == number && head.Last == Convert.ToHexStringLower(link);
        }

        // Either the end is gone or made anew, or something came after it.
        if (!signed || (isClosed && number != (head?.Number ?? 0)))
            return Break(AuditBreakKind.DayChanged, null);
        return await ReadRestAsync(isClosed, cancel) ?? await ReasonsAsync(cancel) ?? await OpeningsAsync(cancel);
    }

    /// <summary>The reason of an entry is there as long as the entry is, in its stream and as it was sealed.</summary>
    private async Task<AuditBreak?> ReasonsAsync(CancellationToken cancel)
    {
        foreach (var some in named.OrderBy(n => n.Value).Chunk(ReasonsAtOnce))
        {
            var asked = some.Select(n => n.Key).ToArray();
            var there = await db.AuditReasons.AsNoTracking().Where(r => asked.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancel);
            await contents.OpenAllAsync(there.Values, cancel);
            foreach (var (reason, entry) in some)
            {
                if (!there.TryGetValue(reason, out var kept))
                    return Break(AuditBreakKind.ReasonRemoved, entry);
                if (kept.Stream != stream || kept.Words.IsGone)
                    return Break(AuditBreakKind.ReasonChanged, entry);
            }
        }

        return null;
    }

    /// <summary>Why a case or report of a colleague was opened is there as long as that is, as it was sealed.</summary>
    private async Task<AuditBreak?> OpeningsAsync(CancellationToken cancel)
    {
        foreach (var some in opened.OrderBy(o => o.Value.Entry).Chunk(ReasonsAtOnce))
        {
            var lost = await openings.LostAsync(some.ToDictionary(o => o.Key, o => o.Value.Told), cancel);
            foreach (var (opening, (_, entry)) in some)
            {
                if (lost.TryGetValue(opening, out var isThere))
                    return Break(isThere ? AuditBreakKind.ReasonChanged : AuditBreakKind.ReasonRemoved, entry);
            }
        }

        return null;
    }

    private async Task<AuditBreak?> ReadAsync(AuditSeal seal, byte[] before, StreamHead? head, CancellationToken cancel)
    {
        var count = seal.Links.Length / AuditChain.LinkLength;
        if (count == 0 || count != seal.Count || seal.Links.Length % AuditChain.LinkLength != 0
            || !AuditChain.LinkAt(seal.Links, count - 1).SequenceEqual(seal.Last))
        {
            return Break(AuditBreakKind.SealChanged, null);
        }

        // Of before seals were signed: the signature of the day, which is over all that the last link is made of, answers for it.
        if (!seal.IsSignedWith(keys.Seals) && (seal.Signature is not null || seal.Number > (head?.Number ?? 0)))
            return Break(AuditBreakKind.SealUnsigned, AuditChain.IdAt(seal.Links, 0));
        await FetchAsync(Highest(seal.Links, count), cancel);
        return Compare(seal, count, before);
    }

    private AuditBreak? Compare(AuditSeal seal, int count, ReadOnlySpan<byte> before)
    {
        Span<byte> link = stackalloc byte[AuditChain.HashLength];
        ofBefore = 0;
        for (var i = 0; i < count; i++)
        {
            var id = AuditChain.IdAt(seal.Links, i);
            ofBefore += id <= tally.Highest ? 1 : 0;
            if (!unclaimed.Remove(id, out var entry))
                return Break(AuditBreakKind.EntryRemoved, id);
            if (Guid.TryParse(entry.Reason, out var reason))
                named[reason] = entry.Id;
            if (entry is { Event: not null, SubjectId: { } subject } && AuditNote.OpeningIn(entry.Filters) is { } opening)
                opened[opening] = (new ToldOpening(subject, entry.UserId, entry.OccurredAt), entry.Id);
            chain.Link(before, entry, link);
            before = AuditChain.LinkAt(seal.Links, i);
            if (!before.SequenceEqual(link))
                return Break(AuditBreakKind.EntryChanged, id);
            if (IsCopy(entry))
                return Break(AuditBreakKind.EntryInserted, id);
            // The chain answers for the others. A key that was taken away, so that another one was made, shows here.
            if (i == 0 && entry.Mark is not null && !AuditMarks.IsRight(entry, chain, keys.Marks))
                return Break(AuditBreakKind.EntryChanged, id);
        }

        return null;
    }

    /// <summary>Reads on to the entry with this key.</summary>
    private async Task FetchAsync(long until, CancellationToken cancel)
    {
        while (await HasMoreAsync(cancel))
        {
            for (; place < page.Count; place++)
            {
                if (page[place].Id > until)
                    return;
                unclaimed[page[place].Id] = page[place];
            }
        }
    }

    private async Task<bool> HasMoreAsync(CancellationToken cancel)
    {
        if (place < page.Count)
            return true;
        (page, place) = (await NextPage().ToListAsync(cancel), 0);
        if (page.Count == 0)
            return false;
        last = page[^1].Id;
        return true;
    }

    private IQueryable<AuditEntry> NextPage() => db.AuditEntries.AsNoTracking()
        .Where(e => e.Stream == stream && e.Id > last)
        .OrderBy(e => e.Id).Take(PageSize);

    /// <summary>What is in no seal waits for one, or was put in by hand: among what is settled, or on a day that is closed.</summary>
    private async Task<AuditBreak?> ReadRestAsync(bool isClosed, CancellationToken cancel)
    {
        var since = context.Now - AuditSealing.LateTime;
        foreach (var entry in unclaimed.Values.OrderBy(e => e.Id))
        {
            if (isClosed || entry.OccurredAt < since || IsNotOurs(entry))
                return Break(AuditBreakKind.EntryInserted, entry.Id);
            tally.Wait(Since(entry), entry.Id);
        }

        for (; await HasMoreAsync(cancel); place++)
        {
            if (isClosed || IsNotOurs(page[place]))
                return Break(AuditBreakKind.EntryInserted, page[place].Id);
            tally.Wait(Since(page[place]), page[place].Id);
        }

        return null;
    }

    private bool IsNotOurs(AuditEntry entry) => !AuditMarks.IsRight(entry, chain, keys.Marks) || IsCopy(entry);

    private bool IsCopy(AuditEntry entry) => entry.Mark is { Length: AuditMarks.Length } mark && !nonces.Add(AuditMarks.NonceOf(mark));

    /// <summary>Since when an entry waits at least: what it tells of may be older, and was written since the stream was last sealed.</summary>
    private DateTime Since(AuditEntry entry) => entry.OccurredAt > sealedAt ? entry.OccurredAt : sealedAt;

    private static long Highest(ReadOnlySpan<byte> links, int count)
    {
        var found = long.MinValue;
        for (var i = 0; i < count; i++)
            found = Math.Max(found, AuditChain.IdAt(links, i));
        return found;
    }

    private AuditBreak Break(AuditBreakKind kind, long? entry) => new(kind, stream, AuditStreams.DayOf(stream), entry);
}

/// <summary>What the program signs and marks the log with.</summary>
/// <param name="Seals">The key of seals and days.</param>
/// <param name="Marks">The key of entries.</param>
internal sealed record AuditProofKeys(byte[] Seals, byte[] Marks);
