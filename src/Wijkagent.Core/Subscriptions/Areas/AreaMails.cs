using Wijkagent.Core.Common;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Reports.Known;

namespace Wijkagent.Core.Subscriptions.Areas;

/// <summary>What a piece of the country is called: nothing that somebody typed, so that nobody writes to a stranger by it.</summary>
/// <param name="Piece">What piece.</param>
/// <param name="Area">The district or neighbourhood; of a zone the neighbourhood in its middle.</param>
/// <param name="Within">The municipality.</param>
/// <param name="Metres">How far a circle reaches.</param>
public sealed record PieceName(FollowedPiece Piece, string Area, string Within, int? Metres);

/// <summary>Asks whoever wants to follow a piece of the country to confirm that the address is theirs; or says that it is followed already.</summary>
/// <param name="Place">What is followed.</param>
/// <param name="IsFollowed">Whether it is followed already.</param>
/// <param name="Link">What <see cref="SubscriptionLinks.Make"/> made to confirm it, or to manage it.</param>
public sealed record ConfirmAreaMail(PieceName Place, bool IsFollowed, string Link) : Mail
{
    /// <summary>Problems of which kinds are asked for, in the language of the mail; empty for all.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Whether the officer's messages are asked for as well.</summary>
    public bool WithBulletins { get; init; }

    /// <summary>How often news is asked for.</summary>
    public NewsRhythm Rhythm { get; init; }
}

/// <summary>A problem in a mail: what everybody may know.</summary>
/// <param name="Kind">What kind, in the language of the mail.</param>
/// <param name="Neighbourhood">Where; null when it is known to its square, which is not told.</param>
/// <param name="LastTold">On which day it was last told.</param>
/// <param name="State">How far it is.</param>
/// <param name="Crowd">About how many told it.</param>
/// <param name="IsChange">Whether it was told before, in another state.</param>
public sealed record ProblemLine(string Kind, string? Neighbourhood, DateOnly LastTold, KnownState State, KnownCrowd Crowd, bool IsChange);

/// <summary>A message of an officer in a mail.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Text">The message.</param>
/// <param name="Officer">From whom.</param>
/// <param name="Day">On which day.</param>
public sealed record BulletinLine(string Title, string Text, string Officer, DateOnly Day);

/// <summary>Tells who follows a piece of the country what is new there.</summary>
/// <param name="Place">What is followed.</param>
/// <param name="Problems">Problems that are new or changed.</param>
/// <param name="More">How many more there are that did not go in.</param>
/// <param name="Bulletins">Messages of officers.</param>
/// <param name="EndsAt">When it is over, UTC.</param>
/// <param name="Link">What <see cref="SubscriptionLinks.Make"/> made to manage it.</param>
public sealed record AreaNewsMail(
    PieceName Place, IReadOnlyList<ProblemLine> Problems, int More, IReadOnlyList<BulletinLine> Bulletins, DateTime EndsAt, string Link) : Mail;

/// <summary>There is nothing by this name to follow.</summary>
public sealed record NoSuchArea() : InvalidError("Area");

/// <summary>An address follows as many pieces as it can.</summary>
/// <param name="Most">How many that is.</param>
public sealed record TooManyFollowed(int Most) : InvalidError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Most];
}
