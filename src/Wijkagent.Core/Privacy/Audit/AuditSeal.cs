using System.Globalization;
using System.Linq.Expressions;
using System.Security.Cryptography;
using System.Text;

namespace Wijkagent.Core.Privacy.Audit;

/// <summary>
/// A piece of the chain of a stream: for each entry in it the key and its link, which is the hash over the link before
/// and the entry. Seals of a stream follow each other without a gap; they are only ever added. Each is signed when it is made,
/// with a key that is not in the database: whoever makes the chain anew after changing an entry can't sign it.
/// </summary>
public sealed class AuditSeal
{
    private AuditSeal()
    {
    }

    /// <summary>In a projection: all that is signed of it. The links, which are long, are left out.</summary>
    internal static Expression<Func<AuditSeal, AuditSeal>> Signed { get; } = seal => new AuditSeal
    {
        Stream = seal.Stream,
        Number = seal.Number,
        Count = seal.Count,
        Last = seal.Last,
        Highest = seal.Highest,
        SealedAt = seal.SealedAt,
        Signature = seal.Signature,
    };

    /// <summary>A seal that follows another, signed with the key.</summary>
    public AuditSeal(string stream, int number, byte[] links, byte[] last, long highest, DateTime now, byte[] key)
    {
        (Stream, Number, Links, Last, Highest, SealedAt) = (stream, number, links, last, highest, now);
        Count = links.Length / AuditChain.LinkLength;
        Signature = Sign(key);
    }

    /// <summary>Of which stream.</summary>
    public string Stream { get; private set; } = "";

    /// <summary>The place in the stream, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>How many entries are in it.</summary>
    public int Count { get; private set; }

    /// <summary>For each entry its key (8 bytes, the highest first) and its link (32 bytes).</summary>
    public byte[] Links { get; private set; } = [];

    /// <summary>The last link.</summary>
    public byte[] Last { get; private set; } = [];

    /// <summary>The highest key that was sealed in the stream up to here.</summary>
    public long Highest { get; private set; }

    /// <summary>When it was sealed, UTC.</summary>
    public DateTime SealedAt { get; private set; }

    /// <summary>
    /// HMAC-SHA-256 over all of it but the links, which are bound by the last of them. Null in a seal from before seals were
    /// signed: then the signature of its day has to answer for it.
    /// </summary>
    public byte[]? Signature { get; private set; }

    /// <summary>Whether it is as it was when it was signed with this key.</summary>
    public bool IsSignedWith(byte[] key) => Signature is not null && CryptographicOperations.FixedTimeEquals(Signature, Sign(key));

    // The key signs days as well. What it signs here names itself and ends with a digit; what is signed of a day ends with a
    // bracket, so neither can stand for the other. No part after the stream holds a line's end, so they can't shift either.
    private byte[] Sign(byte[] key)
    {
        // The databases keep whole microseconds.
        var at = SealedAt.Ticks / TimeSpan.TicksPerMicrosecond;
        return HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"wijkagent audit seal\n{Stream}\n{Number}\n{Count}\n{Highest}\n{at}\n{Convert.ToHexStringLower(Last)}")));
    }
}

/// <summary>
/// A day that is over, signed with a key that is not in the database: how far each of its streams came, and the checkpoint
/// before. Whoever makes a chain anew after changing it can't sign it.
/// </summary>
public sealed class AuditCheckpoint
{
    private AuditCheckpoint()
    {
    }

    /// <summary>The checkpoint of a day.</summary>
    public AuditCheckpoint(DateOnly day, string heads, byte[] signature, DateTime now) =>
        (Day, Heads, Signature, MadeAt) = (day, heads, signature, now);

    /// <summary>The day, UTC.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>Of each stream of the day its name, its last seal's number and last link, as JSON.</summary>
    public string Heads { get; private set; } = "";

    /// <summary>HMAC-SHA-256 over the day, the heads and the signature of the checkpoint before.</summary>
    public byte[] Signature { get; private set; } = [];

    /// <summary>When it was made, UTC.</summary>
    public DateTime MadeAt { get; private set; }
}
