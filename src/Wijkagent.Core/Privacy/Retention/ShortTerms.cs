using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Identity.SecondFactor;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Screening;
using Wijkagent.Core.Subscriptions;
using Wijkagent.Core.Subscriptions.Areas;

namespace Wijkagent.Core.Privacy.Retention;

/// <summary>What is kept for hours or days, and cleared all day long by a job of its own.</summary>
public enum ShortTerm
{
    /// <summary>A report that somebody was filling in.</summary>
    Draft,

    /// <summary>That somebody follows something.</summary>
    Subscription,

    /// <summary>A mail that was sent or given up.</summary>
    Mail,

    /// <summary>A session that ended by its times.</summary>
    Session,

    /// <summary>That a link without a password, or a key, was used.</summary>
    UsedLink,

    /// <summary>That something is on a block list.</summary>
    Block,
}

/// <summary>How many of something are past their date.</summary>
/// <param name="Term">Of what.</param>
/// <param name="Count">How many.</param>
public sealed record ShortTermCount(ShortTerm Term, int Count);

/// <summary>
/// Counts what the jobs of short terms should have cleared and did not, by the same queries as they clear it with: a job
/// that stands still, or forgets a thing, shows.
/// </summary>
public sealed class ShortTerms(WijkagentDbContext db, TimeProvider clock)
{
    /// <summary>How long after its time something may still be there: the jobs look every quarter of an hour.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>What is late; what nothing is late of is left out.</summary>
    public async Task<IReadOnlyList<ShortTermCount>> LateAsync(CancellationToken cancel)
    {
        var since = clock.GetUtcNow().UtcDateTime - Patience;
        ShortTermCount[] counts =
        [
            new(ShortTerm.Draft, await db.ReportDrafts.PastAt(since).CountAsync(cancel)),
            new(ShortTerm.Subscription, await db.Subscriptions.PastAt(since).CountAsync(cancel) + await db.AreaSubscriptions.PastAt(since).CountAsync(cancel)),
            new(ShortTerm.Mail, await db.Outbox.SentPastAt(since).CountAsync(cancel) + await db.Outbox.GivenUpPastAt(since).CountAsync(cancel)),
            new(ShortTerm.Session, await db.UserSessions.DeadAt(since).CountAsync(cancel)),
            new(ShortTerm.UsedLink, await db.UsedProofs.PastAt(since).CountAsync(cancel)),
            new(ShortTerm.Block, await db.SendingBlocks.PastAt(since).CountAsync(cancel)),
        ];
        return [.. counts.Where(c => c.Count > 0)];
    }
}
