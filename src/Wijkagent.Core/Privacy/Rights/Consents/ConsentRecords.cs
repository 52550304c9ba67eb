using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Privacy.Rights.Consents;

/// <summary>A resident consented to having an account.</summary>
/// <param name="Words">The version of the words that were shown.</param>
public sealed record ConsentGiven(int Words) : DomainEvent;

/// <summary>A resident took it back.</summary>
public sealed record ConsentWithdrawn : DomainEvent;

/// <summary>A record of consent, as its owner reads it.</summary>
/// <param name="Purpose">To what.</param>
/// <param name="Words">The version of the words that were shown.</param>
/// <param name="Language">The language in which they were shown.</param>
/// <param name="GivenAt">When it was given, UTC.</param>
/// <param name="WithdrawnAt">When it was withdrawn, UTC; null while it stands.</param>
public sealed record OwnConsent(ConsentPurpose Purpose, int Words, string Language, DateTime GivenAt, DateTime? WithdrawnAt);

/// <summary>
/// Keeps that residents consented to having an account. They do so by signing in, under words that say it; accounts of
/// staff rest on their task, and have no consent.
/// </summary>
public sealed class ConsentRecords(WijkagentDbContext db, AccountNews news, TimeProvider clock)
{
    /// <summary>
    /// A resident signs in where the words stand: that gives consent, unless it stands already for the words of now.
    /// Part of the save that follows.
    /// </summary>
    public async Task GiveAsync(User user, string language, CancellationToken cancel)
    {
        var owner = await news.OwnerAsync(user);
        if (owner.Kind == ActorKind.Staff || await Standing(user.Id).AnyAsync(c => c.Words == Consent.PresentWords, cancel))
            return;
        db.Consents.Add(new Consent(user.Id, ConsentPurpose.Account, language, clock.GetUtcNow().UtcDateTime));
        news.Record(user, new ConsentGiven(Consent.PresentWords), owner);
    }

    /// <summary>Withdraws all that stands. Part of the save that follows.</summary>
    public async Task WithdrawAsync(User user, CancellationToken cancel)
    {
        var standing = await Standing(user.Id).ToListAsync(cancel);
        if (standing.Count == 0)
            return;
        var now = clock.GetUtcNow().UtcDateTime;
        standing.ForEach(consent => consent.Withdraw(now));
        news.Record(user, new ConsentWithdrawn(), await news.OwnerAsync(user));
    }

    /// <summary>What somebody gave and withdrew, the newest first.</summary>
    public Task<List<OwnConsent>> OfAsync(Guid userId, CancellationToken cancel) => db.Consents.AsNoTracking()
        .Where(c => c.UserId == userId)
        .OrderByDescending(c => c.GivenAt).ThenBy(c => c.Id)
        .Select(c => new OwnConsent(c.Purpose, c.Words, c.Language, c.GivenAt, c.WithdrawnAt))
        .ToListAsync(cancel);

    private IQueryable<Consent> Standing(Guid userId) => db.Consents.Where(c => c.UserId == userId && c.WithdrawnAt == null);
}
