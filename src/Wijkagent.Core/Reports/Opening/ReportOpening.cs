using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Cases.Opening;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Reports.Opening;

/// <summary>Open a report that is locked.</summary>
/// <param name="Number">Its code, as it was typed.</param>
/// <param name="Reason">Which complaint or audit needs it.</param>
public sealed record OpenLockedReport(string? Number, string? Reason);

/// <summary>Tells whose beat it is, and the other coordinators of the team, that a locked report was opened.</summary>
/// <param name="Code">The report.</param>
/// <param name="Who">How others read who it was.</param>
/// <param name="At">When, UTC.</param>
public sealed record LockedReportOpenedMail(string Code, string Who, DateTime At) : Mail;

/// <summary>There is no locked report of the team with this code.</summary>
/// <param name="Field">The input it is about.</param>
public sealed record NoSuchLockedReport(string Field) : InvalidError(Field);

/// <summary>
/// Opens a report that is kept for complaints and audits alone, on a case or not, to whoever may: in the sight of others,
/// as <see cref="CaseOpening"/> opens a case.
/// </summary>
public sealed class ReportOpening(
    WijkagentDbContext db, BeatHolders beats, OpeningHearers hearers, Outbox outbox, Contents contents, StaffNames names, TimeProvider clock)
{
    /// <summary>Opens it for <see cref="CaseAccess.Term"/>. A report that can be read already is answered as it is.</summary>
    /// <returns>
    /// The code; <see cref="ValueMissing"/>, or what <see cref="Reason"/> refuses; <see cref="NoSuchLockedReport"/> for what
    /// is not there, not locked, or not of the team; <see cref="NobodyHearsOfIt"/> when there is nobody to tell.
    /// </returns>
    public async Task<Result<string>> OpenAsync(OpenLockedReport open, Actor by, CancellationToken cancel)
    {
        if (!by.May(Permission.OpenLockedCases) || by.TeamId is not { } team)
            return new NothingHere();
        var (code, reason) = (PublicCode.Normalise(open.Number), Reason.Read(open.Reason, nameof(open.Reason), CaseAccess.ReasonLength));
        if (code is not null && await db.Reports.VisibleTo(by).AnyAsync(r => r.Code == code, cancel))
            return code;
        var check = new InputCheck();
        if (code is null)
            check.Refuse(string.IsNullOrWhiteSpace(open.Number) ? new ValueMissing(nameof(open.Number)) : new NoSuchLockedReport(nameof(open.Number)));
        if (reason.Error is InvalidError wrong)
            check.Refuse(wrong);
        if (check.Error is { } error)
            return error;

        var now = clock.GetUtcNow().UtcDateTime;
        var ofTeam = await beats.NeighbourhoodsOfTeamAsync(team, now, cancel);
        var report = await db.Reports.Confirmed()
            .SingleOrDefaultAsync(r => r.Code == code && r.Band == AgeBand.Locked && ofTeam.Contains(r.NeighbourhoodId), cancel);
        if (report is null)
            return new NoSuchLockedReport(nameof(open.Number));
        if (await db.ReportAccesses.AnyAsync(a => a.ReportId == report.Id && a.UserId == by.UserId && a.Until > now, cancel))
            return report.Code;
        var hear = await hearers.OfAsync(report.NeighbourhoodId, null, team, by, now, cancel);
        if (hear.Count == 0)
            return new NobodyHearsOfIt();
        var access = new ReportAccess(report, reason.Value!, by, now);
        // Its key is made here: the event names it.
        db.ReportAccesses.Add(access);
        report.OpenTo(by, access.Id, now);
        foreach (var address in hear)
            outbox.Add(address, "nl", new LockedReportOpenedMail(report.Code, by.Name, now), now);
        return await db.SaveOrDoAgainAsync<Result<string>>(report.Code, () => OpenAsync(open, by, cancel), cancel);
    }

    /// <summary>The locked reports that stand open to somebody at a moment, UTC, each with the key of the newest opening.</summary>
    public async Task<IReadOnlyDictionary<Guid, Guid>> OpenToAsync(Guid userId, DateTime now, CancellationToken cancel)
    {
        var openings = await db.ReportAccesses.AsNoTracking()
            .Where(a => a.UserId == userId && a.Until > now)
            .OrderByDescending(a => a.OpenedAt).ThenBy(a => a.Id)
            .Select(a => new { a.ReportId, a.Id })
            .ToListAsync(cancel);
        return openings.DistinctBy(a => a.ReportId).ToDictionary(a => a.ReportId, a => a.Id);
    }

    /// <summary>Who opened a report that was found, newest first.</summary>
    public async Task<List<OpenedByColleague>> OfAsync(ReportFile file, CancellationToken cancel)
    {
        var openings = await db.ReportAccesses.AsNoTracking()
            .Where(a => a.ReportId == file.Id)
            .OrderByDescending(a => a.OpenedAt).ThenBy(a => a.Id)
            .Select(a => new OpenedByColleague(a.UserId, "", a.Reason.At(a.Id), a.OpenedAt, a.Until))
            .ToListAsync(cancel);
        await contents.OpenAllAsync(openings, cancel);
        var staff = await names.OfAsync(openings.Select(a => (Guid?)a.UserId), cancel);
        return openings.ConvertAll(a => a with { Who = staff.Of(a.UserId) });
    }
}
