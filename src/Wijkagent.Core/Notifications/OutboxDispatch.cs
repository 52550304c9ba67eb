using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Notifications;

/// <summary>
/// Sends what is due. Rows are claimed by one statement with a lease, so that each is sent by one node; when a node
/// falls over, the lease passes and another one goes on. While the mail server is away one mail is tried now and then.
/// </summary>
public sealed class OutboxDispatch(
    WijkagentDbContext db,
    IMailRenderer renderer,
    IMailTransport transport,
    MailServerWatch server,
    IDatabaseDialect dialect,
    TimeProvider clock,
    ILogger<OutboxDispatch> log)
{
    /// <summary>How many mails are claimed at once.</summary>
    public const int BatchSize = 4;

    /// <summary>How long handing over one mail may take in all.</summary>
    public static readonly TimeSpan MailTime = TimeSpan.FromSeconds(30);

    /// <summary>How long a claim holds: longer than a batch takes when all of its mails run into their time-out.</summary>
    public static readonly TimeSpan Lease = (MailTime * BatchSize) + TimeSpan.FromSeconds(30);

    /// <summary>Claims and sends one batch; a single mail when it has to show whether the mail server is back.</summary>
    /// <returns>How many mails were handled; 0 when nothing is due, or the mail server is left alone for a moment.</returns>
    public async Task<int> SendDueAsync(CancellationToken cancel)
    {
        if (!server.MayBeAsked)
            return 0;
        if (server.HasReturned)
            await MakeDueAsync(cancel);
        var claimed = await ClaimAsync(cancel);
        var handled = 0;
        try
        {
            foreach (var message in claimed)
            {
                cancel.ThrowIfCancellationRequested();
                // Whoever took longer than the claim holds leaves the rest to the node that has it by now.
                if (message.LeasedUntil <= clock.GetUtcNow().UtcDateTime)
                    break;
                await SendAsync(message, cancel);
                handled++;
                if (server.IsAway)
                    break;
            }
        }
        catch (OperationCanceledException)
        {
            await ReleaseAsync(claimed);
            throw;
        }

        await ReleaseAsync(claimed);
        return handled;
    }

    /// <summary>What failed while the mail server was away need not wait for its next turn.</summary>
    private async Task MakeDueAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await OutboxQueries.TriedBefore(db, now).ExecuteUpdateAsync(set => set.SetProperty(m => m.NextAttemptAt, now), cancel);
        server.NoteMadeDue();
    }

    private async Task<List<OutboxMessage>> ClaimAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var until = now + Lease;
        var claim = Guid.NewGuid();
        var isAway = server.IsAway;
        var turn = isAway ? OutboxQueries.ForProbe(db, now) : OutboxQueries.InTurn(db, now);
        var due = await turn.Select(m => m.Id).Take(isAway ? 1 : BatchSize).ToListAsync(cancel);
        if (due.Count == 0)
            return [];

        // The condition stands on the rows that are changed: of two nodes that found the same ones, the second gets none.
        var free = isAway ? OutboxQueries.Free(db, now) : OutboxQueries.Due(db, now);
        await free.Where(m => due.Contains(m.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.LeasedBy, claim).SetProperty(m => m.LeasedUntil, until), cancel);
        return await OutboxQueries.ClaimedBy(db, claim).ToListAsync(cancel);
    }

    private async Task SendAsync(OutboxMessage message, CancellationToken cancel)
    {
        if (await RenderAsync(message, cancel) is { } mail)
            await HandOverAsync(message, mail, cancel);

        try
        {
            // What became of the mail has to be written down also when the program is being stopped.
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (DbUpdateConcurrencyException)
        {
            // It was removed while it was on its way, with the name it was for: nothing is left to write down. The others go on.
            db.Entry(message).State = EntityState.Detached;
        }
    }

    private async Task<RenderedMail?> RenderAsync(OutboxMessage message, CancellationToken cancel)
    {
        try
        {
            return await renderer.RenderAsync(message, cancel);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            // Keys or database that are away come back; a template that is gone or does not fit does not.
            var passes = failure is CryptographicException or DbException or TimeoutException or OperationCanceledException || dialect.IsAway(failure);
            log.LogError(failure, "Mail {MailId} ({Template}) can't be made; tried again: {Again}", message.Id, message.Template, passes);
            message.MarkFailed($"It could not be made: {failure.GetType().Name}", forGood: !passes, clock.GetUtcNow().UtcDateTime);
            // It was to show whether the server is back, and did not: the next one is not tried at once.
            if (server.IsAway)
                server.NoteAway();
            return null;
        }
    }

    private async Task HandOverAsync(OutboxMessage message, RenderedMail mail, CancellationToken cancel)
    {
        using var time = new CancellationTokenSource(MailTime, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancel);
        try
        {
            await transport.SendAsync(mail, either.Token);
            message.MarkSent(clock.GetUtcNow().UtcDateTime);
            server.NoteThere();
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw;
        }
        catch (MailRefusedException refused)
        {
            message.MarkFailed(refused.Message, forGood: true, clock.GetUtcNow().UtcDateTime);
            log.LogWarning("Mail {MailId} ({Template}) was refused and is given up", message.Id, message.Template);
            server.NoteThere();
        }
        catch (Exception failure)
        {
            // The server's own words can hold the address: the row keeps the kind of failure alone.
            message.MarkFailed(failure.GetType().Name, forGood: false, clock.GetUtcNow().UtcDateTime);
            log.LogWarning(
                "Mail {MailId} ({Template}) was not sent at try {Attempt}: {Failure}",
                message.Id, message.Template, message.Attempts, failure.GetType().Name);
            if (failure is MailDeferredException)
                server.NoteDeferred();
            else
                server.NoteAway();
        }
    }

    /// <summary>Gives back what was claimed and not tried, so that nobody need wait for the lease to pass.</summary>
    private async Task ReleaseAsync(List<OutboxMessage> claimed)
    {
        var held = claimed.Where(m => m.LeasedBy is not null).ToList();
        if (held.Count > 0)
        {
            var claim = held[0].LeasedBy;
            await db.Outbox.Where(m => m.LeasedBy == claim).ExecuteUpdateAsync(
                set => set.SetProperty(m => m.LeasedBy, (Guid?)null).SetProperty(m => m.LeasedUntil, (DateTime?)null),
                CancellationToken.None);
        }
    }
}

/// <summary>Which rows of the outbox a worker looks at.</summary>
public static class OutboxQueries
{
    /// <summary>
    /// What may be tried at a moment (UTC) and nobody holds. In the order in which it is due, not by age: addresses that
    /// always fail must not keep good mail waiting.
    /// </summary>
    public static IQueryable<OutboxMessage> InTurn(WijkagentDbContext db, DateTime now) =>
        Due(db, now).OrderBy(m => m.NextAttemptAt);

    /// <summary>The same, in no order.</summary>
    public static IQueryable<OutboxMessage> Due(WijkagentDbContext db, DateTime now) => Free(db, now).Where(m => m.NextAttemptAt <= now);

    /// <summary>All that waits and nobody holds, due or not.</summary>
    public static IQueryable<OutboxMessage> Free(WijkagentDbContext db, DateTime now) => db.Outbox
        .Where(m => m.SentAt == null && m.GivenUpAt == null && (m.LeasedUntil == null || m.LeasedUntil < now));

    /// <summary>The same, with those first that show best whether the server is back: where something is wrong with a mail, it was tried most.</summary>
    public static IQueryable<OutboxMessage> ForProbe(WijkagentDbContext db, DateTime now) =>
        Free(db, now).OrderBy(m => m.Attempts).ThenBy(m => m.NextAttemptAt);

    /// <summary>What failed before and waits for its next turn.</summary>
    public static IQueryable<OutboxMessage> TriedBefore(WijkagentDbContext db, DateTime now) =>
        Free(db, now).Where(m => m.Attempts > 0 && m.NextAttemptAt > now);

    /// <summary>What one claim got hold of, the longest due first.</summary>
    public static IQueryable<OutboxMessage> ClaimedBy(WijkagentDbContext db, Guid claim) =>
        db.Outbox.Where(m => m.LeasedBy == claim).OrderBy(m => m.NextAttemptAt);
}
