using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Privacy.Audit;

/// <summary>Finds the streams of the log: one step in an index for each, however long they are.</summary>
[SuppressMessage("Globalization", "CA1309", Justification = "The database compares, in the order of its own index.")]
internal static class AuditStreams
{
    /// <summary>Those that began after a day, in order; all of them when there is none.</summary>
    public static Task<List<string>> OfEntriesAsync(WijkagentDbContext db, DateOnly? after, CancellationToken cancel) =>
        FromAsync(after?.AddDays(1), null, from => NextOfEntriesAsync(db, from, cancel));

    /// <summary>Those that began before a day, in order.</summary>
    public static Task<List<string>> OfEntriesBeforeAsync(WijkagentDbContext db, DateOnly before, CancellationToken cancel) =>
        FromAsync(null, before, from => NextOfEntriesAsync(db, from, cancel));

    /// <summary>Those that were sealed, in order.</summary>
    public static Task<List<string>> OfSealsAsync(WijkagentDbContext db, CancellationToken cancel) =>
        FromAsync(null, null, from => db.AuditSeals.Where(s => from == null || string.Compare(s.Stream, from) > 0)
            .OrderBy(s => s.Stream).Select(s => s.Stream).FirstOrDefaultAsync(cancel));

    /// <summary>The day of a stream; null when it is none of ours.</summary>
    public static DateOnly? DayOf(string stream) =>
        stream.Length >= 8 && DateOnly.TryParseExact(stream[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static Task<string?> NextOfEntriesAsync(WijkagentDbContext db, string? from, CancellationToken cancel) =>
        db.AuditEntries.Where(e => from == null || string.Compare(e.Stream, from) > 0).OrderBy(e => e.Stream).Select(e => e.Stream).FirstOrDefaultAsync(cancel);

    private static async Task<List<string>> FromAsync(DateOnly? first, DateOnly? before, Func<string?, Task<string?>> next)
    {
        var found = new List<string>();
        var from = first?.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        // What is no text comes after all text, and may be read as something before it: who put it there by hand must not let
        // this go round for ever. In the order of the database days never go back, whatever it thinks of the names of nodes.
        var (seen, reached) = (new HashSet<string>(StringComparer.Ordinal), first);
        while (await next(from) is { } stream && !(DayOf(stream) >= before) && !(DayOf(stream) < reached) && seen.Add(stream))
        {
            found.Add(stream);
            (from, reached) = (stream, DayOf(stream) ?? reached);
        }

        return found;
    }
}
