using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Privacy.Audit;

/// <summary>
/// Reads entries, and the days and endings that are signed, of which somebody may have made one by hand that can't be read: an activity that there
/// is none of, a moment that is no moment. The others are read all the same, and those are named.
/// </summary>
internal static class AuditReading
{
    /// <summary>How many that can't be read are looked for: with more, none of the others are read.</summary>
    public const int MostUnread = 200;

    /// <summary>Some entries, without those that can't be read.</summary>
    /// <param name="db">Where they are.</param>
    /// <param name="found">Which there are.</param>
    /// <param name="some">Puts them in order and takes as many as are wanted.</param>
    /// <param name="shape">What is read of each.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>
    /// What was read, and the keys of those in between that can't be; nothing was read when those are more than
    /// <see cref="MostUnread"/>.
    /// </returns>
    public static async Task<(List<T> Read, IReadOnlyList<long> Unread)> ReadAsync<T>(
        WijkagentDbContext db, IQueryable<AuditEntry> found, Func<IQueryable<AuditEntry>, IQueryable<AuditEntry>> some,
        Expression<Func<AuditEntry, T>> shape, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(db, cancel);
        var unread = new List<long>();
        while (unread.Count <= MostUnread)
        {
            var without = unread.ToArray();
            var left = some(without.Length == 0 ? found : found.Where(e => !EF.Parameter(without).Contains(e.Id)));
            try
            {
                return (await left.Select(shape).ToListAsync(cancel), unread);
            }
            catch (Exception failure) when (IsUnreadable(failure))
            {
                await FindUnreadAsync(db, await left.Select(e => e.Id).ToArrayAsync(cancel), unread, cancel);
                if (unread.Count == without.Length)
                    throw;
            }
        }

        return ([], unread);
    }

    /// <summary>The rows of a question that has few, in its order; null for one that can't be read.</summary>
    public static async Task<List<T?>> EachAsync<T>(WijkagentDbContext db, IQueryable<T> inOrder, CancellationToken cancel)
        where T : class
    {
        await using var connection = await OpenAsync(db, cancel);
        try
        {
            return [.. await inOrder.ToListAsync(cancel)];
        }
        catch (Exception failure) when (IsUnreadable(failure))
        {
            var rows = new List<T?>();
            for (var count = await inOrder.CountAsync(cancel); rows.Count < count;)
                rows.Add(await OneAsync(inOrder.Skip(rows.Count), cancel));
            return rows;
        }
    }

    /// <summary>The first of some entries that can't be read; null when all can be.</summary>
    public static async Task<long?> FirstUnreadAsync(WijkagentDbContext db, long[] keys, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(db, cancel);
        var unread = new List<long>();
        await FindUnreadAsync(db, keys, unread, cancel);
        return unread.Count == 0 ? null : unread[0];
    }

    /// <summary>Whether a failure comes of a value that no entry can have.</summary>
    public static bool IsUnreadable(Exception failure) =>
        failure is InvalidOperationException or FormatException or InvalidCastException or OverflowException or ArgumentException;

    /// <summary>Adds those that can't be read, found by halves: it takes few questions where few are.</summary>
    private static async Task FindUnreadAsync(WijkagentDbContext db, long[] keys, List<long> unread, CancellationToken cancel)
    {
        if (keys.Length == 0 || unread.Count > MostUnread || await CanReadAsync(db, keys, cancel))
            return;
        if (keys.Length == 1)
        {
            unread.Add(keys[0]);
            return;
        }

        var half = keys.Length / 2;
        await FindUnreadAsync(db, keys[..half], unread, cancel);
        await FindUnreadAsync(db, keys[half..], unread, cancel);
    }

    private static async Task<bool> CanReadAsync(WijkagentDbContext db, long[] keys, CancellationToken cancel)
    {
        try
        {
            await foreach (var entry in db.AuditEntries.AsNoTracking().Where(e => EF.Parameter(keys).Contains(e.Id)).AsAsyncEnumerable().WithCancellation(cancel))
                _ = entry;
            return true;
        }
        catch (Exception failure) when (IsUnreadable(failure))
        {
            return false;
        }
    }

    // First: that there is no connection to be had is told by the same kinds of exception, and makes no entry unreadable.
    private static async Task<OpenedConnection> OpenAsync(WijkagentDbContext db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        return new OpenedConnection(db);
    }

    private static async Task<T?> OneAsync<T>(IQueryable<T> inOrder, CancellationToken cancel)
        where T : class
    {
        try
        {
            return await inOrder.FirstOrDefaultAsync(cancel);
        }
        catch (Exception failure) when (IsUnreadable(failure))
        {
            return null;
        }
    }

    private sealed class OpenedConnection(WijkagentDbContext db) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await db.Database.CloseConnectionAsync();
    }
}
