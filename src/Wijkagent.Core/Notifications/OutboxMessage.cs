namespace Wijkagent.Core.Notifications;

/// <summary>
/// A mail that still has to leave, written in the same transaction as what it tells about. A worker claims it with a
/// lease, so that a crash delays it and several nodes send it once.
/// </summary>
public sealed class OutboxMessage
{
    /// <summary>The longest address (RFC 5321, section 4.5.3.1).</summary>
    public const int AddressLength = 254;

    /// <summary>The most bytes of an encrypted address.</summary>
    public const int SealedAddressLength = 1000;

    /// <summary>The longest reason why it could not be sent.</summary>
    public const int ErrorLength = 500;

    /// <summary>How long the row stays after the mail was sent or given up; until then an administrator can look at it.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    private OutboxMessage()
    {
    }

    /// <summary>A mail to one address.</summary>
    /// <param name="to">The address, encrypted.</param>
    /// <param name="template">Which mail: the name of its payload's type.</param>
    /// <param name="language">«nl» or «en».</param>
    /// <param name="payload">What is filled in: encrypted JSON.</param>
    /// <param name="now">When it was asked for, UTC.</param>
    public OutboxMessage(byte[] to, string template, string language, byte[] payload, DateTime now) =>
        (To, Template, Language, Payload, CreatedAt, NextAttemptAt) = (to, template, language, payload, now, now);

    /// <summary>The key; the mail's Message-ID is made from it.</summary>
    public Guid Id { get; private set; }

    /// <summary>To which address, encrypted; emptied once it was sent.</summary>
    public byte[] To { get; private set; } = [];

    /// <summary>Which mail.</summary>
    public string Template { get; private set; } = "";

    /// <summary>In which language.</summary>
    public string Language { get; private set; } = "nl";

    /// <summary>What is filled in: encrypted JSON; emptied once it was sent.</summary>
    public byte[] Payload { get; private set; } = [];

    /// <summary>When it was asked for, UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>Not before, UTC.</summary>
    public DateTime NextAttemptAt { get; private set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; private set; }

    /// <summary>Until when a worker holds it, UTC.</summary>
    public DateTime? LeasedUntil { get; private set; }

    /// <summary>Which worker holds it.</summary>
    public Guid? LeasedBy { get; private set; }

    /// <summary>When it was handed over to the mail server, UTC.</summary>
    public DateTime? SentAt { get; private set; }

    /// <summary>When it was given up, UTC; an administrator sees it.</summary>
    public DateTime? GivenUpAt { get; private set; }

    /// <summary>Why it could not be sent the last time.</summary>
    public string? LastError { get; private set; }

    /// <summary>It was handed over: address and contents are forgotten.</summary>
    public void MarkSent(DateTime now)
    {
        (SentAt, LastError, LeasedBy, LeasedUntil) = (now, null, null, null);
        (To, Payload) = ([], []);
    }

    /// <summary>
    /// It could not be sent: tried again after 1, 5 and 30 minutes and then each hour for three days, unless the
    /// server said that it never will. When the server is back after it was away, sooner (<see cref="MailServerWatch"/>).
    /// </summary>
    public void MarkFailed(string error, bool forGood, DateTime now)
    {
        Attempts++;
        LastError = error.Length > ErrorLength ? error[..ErrorLength] : error;
        (LeasedBy, LeasedUntil) = (null, null);
        NextAttemptAt = now + Pause(Attempts);
        if (forGood || now - CreatedAt > TimeSpan.FromDays(3))
            GivenUpAt = now;
    }

    private static TimeSpan Pause(int attempts) => attempts switch
    {
        1 => TimeSpan.FromMinutes(1),
        2 => TimeSpan.FromMinutes(5),
        3 => TimeSpan.FromMinutes(30),
        _ => TimeSpan.FromHours(1),
    };
}
