using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.Administration;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Rights.Requests;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Privacy.Retention;

/// <summary>Why something is destroyed.</summary>
public enum RetentionRule
{
    /// <summary>A report that its sender never confirmed.</summary>
    NeverConfirmed,

    /// <summary>A report that was declined or withdrawn.</summary>
    NotTakenUp,

    /// <summary>A report under the AVG, so long after it ended as its kind says.</summary>
    ReportUnderAvg,

    /// <summary>A report under the Wpg, at the end of the years for complaints and audits.</summary>
    ReportUnderWpg,

    /// <summary>A case under the AVG on which no report is left.</summary>
    CaseUnderAvg,

    /// <summary>A case under the Wpg on which no report is left.</summary>
    CaseUnderWpg,

    /// <summary>A message to an officer.</summary>
    ContactMessage,

    /// <summary>A request about somebody's data that its sender never confirmed.</summary>
    RequestNeverConfirmed,

    /// <summary>A request that was answered or taken back.</summary>
    EndedRequest,

    /// <summary>An account that its owner asked to erase.</summary>
    ErasedAccount,

    /// <summary>An account that was made for somebody who did not accept the invitation.</summary>
    ExpiredInvitation,

    /// <summary>Entries of the audit log.</summary>
    AuditLog,

    /// <summary>An officer who left, and whom no case names.</summary>
    OfficerWhoLeft,

    /// <summary>A name that its reporter had removed, and that came back with an older copy of the database.</summary>
    RemovedName,

    /// <summary>What was destroyed already, and came back with an older copy of the database.</summary>
    CameBack,

    /// <summary>What somebody of the staff was called, whose account is gone and whom nothing names any more.</summary>
    NameOfStaff,
}

/// <summary>Kinds of report that have the same terms.</summary>
/// <param name="Ids">The kinds.</param>
/// <param name="Regime">The law they fall under.</param>
/// <param name="Months">Under the AVG how long it is kept after its end, under the Wpg how long it is used.</param>
public sealed record KindTerms(IReadOnlyList<Guid> Ids, LegalRegime Regime, int Months);

/// <summary>
/// What is past its date, rule by rule: the one place that says so. The job destroys it, the dry run and the figure «past
/// their date» count it. What is held for a reason is never among it, nor a report on a case that is.
/// </summary>
internal static class PastDate
{
    private static readonly ReportStatus[] Done = [ReportStatus.Closed, ReportStatus.Referred];

    private static readonly ReportStatus[] NotTakenUp = [ReportStatus.Declined, ReportStatus.Withdrawn];

    /// <summary>What is past its date, of all rules that look at reports.</summary>
    public static IEnumerable<(RetentionRule Rule, IQueryable<Report> Due)> Reports(
        WijkagentDbContext db, IReadOnlyList<KindTerms> kinds, DateTime now)
    {
        var reports = db.Reports.Where(r => !db.LegalHolds.Any(h => h.LiftedAt == null && (h.SubjectId == r.Id || h.SubjectId == r.CaseId)));
        var unconfirmed = now.AddDays(-RetentionTerms.NeverConfirmedDays);
        yield return (RetentionRule.NeverConfirmed, reports.Where(r => r.Status == ReportStatus.Expired && r.EndedAt <= unconfirmed));
        var cancelled = now.AddMonths(-RetentionTerms.NotTakenUpMonths);
        yield return (RetentionRule.NotTakenUp, reports.Where(r => NotTakenUp.Contains(r.Status) && r.EndedAt <= cancelled));
        foreach (var kind in kinds)
        {
            var before = LastMoment(kind, now);
            yield return kind.Regime == LegalRegime.Avg
                ? (RetentionRule.ReportUnderAvg, reports.Where(r => kind.Ids.Contains(r.KindId) && Done.Contains(r.Status) && r.EndedAt <= before))
                : (RetentionRule.ReportUnderWpg, reports.Where(r => kind.Ids.Contains(r.KindId) && Done.Contains(r.Status) && r.SubmittedAt <= before));
        }
    }

    /// <summary>What is past its date, of all rules that look at cases, when these reports are gone.</summary>
    public static IEnumerable<(RetentionRule Rule, IQueryable<Case> Due)> Cases(
        WijkagentDbContext db, IReadOnlyList<KindTerms> kinds, DateTime now, IReadOnlyList<Guid> gone)
    {
        var cases = db.Cases.Where(c => c.Status == CaseStatus.Closed && c.Reports.All(r => EF.Parameter(gone).Contains(r.Id))
            && !db.LegalHolds.Any(h => h.LiftedAt == null && h.SubjectId == c.Id));
        foreach (var kind in kinds)
        {
            var before = LastMoment(kind, now);
            yield return kind.Regime == LegalRegime.Avg
                ? (RetentionRule.CaseUnderAvg, cases.Where(c => kind.Ids.Contains(c.KindId) && c.ResolvedAt <= before))
                : (RetentionRule.CaseUnderWpg, cases.Where(c => kind.Ids.Contains(c.KindId) && c.OpenedAt <= before));
        }
    }

    /// <summary>Messages to officers past their date.</summary>
    public static IQueryable<ContactMessage> ContactMessages(WijkagentDbContext db, DateTime now)
    {
        var before = now.AddMonths(-RetentionTerms.ContactMessageMonths);
        return db.ContactMessages.Where(m => m.SentAt <= before);
    }

    /// <summary>Requests about somebody's data past their date.</summary>
    public static IEnumerable<(RetentionRule Rule, IQueryable<RightsRequest> Due)> Requests(WijkagentDbContext db, DateTime now)
    {
        var unconfirmed = now.AddDays(-RetentionTerms.RequestNeverConfirmedDays);
        yield return (RetentionRule.RequestNeverConfirmed, db.RightsRequests.Where(r => r.Status == RequestStatus.Unconfirmed && r.SubmittedAt <= unconfirmed));
        var ended = now.AddMonths(-RetentionTerms.EndedRequestMonths);
        yield return (RetentionRule.EndedRequest, db.RightsRequests.Where(r => r.EndedAt <= ended));
    }

    /// <summary>Accounts that their owners erased, when these are gone. Who became staff in between has to sign in for it, which takes it back.</summary>
    public static IQueryable<User> Accounts(WijkagentDbContext db, DateTime now, IReadOnlyList<Guid> gone)
    {
        var before = now.AddDays(-RetentionTerms.ErasureDays);
        return db.Users.Where(u => u.ErasureAskedAt <= before
            && !db.UserRoles.Any(held => held.UserId == u.Id && db.Roles.Any(r => r.Id == held.RoleId && r.Name != RoleNames.Resident))
            && !db.CaseAccesses.Any(a => a.UserId == u.Id && !EF.Parameter(gone).Contains(a.CaseId))
            && !db.ReportAccesses.Any(a => a.UserId == u.Id && !EF.Parameter(gone).Contains(a.ReportId)));
    }

    /// <summary>Accounts that nobody ever used, also when they were closed since: the invitation expired long ago.</summary>
    public static IQueryable<User> Invitations(WijkagentDbContext db, DateTime now)
    {
        var before = InvitedUsers.ExpiredAt(now).AddDays(-RetentionTerms.ExpiredInvitationDays);
        return db.Users.Where(u => !u.EmailConfirmed && u.PasswordHash == null).LastMailedBefore(db, before);
    }

    /// <summary>
    /// Officers who left, and whom no case or message names when these are gone: whose it was is told as long as it is there.
    /// </summary>
    public static IQueryable<Officer> Officers(WijkagentDbContext db, DateTime now, IReadOnlyList<Guid> gone)
    {
        var before = now.AddMonths(-RetentionTerms.LeftOfficerMonths);
        return db.Officers.Where(o => o.LeftAt <= before && !db.Cases.Any(c => c.OfficerId == o.Id && !EF.Parameter(gone).Contains(c.Id))
            && !db.ContactMessages.Any(m => m.OfficerId == o.Id && !EF.Parameter(gone).Contains(m.Id)));
    }

    /// <summary>
    /// Names of staff whose account is gone, of whom nothing says any more that they did it when these things, and these
    /// streams of the audit log, are gone.
    /// </summary>
    public static IQueryable<StaffName> StaffNames(WijkagentDbContext db, IReadOnlyList<Guid> gone, IReadOnlyList<string> streams) => db.StaffNames.Where(n =>
        !db.Users.Any(u => u.Id == n.UserId && !EF.Parameter(gone).Contains(u.Id))
        && !db.AuditEntries.Any(e => e.UserId == n.UserId && !EF.Parameter(streams).Contains(e.Stream))
        && !db.Events.Any(e => e.ActorUserId == n.UserId && !EF.Parameter(gone).Contains(e.SubjectId))
        && !db.ReportMessages.Any(m => m.AuthorId == n.UserId && !EF.Parameter(gone).Contains(m.ReportId))
        && !db.ReportAccesses.Any(a => a.UserId == n.UserId && !EF.Parameter(gone).Contains(a.ReportId))
        && !db.CaseActions.Any(a => a.AuthorId == n.UserId && !EF.Parameter(gone).Contains(a.CaseId))
        && !db.CaseTasks.Any(t => t.FinishedById == n.UserId && !EF.Parameter(gone).Contains(t.CaseId))
        && !db.CaseAccesses.Any(a => a.UserId == n.UserId && !EF.Parameter(gone).Contains(a.CaseId))
        && !db.SendingBlocks.Any(b => b.SetById == n.UserId)
        && !db.LegalHolds.Any(h => h.SetById == n.UserId || h.LiftedById == n.UserId)
        && !db.RightsRequests.Any(r => r.HandlerId == n.UserId && !EF.Parameter(gone).Contains(r.Id)));

    /// <summary>Reports that were destroyed already and came back; what is held for a reason is not among them, unreadable as it is.</summary>
    public static IQueryable<Report> ReportsBack(WijkagentDbContext db, IReadOnlyList<Guid> destroyed) => db.Reports.Where(r => EF.Parameter(destroyed).Contains(r.Id)
        && !db.LegalHolds.Any(h => h.LiftedAt == null && (h.SubjectId == r.Id || h.SubjectId == r.CaseId)));

    /// <summary>Cases that were destroyed already and came back, on which no report is left when these are gone.</summary>
    public static IQueryable<Case> CasesBack(WijkagentDbContext db, IReadOnlyList<Guid> destroyed, IReadOnlyList<Guid> gone) => db.Cases.Where(c =>
        EF.Parameter(destroyed).Contains(c.Id) && c.Reports.All(r => EF.Parameter(gone).Contains(r.Id))
        && !db.LegalHolds.Any(h => h.LiftedAt == null && h.SubjectId == c.Id));

    private static DateTime LastMoment(KindTerms kind, DateTime now) =>
        now.AddMonths(-kind.Months - (kind.Regime == LegalRegime.Wpg ? RetentionTerms.LockedMonths : 0));
}
