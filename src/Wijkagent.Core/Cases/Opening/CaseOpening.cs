using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Cases.Opening;

/// <summary>Open a case of a colleague.</summary>
/// <param name="Number">The case, as it was typed.</param>
/// <param name="Reason">Why it can't wait for the colleague.</param>
public sealed record OpenColleaguesCase(string? Number, string? Reason);

/// <summary>Tells whose case it is, and the coordinators of the team, that somebody else opened it.</summary>
/// <param name="Number">The case.</param>
/// <param name="Who">How others read who it was.</param>
/// <param name="At">When, UTC.</param>
public sealed record CaseOpenedByColleagueMail(string Number, string Who, DateTime At) : Mail;

/// <summary>Somebody who opened a case of a colleague.</summary>
/// <param name="UserId">The account.</param>
/// <param name="Who">How others read who it was.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Until">Until when it was theirs to handle, UTC.</param>
public sealed record OpenedByColleague(Guid UserId, string Who, SealedText Reason, DateTime At, DateTime Until);

/// <summary>Opens a case of the team to somebody whose case it is not, in the sight of whose it is.</summary>
public sealed class CaseOpening(
    WijkagentDbContext db, BeatHolders beats, OpeningHearers hearers, Outbox outbox, Contents contents, StaffNames names, TimeProvider clock)
{
    /// <summary>Opens it for <see cref="CaseAccess.Term"/>. A case that is theirs already is answered as it is.</summary>
    /// <returns>
    /// The number; <see cref="ValueMissing"/>, or what <see cref="Reason"/> refuses;
    /// <see cref="NoSuchCase"/> for what is not there, not of the team, sensitive (few see that, and others only by a share),
    /// or out of use when <see cref="Permission.OpenLockedCases"/> is missing;
    /// <see cref="NobodyHearsOfIt"/> when there is nobody to tell.
    /// </returns>
    public async Task<Result<string>> OpenAsync(OpenColleaguesCase open, Actor by, CancellationToken cancel)
    {
        if (!by.May(Permission.OpenCasesOfTeam) || by.TeamId is not { } team)
            return new NothingHere();
        var (number, reason) = (ReadNumber(open), Reason.Read(open.Reason, nameof(open.Reason), CaseAccess.ReasonLength));
        if (number.IsDone && await db.Cases.VisibleTo(by).AnyAsync(c => c.Number == number.Value, cancel))
            return number;
        if (!number.IsDone || !reason.IsDone)
        {
            var check = new InputCheck();
            foreach (var error in new[] { number.Error, reason.Error }.OfType<InvalidError>())
                check.Refuse(error);
            return check.Error!;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var ofTeam = await beats.NeighbourhoodsOfTeamAsync(team, now, cancel);
        var mayLocked = by.May(Permission.OpenLockedCases);
        var @case = await db.Cases.SingleOrDefaultAsync(
            c => c.Number == number.Value && ofTeam.Contains(c.NeighbourhoodId)
                && (c.Band == AgeBand.Locked ? mayLocked : !c.Kind.Sensitive), cancel);
        if (@case is null)
            return new NoSuchCase(nameof(open.Number));
        if (await db.CaseAccesses.AnyAsync(a => a.CaseId == @case.Id && a.UserId == by.UserId && a.Until > now, cancel))
            return number;
        var hear = await hearers.OfAsync(@case.NeighbourhoodId, @case.OfficerId, team, by, now, cancel);
        if (hear.Count == 0)
            return new NobodyHearsOfIt();
        var access = new CaseAccess(@case, reason.Value, by, now);
        // Its key is made here: the event names it.
        db.CaseAccesses.Add(access);
        @case.OpenTo(by, access.Id, now);
        foreach (var address in hear)
            outbox.Add(address, "nl", new CaseOpenedByColleagueMail(number.Value, by.Name, now), now);
        return await db.SaveOrDoAgainAsync(number, () => OpenAsync(open, by, cancel), cancel);
    }

    private static Result<string> ReadNumber(OpenColleaguesCase open)
    {
        if (PublicCode.Normalise(open.Number) is { } number)
            return number;
        return string.IsNullOrWhiteSpace(open.Number) ? new ValueMissing(nameof(open.Number)) : new NoSuchCase(nameof(open.Number));
    }

    /// <summary>The cases that stand open to somebody at a moment, UTC, each with the key of the newest opening.</summary>
    public async Task<IReadOnlyDictionary<Guid, Guid>> OpenToAsync(Guid userId, DateTime now, CancellationToken cancel)
    {
        var openings = await db.CaseAccesses.AsNoTracking()
            .Where(a => a.UserId == userId && a.Until > now)
            .OrderByDescending(a => a.OpenedAt).ThenBy(a => a.Id)
            .Select(a => new { a.CaseId, a.Id })
            .ToListAsync(cancel);
        return openings.DistinctBy(a => a.CaseId).ToDictionary(a => a.CaseId, a => a.Id);
    }

    /// <summary>Who opened a case that was found, newest first.</summary>
    public async Task<List<OpenedByColleague>> OfAsync(CaseFile file, CancellationToken cancel)
    {
        var openings = await db.CaseAccesses.AsNoTracking()
            .Where(a => a.CaseId == file.Id)
            .OrderByDescending(a => a.OpenedAt).ThenBy(a => a.Id)
            .Select(a => new OpenedByColleague(a.UserId, "", a.Reason.At(a.Id), a.OpenedAt, a.Until))
            .ToListAsync(cancel);
        await contents.OpenAllAsync(openings, cancel);
        var staff = await names.OfAsync(openings.Select(a => (Guid?)a.UserId), cancel);
        return openings.ConvertAll(a => a with { Who = staff.Of(a.UserId) });
    }
}
