using Wijkagent.Core.Common;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports.Known;

namespace Wijkagent.Core.Subscriptions.Areas;

/// <summary>What piece of the country is followed.</summary>
public enum FollowedPiece
{
    /// <summary>A district.</summary>
    District,

    /// <summary>A neighbourhood.</summary>
    Neighbourhood,

    /// <summary>A piece that somebody chose: around a place, or drawn.</summary>
    Zone,
}

/// <summary>A problem that was told, or was there when somebody began to follow.</summary>
/// <param name="Key">By what it is known again.</param>
/// <param name="State">How far it was.</param>
/// <param name="On">On which day it was last told by somebody.</param>
public sealed record ToldProblem(Guid Key, KnownState State, DateOnly On);

/// <summary>What somebody wants to hear of a piece of the country.</summary>
/// <param name="Kinds">Problems of which kinds, by their word in addresses; empty for all.</param>
/// <param name="WithBulletins">Whether the messages of the officer to the district as well.</param>
/// <param name="Rhythm">How often.</param>
public sealed record NewsWish(IReadOnlyList<string> Kinds, bool WithBulletins, NewsRhythm Rhythm);

/// <summary>
/// That somebody follows a district, a neighbourhood or a zone: by mail at an address, or without one by a feed that nobody
/// finds who was not given its key. Like other subscriptions it raises no events, and nothing is left of it when it ends.
/// </summary>
public sealed class AreaSubscription : Entity, IHoldsContent, IFoundByAddress
{
    /// <summary>The most kinds that are chosen one by one.</summary>
    public const int MostKinds = 30;

    /// <summary>How many months a feed stays after it was last read.</summary>
    public const int FeedMonths = 3;

    // The longest that a problem is shown after it was told, with room to spare: until then it is known again.
    private const int DaysKnownAgain = 120;

    private AreaSubscription()
    {
    }

    /// <summary>What is followed.</summary>
    public FollowedPiece Piece { get; private set; }

    /// <summary>The key of the district or neighbourhood, which may go before this does; of a zone a hash of it and the address.</summary>
    public Guid PlaceKey { get; private set; }

    /// <summary>The zone, as <see cref="FollowedZone.Write"/> wrote it; null for a district or neighbourhood.</summary>
    public SealedText? Zone { get; private set; }

    /// <summary>Where the news goes; null for a feed.</summary>
    public SealedText? Email { get; private set; }

    /// <summary>Keyed hash of the address.</summary>
    public byte[]? FoundBy { get; private set; }

    /// <summary>«nl» or «en»: mails follow it.</summary>
    public string Language { get; private set; } = "nl";

    /// <summary>Problems of which kinds; empty for all.</summary>
    public IReadOnlyList<string> Kinds { get; private set; } = [];

    /// <summary>Whether with the messages of the officer.</summary>
    public bool WithBulletins { get; private set; }

    /// <summary>How often.</summary>
    public NewsRhythm Rhythm { get; private set; }

    /// <summary>When it was asked for, UTC.</summary>
    public DateTime AskedAt { get; private set; }

    /// <summary>When a mail about asking for it was last sent, UTC.</summary>
    public DateTime MailedAt { get; private set; }

    /// <summary>When the address was confirmed, UTC; nothing is told before.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>When its owner was mailed that it ends, UTC; null as long as that is far away.</summary>
    public DateTime? RemindedAt { get; private set; }

    /// <summary>From when on it is looked whether there is something to tell, UTC; null for a feed, and until it is confirmed.</summary>
    public DateTime? DueAt { get; private set; }

    /// <summary>Up to when messages of the officer were told, UTC.</summary>
    public DateTime ToldUntil { get; private set; }

    /// <summary>The problems that were told.</summary>
    public IReadOnlyList<ToldProblem> Told { get; private set; } = [];

    /// <summary>When it is over, UTC.</summary>
    public DateTime EndsAt { get; private set; }

    /// <summary>What is wished.</summary>
    public NewsWish Wish => new(Kinds, WithBulletins, Rhythm);

    Guid IHoldsContent.RowId => Id;

    Guid IHoldsContent.ContentKeyId => Id;

    string? IFoundByAddress.AddressToFind => Email?.Value;

    /// <summary>Somebody wants to follow a district or neighbourhood by mail.</summary>
    public static AreaSubscription ToArea(FollowedPiece piece, Guid area, string email, NewsWish wish, string language, DateTime now) =>
        Of(piece, area, null, email, wish, language, now);

    /// <summary>Somebody wants to follow a zone by mail.</summary>
    public static AreaSubscription ToZone(FollowedZone zone, Guid key, string email, NewsWish wish, string language, DateTime now) =>
        Of(FollowedPiece.Zone, key, zone, email, wish, language, now);

    /// <summary>Somebody wants a feed of a zone; who that is nobody knows.</summary>
    public static AreaSubscription Feed(FollowedZone zone, Guid key, NewsWish wish, string language, DateTime now)
    {
        var feed = Of(FollowedPiece.Zone, key, zone, null, wish, language, now);
        feed.EndsAt = now.AddMonths(FeedMonths);
        return feed;
    }

    /// <summary>It was asked for again: a mail goes out once more. What is wished changes as long as nobody confirmed it.</summary>
    public void AskAgain(NewsWish wish, string language, DateTime now)
    {
        MailedAt = now;
        if (ConfirmedAt is not null)
            return;
        (Language, EndsAt) = (language, WorkingTime.AddDays(now, Subscription.ConfirmationDays));
        Take(wish);
    }

    /// <summary>It was asked for again soon after: the link that was mailed confirms what was asked for last.</summary>
    public void AskOtherwise(NewsWish wish, string language)
    {
        if (ConfirmedAt is not null)
            return;
        Language = language;
        Take(wish);
    }

    /// <summary>The address was confirmed: what is there now is known. Doing it again changes nothing.</summary>
    public void Confirm(IEnumerable<ProblemInArea> present, DateTime now)
    {
        if (ConfirmedAt is not null)
            return;
        ConfirmedAt = now;
        Begin(present, now);
    }

    /// <summary>Its owner wishes something else; it lasts as long again from now.</summary>
    public void Change(NewsWish wish, IEnumerable<ProblemInArea> present, DateTime now)
    {
        var isWider = wish.WithBulletins != WithBulletins || !wish.Kinds.SequenceEqual(Kinds);
        Take(wish);
        DueAt = Mornings.NextAfter(now, Rhythm);
        Keep(now);
        // What there is of a kind that was not followed is no news; what was still to be told of the others is.
        if (isWider)
            Told = [.. Told, .. present.Where(p => !IsToldOf(p)).Select(AsTold)];
    }

    /// <summary>Its owner was mailed that it ends: that is done once.</summary>
    public void Remind(DateTime now) => RemindedAt = now;

    /// <summary>Its owner keeps it: it lasts as long again from now.</summary>
    public void Keep(DateTime now) => (EndsAt, RemindedAt) = (now.AddMonths(Subscription.LongestMonths), null);

    /// <summary>It was looked what there is: what is new or in another state is told, each thing once; also what began and ended since the last look.</summary>
    /// <returns>What is to be told, with whether it was told before in another state.</returns>
    public IReadOnlyList<(ProblemInArea Problem, bool IsChange)> Tell(IReadOnlyList<ProblemInArea> present, DateTime now)
    {
        var news = present.Where(p => !Told.Any(t => IsOf(t, p) && t.State == p.Problem.State))
            .Select(p => (Problem: p, IsChange: IsToldOf(p)))
            .ToList();
        var until = WorkingTime.DayOf(now).AddDays(-DaysKnownAgain);
        Told = [.. Told.Where(t => t.On >= until && !present.Any(p => IsOf(t, p))), .. present.Select(AsTold)];
        (ToldUntil, DueAt) = (now, Mornings.NextAfter(now, Rhythm));
        return news;
    }

    /// <summary>The feed was read: it stays. Written once a day at most.</summary>
    /// <returns>Whether something changed.</returns>
    public bool Read(DateTime now)
    {
        if (EndsAt > now.AddMonths(FeedMonths).AddDays(-1))
            return false;
        EndsAt = now.AddMonths(FeedMonths);
        return true;
    }

    /// <summary>Its owner reads another mailbox from now on: the news goes there.</summary>
    internal void MoveTo(string email, byte[] foundBy, Guid key) => (Email, FoundBy, PlaceKey) = (SealedText.Of(email), foundBy, key);

    void IFoundByAddress.BeFoundBy(byte[]? hash) => FoundBy = hash;

    private static AreaSubscription Of(
        FollowedPiece piece, Guid key, FollowedZone? zone, string? email, NewsWish wish, string language, DateTime now)
    {
        var made = new AreaSubscription
        {
            Piece = piece,
            PlaceKey = key,
            Zone = SealedText.Of(zone?.Write()),
            Email = SealedText.Of(email),
            Language = language,
            AskedAt = now,
            MailedAt = now,
            ToldUntil = now,
            EndsAt = WorkingTime.AddDays(now, Subscription.ConfirmationDays),
        };
        made.Take(wish);
        return made;
    }

    private void Take(NewsWish wish) => (Kinds, WithBulletins, Rhythm) = (wish.Kinds, wish.WithBulletins, wish.Rhythm);

    private void Begin(IEnumerable<ProblemInArea> present, DateTime now)
    {
        Told = [.. present.Select(AsTold)];
        (ToldUntil, DueAt, EndsAt) = (now, Mornings.NextAfter(now, Rhythm), now.AddMonths(Subscription.LongestMonths));
    }

    private bool IsToldOf(ProblemInArea problem) => Told.Any(t => IsOf(t, problem));

    // What was told when it stood by itself is the same problem once it is on a case.
    private static bool IsOf(ToldProblem told, ProblemInArea problem) => told.Key == problem.Key || problem.Reports.Contains(told.Key);

    private static ToldProblem AsTold(ProblemInArea problem) => new(problem.Key, problem.Problem.State, problem.Problem.LastTold);
}

/// <summary>Which are to go, and of which that is told.</summary>
internal static class AreaSubscriptionQueries
{
    /// <summary>Those that were over at a moment, UTC.</summary>
    public static IQueryable<AreaSubscription> PastAt(this IQueryable<AreaSubscription> subscriptions, DateTime at) => subscriptions.Where(s => s.EndsAt <= at);

    /// <summary>Those that were confirmed and end soon after a moment, UTC, which their owners do not know yet.</summary>
    public static IQueryable<AreaSubscription> ToRemindAt(this IQueryable<AreaSubscription> subscriptions, DateTime at)
    {
        var soon = at.AddDays(Subscription.ReminderDays);
        return subscriptions.Where(s => s.EndsAt > at && s.EndsAt <= soon && s.ConfirmedAt != null && s.RemindedAt == null);
    }
}
