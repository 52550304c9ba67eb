using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Subscriptions.Areas;

namespace Wijkagent.Core.Reports;

/// <summary>
/// Mails reporters what waited for the morning they chose, all of a report in one mail. Several nodes can do it at once: what
/// one of them has mailed the other finds gone.
/// </summary>
public sealed class NewsTerms(WijkagentDbContext db, ReporterNews news, TimeProvider clock, ILogger<NewsTerms> log)
{
    /// <summary>Looks at all that waits once.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var (told, now) = (0, clock.GetUtcNow().UtcDateTime);
        // An officer who was at work when somebody chose «at once» let it wait all the same.
        var due = await (from n in db.NewsThatWaits
                         join c in db.ReporterContacts on n.ReportId equals c.ReportId
                         where n.LeavesAt <= now || c.Rhythm == NewsRhythm.AtOnce
                         select n.ReportId).Distinct().ToListAsync(cancel);
        foreach (var id in due)
            told += await TellAsync(id, now, cancel) ? 1 : 0;
        if (told > 0)
            log.LogInformation("News that waited: {Told} reporters were mailed", told);
    }

    private async Task<bool> TellAsync(Guid id, DateTime now, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (await db.Reports.InUse().Include(r => r.Kind).Include(r => r.Contact).SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } report)
            return false;
        var isNews = await news.AddWaitingAsync(report, now, cancel);
        // Where another node, or who had the name removed, was first, there is nothing to tell any more.
        return (await db.SaveUnlessChangedAsync(cancel)).IsDone && isNews;
    }
}
