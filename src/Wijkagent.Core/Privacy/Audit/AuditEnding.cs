namespace Wijkagent.Core.Privacy.Audit;

/// <summary>
/// That a stream came to the end of its term. Writing it down is what destroys the stream's entries and seals: the database
/// does so itself (a trigger), and refuses to let go of any other. The signature tells it from one that somebody put there by hand.
/// </summary>
public sealed class AuditEnding
{
    private AuditEnding()
    {
    }

    /// <summary>The ending of a stream.</summary>
    public AuditEnding(string stream, long entries, byte[] signature, DateTime now) =>
        (Stream, Entries, Signature, EndedAt) = (stream, entries, signature, now);

    /// <summary>Which stream.</summary>
    public string Stream { get; private set; } = "";

    /// <summary>How many entries were in it.</summary>
    public long Entries { get; private set; }

    /// <summary>HMAC-SHA-256 over the stream, the number of entries and the moment.</summary>
    public byte[] Signature { get; private set; } = [];

    /// <summary>When it was destroyed, UTC.</summary>
    public DateTime EndedAt { get; private set; }
}
