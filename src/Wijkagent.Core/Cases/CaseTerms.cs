using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Cases;

/// <summary>Closes cases when nobody can react to their outcome any more. Several nodes can do it at once.</summary>
public sealed class CaseTerms(WijkagentDbContext db, TimeProvider clock, ILogger<CaseTerms> log)
{
    private const int AtOnce = 100;

    // A reporter can still react, or an officer still has to answer.
    private static readonly ReportStatus[] Unfinished = [ReportStatus.Resolved, .. ReportLifecycle.Open];

    /// <summary>Goes through all cases that were resolved longer ago than the term of their kind.</summary>
    /// <returns>How many were closed.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var kinds = await db.ReportKinds.AsNoTracking().Select(k => new { k.Id, k.ReopenDays }).ToListAsync(cancel);
        var closed = 0;
        foreach (var kind in kinds)
            closed += await CloseAsync(kind.Id, WorkingTime.StartOf(WorkingTime.DayOf(now).AddDays(-kind.ReopenDays)), now, cancel);
        if (closed > 0)
            log.LogInformation("{Closed} cases closed", closed);
        return closed;
    }

    private async Task<int> CloseAsync(Guid kind, DateTime resolvedBefore, DateTime now, CancellationToken cancel)
    {
        for (var closed = 0; ;)
        {
            var ids = await db.Cases
                .Where(c => c.Status == CaseStatus.Resolved && c.ResolvedAt < resolvedBefore && c.KindId == kind
                    && !c.Reports.Any(r => Unfinished.Contains(r.Status)))
                .OrderBy(c => c.ResolvedAt)
                .Select(c => c.Id)
                .Take(AtOnce)
                .ToListAsync(cancel);
            var before = closed;
            foreach (var id in ids)
                closed += await CloseAsync(id, now, cancel) ? 1 : 0;
            if (closed == before)
                return closed;
        }
    }

    private async Task<bool> CloseAsync(Guid id, DateTime now, CancellationToken cancel)
    {
        try
        {
            // Where somebody reopened it, or another node was first, what they did holds.
            return await db.Cases.SingleOrDefaultAsync(c => c.Id == id, cancel) is { } @case
                && @case.Close(Actor.System, now).IsDone
                && (await db.SaveUnlessChangedAsync(cancel)).IsDone;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}
