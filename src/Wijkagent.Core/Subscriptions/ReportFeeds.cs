using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Reports.Following;

namespace Wijkagent.Core.Subscriptions;

/// <summary>What the feed of one's own report tells: what happened and when, and no word that somebody wrote.</summary>
/// <param name="Code">The code of the report.</param>
/// <param name="Kind">What kind it is.</param>
/// <param name="Moments">What happened, oldest first.</param>
public sealed record ReportFeed(string Code, LocalizedText Kind, IReadOnlyList<FollowedMoment> Moments);

/// <summary>
/// Lets a reporter hear of the own report by a program that reads news, also who stayed anonymous and can't be mailed. Nothing is
/// kept of it: the key says which report, opens nothing else, and is shown to who opened the report. What is sensitive has none.
/// </summary>
public sealed class ReportFeeds(WijkagentDbContext db, SubscriptionLinks links, FollowedReports reports)
{
    /// <summary>The key of the feed of a report that its reporter opened; null when it has none.</summary>
    public async Task<string?> KeyOfAsync(FollowedReport report, CancellationToken cancel) => report.Sensitive
        ? null
        : links.Make(await db.Reports.Where(r => r.Code == report.Code).Select(r => r.Id).SingleAsync(cancel), SubscriptionLink.ReadReport);

    /// <summary>The feed, by its key; null when the key is none of ours, or the report is old, gone, or of a kind that became sensitive.</summary>
    public async Task<ReportFeed?> ReadAsync(string? key, CancellationToken cancel)
    {
        if (links.Read(key, SubscriptionLink.ReadReport) is not { } id)
            return null;
        var code = await db.Reports.Where(r => r.Id == id && r.Band == AgeBand.Free && !r.Kind.Sensitive).Select(r => r.Code).SingleOrDefaultAsync(cancel);
        return code is not null && await reports.ReadAsync(code, cancel) is { } report ? new ReportFeed(code, report.Kind, report.Timeline) : null;
    }
}
