using Wijkagent.Core.Notifications;

namespace Wijkagent.Core.Reports;

/// <summary>Asks a reporter to confirm that the address is theirs.</summary>
/// <param name="Code">The report.</param>
/// <param name="Link">What <see cref="ReportSecrets.MakeLink"/> made to confirm it.</param>
public sealed record ConfirmReportMail(string Code, string Link) : Mail;

/// <summary>Tells a reporter that something about the report changed, and where to read it.</summary>
/// <param name="Code">The report.</param>
/// <param name="Link">What <see cref="ReportSecrets.MakeLink"/> made to follow it; null for sensitive reports.</param>
/// <param name="News">What happened.</param>
public sealed record ReportNewsMail(string Code, string? Link, ReportNews News) : Mail;

/// <summary>What a reporter is mailed about.</summary>
public enum ReportNews
{
    /// <summary>It was confirmed and is with the officer.</summary>
    Received,

    /// <summary>The officer works on it.</summary>
    TakenUp,

    /// <summary>The officer asked something.</summary>
    Question,

    /// <summary>The officer wrote something.</summary>
    Message,

    /// <summary>It is done.</summary>
    Resolved,

    /// <summary>Another body was asked to take it over.</summary>
    Referred,

    /// <summary>It is not taken up.</summary>
    Declined,

    /// <summary>It was taken up again.</summary>
    Reopened,
}
