using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Wijkagent.Core.Common;
using Wijkagent.Core.Content;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports.Known;

namespace Wijkagent.Core.Subscriptions.Areas;

/// <summary>
/// Tells who follows a piece of the country what is new there, when each is due, and that it ends, and deletes what is over. What is
/// told is what is there compared with what was told: nobody has to say that something happened. Several nodes can do it at once.
/// </summary>
public sealed class AreaNewsTerms(
    WijkagentDbContext db, AreaNews news, SubscriptionLinks links, Outbox outbox, Contents contents, ContentKeys keys, TimeProvider clock,
    ILogger<AreaNewsTerms> log)
{
    /// <summary>How many problems go in a mail; how many more there are is told.</summary>
    public const int MostInMail = 20;

    private const int AtOnce = 500;

    /// <summary>Looks at all that are due once.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var (ended, told, reminded) = (await EndAsync(cancel), 0, 0);
        var now = clock.GetUtcNow().UtcDateTime;
        // Read at once: one that was looked at is due at another moment, or at once again.
        foreach (var id in await db.AreaSubscriptions.Where(s => s.DueAt <= now).OrderBy(s => s.DueAt).Select(s => s.Id).ToListAsync(cancel))
            told += await TellAsync(id, now, cancel) ? 1 : 0;
        foreach (var id in await db.AreaSubscriptions.ToRemindAt(now).OrderBy(s => s.Id).Select(s => s.Id).ToListAsync(cancel))
            reminded += await RemindAsync(id, now, cancel) ? 1 : 0;
        if (told + ended + reminded > 0)
            log.LogInformation("Followed areas: {Told} were told of news, {Reminded} that it ends soon, {Ended} are over and deleted", told, reminded, ended);
    }

    private async Task<bool> TellAsync(Guid id, DateTime now, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (await db.AreaSubscriptions.SingleOrDefaultAsync(s => s.Id == id && s.DueAt <= now, cancel) is not { } subscription)
            return false;
        await contents.OpenAsync(subscription, cancel);
        if (subscription.Email?.Value is not { } address || await news.FindAsync(subscription, cancel) is not { } place)
            return false;
        var bulletins = subscription.WithBulletins ? await news.BulletinsAsync(place, subscription.ToldUntil, now, cancel) : [];
        var problems = subscription.Tell(await news.ProblemsAsync(place, subscription.Kinds, now, cancel), now);
        var isNews = bulletins.Count + problems.Count > 0;
        // Nothing to tell at once is nothing to write down.
        if (!isNews && subscription.Rhythm == NewsRhythm.AtOnce)
            return false;
        if (isNews)
        {
            var culture = CultureInfo.GetCultureInfo(subscription.Language);
            outbox.Add(address, subscription.Language, new AreaNewsMail(
                place.Name, [.. problems.Take(MostInMail).Select(p => LineOf(p.Problem, p.IsChange, culture))], Math.Max(0, problems.Count - MostInMail),
                [.. bulletins.Select(b => LineOf(b, culture))], subscription.EndsAt, links.Make(subscription.Id, SubscriptionLink.ManageArea)), now);
        }

        // Where another node was first it was told already.
        return (await db.SaveUnlessChangedAsync(cancel)).IsDone && isNews;
    }

    private async Task<bool> RemindAsync(Guid id, DateTime now, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (await db.AreaSubscriptions.ToRemindAt(now).SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } subscription)
            return false;
        await contents.OpenAsync(subscription, cancel);
        if (subscription.Email?.Value is not { } address || await news.FindAsync(subscription, cancel) is not { } place)
            return false;
        subscription.Remind(now);
        var link = links.Make(id, SubscriptionLink.ManageArea);
        outbox.Add(address, subscription.Language, new FollowingEndsMail(null, place.Name, subscription.EndsAt, link, link), now);
        // Where another node was first it was told already.
        return (await db.SaveUnlessChangedAsync(cancel)).IsDone;
    }

    private static ProblemLine LineOf(ProblemInArea problem, bool isChange, CultureInfo culture) => new(
        problem.Kind.Name.In(culture), problem.Problem.Neighbourhood, problem.Problem.LastTold, problem.Problem.State, problem.Problem.Crowd, isChange);

    private static BulletinLine LineOf(ListedBulletin bulletin, CultureInfo culture) => new(
        bulletin.Title.In(culture), bulletin.Text.In(culture), bulletin.OfficerFirstName, WorkingTime.DayOf(bulletin.PublishedAt));

    /// <summary>Deletes what is over, and what was about an area that is gone.</summary>
    private async Task<int> EndAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var over = await db.AreaSubscriptions.PastAt(now).Select(s => s.Id).ToListAsync(cancel);
        over.AddRange(await db.AreaSubscriptions
            .Where(s => (s.Piece == FollowedPiece.District && !db.Districts.Any(d => d.Id == s.PlaceKey && d.EndedInYear == null))
                || (s.Piece == FollowedPiece.Neighbourhood && !db.Neighbourhoods.Any(n => n.Id == s.PlaceKey && n.EndedInYear == null)))
            .Select(s => s.Id).ToListAsync(cancel));
        foreach (var some in over.Distinct().Chunk(AtOnce))
        {
            await db.AreaSubscriptions.Where(s => some.Contains(s.Id)).ExecuteDeleteAsync(cancel);
            await keys.DestroyAsync(some, cancel);
        }

        return over.Count;
    }
}
