using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports.Known;
using Wijkagent.Core.Subscriptions.Areas;

namespace Wijkagent.Core.Subscriptions;

/// <summary>What somebody asked to follow.</summary>
/// <param name="Rhythm">How often there will be mail.</param>
/// <param name="IsConfirmed">Whether the link in the mail was followed before.</param>
public sealed record FollowingAsked(NewsRhythm Rhythm, bool IsConfirmed);

/// <summary>Lets people follow a problem that others told of, and stop it. It answers the same whether an address follows already.</summary>
public sealed class ProblemFollowing(
    WijkagentDbContext db, SubscriptionLinks links, Outbox outbox, SearchIndex index, ContentKeys keys, IDatabaseDialect dialect, TimeProvider clock)
{
    /// <summary>How many an address has that it did not confirm: whoever types the address of somebody else fills no mailbox.</summary>
    public const int MostUnconfirmed = 5;

    private static readonly TimeSpan MailsApart = TimeSpan.FromHours(1);

    /// <summary>Keeps the wish, and mails a link to confirm it.</summary>
    /// <param name="problem">What is followed, as it was shown.</param>
    /// <param name="email">The address as it was typed.</param>
    /// <param name="rhythm">How often.</param>
    /// <param name="language">«nl» or «en».</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Done, or <see cref="NotAnEmailAddress"/>.</returns>
    public async Task<Result> AskAsync(KnownProblem problem, string? email, NewsRhythm rhythm, string language, CancellationToken cancel)
    {
        var read = EmailAddress.Read(email, "Email");
        if (!read.IsDone)
            return read.Error;
        var now = clock.GetUtcNow().UtcDateTime;
        var hash = await index.AddressAsync(read.Value, cancel);
        var kept = await db.Subscriptions.SingleOrDefaultAsync(
            s => s.FoundBy == hash && s.Subject == SubscriptionSubject.Problem && s.SubjectId == problem.Anchor, cancel);
        if (kept is null && await db.Subscriptions.CountAsync(s => s.FoundBy == hash && s.ConfirmedAt == null, cancel) >= MostUnconfirmed)
            return Result.Done;
        if (kept is not null && now - kept.MailedAt < MailsApart)
        {
            kept.AskOtherwise(language, rhythm);
            return await db.SaveOrDoAgainAsync(Result.Done, () => AskAsync(problem, email, rhythm, language, cancel), cancel);
        }

        if (kept is null)
            db.Subscriptions.Add(kept = Subscription.ToProblem(problem.Anchor, read.Value, language, rhythm, problem.State, now));
        else
            kept.MailAgain(language, rhythm, now);
        var kind = await db.NameOfKindAsync(problem.Anchor, language, cancel);
        outbox.Add(read.Value, language, new ConfirmFollowingMail(kind ?? "", links.Make(kept.Id, SubscriptionLink.Confirm)) { Rhythm = kept.Rhythm }, now);
        return await SaveAsync(cancel);
    }

    /// <summary>What a link would confirm; null when it is none of ours, or what it was for is over.</summary>
    public async Task<FollowingAsked?> ToConfirmAsync(string? link, CancellationToken cancel)
    {
        var (id, now) = (links.Read(link, SubscriptionLink.Confirm), clock.GetUtcNow().UtcDateTime);
        return await db.Subscriptions.Where(s => s.Id == id && s.EndsAt > now)
            .Select(s => new FollowingAsked(s.Rhythm, s.ConfirmedAt != null)).SingleOrDefaultAsync(cancel);
    }

    /// <summary>The link in the mail was followed.</summary>
    /// <returns>Done, also the second time; or <see cref="SubscriptionGone"/>.</returns>
    public async Task<Result> ConfirmAsync(string? link, CancellationToken cancel)
    {
        var (id, now) = (links.Read(link, SubscriptionLink.Confirm), clock.GetUtcNow().UtcDateTime);
        if (await db.Subscriptions.SingleOrDefaultAsync(s => s.Id == id && s.EndsAt > now, cancel) is not { } subscription)
            return new SubscriptionGone();
        subscription.Confirm(now);
        return await db.SaveOrDoAgainAsync(Result.Done, () => ConfirmAsync(link, cancel), cancel);
    }

    /// <summary>Until when it lasts that a link would keep, UTC; null when it is none of ours, or what it was for is over.</summary>
    public async Task<DateTime?> ToKeepAsync(string? link, CancellationToken cancel)
    {
        var (id, now) = (links.Read(link, SubscriptionLink.Keep), clock.GetUtcNow().UtcDateTime);
        return await db.Subscriptions.Where(s => s.Id == id && s.EndsAt > now && s.ConfirmedAt != null)
            .Select(s => (DateTime?)s.EndsAt).SingleOrDefaultAsync(cancel);
    }

    /// <summary>Keeps it as long again.</summary>
    /// <returns>Until when, UTC, also the second time; or <see cref="SubscriptionGone"/>.</returns>
    public async Task<Result<DateTime>> KeepAsync(string? link, CancellationToken cancel)
    {
        var (id, now) = (links.Read(link, SubscriptionLink.Keep), clock.GetUtcNow().UtcDateTime);
        if (await db.Subscriptions.SingleOrDefaultAsync(s => s.Id == id && s.EndsAt > now && s.ConfirmedAt != null, cancel) is not { } subscription)
            return new SubscriptionGone();
        subscription.Keep(now);
        return await db.SaveOrDoAgainAsync<Result<DateTime>>(subscription.EndsAt, () => KeepAsync(link, cancel), cancel);
    }

    /// <summary>Whether there is something to stop by a link: not what was stopped already, or is over.</summary>
    public async Task<bool> CanStopAsync(string? link, CancellationToken cancel)
    {
        var (id, now) = (links.Read(link, SubscriptionLink.Stop), clock.GetUtcNow().UtcDateTime);
        return await db.Subscriptions.AnyAsync(s => s.Id == id && s.EndsAt > now, cancel);
    }

    /// <summary>Stops it: nothing of it is left.</summary>
    /// <returns>Done, also the second time; or <see cref="SubscriptionGone"/> for a link that is none of ours.</returns>
    public async Task<Result> StopAsync(string? link, CancellationToken cancel)
    {
        if (links.Read(link, SubscriptionLink.Stop) is not { } id)
            return new SubscriptionGone();
        if (await db.Subscriptions.Where(s => s.Id == id).ExecuteDeleteAsync(cancel) > 0)
            await keys.DestroyAsync([id], cancel);
        return Result.Done;
    }

    private async Task<Result> SaveAsync(CancellationToken cancel)
    {
        // When it is not saved it is the same form at the same moment: the other one was kept, and mailed.
        await db.SaveUnlessTakenAsync(dialect, tries: 1, cancel);
        return Result.Done;
    }
}

/// <summary>What mails say of a problem.</summary>
internal static class ProblemNames
{
    /// <summary>What kind of problem a report tells of, in a language; null when it is gone.</summary>
    public static async Task<string?> NameOfKindAsync(this WijkagentDbContext db, Guid report, string language, CancellationToken cancel)
    {
        var name = await db.Reports.Where(r => r.Id == report).Select(r => new LocalizedText(r.Kind.Name.Nl, r.Kind.Name.En)).SingleOrDefaultAsync(cancel);
        return name?.In(CultureInfo.GetCultureInfo(language));
    }
}
