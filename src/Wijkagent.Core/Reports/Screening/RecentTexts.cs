using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Wijkagent.Core.Reports.Screening;

/// <summary>
/// Counts how often the same text was sent within a day, in the memory of this node. What is kept is a hash under a key
/// that is made anew at each start, with moments: nothing of it is on a disk, and it leads to no report and to nobody.
/// </summary>
public sealed class RecentTexts(TimeProvider clock)
{
    /// <summary>For how long a text counts.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    /// <summary>Shorter texts, in letters, are not compared: many people say the same few words and mean it.</summary>
    public const int ShortestLetters = 40;

    private static readonly TimeSpan BetweenCleanings = TimeSpan.FromMinutes(10);
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, List<DateTimeOffset>> sent = new();
    private DateTimeOffset nextCleaning = clock.GetUtcNow() + BetweenCleanings;

    /// <summary>How many different texts are remembered.</summary>
    public int Count => sent.Count;

    /// <summary>How often a text was sent within a day. Case, spaces, digits and marks make no difference.</summary>
    public int CountOf(string text)
    {
        var now = clock.GetUtcNow();
        if (HashOf(text) is not { } hash || !sent.TryGetValue(hash, out var moments))
            return 0;
        lock (moments)
            return moments.Count(moment => now - moment < Remembered);
    }

    /// <summary>It was sent.</summary>
    public void Add(string text)
    {
        var now = clock.GetUtcNow();
        Clean(now);
        if (HashOf(text) is not { } hash)
            return;
        // No more moments than are counted are kept of one text, however often it is sent.
        var moments = sent.GetOrAdd(hash, _ => []);
        lock (moments)
        {
            if (moments.Count == ScreeningRule.ManySameTexts)
                moments.RemoveAt(0);
            moments.Add(now);
        }
    }

    private void Clean(DateTimeOffset now)
    {
        lock (key)
        {
            if (now < nextCleaning)
                return;
            nextCleaning = now + BetweenCleanings;
        }

        foreach (var (hash, moments) in sent)
        {
            bool isOver;
            lock (moments)
                isOver = moments.TrueForAll(moment => now - moment >= Remembered);
            if (isOver)
                sent.TryRemove(hash, out _);
        }
    }

    private string? HashOf(string text)
    {
        var letters = string.Concat(text.Where(char.IsLetter)).ToUpperInvariant();
        return letters.Length < ShortestLetters ? null : Convert.ToHexString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(letters)));
    }
}
