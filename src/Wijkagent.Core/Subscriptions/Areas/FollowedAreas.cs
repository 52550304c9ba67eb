using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Subscriptions.Areas;

/// <summary>A subscription as its owner sees it.</summary>
/// <param name="Place">What is followed; null when it is there no more.</param>
/// <param name="Wish">What of it.</param>
/// <param name="AskedAt">When it was asked for, UTC.</param>
/// <param name="EndsAt">When it is over, UTC.</param>
/// <param name="Link">The key of its page.</param>
/// <param name="IsConfirmed">Whether the link in the mail was followed.</param>
public sealed record FollowedArea(PieceName? Place, NewsWish Wish, DateTime AskedAt, DateTime EndsAt, string Link, bool IsConfirmed);

/// <summary>What the owner of a subscription does with it: by the keys in its mails, or by the proved address.</summary>
public sealed class FollowedAreas(
    WijkagentDbContext db, AreaNews news, AreaFollowing following, SubscriptionLinks links, Contents contents, ContentKeys keys, SearchIndex index, TimeProvider clock)
{
    /// <summary>What a link would confirm; null when it is none of ours, or what it was for is over.</summary>
    public Task<FollowedArea?> ToConfirmAsync(string? link, CancellationToken cancel) => ShowAsync(links.Read(link, SubscriptionLink.ConfirmArea), cancel);

    /// <summary>The link in the mail was followed.</summary>
    /// <returns>Done, also the second time; or <see cref="SubscriptionGone"/>.</returns>
    public async Task<Result> ConfirmAsync(string? link, CancellationToken cancel)
    {
        if (await FindAsync(links.Read(link, SubscriptionLink.ConfirmArea), cancel) is not { } subscription
            || await news.FindAsync(subscription, cancel) is not { } place)
        {
            return new SubscriptionGone();
        }

        var now = Now();
        subscription.Confirm(await news.ProblemsAsync(place, subscription.Kinds, now, cancel), now);
        return await db.SaveOrDoAgainAsync(Result.Done, () => ConfirmAsync(link, cancel), cancel);
    }

    /// <summary>What a link manages; null as above, or when nobody confirmed it.</summary>
    public Task<FollowedArea?> OpenAsync(string? link, CancellationToken cancel) => ShowAsync(links.Read(link, SubscriptionLink.ManageArea), cancel);

    /// <summary>Its owner wishes something else.</summary>
    /// <returns>Done, or <see cref="SubscriptionGone"/>.</returns>
    public async Task<Result> ChangeAsync(string? link, NewsWish wish, CancellationToken cancel)
    {
        if (await FindAsync(links.Read(link, SubscriptionLink.ManageArea), cancel) is not { ConfirmedAt: not null } subscription
            || await news.FindAsync(subscription, cancel) is not { } place)
        {
            return new SubscriptionGone();
        }

        var (known, now) = (await following.KnownPartAsync(wish, cancel), Now());
        subscription.Change(known, await news.ProblemsAsync(place, known.Kinds, now, cancel), now);
        return await db.SaveOrDoAgainAsync(Result.Done, () => ChangeAsync(link, wish, cancel), cancel);
    }

    /// <summary>Its owner keeps it as long again.</summary>
    /// <returns>Until when, UTC, also the second time; or <see cref="SubscriptionGone"/>.</returns>
    public async Task<Result<DateTime>> KeepAsync(string? link, CancellationToken cancel)
    {
        if (await FindAsync(links.Read(link, SubscriptionLink.ManageArea), cancel) is not { ConfirmedAt: not null } subscription)
            return new SubscriptionGone();
        subscription.Keep(Now());
        return await db.SaveOrDoAgainAsync<Result<DateTime>>(subscription.EndsAt, () => KeepAsync(link, cancel), cancel);
    }

    /// <summary>Whether there is something to stop by a link: not what was stopped already, or is over.</summary>
    public async Task<bool> CanStopAsync(string? link, CancellationToken cancel)
    {
        var (id, now) = (links.Read(link, SubscriptionLink.ManageArea), Now());
        return await db.AreaSubscriptions.AnyAsync(s => s.Id == id && s.EndsAt > now, cancel);
    }

    /// <summary>Stops it: nothing of it is left.</summary>
    /// <returns>Done, also the second time; or <see cref="SubscriptionGone"/> for a link that is none of ours.</returns>
    public async Task<Result> StopAsync(string? link, CancellationToken cancel)
    {
        if (links.Read(link, SubscriptionLink.ManageArea) is not { } id)
            return new SubscriptionGone();
        if (await db.AreaSubscriptions.Where(s => s.Id == id).ExecuteDeleteAsync(cancel) > 0)
            await keys.DestroyAsync([id], cancel);
        return Result.Done;
    }

    /// <summary>All that were confirmed from an address, the newest first; for whoever has proved to own it.</summary>
    public async Task<IReadOnlyList<FollowedArea>> OfAddressAsync(string address, CancellationToken cancel)
    {
        var hash = await index.AddressAsync(address, cancel);
        var all = await db.AreaSubscriptions.AsNoTracking()
            .OfAddress(hash)
            .ToListAsync(cancel);
        await contents.OpenAllAsync(all, cancel);
        var shown = new List<FollowedArea>(all.Count);
        foreach (var subscription in all)
            shown.Add(await ShowAsync(subscription, cancel));
        return shown;
    }

    private async Task<FollowedArea?> ShowAsync(Guid? id, CancellationToken cancel) =>
        await FindAsync(id, cancel) is { } subscription ? await ShowAsync(subscription, cancel) : null;

    private async Task<FollowedArea> ShowAsync(AreaSubscription subscription, CancellationToken cancel) => new(
        (await news.FindAsync(subscription, cancel))?.Name, subscription.Wish, subscription.AskedAt, subscription.EndsAt,
        links.Make(subscription.Id, SubscriptionLink.ManageArea), subscription.ConfirmedAt is not null);

    private async Task<AreaSubscription?> FindAsync(Guid? id, CancellationToken cancel)
    {
        var now = Now();
        if (id is null || await db.AreaSubscriptions.SingleOrDefaultAsync(s => s.Id == id && s.EndsAt > now, cancel) is not { } subscription)
            return null;
        await contents.OpenAsync(subscription, cancel);
        return subscription;
    }

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
