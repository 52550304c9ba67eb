using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Privacy.Retention;

namespace Wijkagent.Core.Reports;

/// <summary>The one way in which staff reach reports.</summary>
public static class ReportQueries
{
    /// <summary>
    /// The reports this person handles: confirmed ones in the neighbourhoods that are theirs now, but not those out of use,
    /// those that are not sensitive on cases that stand open to them, and what is locked and stands open to who may open
    /// that, sensitive or not. Nothing for anybody else; reporters reach their own report by its code and secret.
    /// </summary>
    public static IQueryable<Report> VisibleTo(this IQueryable<Report> reports, Actor actor)
    {
        var known = reports.KnownTo(actor).InUse();
        if (actor.OpenedCases.Count + actor.OpenedReports.Count == 0 || !actor.May(Permission.HandleCases))
            return known;
        var (neighbourhoods, opened) = (actor.Neighbourhoods.ToArray(), actor.OpenedCases.Keys.ToArray());
        var (openedReports, mayLocked) = (actor.OpenedReports.Keys.ToArray(), actor.May(Permission.OpenLockedCases));
        return reports.Confirmed().Where(r => (neighbourhoods.Contains(r.NeighbourhoodId) && r.Band != AgeBand.Locked)
            || (r.CaseId != null && opened.Contains(r.CaseId.Value) && (!r.Kind.Sensitive || (mayLocked && r.Case!.Band == AgeBand.Locked)))
            || (mayLocked && openedReports.Contains(r.Id)));
    }

    /// <summary>All confirmed reports in the neighbourhoods that are this person's now, out of use or not: that there are such, not what is in them.</summary>
    public static IQueryable<Report> KnownTo(this IQueryable<Report> reports, Actor actor)
    {
        if (!actor.May(Permission.HandleCases))
            return reports.Where(_ => false);
        var neighbourhoods = actor.Neighbourhoods.ToArray();
        return reports.Confirmed().Where(r => neighbourhoods.Contains(r.NeighbourhoodId));
    }

    /// <summary>Those that are not kept for complaints and audits alone.</summary>
    public static IQueryable<Report> InUse(this IQueryable<Report> reports) => reports.Where(r => r.Band != AgeBand.Locked);

    /// <summary>Those that were confirmed from the mailbox of this address, by its keyed hash.</summary>
    internal static IQueryable<Report> ConfirmedFrom(this IQueryable<Report> reports, byte[] address) =>
        reports.Where(r => r.Contact!.FoundBy == address && r.Contact.EmailVerifiedAt != null);

    /// <summary>The newest of them, the newest first.</summary>
    internal static IQueryable<Report> NewestConfirmedFrom(this IQueryable<Report> reports, byte[] address, int most) =>
        reports.ConfirmedFrom(address).OrderByDescending(r => r.SubmittedAt).ThenBy(r => r.Id).Take(most);

    /// <summary>Those that reached an officer: staff see no others, but for who judges what was set apart.</summary>
    internal static IQueryable<Report> Confirmed(this IQueryable<Report> reports) =>
        reports.Where(r => r.Status != ReportStatus.Unconfirmed && r.Status != ReportStatus.Expired && r.Status != ReportStatus.SetApart);

    /// <summary>Those that were set apart in the neighbourhoods of this person's team, for who may judge them; nothing for anybody else.</summary>
    internal static IQueryable<Report> ApartFor(this IQueryable<Report> reports, Actor actor)
    {
        if (!actor.May(Permission.JudgeSuspicious))
            return reports.Where(_ => false);
        var neighbourhoods = actor.Neighbourhoods.ToArray();
        return reports.Where(r => r.Status == ReportStatus.SetApart && neighbourhoods.Contains(r.NeighbourhoodId));
    }
}
