using Wijkagent.Core.Common;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Reports.Known;
using Wijkagent.Core.Subscriptions.Areas;

namespace Wijkagent.Core.Subscriptions;

/// <summary>Asks whoever wants to follow a problem to confirm that the address is theirs.</summary>
/// <param name="Kind">What kind of problem, in the language of the mail.</param>
/// <param name="Link">What <see cref="SubscriptionLinks.Make"/> made to confirm it.</param>
public sealed record ConfirmFollowingMail(string Kind, string Link) : Mail
{
    /// <summary>How often there will be mail.</summary>
    public NewsRhythm Rhythm { get; init; }
}

/// <summary>Tells who follows a problem that it is in another state. Neither place nor number: who told it is nobody's business.</summary>
/// <param name="Kind">What kind of problem, in the language of the mail.</param>
/// <param name="Since">Since when it is followed, UTC.</param>
/// <param name="State">How far it is.</param>
/// <param name="Link">What <see cref="SubscriptionLinks.Make"/> made to stop it.</param>
public sealed record FollowedNewsMail(string Kind, DateTime Since, KnownState State, string Link) : Mail;

/// <summary>Tells who follows something that it ends soon, and how it goes on: whoever does nothing hears no more.</summary>
/// <param name="Kind">What kind of problem, in the language of the mail; null for a piece of the country.</param>
/// <param name="Place">What piece of the country; null for a problem.</param>
/// <param name="EndsAt">When it is over, UTC.</param>
/// <param name="KeepLink">What <see cref="SubscriptionLinks.Make"/> made to keep it.</param>
/// <param name="StopLink">What <see cref="SubscriptionLinks.Make"/> made to stop it.</param>
public sealed record FollowingEndsMail(string? Kind, PieceName? Place, DateTime EndsAt, string KeepLink, string StopLink) : Mail;

/// <summary>The link is none of ours, or what it was for is over.</summary>
public sealed record SubscriptionGone : NotFoundError;
