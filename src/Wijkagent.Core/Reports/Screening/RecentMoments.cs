using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Wijkagent.Core.Reports.Screening;

/// <summary>
/// Moments at which something was seen, in the memory of this node. What was seen is a hash under a key that is made anew at
/// each start: nothing of it is on a disk, and it leads to nobody.
/// </summary>
/// <param name="remembered">For how long a moment counts.</param>
/// <param name="clock">What time it is.</param>
internal sealed class RecentMoments(TimeSpan remembered, TimeProvider clock)
{
    private static readonly TimeSpan BetweenCleanings = TimeSpan.FromMinutes(10);
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, List<DateTimeOffset>> seen = new();
    private readonly Lock cleaning = new();
    private DateTimeOffset nextCleaning = clock.GetUtcNow() + BetweenCleanings;

    /// <summary>How many different things are remembered.</summary>
    public int Count => seen.Count;

    /// <summary>How often it was seen.</summary>
    public int CountOf(string what)
    {
        var now = clock.GetUtcNow();
        if (!seen.TryGetValue(HashOf(what), out var moments))
            return 0;
        lock (moments)
            return moments.Count(moment => now - moment < remembered);
    }

    /// <summary>It is seen. Of one thing the newest moments are kept, however often it is seen.</summary>
    public void Add(string what, int most) => Note(what, moments =>
    {
        if (moments.Count >= most)
            moments.RemoveRange(0, moments.Count - most + 1);
    });

    /// <summary>It is seen, unless it was so often that it may not be again: then how long that lasts.</summary>
    public TimeSpan? AddUnless(string what, int limit)
    {
        TimeSpan? wait = null;
        Note(what, moments =>
        {
            if (moments.Count >= limit)
                wait = moments[^limit] + remembered - clock.GetUtcNow();
            return wait is null;
        });
        return wait;
    }

    /// <summary>It was not seen after all.</summary>
    public void TakeBack(string what)
    {
        if (!seen.TryGetValue(HashOf(what), out var moments))
            return;
        lock (moments)
        {
            if (moments.Count > 0)
                moments.RemoveAt(moments.Count - 1);
        }
    }

    private void Note(string what, Action<List<DateTimeOffset>> before) => Note(what, moments =>
    {
        before(moments);
        return true;
    });

    private void Note(string what, Func<List<DateTimeOffset>, bool> isToBeAdded)
    {
        var now = clock.GetUtcNow();
        Clean(now);
        var moments = seen.GetOrAdd(HashOf(what), _ => []);
        lock (moments)
        {
            moments.RemoveAll(moment => now - moment >= remembered);
            if (isToBeAdded(moments))
                moments.Add(now);
        }
    }

    // Once in a while, and for one caller.
    private void Clean(DateTimeOffset now)
    {
        lock (cleaning)
        {
            if (now < nextCleaning)
                return;
            nextCleaning = now + BetweenCleanings;
        }

        foreach (var (hash, moments) in seen)
        {
            bool isOver;
            lock (moments)
                isOver = moments.TrueForAll(moment => now - moment >= remembered);
            if (isOver)
                seen.TryRemove(hash, out _);
        }
    }

    private string HashOf(string what) => Convert.ToHexString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(what)));
}
