using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Subscriptions.Areas;

namespace Wijkagent.Core.Reports;

/// <summary>
/// Mails a reporter that there is something to read, in the save that follows; or lets it wait there, for who hears of it once a
/// day or a week.
/// </summary>
public sealed class ReporterNews(WijkagentDbContext db, Outbox outbox, ReportSecrets secrets, Contents contents)
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

    /// <summary>
    /// The same for several reports, where who sent more than one is mailed once. What waits for a morning waits with each report,
    /// as its reporter chose for it.
    /// </summary>
    public async Task AddOncePerReporterAsync(IReadOnlyCollection<Report> reports, ReportNews news, DateTime now, CancellationToken cancel)
    {
        await contents.OpenAllAsync(reports.Select(r => r.Contact).OfType<ReporterContact>(), cancel);
        foreach (var ofOne in reports.Where(r => AddressOf(r) is not null).GroupBy(r => AddressOf(r)!.ToUpperInvariant()))
        {
            var atOnce = ofOne.Where(r => !Waits(r, news)).ToList();
            // A mail about a sensitive report says less, so the other one goes when there is one.
            foreach (var report in atOnce.OrderBy(r => r.Kind.Sensitive).ThenByDescending(r => r.ReceivedAt).Take(1).Concat(ofOne.Except(atOnce)))
                Add(report, news, now);
        }
    }

    /// <summary>
    /// Puts all that waits for a reporter in one mail, in the save that follows. Of what was taken back nothing is told any more.
    /// </summary>
    /// <param name="report">The report, with its kind and contact.</param>
    /// <param name="now">The moment of the operation, UTC.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Whether there is something to mail.</returns>
    internal async Task<bool> AddWaitingAsync(Report report, DateTime now, CancellationToken cancel)
    {
        var waiting = await db.NewsThatWaits.Where(n => n.ReportId == report.Id).OrderBy(n => n.HappenedAt).ThenBy(n => n.Id).ToListAsync(cancel);
        db.NewsThatWaits.RemoveRange(waiting);
        await contents.OpenAsync(report.Contact, cancel);
        if (waiting.Count == 0 || report.Status == ReportStatus.Withdrawn || AddressOf(report) is not { } address)
            return false;
        report.Contact!.NoteDigest();
        // A term is told when it is still the one that runs, with the words of what began it; a message begins none.
        var term = waiting.LastOrDefault(n => n.News != ReportNews.Message && n.DueAt > now && n.DueAt == report.DueAt);
        outbox.Add(
            address, report.Language,
            new ReportDigestMail(report.Code, LinkOf(report), [.. waiting.Select(n => new DigestLine(n.News, n.HappenedAt))], term?.News, term?.DueAt), now);
        return true;
    }

    private void Add(Report report, ReportNews news, DateTime now)
    {
        if (AddressOf(report) is not { } address)
            return;
        if (Waits(report, news))
            db.NewsThatWaits.Add(new NewsThatWaits(report.Contact!, news, report.DueAt, now));
        else
            outbox.Add(address, report.Language, new ReportNewsMail(report.Code, LinkOf(report), news, report.DueAt), now);
    }

    private static bool Waits(Report report, ReportNews news) =>
        report.Contact is { Rhythm: not NewsRhythm.AtOnce } && NewsThatWaits.CanBe(news);

    private string? LinkOf(Report report) => report.Kind.Sensitive ? null : secrets.MakeLink(report.Code, ReportLink.Follow);

    private static string? AddressOf(Report report) => report.Contact is { EmailVerifiedAt: not null } contact ? contact.Email?.Value : null;
}
