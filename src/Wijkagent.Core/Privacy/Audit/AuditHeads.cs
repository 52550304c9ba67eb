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
/// <param name="file">Where it is written down, for the next start and for <c>verify audit</c>; null to remember it until the end of the process.</param>
public sealed class AuditHeads(string? file = null)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, SealedHead> known = Read(file);
    private DateOnly? closed;

    /// <summary>A stream was seen to be sealed as far as this.</summary>
    /// <exception cref="IOException">It can't be written down: this process remembers it all the same.</exception>
    public void Know(string stream, SealedHead head)
    {
        lock (gate)
        {
            if (!Add(stream, head) || file is null)
                return;
            // A verb beside the program may have seen more.
            foreach (var (other, further) in Read(file))
                Add(other, further);
            foreach (var over in known.Keys.Where(s => AuditStreams.DayOf(s) <= closed).ToList())
                known.Remove(over);
            var written = file + ".tmp";
            File.WriteAllBytes(written, JsonSerializer.SerializeToUtf8Bytes(known));
            File.Move(written, file, overwrite: true);
        }
    }

    /// <summary>The streams that are known, but for those of days that are signed: the signature tells what was in them.</summary>
    /// <param name="day">The last day that is signed.</param>
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

    private static Dictionary<string, SealedHead> Read(string? file)
    {
        try
        {
            return file is not null && File.Exists(file) ? JsonSerializer.Deserialize<Dictionary<string, SealedHead>>(File.ReadAllBytes(file)) ?? [] : [];
        }
        catch (JsonException)
        {
            // Written by nobody of ours: it tells nothing.
            return [];
        }
    }
}
