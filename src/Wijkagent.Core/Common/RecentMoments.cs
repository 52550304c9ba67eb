using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Wijkagent.Core.Common;

/// <summary>
/// Moments at which something was seen, in the memory of this node. What was seen is a hash under a key that is made anew at
/// each start: nothing of it is on a disk, and it leads to nobody. As each moment is known, so is when there is room for another.
/// </summary>
/// <param name="remembered">For how long a moment counts.</param>
/// <param name="clock">What time it is.</param>
public sealed class RecentMoments(TimeSpan remembered, TimeProvider clock)
{
    private static readonly TimeSpan Seldom = TimeSpan.FromMinutes(10);
    private readonly TimeSpan betweenCleanings = remembered < Seldom ? remembered : Seldom;
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, List<DateTimeOffset>> seen = new();
    private readonly Lock cleaning = new();
    private DateTimeOffset nextCleaning;

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
    public void Add(string what, int most) => Note(what, (moments, _) =>
    {
        if (moments.Count >= most)
            moments.RemoveRange(0, moments.Count - most + 1);
        return true;
    });

    /// <summary>It is seen, unless it was so often that it may not be again: then how long that lasts.</summary>
    public TimeSpan? AddUnless(string what, int limit)
    {
        TimeSpan? wait = null;
        Note(what, (moments, now) =>
        {
            if (moments.Count >= limit)
                wait = limit > 0 ? moments[^limit] + remembered - now : remembered;
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

    private void Note(string what, Func<List<DateTimeOffset>, DateTimeOffset, bool> isToBeAdded)
    {
        var now = clock.GetUtcNow();
        Clean(now);
        var hash = HashOf(what);
        while (true)
        {
            var moments = seen.GetOrAdd(hash, _ => []);
            lock (moments)
            {
                // Cleaned away in between: what is noted there is not remembered.
                if (!seen.TryGetValue(hash, out var held) || held != moments)
                    continue;
                // The oldest come first: where nothing is over, nothing more is looked at.
                var over = 0;
                while (over < moments.Count && now - moments[over] >= remembered)
                    over++;
                moments.RemoveRange(0, over);
                if (isToBeAdded(moments, now))
                    moments.Add(now);
                return;
            }
        }
    }

    // Once in a while, and for one caller.
    private void Clean(DateTimeOffset now)
    {
        lock (cleaning)
        {
            if (now < nextCleaning)
                return;
            nextCleaning = now + betweenCleanings;
        }

        foreach (var (hash, moments) in seen)
        {
            lock (moments)
            {
                if (moments.TrueForAll(moment => now - moment >= remembered))
                    seen.TryRemove(KeyValuePair.Create(hash, moments));
            }
        }
    }

    private string HashOf(string what) => Convert.ToHexString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(what)));
}
