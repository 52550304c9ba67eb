using Wijkagent.Core.Notifications;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Reports;

/// <summary>Mails a reporter that there is something to read, in the save that follows.</summary>
public sealed class ReporterNews(Outbox outbox, ReportSecrets secrets, Contents contents)
{
    /// <summary>
    /// Only an address that was proved to be the reporter's gets mail. A sensitive report is not opened by a link:
    /// somebody else may read the mailbox.
    /// </summary>
    /// <param name="report">The report, with its kind and contact.</param>
    /// <param name="news">What happened.</param>
    /// <param name="now">The moment of the operation, UTC.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task AddAsync(Report report, ReportNews news, DateTime now, CancellationToken cancel)
    {
        await contents.OpenAsync(report.Contact, cancel);
        Add(report, news, now);
    }

    private void Add(Report report, ReportNews news, DateTime now)
    {
        if (AddressOf(report) is not { } address)
            return;
        var link = report.Kind.Sensitive ? null : secrets.MakeLink(report.Code, ReportLink.Follow);
        outbox.Add(address, report.Language, new ReportNewsMail(report.Code, link, news, report.DueAt), now);
    }

    /// <summary>The same for several reports, where who sent more than one is mailed once.</summary>
    public async Task AddOncePerReporterAsync(IReadOnlyCollection<Report> reports, ReportNews news, DateTime now, CancellationToken cancel)
    {
        await contents.OpenAllAsync(reports.Select(r => r.Contact).OfType<ReporterContact>(), cancel);
        foreach (var ofOne in reports.Where(r => AddressOf(r) is not null).GroupBy(r => AddressOf(r)!.ToUpperInvariant()))
        {
            // A mail about a sensitive report says less, so the other one goes when there is one.
            Add(ofOne.OrderBy(r => r.Kind.Sensitive).ThenByDescending(r => r.ReceivedAt).First(), news, now);
        }
    }

    private static string? AddressOf(Report report) => report.Contact is { EmailVerifiedAt: not null } contact ? contact.Email?.Value : null;
}
