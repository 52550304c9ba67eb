namespace Wijkagent.Core.Identity.Sessions;

/// <summary>How somebody proved who they are.</summary>
public enum SignInWay
{
    /// <summary>With a password alone, which is enough for residents only.</summary>
    Password,

    /// <summary>With a password and the code of an authenticator app.</summary>
    PasswordAndCode,

    /// <summary>With a password and a recovery code.</summary>
    PasswordAndRecoveryCode,

    /// <summary>With a passkey.</summary>
    Passkey,

    /// <summary>With a link in a mail, which is enough for residents only.</summary>
    MailLink,

    /// <summary>With a link in a mail and the code of an authenticator app.</summary>
    MailLinkAndCode,

    /// <summary>At the organisation's own provider, which asked a second factor.</summary>
    Organisation,

    /// <summary>At the organisation's own provider, and with the code of an authenticator app here.</summary>
    OrganisationAndCode,
}

/// <summary>Which ways of signing in come of others.</summary>
public static class SignInWays
{
    /// <summary>The way of who began in one way and then gave the code of an app.</summary>
    public static SignInWay WithCode(this SignInWay first) => first switch
    {
        SignInWay.MailLink => SignInWay.MailLinkAndCode,
        SignInWay.Organisation => SignInWay.OrganisationAndCode,
        _ => SignInWay.PasswordAndCode,
    };
}

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
    public UserSession(Guid userId, SignInWay way, DeviceName device, DateTime now)
    {
        (UserId, Way, Browser, System) = (userId, way, device.Browser, device.System);
        StartedAt = SeenAt = ConfirmedAt = now;
    }

    /// <summary>The key; it stands, encrypted, in the cookie.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whose it is.</summary>
    public Guid UserId { get; private set; }

    /// <summary>How its owner signed in.</summary>
    public SignInWay Way { get; private set; }

    /// <summary>The family of the browser; empty when it is not known.</summary>
    public string Browser { get; private set; } = "";

    /// <summary>What the browser runs on; empty when it is not known.</summary>
    public string System { get; private set; } = "";

    /// <summary>When it started, UTC.</summary>
    public DateTime StartedAt { get; private set; }

    /// <summary>When it was last used, UTC, to the minute.</summary>
    public DateTime SeenAt { get; private set; }

    /// <summary>When its owner last proved to be there, UTC: by signing in, or once more before a change that matters.</summary>
    public DateTime ConfirmedAt { get; private set; }
}
