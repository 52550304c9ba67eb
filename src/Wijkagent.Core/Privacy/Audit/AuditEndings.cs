using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Privacy.Audit;

/// <summary>A stream that is past its date.</summary>
/// <param name="Stream">Which.</param>
/// <param name="Entries">How many entries are in it.</param>
/// <param name="IsClosed">Whether its day is signed: only then can it end.</param>
internal sealed record DueStream(string Stream, int Entries, bool IsClosed);

/// <summary>
/// Ends the log where it is older than its term: whole streams, since an entry that goes alone would break the chain. The
/// signature of the day stays, so that the days before and after it are still proved.
/// </summary>
public sealed class AuditEndings(WijkagentDbContext db, AuditContext context, ServerKeys keys, ContentKeys contentKeys)
{
    // Not the key of the checkpoints, so that no signature can stand for another.
    private const string KeyName = "audit-endings";

    /// <summary>The streams past their date, oldest first, but for those with an entry about something that is held.</summary>
    /// <param name="now">As of when, UTC.</param>
    /// <param name="cancel">Stops it.</param>
    internal async Task<IReadOnlyList<DueStream>> DueAsync(DateTime now, CancellationToken cancel)
    {
        var until = DateOnly.FromDateTime(now.AddMonths(-RetentionTerms.AuditLogMonths));
        var closed = (await AuditReading.EachAsync(db, db.AuditCheckpoints.AsNoTracking().Where(c => c.Day < until).OrderBy(c => c.Day), cancel))
            .OfType<AuditCheckpoint>().Select(c => c.Day).ToHashSet();
        var due = new List<DueStream>();
        foreach (var stream in await AuditStreams.OfEntriesBeforeAsync(db, until, cancel))
        {
            // What is none of ours was put there by hand, and is for who proves the log.
            if (AuditStreams.DayOf(stream) is not { } day)
                continue;
            var entries = db.AuditEntries.Where(e => e.Stream == stream);
            if (await entries.AnyAsync(e => db.LegalHolds.Any(h => h.LiftedAt == null && h.Code == e.SubjectCode), cancel))
                continue;
            due.Add(new DueStream(stream, await entries.CountAsync(cancel), closed.Contains(day)));
        }

        return due;
    }

    /// <summary>Ends a stream, with its entries and the reasons that they name.</summary>
    /// <param name="due">Which.</param>
    /// <param name="tell">Adds to the save what is written down of it.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Whether it was ended now, and not by another node.</returns>
    internal async Task<bool> EndAsync(DueStream due, Action tell, CancellationToken cancel)
    {
        // One moment: it is signed and kept.
        var now = context.Now;
        var signature = Sign(await keys.GetAsync(KeyName, cancel), due.Stream, due.Entries, now);
        return await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            if (await IsEndedAsync(due.Stream, cancel))
                return false;
            var reasons = await db.AuditReasons.Where(r => r.Stream == due.Stream).Select(r => r.Id).ToArrayAsync(cancel);
            tell();
            db.AuditEndings.Add(new AuditEnding(due.Stream, due.Entries, signature, now));
            if (!await db.SaveUnlessTakenAsync(() => IsEndedAsync(due.Stream, cancel), cancel))
                return false;
            // After the database let the stream go, and before the rows are gone for good.
            await contentKeys.DestroyAsync(reasons, cancel);
            await transaction.CommitAsync(cancel);
            return true;
        });
    }

    /// <summary>All endings, each with whether its signature is right; null for one that can't be read.</summary>
    /// <exception cref="CryptographicException">The key ring that encrypted the key is lost.</exception>
    internal async Task<List<(AuditEnding? Ending, bool IsRight)>> ReadAsync(CancellationToken cancel)
    {
        var all = await AuditReading.EachAsync(db, db.AuditEndings.AsNoTracking().OrderBy(e => e.Stream), cancel);
        if (all.Count == 0)
            return [];
        var key = await keys.GetAsync(KeyName, cancel);
        return all.ConvertAll(e => (e, IsRight: e is not null && CryptographicOperations.FixedTimeEquals(e.Signature, Sign(key, e.Stream, e.Entries, e.EndedAt))));
    }

    private Task<bool> IsEndedAsync(string stream, CancellationToken cancel) => db.AuditEndings.AnyAsync(e => e.Stream == stream, cancel);

    // The databases keep whole microseconds of a moment.
    private static byte[] Sign(byte[] key, string stream, long entries, DateTime at) => HMACSHA256.HashData(
        key, Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"{stream}\n{entries}\n{at.Ticks - (at.Ticks % TimeSpan.TicksPerMicrosecond)}")));
}
