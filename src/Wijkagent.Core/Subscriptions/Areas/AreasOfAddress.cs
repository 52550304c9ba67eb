using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Subscriptions.Areas;

/// <summary>A piece of the country that is followed from an address.</summary>
/// <param name="Place">What it is called; null when it is there no more.</param>
/// <param name="Zone">Where it is, when it was chosen around a place or drawn.</param>
/// <param name="Wish">What is told of it.</param>
/// <param name="AskedAt">When it was asked for, UTC.</param>
/// <param name="ConfirmedAt">When it was confirmed, UTC.</param>
/// <param name="EndsAt">When it is over, UTC.</param>
public sealed record OwnArea(PieceName? Place, FollowedZone? Zone, NewsWish Wish, DateTime AskedAt, DateTime ConfirmedAt, DateTime EndsAt);

/// <summary>Reads what pieces of the country are followed from an address, for whoever has proved to own it, and takes them along.</summary>
public sealed class AreasOfAddress(WijkagentDbContext db, AreaNews news, Contents contents, SearchIndex index)
{
    /// <summary>All that were confirmed, the newest first.</summary>
    public async Task<IReadOnlyList<OwnArea>> ReadAsync(string address, CancellationToken cancel)
    {
        var all = await db.AreaSubscriptions.AsNoTracking().OfAddress(await index.AddressAsync(address, cancel)).ToListAsync(cancel);
        await contents.OpenAllAsync(all, cancel);
        var own = new List<OwnArea>(all.Count);
        foreach (var s in all)
            own.Add(new OwnArea((await news.FindAsync(s, cancel))?.Name, FollowedZone.Read(s.Zone?.Value), s.Wish, s.AskedAt, s.ConfirmedAt!.Value, s.EndsAt));
        return own;
    }

    /// <summary>
    /// The owner of an address has another one, and proved to read it: the news goes there, in the save that follows. What is
    /// followed from there already is not followed twice: that stays where it is.
    /// </summary>
    public async Task MoveAsync(string from, string to, CancellationToken cancel)
    {
        var (hash, next) = (await index.AddressAsync(from, cancel), await index.AddressAsync(to, cancel));
        var moving = await db.AreaSubscriptions.OfAddress(hash).ToListAsync(cancel);
        await contents.OpenAllAsync(moving, cancel);
        var there = (await db.AreaSubscriptions.Where(s => s.FoundBy == next).Select(s => s.PlaceKey).ToListAsync(cancel)).ToHashSet();
        foreach (var subscription in moving)
        {
            var key = FollowedZone.Read(subscription.Zone?.Value) is { } zone ? await index.KeyOfAsync(zone, to, cancel) : subscription.PlaceKey;
            if (there.Add(key))
                subscription.MoveTo(to, next, key);
        }
    }
}

/// <summary>Which are whose.</summary>
internal static class AreasOfAddressQueries
{
    /// <summary>Those that were confirmed at an address, the newest first.</summary>
    public static IQueryable<AreaSubscription> OfAddress(this IQueryable<AreaSubscription> subscriptions, byte[] hash) =>
        subscriptions.Where(s => s.FoundBy == hash && s.ConfirmedAt != null).OrderByDescending(s => s.AskedAt).ThenBy(s => s.Id);

    /// <summary>By what it is known that an address follows a zone already. Nothing can be read in it.</summary>
    public static async Task<Guid> KeyOfAsync(this SearchIndex index, FollowedZone zone, string address, CancellationToken cancel) =>
        new((await index.AddressAsync($"{address} {zone.Write()}", cancel)).AsSpan(0, 16));
}
