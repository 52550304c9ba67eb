using Wijkagent.Core.Notifications;

namespace Wijkagent.Core.Reports;

/// <summary>Mails a reporter that there is something to read, in the save that follows.</summary>
public sealed class ReporterNews(Outbox outbox, ReportSecrets secrets)
{
    /// <summary>
    /// Only an address that was proved to be the reporter's gets mail. A sensitive report is not opened by a link:
    /// somebody else may read the mailbox.
    /// </summary>
    /// <param name="report">The report, with its kind and contact.</param>
    /// <param name="news">What happened.</param>
    /// <param name="now">The moment of the operation, UTC.</param>
    public void Add(Report report, ReportNews news, DateTime now)
    {
        if (AddressOf(report) is not { } address)
            return;
        var link = report.Kind.Sensitive ? null : secrets.MakeLink(report.Code, ReportLink.Follow);
        outbox.Add(address, report.Language, new ReportNewsMail(report.Code, link, news), now);
    }

    /// <summary>The same for several reports, where who sent more than one is mailed once.</summary>
    public void AddOncePerReporter(IEnumerable<Report> reports, ReportNews news, DateTime now)
    {
        foreach (var ofOne in reports.Where(r => AddressOf(r) is not null).GroupBy(r => AddressOf(r)!.ToUpperInvariant()))
        {
            // A mail about a sensitive report says less, so the other one goes when there is one.
            Add(ofOne.OrderBy(r => r.Kind.Sensitive).ThenByDescending(r => r.ReceivedAt).First(), news, now);
        }
    }

    private static string? AddressOf(Report report) => report.Contact is { EmailVerifiedAt: not null } contact ? contact.Email : null;
}
