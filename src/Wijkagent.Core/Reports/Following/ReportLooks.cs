using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;

namespace Wijkagent.Core.Reports.Following;

/// <summary>What a reporter with an account may know of who looked at the own report.</summary>
/// <param name="Told">Whether it may be told. When it may not, only that is said.</param>
/// <param name="Days">When staff looked and in what function, the newest day first; empty when it is not told.</param>
public sealed record ReportLook(bool Told, IReadOnlyList<Look> Days);

/// <summary>
/// Tells a reporter with an account that staff looked at the own report: in what function and in which hour (AVG, article
/// 15, as in C-579/21; Wpg, article 25). ADR 13 says of which reports that is not told.
/// </summary>
public sealed class ReportLooks(WijkagentDbContext db, AuditLooks looks)
{
    /// <summary>The looks at a report, to the owner of an account.</summary>
    /// <returns>
    /// Null when the report was not confirmed from the proved address of that account: who holds its secret alone, or sent
    /// it without a name, reads what everybody reads who does.
    /// </returns>
    public async Task<ReportLook?> OfAsync(string code, Guid userId, CancellationToken cancel) =>
        await db.OwnAddressAsync(userId, cancel) is { } address ? await OfAsync(code, address, cancel) : null;

    /// <summary>The same, by the keyed hash of the address.</summary>
    internal async Task<ReportLook?> OfAsync(string code, byte[] address, CancellationToken cancel)
    {
        var report = await db.Reports.AsNoTracking().InUse().ConfirmedFrom(address)
            .Where(r => r.Code == code)
            .Select(r => new
            {
                r.SubmittedAt,
                CaseNumber = r.Case == null ? null : r.Case.Number,
                OnCaseSince = db.Events.Where(e => e.SubjectId == r.Id && e.Name == nameof(ReportJoinedCase)).Max(e => (DateTime?)e.OccurredAt),
                // Why, is not told apart: that there is a hold, or a sensitive report of another, is not the reporter's to know.
                Withheld = r.Kind.Sensitive
                    || (r.Case != null && (r.Case.Kind.Sensitive || r.Case.Reports.Any(other => other.Kind.Sensitive)))
                    || db.LegalHolds.Any(h => h.LiftedAt == null && (h.SubjectId == r.Id || h.SubjectId == r.CaseId)),
            })
            .SingleOrDefaultAsync(cancel);
        if (report is null)
            return null;
        if (report.Withheld)
            return new ReportLook(Told: false, []);
        var onCase = report is { CaseNumber: { } number, OnCaseSince: { } since } ? new LookedAt(nameof(Case), number, since) : null;
        return new ReportLook(Told: true, await looks.OfAsync(new LookedAt(nameof(Report), code, report.SubmittedAt), onCase, cancel));
    }
}
