using System.Security.Cryptography;

namespace Wijkagent.Core.Privacy.Audit;

/// <summary>
/// How entries are chained: the link of an entry is SHA-256 over the link before it in its stream and the entry written
/// out in one way only. The link before the first is 32 noughts.
/// </summary>
public static class AuditChain
{
    /// <summary>The length of a link in bytes.</summary>
    public const int HashLength = SHA256.HashSizeInBytes;

    /// <summary>The length in a seal of one entry's key and link.</summary>
    public const int LinkLength = sizeof(long) + HashLength;
}
