using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Cases.Opening;

/// <summary>What the audit log tells of an opening.</summary>
/// <param name="Thing">The case or report that was opened.</param>
/// <param name="By">Who opened it.</param>
/// <param name="At">When, UTC.</param>
internal sealed record ToldOpening(Guid Thing, Guid? By, DateTime At);

/// <summary>Tells why cases of colleagues and locked reports were opened, for who reads the audit log or proves it.</summary>
public sealed class OpeningReasons(WijkagentDbContext db, Contents contents)
{
    // Between the opening and the entry that tells of it.
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    /// <summary>The reasons by the key of the opening; what is not there any more is left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> OfAsync(IReadOnlyCollection<Guid> openings, CancellationToken cancel) =>
        (await ReadAsync(openings, cancel)).ToDictionary(r => r.Id, r => r.Reason.ToString());

    /// <summary>
    /// Which openings have lost their reason although what was opened is there, or are somebody else's or longer than was told:
    /// each with whether it is still there, and not what was written. One that was destroyed as it had to be is not lost.
    /// </summary>
    /// <param name="opened">What was told of each, by the key of the opening.</param>
    /// <param name="cancel">Stops it.</param>
    internal async Task<IReadOnlyDictionary<Guid, bool>> LostAsync(IReadOnlyDictionary<Guid, ToldOpening> opened, CancellationToken cancel)
    {
        var found = (await ReadAsync([.. opened.Keys], cancel)).ToDictionary(r => r.Id);
        var lost = opened.Keys.Where(opening => !found.TryGetValue(opening, out var kept) || !kept.IsAsTold(opened[opening])).ToList();
        if (lost.Count == 0)
            return new Dictionary<Guid, bool>();
        var things = lost.Select(opening => opened[opening].Thing).ToArray();
        var there = (await db.Cases.Where(c => things.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancel))
            .Concat(await db.Reports.Where(r => things.Contains(r.Id)).Select(r => r.Id).ToListAsync(cancel)).ToHashSet();
        return lost.Where(opening => there.Contains(opened[opening].Thing)).ToDictionary(opening => opening, found.ContainsKey);
    }

    private async Task<List<OpeningReason>> ReadAsync(IReadOnlyCollection<Guid> openings, CancellationToken cancel)
    {
        if (openings.Count == 0)
            return [];
        var found = await db.CaseAccesses.AsNoTracking()
            .Where(a => openings.Contains(a.Id))
            .Select(a => new OpeningReason(a.Id, a.UserId, a.Until, a.Reason.At(a.Id)))
            .ToListAsync(cancel);
        found.AddRange(await db.ReportAccesses.AsNoTracking()
            .Where(a => openings.Contains(a.Id))
            .Select(a => new OpeningReason(a.Id, a.UserId, a.Until, a.Reason.At(a.Id)))
            .ToListAsync(cancel));
        await contents.OpenAllAsync(found, cancel);
        return found;
    }

    private sealed record OpeningReason(Guid Id, Guid UserId, DateTime Until, SealedText Reason)
    {
        public bool IsAsTold(ToldOpening told) =>
            Reason is { IsGone: false } or { IsDestroyed: true } && UserId == told.By && Until <= told.At + CaseAccess.Term + Late;
    }
}
