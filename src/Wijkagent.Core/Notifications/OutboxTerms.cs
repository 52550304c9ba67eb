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
        var before = clock.GetUtcNow().UtcDateTime - OutboxMessage.KeptFor;
        var sent = await db.Outbox.Where(m => m.SentAt < before).ExecuteDeleteAsync(cancel);
        var givenUp = await db.Outbox.Where(m => m.SentAt == null && m.GivenUpAt < before).ExecuteDeleteAsync(cancel);
        if (sent + givenUp > 0)
            log.LogInformation("Old mails deleted: {Sent} sent, {GivenUp} given up", sent, givenUp);
    }
}
