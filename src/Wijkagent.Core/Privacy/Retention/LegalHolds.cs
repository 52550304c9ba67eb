using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Privacy.Retention;

/// <summary>Keep something although its term passes.</summary>
/// <param name="Code">The code of a report or the number of a case, as it was typed.</param>
/// <param name="Reason">Why.</param>
public sealed record HoldData(string? Code, string? Reason);

/// <summary>There is no such report or case for this person.</summary>
/// <param name="Field">The input it is about.</param>
public sealed record NothingToHold(string Field) : InvalidError(Field);

/// <summary>Something that is held.</summary>
/// <param name="Id">The key of the hold.</param>
/// <param name="Code">The report or case.</param>
/// <param name="Reason">Why.</param>
/// <param name="SetBy">By whom.</param>
/// <param name="SetAt">Since when, UTC.</param>
public sealed record HeldThing(Guid Id, string Code, SealedText Reason, string SetBy, DateTime SetAt);

/// <summary>Keeps reports and cases that a court, a complaint or an audit still needs.</summary>
public sealed class LegalHolds(WijkagentDbContext db, Contents contents, StaffNames names, TimeProvider clock)
{
    /// <summary>Holds a report, or a case with all reports on it. Holding it again changes nothing.</summary>
    /// <returns>
    /// The code; <see cref="NothingToHold"/> for what is not there or not this person's to see, <see cref="ValueMissing"/>,
    /// or what <see cref="Reason"/> refuses.
    /// </returns>
    public async Task<Result<string>> SetAsync(HoldData hold, Actor by, CancellationToken cancel)
    {
        if (!by.May(Permission.HoldData))
            return new NothingHere();
        var reason = Reason.Read(hold.Reason, nameof(hold.Reason), LegalHold.ReasonLength);
        var found = await FindAsync(PublicCode.Normalise(hold.Code), by, cancel);
        var check = new InputCheck();
        if (found is null)
            check.Refuse(string.IsNullOrWhiteSpace(hold.Code) ? new ValueMissing(nameof(hold.Code)) : new NothingToHold(nameof(hold.Code)));
        if (reason.Error is InvalidError wrong)
            check.Refuse(wrong);
        if (check.Error is { } error)
            return error;
        if (!await db.LegalHolds.AnyAsync(h => h.SubjectId == found!.Id && h.LiftedAt == null, cancel))
        {
            db.LegalHolds.Add(new LegalHold(found!.Id, found.Code, reason.Value!, by, clock.GetUtcNow().UtcDateTime));
            await db.SaveChangesAsync(cancel);
        }

        return found!.Code;
    }

    /// <summary>Lets something go. Doing it again changes nothing.</summary>
    /// <returns>Done, or <see cref="NothingHere"/>.</returns>
    public async Task<Result> LiftAsync(Guid id, Actor by, CancellationToken cancel)
    {
        var hold = by.May(Permission.HoldData) ? await db.LegalHolds.SingleOrDefaultAsync(h => h.Id == id, cancel) : null;
        if (hold is null || await FindAsync(hold.Code, by, cancel) is null)
            return new NothingHere();
        hold.Lift(by, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancel);
        return Result.Done;
    }

    /// <summary>All that is held now, the newest first: what this person may lift, or all for who only looks.</summary>
    public async Task<List<HeldThing>> ListAsync(Actor by, CancellationToken cancel)
    {
        var holds = db.LegalHolds.AsNoTracking().Where(h => h.LiftedAt == null);
        if (by.May(Permission.HoldData))
        {
            var (reports, cases) = (db.Reports.KnownTo(by), db.Cases.KnownTo(by));
            holds = holds.Where(h => reports.Any(r => r.Id == h.SubjectId) || cases.Any(c => c.Id == h.SubjectId));
        }

        var held = await holds
            .OrderByDescending(h => h.SetAt).ThenBy(h => h.Id)
            .Select(h => new { h.Id, h.Code, Reason = h.Reason.At(h.Id), h.SetById, h.SetAt })
            .ToListAsync(cancel);
        await contents.OpenAllAsync(held, cancel);
        var staff = await names.OfAsync(held.Select(h => h.SetById), cancel);
        return held.ConvertAll(h => new HeldThing(h.Id, h.Code, h.Reason, staff.Of(h.SetById), h.SetAt));
    }

    /// <summary>Why things were held, by the key of the hold: for who reads the audit log.</summary>
    internal async Task<IReadOnlyDictionary<Guid, string>> ReasonsAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        if (ids.Count == 0)
            return new Dictionary<Guid, string>();
        var found = await db.LegalHolds.AsNoTracking()
            .Where(h => ids.Contains(h.Id))
            .Select(h => new { h.Id, Reason = h.Reason.At(h.Id) })
            .ToListAsync(cancel);
        await contents.OpenAllAsync(found, cancel);
        return found.ToDictionary(h => h.Id, h => h.Reason.ToString());
    }

    private async Task<Subject?> FindAsync(string? code, Actor by, CancellationToken cancel) =>
        code is null
            ? null
            : await db.Cases.KnownTo(by).Where(c => c.Number == code).Select(c => new Subject(c.Id, c.Number)).SingleOrDefaultAsync(cancel)
                ?? await db.Reports.KnownTo(by).Where(r => r.Code == code).Select(r => new Subject(r.Id, r.Code)).SingleOrDefaultAsync(cancel);

    private sealed record Subject(Guid Id, string Code);
}
