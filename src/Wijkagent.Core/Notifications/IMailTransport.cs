namespace Wijkagent.Core.Notifications;

/// <summary>A mail as it leaves.</summary>
/// <param name="Id">The row it came from; the Message-ID is made of it, so that a mail sent twice can be recognised.</param>
/// <param name="To">One address.</param>
/// <param name="Language">«nl» or «en».</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The whole mail as plain text.</param>
/// <param name="Html">The same as HTML.</param>
/// <param name="CreatedAt">When it was asked for, UTC.</param>
public sealed record RenderedMail(Guid Id, string To, string Language, string Subject, string Text, string Html, DateTime CreatedAt)
{
    /// <summary>Where a mail program stops more of these with one click (RFC 8058); null for mail that nobody can stop.</summary>
    public string? StopUrl { get; init; }
}

/// <summary>Hands mails over to whoever delivers them.</summary>
public interface IMailTransport
{
    /// <summary>Hands over one mail.</summary>
    /// <exception cref="MailRefusedException">The other side said that it will never take this mail.</exception>
    /// <exception cref="MailDeferredException">The other side said that it does not take this mail now.</exception>
    /// <exception cref="Exception">Anything else: the other side is away, for this mail and all others.</exception>
    Task SendAsync(RenderedMail mail, CancellationToken cancel);
}

/// <summary>Fills in the words of a mail.</summary>
public interface IMailRenderer
{
    /// <summary>The mail that a row of the outbox asks for, in its language.</summary>
    /// <exception cref="Exception">It can't be made, and won't be later: a bug, or a key that is lost.</exception>
    Task<RenderedMail> RenderAsync(OutboxMessage message, CancellationToken cancel);
}

/// <summary>The mail server will never take this mail (a reply of 500 to 599, RFC 5321, section 4.2.1).</summary>
public sealed class MailRefusedException : Exception
{
    /// <summary>Refused without a word.</summary>
    public MailRefusedException()
    {
    }

    /// <summary>Refused, and why; no address and no contents.</summary>
    public MailRefusedException(string message)
        : base(message)
    {
    }

    /// <summary>Refused, why, and by what.</summary>
    public MailRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>The mail server does not take this mail now (a reply of 400 to 499, RFC 5321, section 4.2.1).</summary>
public sealed class MailDeferredException : Exception
{
    /// <summary>Deferred without a word.</summary>
    public MailDeferredException()
    {
    }

    /// <summary>Deferred, and why; no address and no contents.</summary>
    public MailDeferredException(string message)
        : base(message)
    {
    }

    /// <summary>Deferred, why, and by what.</summary>
    public MailDeferredException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
