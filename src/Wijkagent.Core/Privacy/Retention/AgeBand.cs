using Wijkagent.Core.Common;

namespace Wijkagent.Core.Privacy.Retention;

/// <summary>How far police data may still be used (Wet politiegegevens, articles 8 and 14). The night job moves it on.</summary>
public enum AgeBand
{
    /// <summary>Found and used as any other.</summary>
    Free,

    /// <summary>No longer in lists: found by its exact code or number only.</summary>
    ByKeyOnly,

    /// <summary>Out of use: kept for complaints and audits alone.</summary>
    Locked,
}

/// <summary>The terms of articles 8 and 14 of the Wet politiegegevens, and the others that no kind of report sets.</summary>
public static class RetentionTerms
{
    /// <summary>For how many months after it came in a report or case is used freely (article 8, paragraph 1).</summary>
    public const int FreeMonths = 12;

    /// <summary>For how many months after that use ended it is kept for complaints and audits (article 14, paragraph 1).</summary>
    public const int LockedMonths = 60;

    /// <summary>How long a report stays that its sender never confirmed.</summary>
    public const int NeverConfirmedDays = 30;

    /// <summary>How long a report stays that was declined or withdrawn: as the municipalities' selection list has it for cancelled reports.</summary>
    public const int NotTakenUpMonths = 12;

    /// <summary>How long a message to an officer stays after it was sent.</summary>
    public const int ContactMessageMonths = 12;

    /// <summary>How long it is known who an officer was that left, and longer while a case names the officer.</summary>
    public const int LeftOfficerMonths = 12;

    /// <summary>How many days its owner can take back that an account is erased, by signing in.</summary>
    public const int ErasureDays = 30;

    /// <summary>How many days an account stays that was made for somebody who did not accept the invitation, after its link stopped working.</summary>
    public const int ExpiredInvitationDays = 30;

    /// <summary>How long a request about somebody's data stays that was never confirmed, after it was sent.</summary>
    public const int RequestNeverConfirmedDays = 30;

    /// <summary>How long a request stays after it was answered or taken back: so long a complaint or a court may ask how it went.</summary>
    public const int EndedRequestMonths = 24;

    /// <summary>
    /// How long it is known who did what: the external audit that Wet politiegegevens article 33 asks for comes every four
    /// years, and looks back at those before it.
    /// </summary>
    public const int AuditLogMonths = 60;
}

/// <summary>What is asked is about something that is kept for complaints and audits alone.</summary>
public sealed record KeptForComplaintsOnly : ConflictError;
