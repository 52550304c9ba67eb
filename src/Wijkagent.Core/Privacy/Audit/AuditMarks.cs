using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Privacy.Audit;

/// <summary>
/// Marks each entry of the audit log as written by the program, with a key that the database holds encrypted only. What
/// somebody puts into the table by hand has no mark that is right, so it is never sealed: 8 bytes that are drawn, which no two
/// entries share, and the first 16 of an HMAC-SHA-256 over them and the entry (RFC 2104, section 5).
/// </summary>
public sealed class AuditMarks(ServerKeys keys, ILogger<AuditMarks> log)
{
    /// <summary>How many bytes a mark has.</summary>
    public const int Length = NonceLength + ProofLength;

    private const int NonceLength = sizeof(long);
    private const int ProofLength = 16;

    // Not the key of the seals, so that nothing that is signed can stand for another.
    private const string KeyName = "audit-entries";

    /// <summary>Whether entries are marked yet. Those of before the first start with this version are not.</summary>
    internal Task<bool> HaveBegunAsync(CancellationToken cancel) => keys.HasAsync(KeyName, cancel);

    /// <summary>The key; from here on entries are marked.</summary>
    /// <exception cref="CryptographicException">The key ring that encrypted it is lost.</exception>
    public Task<byte[]> KeyAsync(CancellationToken cancel) => keys.GetAsync(KeyName, cancel);

    /// <summary>
    /// Marks what is about to be saved. When the key can't be read the work goes on: what is written then has no mark, is not
    /// sealed, and is named by <c>verify audit</c>, as nobody can tell any more who wrote it.
    /// </summary>
    internal async Task MarkAsync(IReadOnlyCollection<AuditEntry> entries, CancellationToken cancel)
    {
        if (entries.Count == 0)
            return;
        byte[] key;
        try
        {
            key = await KeyAsync(cancel);
        }
        catch (CryptographicException failure)
        {
            log.LogError("{Entries} entries of the audit log can't be marked, their key can't be read: {Reason}", entries.Count, failure.Message);
            return;
        }

        var chain = new AuditChain();
        foreach (var entry in entries)
        {
            var mark = RandomNumberGenerator.GetBytes(Length);
            chain.Prove(entry, mark.AsSpan(0, NonceLength), key, mark.AsSpan(NonceLength));
            entry.MarkWith(mark);
        }
    }

    /// <summary>What no two marks share.</summary>
    internal static long NonceOf(byte[] mark) => BitConverter.ToInt64(mark);

    /// <summary>Whether the program wrote an entry, as it is.</summary>
    internal static bool IsRight(AuditEntry entry, AuditChain chain, ReadOnlySpan<byte> key)
    {
        if (entry.Mark is not { Length: Length } mark)
            return false;
        Span<byte> proof = stackalloc byte[ProofLength];
        chain.Prove(entry, mark.AsSpan(0, NonceLength), key, proof);
        return CryptographicOperations.FixedTimeEquals(proof, mark.AsSpan(NonceLength));
    }
}
