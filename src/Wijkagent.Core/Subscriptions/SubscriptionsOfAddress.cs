using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports.Known;
using Wijkagent.Core.Subscriptions.Areas;

namespace Wijkagent.Core.Subscriptions;

/// <summary>Something that is followed from an address.</summary>
/// <param name="Kind">What kind of problem.</param>
/// <param name="AskedAt">When it was asked for, UTC.</param>
/// <param name="ConfirmedAt">When it was confirmed, UTC.</param>
/// <param name="Told">The state that was told last, or seen when it was asked for.</param>
/// <param name="EndsAt">When it is over, UTC.</param>
public sealed record OwnSubscription(LocalizedText Kind, DateTime AskedAt, DateTime ConfirmedAt, KnownState Told, DateTime EndsAt)
{
    /// <summary>How often.</summary>
    public NewsRhythm Rhythm { get; init; }
}

/// <summary>Reads what is followed from an address, for whoever has proved to own it.</summary>
public sealed class SubscriptionsOfAddress(WijkagentDbContext db, SearchIndex index)
{
    /// <summary>All that were confirmed, the newest first.</summary>
    public async Task<IReadOnlyList<OwnSubscription>> ReadAsync(string address, CancellationToken cancel)
    {
        var hash = await index.AddressAsync(address, cancel);
        return await (from s in db.Subscriptions.AsNoTracking()
                      join r in db.Reports on s.SubjectId equals r.Id
                      where s.FoundBy == hash && s.Subject == SubscriptionSubject.Problem && s.ConfirmedAt != null
                      orderby s.AskedAt descending, s.Id
                      select new OwnSubscription(new LocalizedText(r.Kind.Name.Nl, r.Kind.Name.En), s.AskedAt, s.ConfirmedAt!.Value, s.Told, s.EndsAt) { Rhythm = s.Rhythm })
            .ToListAsync(cancel);
    }

    /// <summary>
    /// The owner of an address has another one, and proved to read it: the news goes there, in the save that follows. What is
    /// followed from there already is not followed twice: that stays where it is.
    /// </summary>
    public async Task MoveAsync(string from, string to, CancellationToken cancel)
    {
        var (hash, next) = (await index.AddressAsync(from, cancel), await index.AddressAsync(to, cancel));
        var moving = db.Subscriptions.Where(s => s.FoundBy == hash && s.ConfirmedAt != null
            && !db.Subscriptions.Any(other => other.FoundBy == next && other.Subject == s.Subject && other.SubjectId == s.SubjectId));
        foreach (var subscription in await moving.ToListAsync(cancel))
            subscription.MoveTo(to, next);
    }
}
