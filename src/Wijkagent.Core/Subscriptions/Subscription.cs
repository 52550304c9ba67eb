using Wijkagent.Core.Common;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports.Known;
using Wijkagent.Core.Subscriptions.Areas;

namespace Wijkagent.Core.Subscriptions;

/// <summary>What can be followed.</summary>
public enum SubscriptionSubject
{
    /// <summary>A problem that somebody told of, by the report that stands for it: its public state alone.</summary>
    Problem,
}

/// <summary>
/// That somebody wants to hear of something by mail, at an address that was confirmed. It says nothing of who that is, and
/// is on no report: when it is stopped or over nothing of it is left. It raises no events for that reason.
/// </summary>
public sealed class Subscription : Entity, IHoldsContent, IFoundByAddress
{
    /// <summary>The longest e-mail address (RFC 5321, section 4.5.3.1).</summary>
    public const int EmailLength = 254;

    /// <summary>How many days there are to follow the link in the mail.</summary>
    public const int ConfirmationDays = 3;

    /// <summary>How long it lasts at most after it was confirmed, or kept.</summary>
    public const int LongestMonths = 12;

    /// <summary>How many days before that end its owner is mailed, and can keep it as long again.</summary>
    public const int ReminderDays = 14;

    /// <summary>How long it stays after the end was told: a problem can come back.</summary>
    public const int DaysAfterEnd = 30;

    private Subscription()
    {
    }

    /// <summary>What kind of thing is followed.</summary>
    public SubscriptionSubject Subject { get; private set; }

    /// <summary>The key of what is followed. It may go before this does: then this goes too.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>Where the news goes.</summary>
    public SealedText Email { get; private set; } = null!;

    /// <summary>Keyed hash of the address: who asks twice has one, and finds it by it.</summary>
    public byte[]? FoundBy { get; private set; }

    /// <summary>«nl» or «en»: mails follow it.</summary>
    public string Language { get; private set; } = "nl";

    /// <summary>How often.</summary>
    public NewsRhythm Rhythm { get; private set; }

    /// <summary>The next morning on which it is looked whether there is something to tell, UTC; null for who hears it at once.</summary>
    public DateTime? DueAt { get; private set; }

    /// <summary>When it was asked for, UTC.</summary>
    public DateTime AskedAt { get; private set; }

    /// <summary>When a mail to confirm it was last sent, UTC.</summary>
    public DateTime MailedAt { get; private set; }

    /// <summary>When the link in the mail was followed, UTC; nothing is told before.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>When its owner last chose to keep it as long again, UTC.</summary>
    public DateTime? KeptAt { get; private set; }

    /// <summary>When its owner was mailed that it ends, UTC; null as long as that is far away.</summary>
    public DateTime? RemindedAt { get; private set; }

    /// <summary>The state that was told last, or seen when it was asked for.</summary>
    public KnownState Told { get; private set; }

    /// <summary>When it is over, UTC.</summary>
    public DateTime EndsAt { get; private set; }

    Guid IHoldsContent.RowId => Id;

    Guid IHoldsContent.ContentKeyId => Id;

    string? IFoundByAddress.AddressToFind => Email.Value;

    /// <summary>Somebody wants to follow a problem, and is mailed to confirm it.</summary>
    public static Subscription ToProblem(Guid report, string email, string language, NewsRhythm rhythm, KnownState seen, DateTime now) => new()
    {
        Subject = SubscriptionSubject.Problem,
        SubjectId = report,
        Email = SealedText.Of(email),
        Language = language,
        Rhythm = rhythm,
        AskedAt = now,
        MailedAt = now,
        Told = seen,
        EndsAt = WorkingTime.AddDays(now, ConfirmationDays),
    };

    /// <summary>
    /// It was asked for again: a mail goes out once more, and there is as long again to follow its link. How often changes as
    /// long as nobody confirmed it.
    /// </summary>
    public void MailAgain(string language, NewsRhythm rhythm, DateTime now)
    {
        (MailedAt, Language) = (now, language);
        if (ConfirmedAt is null)
            (Rhythm, EndsAt) = (rhythm, WorkingTime.AddDays(now, ConfirmationDays));
    }

    /// <summary>It was asked for again soon after: the link that was mailed confirms how often it was asked for last.</summary>
    public void AskOtherwise(string language, NewsRhythm rhythm)
    {
        if (ConfirmedAt is null)
            (Language, Rhythm) = (language, rhythm);
    }

    /// <summary>The link in the mail was followed. Following it again changes nothing.</summary>
    public void Confirm(DateTime now)
    {
        if (ConfirmedAt is not null)
            return;
        ConfirmedAt = now;
        EndsAt = Longest;
        Wait(now);
    }

    /// <summary>It was looked how far it is: another state is told.</summary>
    /// <returns>Whether there is something to tell: not twice the same, nothing before it was confirmed, and nothing before it is due.</returns>
    public bool Tell(KnownState state, DateTime now)
    {
        if (ConfirmedAt is null || DueAt > now)
            return false;
        Wait(now);
        if (Told == state)
            return false;
        Told = state;
        var afterEnd = WorkingTime.AddDays(now, DaysAfterEnd);
        EndsAt = state == KnownState.Ended && afterEnd < Longest ? afterEnd : Longest;
        return true;
    }

    /// <summary>Its owner was mailed that it ends: that is done once.</summary>
    public void Remind(DateTime now) => RemindedAt = now;

    /// <summary>
    /// Its owner keeps it: it lasts as long again from now. A problem that is done ends as soon as it would, until it comes
    /// back.
    /// </summary>
    public void Keep(DateTime now)
    {
        (KeptAt, RemindedAt) = (now, null);
        if (Told != KnownState.Ended)
            EndsAt = Longest;
    }

    private DateTime Longest => (KeptAt ?? ConfirmedAt!.Value).AddMonths(LongestMonths);

    private void Wait(DateTime now) => DueAt = Rhythm == NewsRhythm.AtOnce ? null : Mornings.NextAfter(now, Rhythm);

    /// <summary>Its owner reads another mailbox from now on: the news goes there.</summary>
    internal void MoveTo(string email, byte[] foundBy) => (Email, FoundBy) = (SealedText.Of(email), foundBy);

    void IFoundByAddress.BeFoundBy(byte[]? hash) => FoundBy = hash;
}

/// <summary>Which subscriptions are to go, and of which that is told.</summary>
internal static class SubscriptionQueries
{
    /// <summary>Those that were over at a moment, UTC.</summary>
    public static IQueryable<Subscription> PastAt(this IQueryable<Subscription> subscriptions, DateTime at) => subscriptions.Where(s => s.EndsAt <= at);

    /// <summary>
    /// Those that were confirmed and end soon after a moment, UTC, which their owners do not know yet. That a problem is done
    /// was told, and is another end.
    /// </summary>
    public static IQueryable<Subscription> ToRemindAt(this IQueryable<Subscription> subscriptions, DateTime at)
    {
        var soon = at.AddDays(Subscription.ReminderDays);
        return subscriptions.Where(s => s.EndsAt > at && s.EndsAt <= soon && s.ConfirmedAt != null && s.RemindedAt == null && s.Told != KnownState.Ended);
    }
}
