using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Wijkagent.Core.Common;

namespace Wijkagent.Core.Reports.Following;

/// <summary>
/// Counts wrong secrets per address, in the memory of this node. Addresses are kept as hashes under a key that is made
/// anew at each start, and forgotten after an hour. There is no count per code: with it a stranger could lock a
/// reporter out, and 130 bits can't be guessed anyhow.
/// </summary>
public sealed class WrongTries(TimeProvider clock)
{
    /// <summary>How many wrong tries an address has.</summary>
    public const int Limit = 5;

    /// <summary>For how long a try counts.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    private const int CleanAbove = 1000;
    private static readonly TimeSpan BetweenCleanings = TimeSpan.FromMinutes(1);
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, Tries> byAddress = new();
    private long nextCleaning;

    /// <summary>How many addresses are remembered.</summary>
    public int Addresses => byAddress.Count;

    /// <summary>
    /// Counts a try before its outcome is known, so that tries at the same moment count too. A right one is taken back
    /// with <see cref="Forgive"/>.
    /// </summary>
    /// <returns>Whether it may be made.</returns>
    public bool TryBegin(IPAddress? address)
    {
        var now = clock.GetUtcNow();
        if (byAddress.Count > CleanAbove && IsTimeToClean(now))
            Clean(now);
        var tries = byAddress.GetOrAdd(HashOf(address), _ => new Tries());
        lock (tries)
        {
            tries.Moments.RemoveAll(moment => now - moment >= Remembered);
            if (tries.Moments.Count >= Limit)
                return false;
            tries.Moments.Add(now);
            return true;
        }
    }

    /// <summary>The last try of this address was right, and does not count.</summary>
    public void Forgive(IPAddress? address)
    {
        if (!byAddress.TryGetValue(HashOf(address), out var tries))
            return;
        lock (tries)
        {
            if (tries.Moments.Count > 0)
                tries.Moments.RemoveAt(tries.Moments.Count - 1);
        }
    }

    /// <summary>Once in a while, and for one caller: many addresses must not make every try walk along all of them.</summary>
    private bool IsTimeToClean(DateTimeOffset now)
    {
        var next = Interlocked.Read(ref nextCleaning);
        return now.UtcTicks >= next
            && Interlocked.CompareExchange(ref nextCleaning, (now + BetweenCleanings).UtcTicks, next) == next;
    }

    private void Clean(DateTimeOffset now)
    {
        foreach (var (address, tries) in byAddress)
        {
            bool isOver;
            lock (tries)
                isOver = tries.Moments.TrueForAll(moment => now - moment >= Remembered);
            if (isOver)
                byAddress.TryRemove(address, out _);
        }
    }

    private string HashOf(IPAddress? address) => Convert.ToHexString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(VisitorNetwork.Of(address))));

    private sealed class Tries
    {
        public List<DateTimeOffset> Moments { get; } = [];
    }
}
