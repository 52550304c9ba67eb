namespace Wijkagent.Core.Identity;

/// <summary>
/// One time that somebody signed in, kept on the server: a cookie that was copied dies with it. It ends by signing out,
/// after a while without use, and in any case after a working day.
/// </summary>
public sealed class UserSession
{
    /// <summary>How long it lives without use.</summary>
    public static readonly TimeSpan IdleTime = TimeSpan.FromMinutes(30);

    /// <summary>How long it lives at most.</summary>
    public static readonly TimeSpan LongestTime = TimeSpan.FromHours(10);

    private UserSession()
    {
    }

    /// <summary>A session that starts now.</summary>
    public UserSession(Guid userId, DateTime now) => (UserId, StartedAt, SeenAt) = (userId, now, now);

    /// <summary>The key; it stands, encrypted, in the cookie.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whose it is.</summary>
    public Guid UserId { get; private set; }

    /// <summary>When it started, UTC.</summary>
    public DateTime StartedAt { get; private set; }

    /// <summary>When it was last used, UTC, to the minute.</summary>
    public DateTime SeenAt { get; private set; }
}
