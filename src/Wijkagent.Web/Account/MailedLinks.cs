using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Wijkagent.Core.Identity;

namespace Wijkagent.Web.Account;

/// <summary>
/// How many links were mailed to an address, in the memory of a node: a few at once, and one more each five minutes. Who keeps
/// asking for somebody else fills no mailbox, and keeps its owner out of nothing: where none is mailed the last one went out
/// less than five minutes ago, and works for at least ten more. Nobody is told, so known and unknown addresses are alike. Of an
/// address nothing is kept but a hash, for a quarter of an hour at most.
/// </summary>
public sealed class MailedLinks(TimeProvider clock)
{
    /// <summary>How many go to an address at once: the first may have been used on another device.</summary>
    public const int AtOnce = 3;

    /// <summary>After how long there may be one more.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    // Until when what was mailed to an address counts: each link adds a pause.
    private readonly ConcurrentDictionary<string, DateTime> counted = new(StringComparer.Ordinal);
    private long swept;

    /// <summary>Whether a link may be mailed now; it counts as mailed then.</summary>
    /// <param name="purpose">For what.</param>
    /// <param name="address">To whom: an address, read as one.</param>
    public bool Take(TokenPurpose purpose, string address)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        Sweep(now);
        var isFree = true;
        counted.AddOrUpdate(
            $"{purpose} {Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(address.ToUpperInvariant())))}",
            now + Pause,
            (_, until) => (isFree = until - now <= (AtOnce - 1) * Pause) ? (until > now ? until : now) + Pause : until);
        return isFree;
    }

    /// <summary>Once in a while lets go of what no longer counts.</summary>
    private void Sweep(DateTime now)
    {
        var before = Interlocked.Read(ref swept);
        if (now.Ticks - before < Pause.Ticks || Interlocked.CompareExchange(ref swept, now.Ticks, before) != before)
            return;
        foreach (var over in counted.Where(c => c.Value <= now))
            counted.TryRemove(over);
    }
}
