using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Content;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports.Known;

namespace Wijkagent.Core.Subscriptions.Areas;

/// <summary>What a feed tells.</summary>
/// <param name="Place">Of what piece of the country.</param>
/// <param name="Problems">The problems there, each with a name that tells nothing and is another one in another state.</param>
/// <param name="Bulletins">What the officer told the district.</param>
/// <param name="ChangedAt">When something in it changed last, UTC.</param>
public sealed record AreaFeed(FollowedPlace Place, IReadOnlyList<FeedProblem> Problems, IReadOnlyList<ListedBulletin> Bulletins, DateTime ChangedAt);

/// <summary>A problem in a feed.</summary>
/// <param name="Name">By what a program knows it again.</param>
/// <param name="Kind">What kind it is.</param>
/// <param name="Problem">What is shown.</param>
/// <param name="At">From when it could be followed, UTC.</param>
public sealed record FeedProblem(string Name, LocalizedText Kind, KnownProblem Problem, DateTime At);

/// <summary>
/// What who follows by a feed reads. That of a district or neighbourhood needs nothing kept; a zone is kept, and its feed is
/// read with a key that nobody finds.
/// </summary>
public sealed class AreaFeeds(
    WijkagentDbContext db, AreaNews news, AreaFollowing following, SubscriptionLinks links, Contents contents, SearchIndex index, IDatabaseDialect dialect,
    TimeProvider clock)
{
    private const int Most = 50;
    private const int NameBytes = 12;

    /// <summary>Keeps a zone, for nobody.</summary>
    /// <param name="place">The zone.</param>
    /// <param name="wish">What of it.</param>
    /// <param name="language">«nl» or «en».</param>
    /// <param name="sending">Which sending of the form it is: what is sent twice is one.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The key of its feed.</returns>
    public async Task<string> KeepAsync(FollowedPlace place, NewsWish wish, string language, string sending, CancellationToken cancel)
    {
        var key = new Guid((await index.AddressAsync($"feed {sending}", cancel)).AsSpan(0, 16));
        if (await db.AreaSubscriptions.Where(s => s.PlaceKey == key).Select(s => (Guid?)s.Id).SingleOrDefaultAsync(cancel) is { } kept)
            return links.Make(kept, SubscriptionLink.ReadZone);
        var feed = AreaSubscription.Feed(place.Zone!, key, await following.KnownPartAsync(wish, cancel), language, clock.GetUtcNow().UtcDateTime);
        db.AreaSubscriptions.Add(feed);
        // When it is not saved it is the same form at the same moment.
        return await db.SaveUnlessTakenAsync(dialect, tries: 1, cancel)
            ? links.Make(feed.Id, SubscriptionLink.ReadZone)
            : await KeepAsync(place, wish, language, sending, cancel);
    }

    /// <summary>The feed of a district or neighbourhood, by its code; null when there is none.</summary>
    public async Task<AreaFeed?> ReadAsync(string? code, IReadOnlyList<string> kinds, bool withBulletins, CancellationToken cancel) =>
        await news.FindAsync(code, cancel) is { } place ? await ReadAsync(place, kinds, withBulletins, cancel) : null;

    /// <summary>The feed of a zone, by its key, with its language; null when the key is none of ours, or it is over.</summary>
    public async Task<(AreaFeed Feed, string Language)?> ReadZoneAsync(string? key, CancellationToken cancel)
    {
        var (id, now) = (links.Read(key, SubscriptionLink.ReadZone), clock.GetUtcNow().UtcDateTime);
        if (id is null || await db.AreaSubscriptions.SingleOrDefaultAsync(s => s.Id == id && s.EndsAt > now, cancel) is not { } zone)
            return null;
        await contents.OpenAsync(zone, cancel);
        if (await news.FindAsync(zone, cancel) is not { } place)
            return null;
        if (zone.Read(now))
            await db.SaveUnlessChangedAsync(cancel);
        return (await ReadAsync(place, zone.Kinds, zone.WithBulletins, cancel), zone.Language);
    }

    private async Task<AreaFeed> ReadAsync(FollowedPlace place, IReadOnlyList<string> kinds, bool withBulletins, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var problems = new List<FeedProblem>();
        foreach (var problem in (await news.ProblemsAsync(place, kinds, now, cancel)).Take(Most))
        {
            // Another name in another zone: two feeds that have the same name in them would tell in which squares it is.
            var text = $"entry {place.Zone?.Write() ?? place.Area.Code} {problem.Key} {problem.Problem.Neighbourhood} {problem.Problem.State}";
            var name = Convert.ToHexStringLower((await index.AddressAsync(text, cancel)).AsSpan(0, NameBytes));
            problems.Add(new FeedProblem(name, problem.Kind.Name, problem.Problem, Mornings.NextAfter(WorkingTime.StartOf(problem.Problem.LastTold.AddDays(1)), NewsRhythm.Daily)));
        }

        var bulletins = withBulletins ? await news.BulletinsAsync(place, DateTime.MinValue, now, cancel) : [];
        return new AreaFeed(place, problems, bulletins, problems.Select(p => p.At).Concat(bulletins.Select(b => b.PublishedAt)).DefaultIfEmpty(Mornings.LastUntil(now)).Max());
    }
}
