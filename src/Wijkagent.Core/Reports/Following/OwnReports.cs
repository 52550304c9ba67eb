using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Retention;

namespace Wijkagent.Core.Reports.Following;

/// <summary>A line of the list of somebody's own reports.</summary>
/// <param name="Code">Its code.</param>
/// <param name="SubmittedAt">When it was sent, UTC.</param>
/// <param name="Told">What it is and how it stands; null where that is not shown.</param>
public sealed record OwnReportLine(string Code, DateTime SubmittedAt, OwnReportState? Told);

/// <summary>What a report is and how it stands.</summary>
/// <param name="Kind">What kind it is.</param>
/// <param name="Neighbourhood">Where it is.</param>
/// <param name="Status">How it stands.</param>
public sealed record OwnReportState(LocalizedText Kind, string Neighbourhood, ReportStatus Status)
{
    /// <summary>Whether the officer waits for an answer of the reporter.</summary>
    public bool IsAsked => Status == ReportStatus.AwaitingReporter;

    /// <summary>Whether nothing is going to happen any more unless somebody asks.</summary>
    public bool IsDone => Status is ReportStatus.Resolved or ReportStatus.Closed or ReportStatus.Declined or ReportStatus.Withdrawn or ReportStatus.Expired;
}

/// <summary>
/// The reports of whoever has an account: sent with its address and confirmed from its mailbox, from whatever device, also
/// before there was an account. An anonymous report is nobody's; a sensitive one says only that it is there, as others may
/// read the mailbox.
/// </summary>
public sealed class OwnReports(WijkagentDbContext db)
{
    /// <summary>The most that are listed; the newest.</summary>
    public const int Most = ReportsOfAddress.Most;

    /// <summary>The reports, the newest first.</summary>
    public async Task<IReadOnlyList<OwnReportLine>> ListAsync(Guid userId, CancellationToken cancel) =>
        await db.OwnAddressAsync(userId, cancel) is not { } address
            ? []
            : await db.Reports.AsNoTracking().NewestConfirmedFrom(address, Most)
                .Select(r => new OwnReportLine(r.Code, r.SubmittedAt, r.Kind.Sensitive || r.Band == AgeBand.Locked
                    ? null
                    : new OwnReportState(new LocalizedText(r.Kind.Name.Nl, r.Kind.Name.En), r.Neighbourhood.Name, ReportLifecycle.AsTold(r.Status))))
                .ToListAsync(cancel);

    /// <summary>Whether a report opens to the owner of an account without its secret.</summary>
    public async Task<bool> OpensAsync(string code, Guid userId, CancellationToken cancel) =>
        await db.OwnAddressAsync(userId, cancel) is { } address
        && await db.Reports.InUse().ConfirmedFrom(address).AnyAsync(r => r.Code == code && !r.Kind.Sensitive, cancel);
}
