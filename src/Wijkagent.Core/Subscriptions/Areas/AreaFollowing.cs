using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports.Known;

namespace Wijkagent.Core.Subscriptions.Areas;

/// <summary>It was asked too often: what was filled in is kept on the page, and can be sent later.</summary>
/// <param name="Wait">How long to wait.</param>
public sealed record AskedTooOften(TimeSpan Wait) : TooOftenError(Wait);

/// <summary>
/// Lets people follow a piece of the country by mail. Whoever is not signed in confirms the address by a link, and is
/// answered the same whether the address follows it already.
/// </summary>
public sealed class AreaFollowing(
    WijkagentDbContext db, AreaNews news, KnownInAreas known, SubscriptionLinks links, Outbox outbox, SearchIndex index, IDatabaseDialect dialect, TimeProvider clock)
{
    /// <summary>How many an address has that it did not confirm: whoever types the address of somebody else fills no mailbox.</summary>
    public const int MostUnconfirmed = 5;

    /// <summary>How many an address has in all.</summary>
    public const int Most = 20;

    private static readonly TimeSpan MailsApart = TimeSpan.FromHours(1);

    /// <summary>Keeps the wish of somebody who is not signed in, and mails a link to confirm it.</summary>
    /// <param name="place">What is to be followed.</param>
    /// <param name="email">The address as it was typed.</param>
    /// <param name="wish">What of it.</param>
    /// <param name="language">«nl» or «en».</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Done, or <see cref="NotAnEmailAddress"/>.</returns>
    public async Task<Result> AskAsync(FollowedPlace place, string? email, NewsWish wish, string language, CancellationToken cancel)
    {
        var read = EmailAddress.Read(email, "Email");
        if (!read.IsDone)
            return read.Error;
        var (address, now) = (read.Value, Now());
        var (hash, key) = (await index.AddressAsync(address, cancel), await KeyAsync(place, address, cancel));
        var kept = await FindAsync(hash, place, key, cancel);
        if (kept is null && await IsFullAsync(hash, cancel))
            return Result.Done;
        wish = await KnownPartAsync(wish, cancel);
        if (kept is not null && now - kept.MailedAt < MailsApart)
        {
            kept.AskOtherwise(wish, language);
            return await db.SaveOrDoAgainAsync(Result.Done, () => AskAsync(place, email, wish, language, cancel), cancel);
        }

        if (kept is null)
            db.AreaSubscriptions.Add(kept = Make(place, key, address, wish, language, now));
        else
            kept.AskAgain(wish, language, now);
        var isFollowed = kept.ConfirmedAt is not null;
        var link = links.Make(kept.Id, isFollowed ? SubscriptionLink.ManageArea : SubscriptionLink.ConfirmArea);
        var mail = new ConfirmAreaMail(place.Name, isFollowed, link)
        {
            Kinds = await NamesOfAsync(wish.Kinds, kept.Language, cancel),
            WithBulletins = wish.WithBulletins,
            Rhythm = wish.Rhythm,
        };
        outbox.Add(address, kept.Language, mail, now);
        return await SaveAsync(cancel);
    }

    /// <summary>Follows it for somebody who proved to own the address, or changes what is wished.</summary>
    /// <returns>Done, or <see cref="TooManyFollowed"/>.</returns>
    public async Task<Result> FollowAsync(FollowedPlace place, string address, NewsWish wish, string language, CancellationToken cancel)
    {
        var now = Now();
        var (hash, key) = (await index.AddressAsync(address, cancel), await KeyAsync(place, address, cancel));
        var kept = await FindAsync(hash, place, key, cancel);
        if (kept is null && await db.AreaSubscriptions.CountAsync(s => s.FoundBy == hash, cancel) >= Most)
            return new TooManyFollowed(Most);
        wish = await KnownPartAsync(wish, cancel);
        var present = await news.ProblemsAsync(place, wish.Kinds, now, cancel);
        if (kept is null)
            db.AreaSubscriptions.Add(kept = Make(place, key, address, wish, language, now));
        if (kept.ConfirmedAt is null)
        {
            kept.AskAgain(wish, language, now);
            kept.Confirm(present, now);
        }
        else
        {
            kept.Change(wish, present, now);
        }

        return await SaveAsync(cancel);
    }

    /// <summary>What of a wish there is: kinds that can't be followed are left out, and all of them together is all.</summary>
    internal async Task<NewsWish> KnownPartAsync(NewsWish wish, CancellationToken cancel)
    {
        var all = (await known.KindsAsync(cancel)).Select(k => k.Slug).ToList();
        var chosen = all.Where(wish.Kinds.Contains).ToList();
        return wish with { Kinds = chosen.Count == all.Count ? [] : chosen };
    }

    private async Task<IReadOnlyList<string>> NamesOfAsync(IReadOnlyList<string> kinds, string language, CancellationToken cancel) =>
        [.. (await known.KindsAsync(cancel)).Where(k => kinds.Contains(k.Slug)).Select(k => k.Name.In(CultureInfo.GetCultureInfo(language)))];

    private async Task<Guid> KeyAsync(FollowedPlace place, string address, CancellationToken cancel) =>
        place.Zone is { } zone ? await index.KeyOfAsync(zone, address, cancel) : place.Area.Id;

    private Task<AreaSubscription?> FindAsync(byte[] hash, FollowedPlace place, Guid key, CancellationToken cancel) =>
        db.AreaSubscriptions.SingleOrDefaultAsync(s => s.FoundBy == hash && s.Piece == place.Piece && s.PlaceKey == key, cancel);

    private async Task<bool> IsFullAsync(byte[] hash, CancellationToken cancel) =>
        await db.AreaSubscriptions.CountAsync(s => s.FoundBy == hash && s.ConfirmedAt == null, cancel) >= MostUnconfirmed
        || await db.AreaSubscriptions.CountAsync(s => s.FoundBy == hash, cancel) >= Most;

    private static AreaSubscription Make(FollowedPlace place, Guid key, string address, NewsWish wish, string language, DateTime now) => place.Zone is { } zone
        ? AreaSubscription.ToZone(zone, key, address, wish, language, now)
        : AreaSubscription.ToArea(place.Piece, key, address, wish, language, now);

    private async Task<Result> SaveAsync(CancellationToken cancel)
    {
        // When it is not saved it is the same form at the same moment: the other one was kept, and mailed.
        await db.SaveUnlessTakenAsync(dialect, tries: 1, cancel);
        return Result.Done;
    }

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
