using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;

namespace Wijkagent.Core.Reports;

/// <summary>The one way in which staff reach reports.</summary>
public static class ReportQueries
{
    /// <summary>
    /// The reports this person handles: confirmed ones in the neighbourhoods that are theirs now, and those that are not
    /// sensitive on cases of colleagues that stand open to them. Nothing for anybody else; reporters reach their own report by its code and secret.
    /// </summary>
    public static IQueryable<Report> VisibleTo(this IQueryable<Report> reports, Actor actor)
    {
        if (!actor.May(Permission.HandleCases))
            return reports.Where(_ => false);
        var neighbourhoods = actor.Neighbourhoods.ToArray();
        var confirmed = reports.Where(r => r.Status != ReportStatus.Unconfirmed && r.Status != ReportStatus.Expired);
        if (actor.OpenedCases.Count == 0)
            return confirmed.Where(r => neighbourhoods.Contains(r.NeighbourhoodId));
        var opened = actor.OpenedCases.ToArray();
        return confirmed.Where(r => neighbourhoods.Contains(r.NeighbourhoodId)
            || (r.CaseId != null && opened.Contains(r.CaseId.Value) && !r.Kind.Sensitive));
    }
}
