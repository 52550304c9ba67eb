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

/// <summary>The link is none of ours, or what it was for is over.</summary>
public sealed record SubscriptionGone : NotFoundError;
