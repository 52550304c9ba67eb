using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Known;

namespace Wijkagent.Core.Subscriptions;

/// <summary>
/// Tells who follows something that its state is another one than they know, and deletes what is over. It compares, and waits
/// for no event: what went to and fro between two looks is no news, so there is one mail for a change at most. Who
/// follows something for long is told that it ends. Several nodes can do it at once.
/// </summary>
public sealed class SubscriptionTerms(
    WijkagentDbContext db, SubscriptionLinks links, Outbox outbox, Contents contents, ContentKeys keys, TimeProvider clock, ILogger<SubscriptionTerms> log)
{
    private const int AtOnce = 500;

    /// <summary>Looks at all of them once.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var ended = await EndAsync(cancel);
        var (told, looked, now) = (0, 0, clock.GetUtcNow().UtcDateTime);
        // Read before one is looked at: then a digest is due at another moment.
        List<Followed> open = [];
        while (await NextAsync(now, looked, cancel) is { Count: > 0 } some)
        {
            open.AddRange(some.Where(f => f.Now != f.Told || f.DueAt is not null));
            looked += some.Count;
        }

        foreach (var followed in open)
            told += await TellAsync(followed, cancel) ? 1 : 0;

        var reminded = 0;
        foreach (var id in await db.Subscriptions.ToRemindAt(now).OrderBy(s => s.Id).Select(s => s.Id).ToListAsync(cancel))
            reminded += await RemindAsync(id, now, cancel) ? 1 : 0;

        if (told + ended + reminded > 0)
            log.LogInformation("Subscriptions: {Told} were told of another state, {Reminded} that it ends soon, {Ended} are over and deleted", told, reminded, ended);
    }

    // Who hears it once a day or week is looked at when that is due. One that somebody stops meanwhile makes another be looked at the next time.
    private Task<List<Followed>> NextAsync(DateTime now, int looked, CancellationToken cancel) =>
        (from s in db.Subscriptions.AsNoTracking()
         join r in db.Reports on s.SubjectId equals r.Id
         where s.Subject == SubscriptionSubject.Problem && s.ConfirmedAt != null && (s.DueAt == null || s.DueAt <= now)
         orderby s.Id
         select new Followed(s.Id, r.Id, s.Told, s.DueAt, r.Status, r.Case == null ? null : r.Case.Status))
        .Skip(looked).Take(AtOnce).ToListAsync(cancel);

    private async Task<bool> TellAsync(Followed followed, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var now = clock.GetUtcNow().UtcDateTime;
        if (await db.Subscriptions.SingleOrDefaultAsync(s => s.Id == followed.Id, cancel) is not { } subscription || subscription.DueAt > now)
            return false;
        if (!subscription.Tell(followed.Now, now))
        {
            await db.SaveUnlessChangedAsync(cancel);
            return false;
        }

        await contents.OpenAsync(subscription, cancel);
        if (subscription.Email.Value is not { } address || await db.NameOfKindAsync(followed.Report, subscription.Language, cancel) is not { } kind)
            return false;
        outbox.Add(
            address, subscription.Language,
            new FollowedNewsMail(kind, subscription.ConfirmedAt!.Value, followed.Now, links.Make(subscription.Id, SubscriptionLink.Stop)), now);
        // Where another node was first it was told already.
        return (await db.SaveUnlessChangedAsync(cancel)).IsDone;
    }

    private async Task<bool> RemindAsync(Guid id, DateTime now, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (await db.Subscriptions.ToRemindAt(now).SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } subscription)
            return false;
        await contents.OpenAsync(subscription, cancel);
        if (subscription.Email.Value is not { } address || await db.NameOfKindAsync(subscription.SubjectId, subscription.Language, cancel) is not { } kind)
            return false;
        subscription.Remind(now);
        outbox.Add(
            address, subscription.Language,
            new FollowingEndsMail(kind, null, subscription.EndsAt, links.Make(id, SubscriptionLink.Keep), links.Make(id, SubscriptionLink.Stop)), now);
        // Where another node was first it was told already.
        return (await db.SaveUnlessChangedAsync(cancel)).IsDone;
    }

    /// <summary>Deletes what is over, and what was about something that is gone.</summary>
    private async Task<int> EndAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var over = await db.Subscriptions.PastAt(now).Select(s => s.Id).ToListAsync(cancel);
        over.AddRange(await db.Subscriptions
            .Where(s => s.Subject == SubscriptionSubject.Problem && !db.Reports.Any(r => r.Id == s.SubjectId))
            .Select(s => s.Id).ToListAsync(cancel));
        foreach (var some in over.Distinct().Chunk(AtOnce))
        {
            await db.Subscriptions.Where(s => some.Contains(s.Id)).ExecuteDeleteAsync(cancel);
            await keys.DestroyAsync(some, cancel);
        }

        return over.Count;
    }

    private sealed record Followed(Guid Id, Guid Report, KnownState Told, DateTime? DueAt, ReportStatus Status, CaseStatus? OnCase)
    {
        public KnownState Now => KnownStates.Of(Status, OnCase);
    }
}
