using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Reports.Attachments;

namespace Wijkagent.Core.Reports;

/// <summary>How many terms had passed.</summary>
/// <param name="Expired">Reports that nobody confirmed.</param>
/// <param name="GoneOn">Questions that nobody answered.</param>
/// <param name="Closed">Outcomes that nobody reacted to.</param>
/// <param name="Drafts">Drafts that were deleted.</param>
public sealed record PassedTerms(int Expired, int GoneOn, int Closed, int Drafts);

/// <summary>Does what has to be done when a term of a report passes. Several nodes can do it at once.</summary>
public sealed class ReportTerms(WijkagentDbContext db, AttachmentStore store, TimeProvider clock, ILogger<ReportTerms> log)
{
    private const int AtOnce = 100;

    /// <summary>Goes through all reports and drafts whose term has passed.</summary>
    public async Task<PassedTerms> RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var passed = new PassedTerms(
            await EachAsync(ReportStatus.Unconfirmed, now, report => report.Expire(now), cancel),
            await EachAsync(ReportStatus.AwaitingReporter, now, report => report.GoOnWithoutAnswer(now), cancel),
            await EachAsync(ReportStatus.Resolved, now, report => report.Close(Actor.System, now), cancel),
            await ForgetDraftsAsync(now, cancel));
        if (passed != new PassedTerms(0, 0, 0, 0))
        {
            log.LogInformation(
                "Terms passed: {Expired} not confirmed, {GoneOn} not answered, {Closed} closed; {Drafts} old drafts deleted",
                passed.Expired, passed.GoneOn, passed.Closed, passed.Drafts);
        }

        return passed;
    }

    private async Task<int> ForgetDraftsAsync(DateTime now, CancellationToken cancel)
    {
        var past = db.ReportDrafts.PastAt(now);
        var files = await db.FilesOf(past).ToListAsync(cancel);
        var forgotten = await past.ExecuteDeleteAsync(cancel);
        await store.RemoveAsync(files);
        return forgotten;
    }

    private async Task<int> EachAsync(ReportStatus status, DateTime now, Func<Report, Result> change, CancellationToken cancel)
    {
        var done = 0;
        var last = DateTime.MinValue.ToUniversalTime();
        var stuck = new List<(Guid Id, DateTime? DueAt)>();
        while (true)
        {
            // By their term, and past those that could not be changed: one of them must not hold up the others.
            var passedBy = stuck.Select(s => s.Id).ToArray();
            var ids = await db.Reports
                .Where(r => r.Status == status && r.DueAt <= now && r.DueAt >= last && !passedBy.Contains(r.Id))
                .OrderBy(r => r.DueAt)
                .Select(r => new { r.Id, r.DueAt })
                .Take(AtOnce)
                .ToListAsync(cancel);
            if (ids.Count == 0)
                return done;
            foreach (var one in ids)
            {
                if (await ChangeAsync(one.Id, status, change, cancel))
                    done++;
                else
                    stuck.Add((one.Id, one.DueAt));
            }

            last = ids[^1].DueAt!.Value;
            stuck.RemoveAll(s => s.DueAt < last);
        }
    }

    private async Task<bool> ChangeAsync(Guid id, ReportStatus status, Func<Report, Result> change, CancellationToken cancel)
    {
        var report = await db.Reports.Include(r => r.Kind).SingleOrDefaultAsync(r => r.Id == id && r.Status == status, cancel);
        try
        {
            // Where the reporter, the officer or another node was first, what they did holds.
            return report is not null && change(report).IsDone && (await db.SaveUnlessChangedAsync(cancel)).IsDone;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}
