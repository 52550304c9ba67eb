namespace Wijkagent.Core.Notifications;

/// <summary>
/// What this node knows of the mail server. While it is away one mail is tried every half minute and all others wait
/// untouched, so that a server that says nothing costs no more than one conversation at a time. When it is back, all
/// that was tried meanwhile is due at once: how long a mail waits after a failure says nothing of the server.
/// </summary>
public sealed class MailServerWatch(TimeProvider clock)
{
    /// <summary>How long nothing is tried after the server was found away.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    // Fewer may be the mailboxes of those few; the server is asked for each of them in its own time.
    private const int DeferredInARow = 3;

    private readonly Lock turn = new();
    private DateTime askAgainAt;
    private int deferred;
    private bool isAway;

    // A node that starts does not know what another, or this one before it, found.
    private bool hasReturned = true;

    /// <summary>Whether it was found away and was not seen since.</summary>
    public bool IsAway
    {
        get
        {
            lock (turn)
                return isAway;
        }
    }

    /// <summary>Whether it took a mail after it was away, and what waits for it was not made due yet.</summary>
    public bool HasReturned
    {
        get
        {
            lock (turn)
                return hasReturned;
        }
    }

    /// <summary>Whether it may be asked now.</summary>
    public bool MayBeAsked
    {
        get
        {
            lock (turn)
                return !isAway || clock.GetUtcNow().UtcDateTime >= askAgainAt;
        }
    }

    /// <summary>It took a mail, or refused one for good.</summary>
    public void NoteThere()
    {
        lock (turn)
            (deferred, isAway, hasReturned) = (0, false, hasReturned || isAway);
    }

    /// <summary>It answered that it does not take a mail now. Whether that is about the mail shows when others follow.</summary>
    public void NoteDeferred()
    {
        lock (turn)
        {
            if (++deferred < DeferredInARow)
                return;
        }

        NoteAway();
    }

    /// <summary>It did not answer, or not as a mail server.</summary>
    public void NoteAway()
    {
        lock (turn)
            (isAway, askAgainAt) = (true, clock.GetUtcNow().UtcDateTime + Pause);
    }

    /// <summary>What waited for it is due.</summary>
    public void NoteMadeDue()
    {
        lock (turn)
            hasReturned = false;
    }
}
