using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Privacy.Audit;

/// <summary>How far a stream is sealed.</summary>
/// <param name="Number">The number of its last seal.</param>
/// <param name="Last">The last link.</param>
public sealed record SealedHead(int Number, byte[] Last);

/// <summary>
/// How far this node knows the streams of the days that are not signed yet to be sealed. A database can be made to forget
/// seals, so that what was changed would be sealed as if it were new; what a node has seen it does not forget, also when it
/// stops in between: it is written down outside the database.
/// </summary>
public sealed class AuditHeads
{
    private readonly Lock gate = new();
    private readonly string? file;
    private readonly Dictionary<string, SealedHead> known = new(StringComparer.Ordinal);
    private DateOnly? closed;
    private bool isUnwritten;
    private Exception? whyForgotten;

    /// <summary>What was written down is known again.</summary>
    /// <param name="file">Where that is, for the next start and for <c>verify audit</c>; null to remember it until the end of the process.</param>
    public AuditHeads(string? file = null)
    {
        this.file = file;
        Read();
    }

    /// <summary>Why what was written down could not be read, once: it is as if nothing had been seen.</summary>
    public Exception? WhyForgotten
    {
        get
        {
            lock (gate)
                return Interlocked.Exchange(ref whyForgotten, null);
        }
    }

    /// <summary>A stream was seen to be sealed as far as this.</summary>
    public void Know(string stream, SealedHead head)
    {
        lock (gate)
            isUnwritten |= Add(stream, head);
    }

    /// <summary>Writes down what was seen since the last time. A process beside this one, such as a verb, does so too.</summary>
    /// <returns>Why that failed, when it did: the next time it is tried again.</returns>
    public Exception? WriteDown()
    {
        lock (gate)
        {
            if (file is null || !isUnwritten)
                return null;
            try
            {
                using var turn = new FileStream(file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                Read();
                foreach (var over in known.Keys.Where(s => AuditStreams.DayOf(s) <= closed).ToList())
                    known.Remove(over);
                var whole = file + ".tmp";
                using (var written = new FileStream(whole, FileMode.Create, FileAccess.Write, FileShare.None))
                {
                    JsonSerializer.Serialize(written, known);
                    written.Flush(flushToDisk: true);
                }

                File.Move(whole, file, overwrite: true);
                isUnwritten = false;
                return null;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                return failure;
            }
        }
    }

    /// <summary>The streams that are known, but for those of days that are signed: the signature tells what was in them.</summary>
    /// <param name="day">The last day that is signed by the program.</param>
    public IReadOnlyCollection<string> OpenAfter(DateOnly? day)
    {
        lock (gate)
        {
            closed = day;
            return [.. known.Keys.Where(s => !(AuditStreams.DayOf(s) <= day))];
        }
    }

    /// <summary>How far a stream was sealed, when the database no longer says so; null when it does.</summary>
    internal async Task<SealedHead?> LostAsync(WijkagentDbContext db, string stream, CancellationToken cancel)
    {
        SealedHead? head;
        lock (gate)
            head = known.GetValueOrDefault(stream);
        return head is not null && !await db.AuditSeals.AnyAsync(s => s.Stream == stream && s.Number == head.Number && s.Last == head.Last, cancel) ? head : null;
    }

    private bool Add(string stream, SealedHead head)
    {
        if (known.TryGetValue(stream, out var before) && before.Number >= head.Number)
            return false;
        known[stream] = head;
        return true;
    }

    private void Read()
    {
        if (file is null || !File.Exists(file))
            return;
        try
        {
            foreach (var (stream, head) in JsonSerializer.Deserialize<Dictionary<string, SealedHead>>(File.ReadAllBytes(file)) ?? [])
                Add(stream, head);
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
            whyForgotten = failure;
        }
    }
}
