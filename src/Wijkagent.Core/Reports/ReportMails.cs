using Wijkagent.Core.Notifications;

namespace Wijkagent.Core.Reports;

/// <summary>Asks a reporter to confirm that the address is theirs.</summary>
/// <param name="Code">The report.</param>
/// <param name="Link">What <see cref="ReportSecrets.MakeLink"/> made to confirm it.</param>
public sealed record ConfirmReportMail(string Code, string Link) : Mail;

/// <summary>Asks who said later who it is to confirm that the address is theirs: until then nothing is mailed there.</summary>
/// <param name="Code">The report.</param>
/// <param name="Link">What <see cref="ReportSecrets.MakeLink"/> made to prove it.</param>
public sealed record ConfirmAddressMail(string Code, string Link) : Mail;

/// <summary>Tells a reporter that something about the report changed, and where to read it.</summary>
/// <param name="Code">The report.</param>
/// <param name="Link">What <see cref="ReportSecrets.MakeLink"/> made to follow it; null for sensitive reports.</param>
/// <param name="News">What happened.</param>
/// <param name="DueAt">The end of the term that runs from now, UTC; null when none does.</param>
public sealed record ReportNewsMail(string Code, string? Link, ReportNews News, DateTime? DueAt = null) : Mail;

/// <summary>Tells a reporter who hears of a report once a day or a week all that happened to it since.</summary>
/// <param name="Code">The report.</param>
/// <param name="Link">What <see cref="ReportSecrets.MakeLink"/> made to follow it; null for sensitive reports.</param>
/// <param name="News">What happened, oldest first.</param>
/// <param name="Term">Which of it began the term that runs; null when none does.</param>
/// <param name="DueAt">The end of that term, UTC; null when none runs.</param>
public sealed record ReportDigestMail(string Code, string? Link, IReadOnlyList<DigestLine> News, ReportNews? Term, DateTime? DueAt) : Mail;

/// <summary>Something that happened to a report.</summary>
/// <param name="News">What.</param>
/// <param name="At">When, UTC.</param>
public sealed record DigestLine(ReportNews News, DateTime At);

/// <summary>What a reporter is mailed about.</summary>
public enum ReportNews
{
    /// <summary>It was confirmed and is with the officer: the receipt.</summary>
    Received,

    /// <summary>An officer reads and judges it.</summary>
    InReview,

    /// <summary>The officer works on it.</summary>
    TakenUp,

    /// <summary>The officer asked something.</summary>
    Question,

    /// <summary>The officer asked something, and the term to answer ends soon.</summary>
    Reminder,

    /// <summary>The reporter answered; the officer goes on.</summary>
    Answered,

    /// <summary>No answer came within the term; the officer goes on without.</summary>
    NotAnswered,

    /// <summary>The officer wrote something.</summary>
    Message,

    /// <summary>The officer called as was asked, and reached nobody.</summary>
    NotReached,

    /// <summary>It is done.</summary>
    Resolved,

    /// <summary>Another body was asked to take it over.</summary>
    Referred,

    /// <summary>The other body has it: here it is closed.</summary>
    HandedOver,

    /// <summary>It is not taken up.</summary>
    Declined,

    /// <summary>It was taken up again.</summary>
    Reopened,

    /// <summary>The term to react passed.</summary>
    Closed,

    /// <summary>The reporter took it back.</summary>
    Withdrawn,
}
