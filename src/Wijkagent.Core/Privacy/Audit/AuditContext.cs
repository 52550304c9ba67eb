using System.Security.Cryptography;

namespace Wijkagent.Core.Privacy.Audit;

/// <summary>Which running program writes: every node has its own stream of entries.</summary>
public sealed record AuditNode
{
    /// <summary>The longest name.</summary>
    public const int NameLength = 40;

    /// <summary>A node by its name; what does not fit in the name of a stream becomes a hyphen.</summary>
    public AuditNode(string name)
    {
        var kept = string.Concat(name.Take(NameLength).Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' ? char.ToLowerInvariant(c) : '-'));
        Name = kept.Length > 0 ? kept : "node";
    }

    /// <summary>The name.</summary>
    public string Name { get; }
}

/// <summary>What every entry of one request says alike: on which node, when, and from which session.</summary>
public sealed class AuditContext(AuditNode node, TimeProvider clock)
{
    /// <summary>The session of what the program does by itself.</summary>
    public const string Program = "program";

    /// <summary>How many characters stand for a session.</summary>
    public const int SessionLength = 16;

    /// <summary>The node.</summary>
    public string Node => node.Name;

    /// <summary>The moment, UTC.</summary>
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>What stands for the session; null for who is not signed in.</summary>
    public string? Session { get; private set; }

    /// <summary>What follows is done in this session.</summary>
    public void Use(Guid sessionId) => Session = Of(sessionId);

    /// <summary>
    /// What stands for a session: enough to tell one from another, and of no use to who reads the log (the session's own
    /// key is in the cookie).
    /// </summary>
    public static string Of(Guid sessionId) => Convert.ToHexStringLower(SHA256.HashData(sessionId.ToByteArray()))[..SessionLength];
}
