using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Notifications;

/// <summary>A mail that did not leave.</summary>
/// <param name="Template">Which mail.</param>
/// <param name="AskedAt">When it was asked for, UTC.</param>
/// <param name="GivenUpAt">When it was given up, UTC; null while it is tried.</param>
public sealed record WaitingMail(string Template, DateTime AskedAt, DateTime? GivenUpAt);

/// <summary>The mails to an address that wait. Of what was sent the address is forgotten, so nobody can tell whose it was.</summary>
public sealed class WaitingMails(WijkagentDbContext db, MailPayloads payloads, TimeProvider clock)
{
    // Addresses are encrypted each by itself, so each has to be opened. More than this waits only while mail is down.
    private const int MostLookedAt = 5000;

    /// <summary>The mails, the newest first.</summary>
    public async Task<IReadOnlyList<WaitingMail>> OfAsync(string address, CancellationToken cancel)
    {
        var waiting = await db.Outbox.AsNoTracking()
            .Where(m => m.SentAt == null)
            .OrderByDescending(m => m.CreatedAt).ThenBy(m => m.Id)
            .Take(MostLookedAt)
            .Select(m => new { m.To, m.Template, m.CreatedAt, m.GivenUpAt })
            .ToListAsync(cancel);
        return [.. waiting.Where(m => IsTo(m.To, address)).Select(m => new WaitingMail(m.Template, m.CreatedAt, m.GivenUpAt))];
    }

    /// <summary>
    /// Removes the mails to an address that are about one report, in the save that follows. What a worker holds at this very
    /// moment leaves.
    /// </summary>
    internal async Task RemoveAsync(string address, string code, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var waiting = await db.Outbox
            .Where(m => m.SentAt == null && (m.LeasedUntil == null || m.LeasedUntil < now))
            .OrderByDescending(m => m.CreatedAt).ThenBy(m => m.Id)
            .Take(MostLookedAt)
            .ToListAsync(cancel);
        db.Outbox.RemoveRange(waiting.Where(m => IsTo(m.To, address) && payloads.CodeIn(m.Payload) == code));
    }

    private bool IsTo(byte[] to, string address)
    {
        try
        {
            return string.Equals(payloads.OpenAddress(to), address, StringComparison.OrdinalIgnoreCase);
        }
        catch (CryptographicException)
        {
            // The key that encrypted it is gone: nobody reads to whom it went.
            return false;
        }
    }
}
