using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Notifications;

/// <summary>Deletes mails from the outbox whose time is over: one that was given up still holds an address and what was told.</summary>
public sealed class OutboxTerms(WijkagentDbContext db, TimeProvider clock, ILogger<OutboxTerms> log)
{
    /// <summary>Deletes what was sent or given up longer ago than <see cref="OutboxMessage.KeptFor"/>.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var sent = await db.Outbox.SentPastAt(now).ExecuteDeleteAsync(cancel);
        var givenUp = await db.Outbox.GivenUpPastAt(now).ExecuteDeleteAsync(cancel);
        if (sent + givenUp > 0)
            log.LogInformation("Old mails deleted: {Sent} sent, {GivenUp} given up", sent, givenUp);
    }
}

/// <summary>Which mails are to go: two questions, each with an index of its own.</summary>
internal static class OutboxTermQueries
{
    /// <summary>Those that were sent longer than <see cref="OutboxMessage.KeptFor"/> before a moment, UTC.</summary>
    public static IQueryable<OutboxMessage> SentPastAt(this IQueryable<OutboxMessage> mails, DateTime at)
    {
        var before = at - OutboxMessage.KeptFor;
        return mails.Where(m => m.SentAt < before);
    }

    /// <summary>Those that were given up as long before it.</summary>
    public static IQueryable<OutboxMessage> GivenUpPastAt(this IQueryable<OutboxMessage> mails, DateTime at)
    {
        var before = at - OutboxMessage.KeptFor;
        return mails.Where(m => m.SentAt == null && m.GivenUpAt < before);
    }
}
