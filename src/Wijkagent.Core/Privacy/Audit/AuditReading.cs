using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Privacy.Audit;

/// <summary>
/// Reads entries of which somebody may have made one by hand that can't be read: an activity that there is none of, a moment
/// that is no moment. The others are read all the same, and those are named.
/// </summary>
internal static class AuditReading
{
    /// <summary>How many that can't be read are looked for at most.</summary>
    public const int MostUnread = 200;

    /// <summary>Some entries, without those that can't be read.</summary>
    /// <param name="db">Where they are.</param>
    /// <param name="found">Which there are.</param>
    /// <param name="some">Puts them in order and takes as many as are wanted.</param>
    /// <param name="shape">What is read of each.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>What was read, and the keys of those in between that can't be.</returns>
    /// <exception cref="InvalidOperationException">More than <see cref="MostUnread"/> can't be read.</exception>
    public static async Task<(List<T> Read, IReadOnlyList<long> Unread)> ReadAsync<T>(
        WijkagentDbContext db, IQueryable<AuditEntry> found, Func<IQueryable<AuditEntry>, IQueryable<AuditEntry>> some,
        Expression<Func<AuditEntry, T>> shape, CancellationToken cancel)
    {
        long[] unread = [];
        while (true)
        {
            var left = some(unread.Length == 0 ? found : found.Where(e => !EF.Parameter(unread).Contains(e.Id)));
            try
            {
                return (await left.Select(shape).ToListAsync(cancel), unread);
            }
            catch (Exception failure) when (IsUnreadable(failure) && unread.Length < MostUnread)
            {
                var more = await UnreadAsync(db, await left.Select(e => e.Id).ToArrayAsync(cancel), cancel);
                if (more.Count == 0)
                    throw;
                unread = [.. unread, .. more];
            }
        }
    }

    /// <summary>Which of some entries can't be read, found by halves: it takes few questions where few are.</summary>
    public static async Task<List<long>> UnreadAsync(WijkagentDbContext db, long[] keys, CancellationToken cancel)
    {
        if (keys.Length == 0 || await CanReadAsync(db, keys, cancel))
            return [];
        if (keys.Length == 1)
            return [keys[0]];
        var half = keys.Length / 2;
        return [.. await UnreadAsync(db, keys[..half], cancel), .. await UnreadAsync(db, keys[half..], cancel)];
    }

    /// <summary>Whether a failure comes of a value that no entry can have.</summary>
    public static bool IsUnreadable(Exception failure) =>
        failure is InvalidOperationException or FormatException or InvalidCastException or OverflowException or ArgumentException;

    private static async Task<bool> CanReadAsync(WijkagentDbContext db, long[] keys, CancellationToken cancel)
    {
        try
        {
            await db.AuditEntries.AsNoTracking().Where(e => EF.Parameter(keys).Contains(e.Id)).ToListAsync(cancel);
            return true;
        }
        catch (Exception failure) when (IsUnreadable(failure))
        {
            return false;
        }
    }
}
