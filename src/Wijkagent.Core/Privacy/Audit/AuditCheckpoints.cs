using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Privacy.Audit;

/// <summary>How far a stream came.</summary>
/// <param name="Stream">Which.</param>
/// <param name="Number">The number of its last seal; 0 when it has none.</param>
/// <param name="Last">The last link, in hexadecimal digits.</param>
/// <param name="Entries">How many entries are in it.</param>
public sealed record StreamHead(string Stream, int Number, string Last, long Entries);

/// <summary>
/// Closes the days of the log with a signature. The key is kept in the database, encrypted with the key ring; whoever has
/// the database alone can't sign. Every signature is written to the program's own log as well, out of the database's reach.
/// A stream is signed as far as each of its seals is signed itself: what was made by somebody else is never vouched for.
/// </summary>
public sealed class AuditCheckpoints(
    WijkagentDbContext db, AuditContext context, ServerKeys keys, AuditHeads known, ILogger<AuditCheckpoints> log)
{
    private const string KeyName = "audit";

    // Whatever node is last has sealed its day by then, and nothing late can appear any more.
    private static readonly TimeSpan ClosingTime = AuditSealing.LateTime + TimeSpan.FromMinutes(5);

    /// <summary>The key of the seals and the checkpoints.</summary>
    /// <exception cref="CryptographicException">The key ring that encrypted the key is lost.</exception>
    internal Task<byte[]> KeyAsync(CancellationToken cancel) => keys.GetAsync(KeyName, cancel);

    /// <summary>
    /// The last day that is signed; null when there is none. Anybody who may write in the database can put a line there: one that
    /// the program did not sign closes nothing, and what was known of that day is not let go of.
    /// </summary>
    /// <exception cref="CryptographicException">The key ring that encrypted the key is lost.</exception>
    internal async Task<DateOnly?> ClosedAsync(CancellationToken cancel)
    {
        var all = db.AuditCheckpoints.AsNoTracking().OrderByDescending(c => c.Day);
        for (var passed = 0; ; passed++)
        {
            var two = await all.Skip(passed).Take(2).Select(c => c.Signature).ToListAsync(cancel);
            if (two.Count == 0)
                return null;
            var last = (await AuditReading.EachAsync(db, all.Skip(passed).Take(1), cancel)).FirstOrDefault();
            if (last is not null && IsSigned(last, two.Count > 1 ? two[1] : null, await KeyAsync(cancel)))
                return last.Day;
        }
    }

    /// <summary>Closes the days that are over.</summary>
    /// <param name="open">The streams of days that are not closed.</param>
    /// <param name="cancel">Stops it.</param>
    internal async Task CloseAsync(IEnumerable<string> open, CancellationToken cancel)
    {
        var over = DateOnly.FromDateTime(context.Now - ClosingTime);
        foreach (var day in open.GroupBy(AuditStreams.DayOf).Where(d => d.Key < over).OrderBy(d => d.Key))
        {
            var key = await KeyAsync(cancel);
            var heads = new List<StreamHead>();
            foreach (var stream in day.Order(StringComparer.Ordinal))
                heads.Add(await HeadAsync(stream, key, cancel));
            var written = JsonSerializer.Serialize(heads);
            var before = await db.AuditCheckpoints.OrderByDescending(c => c.Day).Select(c => c.Signature).FirstOrDefaultAsync(cancel);
            var signature = Sign(key, day.Key!.Value, written, before);
            db.AuditCheckpoints.Add(new AuditCheckpoint(day.Key.Value, written, signature, context.Now));
            if (await db.SaveUnlessTakenAsync(() => db.AuditCheckpoints.AnyAsync(c => c.Day == day.Key.Value, cancel), cancel))
                log.LogInformation("The audit log of {Day} is closed and signed: {Signature}", day.Key, Convert.ToHexStringLower(signature));
        }
    }

    /// <summary>All checkpoints, oldest first, each with whether its signature is right; null for one that can't be read.</summary>
    /// <exception cref="CryptographicException">The key ring that encrypted the key is lost.</exception>
    internal async Task<List<(AuditCheckpoint? Checkpoint, bool IsRight)>> ReadAsync(CancellationToken cancel)
    {
        var inOrder = db.AuditCheckpoints.AsNoTracking().OrderBy(c => c.Day);
        var all = await AuditReading.EachAsync(db, inOrder, cancel);
        if (all.Count == 0)
            return [];
        // Also of one that can't be read: the program took what stood there for the one before.
        var signatures = all.Contains(null) ? await inOrder.Select(c => c.Signature).ToListAsync(cancel) : all.ConvertAll(c => c!.Signature);
        var key = await KeyAsync(cancel);
        return [.. all.Select((c, i) => (c, IsRight: c is not null && IsSigned(c, i == 0 ? null : signatures[i - 1], key)))];
    }

    private static bool IsSigned(AuditCheckpoint checkpoint, byte[]? before, byte[] key) =>
        CryptographicOperations.FixedTimeEquals(checkpoint.Signature, Sign(key, checkpoint.Day, checkpoint.Heads, before));

    private static byte[] Sign(byte[] key, DateOnly day, string heads, byte[]? before)
    {
        var signed = new MemoryStream();
        signed.Write(before ?? AuditChain.Start);
        signed.Write(Encoding.ASCII.GetBytes(day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)));
        signed.Write(Encoding.UTF8.GetBytes(heads));
        return HMACSHA256.HashData(key, signed.ToArray());
    }

    private async Task<StreamHead> HeadAsync(string stream, byte[] key, CancellationToken cancel)
    {
        var (head, entries) = (new SealedHead(0, AuditChain.Start), 0L);
        foreach (var seal in await db.AuditSeals.Where(s => s.Stream == stream).OrderBy(s => s.Number).Select(AuditSeal.Signed).ToListAsync(cancel))
        {
            if (seal.Number != head.Number + 1 || !seal.IsSignedWith(key))
            {
                log.LogError("Seal {Number} of stream {Stream} of the audit log is not what the program sealed: the stream is signed up to it", seal.Number, stream);
                break;
            }

            head = new SealedHead(seal.Number, seal.Last);
            entries += seal.Count;
        }

        // What this node knows to have been there is signed: that it is gone stays to be seen.
        head = await known.LostAsync(db, stream, cancel) ?? head;
        return new StreamHead(stream, head.Number, Convert.ToHexStringLower(head.Last), entries);
    }
}
