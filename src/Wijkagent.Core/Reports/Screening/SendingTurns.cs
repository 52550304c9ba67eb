using Wijkagent.Core.Common;

namespace Wijkagent.Core.Reports.Screening;

/// <summary>How often somebody may send within an hour.</summary>
/// <param name="PerMailbox">With one e-mail address, whoever types it.</param>
/// <param name="PerVisit">From one browser, for as long as it holds on to its cookie.</param>
public sealed record SendingLimits(int PerMailbox, int PerVisit);

/// <summary>It was sent too often: the answers are kept, and can be sent later.</summary>
/// <param name="Wait">How long to wait.</param>
public sealed record SentTooOften(TimeSpan Wait) : TooOftenError(Wait);

/// <summary>
/// Gives turns to send: so many within an hour with one e-mail address, so that nobody fills the mailbox of somebody else
/// with mails to confirm, and so many from one browser.
/// </summary>
public sealed class SendingTurns(SendingLimits limits, TimeProvider clock)
{
    /// <summary>For how long a sending counts.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    private readonly RecentMoments mailboxes = new(Remembered, clock);

    /// <summary>How many mailboxes are remembered.</summary>
    public int Mailboxes => mailboxes.Count;

    /// <summary>Takes a turn, for <see cref="SpendAsync"/>.</summary>
    /// <param name="email">The address that is given with it; null for none.</param>
    /// <param name="sentBefore">When the same browser sent earlier ones, UTC, the oldest first.</param>
    /// <returns>Null for a turn, or how long to wait.</returns>
    public SentTooOften? Take(string? email, IReadOnlyList<DateTime> sentBefore)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var recent = sentBefore.Where(moment => now - moment < Remembered).ToList();
        if (recent.Count >= limits.PerVisit)
            return new SentTooOften(recent[^limits.PerVisit] + Remembered - now);
        return email is not null && mailboxes.AddUnless(NameOf(email), limits.PerMailbox) is { } wait ? new SentTooOften(wait) : null;
    }

    /// <summary>Spends the turn that was taken: what was not kept, for whatever reason, gives it back.</summary>
    /// <param name="email">The address that it was taken with; null for none.</param>
    /// <param name="keep">Keeps what is sent.</param>
    /// <returns>Whether it was kept.</returns>
    public async Task<bool> SpendAsync(string? email, Func<Task<bool>> keep)
    {
        var isKept = false;
        try
        {
            return isKept = await keep();
        }
        finally
        {
            if (!isKept && email is not null)
                mailboxes.TakeBack(NameOf(email));
        }
    }

    private static string NameOf(string email) => email.ToUpperInvariant();
}
