using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Cases;

/// <summary>What a reporter says that the report belongs with. It is a hint for the officer, who judges.</summary>
/// <param name="ReportCode">The earlier report.</param>
/// <param name="CaseNumber">The case that it is on; null when on none, or on one that this person may not see.</param>
/// <param name="CanStart">Whether both can be put on a new case.</param>
public sealed record SaidTogether(string ReportCode, string? CaseNumber, bool CanStart);

/// <summary>Reads what reporters said about which reports belong together.</summary>
public sealed class ReportsSaidTogether(WijkagentDbContext db)
{
    /// <summary>What the reporter said; null when nothing, or when the other report is gone or not for this person.</summary>
    public async Task<SaidTogether?> OfAsync(ReportFile report, Actor actor, CancellationToken cancel)
    {
        if (report.ToldWith is not { } with)
            return null;
        var visible = db.Cases.VisibleTo(actor);
        var other = await db.Reports.AsNoTracking().VisibleTo(actor)
            .Where(r => r.Id == with)
            .Select(r => new
            {
                r.Code,
                r.Status,
                r.CaseId,
                IsLocked = r.Band == AgeBand.Locked,
                Number = visible.Where(c => c.Id == r.CaseId).Select(c => c.Number).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(cancel);
        if (other is null)
            return null;
        var canStart = report.CaseNumber is null && report.Can(ReportStatus.InProgress) && other is { CaseId: null, IsLocked: false }
            && other.Status != ReportStatus.AwaitingReporter && ReportLifecycle.Allows(other.Status, ReportStatus.InProgress);
        return new SaidTogether(other.Code, other.Number, canStart);
    }
}
