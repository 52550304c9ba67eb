using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Reports.Attachments;

namespace Wijkagent.Core.Reports;

/// <summary>How many terms had passed.</summary>
/// <param name="Expired">Reports that nobody confirmed.</param>
/// <param name="Reminded">Reporters who were reminded of a question.</param>
/// <param name="GoneOn">Questions that nobody answered.</param>
/// <param name="Closed">Outcomes that nobody reacted to.</param>
/// <param name="Drafts">Drafts that were deleted.</param>
/// <param name="Released">Reports that were set apart and that nobody judged.</param>
public sealed record PassedTerms(int Expired, int Reminded, int GoneOn, int Closed, int Drafts, int Released);

/// <summary>Does what has to be done when a term of a report passes. Several nodes can do it at once.</summary>
public sealed class ReportTerms(
    WijkagentDbContext db, ReporterNews news, AttachmentStore store, TimeProvider clock, ILogger<ReportTerms> log)
{
    private const int AtOnce = 100;

    /// <summary>Goes through all reports and drafts whose term has passed.</summary>
    public async Task<PassedTerms> RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var passed = new PassedTerms(
            await EachAsync(ReportStatus.Unconfirmed, Ends, now, report => report.Expire(now), null, cancel),
            await EachAsync(ReportStatus.AwaitingReporter, Reminds, now, report => report.Remind(now), ReportNews.Reminder, cancel),
            await EachAsync(ReportStatus.AwaitingReporter, Ends, now, report => report.GoOnWithoutAnswer(now), ReportNews.NotAnswered, cancel),
            await EachAsync(ReportStatus.Resolved, Ends, now, report => report.Close(Actor.System, now), ReportNews.Closed, cancel),
            await ForgetDraftsAsync(now, cancel),
            await EachAsync(ReportStatus.SetApart, Releases, now, report => report.Release(Actor.System, now), null, cancel));
        if (passed != new PassedTerms(0, 0, 0, 0, 0, 0))
        {
            log.LogInformation(
                "Terms passed: {Expired} not confirmed, {Reminded} reminded, {GoneOn} not answered, {Closed} closed, {Released} released; {Drafts} old drafts deleted",
                passed.Expired, passed.Reminded, passed.GoneOn, passed.Closed, passed.Released, passed.Drafts);
        }

        return passed;
    }

    private static IQueryable<Passed> Ends(IQueryable<Report> reports) => reports.Select(r => new Passed { Id = r.Id, At = r.DueAt });

    private static IQueryable<Passed> Reminds(IQueryable<Report> reports) => reports.Select(r => new Passed { Id = r.Id, At = r.RemindAt });

    private static IQueryable<Passed> Releases(IQueryable<Report> reports) => reports.Select(r => new Passed { Id = r.Id, At = r.ApartUntil });

    private async Task<int> ForgetDraftsAsync(DateTime now, CancellationToken cancel)
    {
        var past = db.ReportDrafts.PastAt(now);
        var files = await db.FilesOf(past).ToListAsync(cancel);
        var forgotten = await past.ExecuteDeleteAsync(cancel);
        await store.RemoveAsync(await db.WithoutRowAsync(files, cancel));
        return forgotten;
    }

    private async Task<int> EachAsync(
        ReportStatus status, Func<IQueryable<Report>, IQueryable<Passed>> term, DateTime now, Func<Report, Result> change, ReportNews? told, CancellationToken cancel)
    {
        var done = 0;
        var last = DateTime.MinValue.ToUniversalTime();
        var stuck = new List<Passed>();
        var inState = term(db.Reports.Where(r => r.Status == status));
        while (true)
        {
            // By their term, and past those that could not be changed: one of them must not hold up the others.
            var passedBy = stuck.Select(s => s.Id).ToArray();
            var ids = await inState
                .Where(r => r.At <= now && r.At >= last && !passedBy.Contains(r.Id))
                .OrderBy(r => r.At)
                .Take(AtOnce)
                .ToListAsync(cancel);
            if (ids.Count == 0)
                return done;
            foreach (var one in ids)
            {
                if (await ChangeAsync(one.Id, status, change, told, now, cancel))
                    done++;
                else
                    stuck.Add(one);
            }

            last = ids[^1].At!.Value;
            stuck.RemoveAll(s => s.At < last);
        }
    }

    private async Task<bool> ChangeAsync(
        Guid id, ReportStatus status, Func<Report, Result> change, ReportNews? told, DateTime now, CancellationToken cancel)
    {
        var report = await db.Reports.Include(r => r.Kind).Include(r => r.Contact).SingleOrDefaultAsync(r => r.Id == id && r.Status == status, cancel);
        try
        {
            // Where the reporter, the officer or another node was first, what they did holds.
            if (report is null || !change(report).IsDone)
                return false;
            if (told is { } what)
                await news.AddAsync(report, what, now, cancel);
            return (await db.SaveUnlessChangedAsync(cancel)).IsDone;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>A report with the moment of a term, UTC.</summary>
    private sealed class Passed
    {
        public Guid Id { get; init; }

        public DateTime? At { get; init; }
    }
}
