using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Wijkagent.Core.Reports.Screening;

/// <summary>
/// Work that a browser did for one sending: a word that, hashed with the stamp of the answers, begins with many zeros. It costs
/// a person a moment and whoever sends thousands a machine. It asks nobody who they are, and names no company.
/// Source: A. Back, «Hashcash — a denial of service counter-measure» (2002).
/// </summary>
public static class SendingProof
{
    /// <summary>How many bits of the hash are zero: some 65,000 tries, a second or two on a phone.</summary>
    public const int Bits = 16;

    /// <summary>The longest word that is looked at.</summary>
    public const int WordLength = 20;

    /// <summary>Whether a word is the proof for these answers. Other answers have another stamp, so it is worth nothing for them.</summary>
    /// <param name="stamp">The <see cref="Drafting.OpenDraft.Stamp"/> of the answers that are sent.</param>
    /// <param name="word">What came with them; null for nothing.</param>
    public static bool IsFor(string? stamp, string? word)
    {
        if (stamp is null || word is not { Length: > 0 and <= WordLength })
            return false;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{stamp}:{word}"));
        return BitOperations.LeadingZeroCount(BinaryPrimitives.ReadUInt32BigEndian(hash)) >= Bits;
    }
}
