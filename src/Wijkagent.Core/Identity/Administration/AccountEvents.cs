using Wijkagent.Core.Common;

namespace Wijkagent.Core.Identity.Administration;

/// <summary>An administrator made an account for somebody and mailed an invitation.</summary>
/// <param name="Roles">What it may be used for.</param>
public sealed record UserInvited(IReadOnlyList<string> Roles) : DomainEvent;

/// <summary>Who looks after the program made an account at the command line.</summary>
/// <param name="Roles">What it may be used for.</param>
public sealed record AccountMade(IReadOnlyList<string> Roles) : DomainEvent;

/// <summary>The invitation was mailed once more; the link before it is worth nothing.</summary>
public sealed record InvitationSentAgain : DomainEvent;

/// <summary>The invitation was taken back, and the account with it.</summary>
public sealed record InvitationWithdrawn : DomainEvent;

/// <summary>Who was invited chose a password or made a passkey.</summary>
public sealed record InvitationAccepted : DomainEvent;

/// <summary>An account got other roles, or another officer or team.</summary>
/// <param name="Roles">All that it has now.</param>
public sealed record RolesChanged(IReadOnlyList<string> Roles) : DomainEvent;

/// <summary>Nobody signs in with the account any more.</summary>
public sealed record AccountDisabled : DomainEvent;

/// <summary>The account may be used again.</summary>
public sealed record AccountEnabled : DomainEvent;

/// <summary>All sessions of the account were ended by somebody else.</summary>
public sealed record SessionsEnded : DomainEvent;

/// <summary>All second factors of the account were taken away by somebody else.</summary>
public sealed record SecondFactorReset : DomainEvent;
