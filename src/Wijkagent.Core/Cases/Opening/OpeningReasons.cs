using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Cases.Opening;

/// <summary>Tells why cases of colleagues and locked reports were opened, for who reads the audit log or proves it.</summary>
public sealed class OpeningReasons(WijkagentDbContext db, Contents contents)
{
    /// <summary>The reasons by the key of the opening; what is not there any more is left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> OfAsync(IReadOnlyCollection<Guid> openings, CancellationToken cancel) =>
        (await ReadAsync(openings, cancel)).ToDictionary(r => r.Id, r => r.Reason.ToString());

    /// <summary>
    /// Which openings have lost their reason although what was opened is there: each with whether it is still there, and not
    /// what was written. One that was destroyed as it had to be is not lost.
    /// </summary>
    /// <param name="opened">What was opened, a case or a report, by the key of the opening.</param>
    /// <param name="cancel">Stops it.</param>
    internal async Task<IReadOnlyDictionary<Guid, bool>> LostAsync(IReadOnlyDictionary<Guid, Guid> opened, CancellationToken cancel)
    {
        var found = (await ReadAsync([.. opened.Keys], cancel)).ToDictionary(r => r.Id);
        var lost = opened.Keys.Where(opening => !found.TryGetValue(opening, out var kept) || kept.Reason is { IsGone: true, IsDestroyed: false }).ToList();
        if (lost.Count == 0)
            return new Dictionary<Guid, bool>();
        var things = lost.Select(opening => opened[opening]).ToArray();
        var there = (await db.Cases.Where(c => things.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancel))
            .Concat(await db.Reports.Where(r => things.Contains(r.Id)).Select(r => r.Id).ToListAsync(cancel)).ToHashSet();
        return lost.Where(opening => there.Contains(opened[opening])).ToDictionary(opening => opening, found.ContainsKey);
    }

    private async Task<List<OpeningReason>> ReadAsync(IReadOnlyCollection<Guid> openings, CancellationToken cancel)
    {
        if (openings.Count == 0)
            return [];
        var found = await db.CaseAccesses.AsNoTracking()
            .Where(a => openings.Contains(a.Id))
            .Select(a => new OpeningReason(a.Id, a.Reason.At(a.Id)))
            .ToListAsync(cancel);
        found.AddRange(await db.ReportAccesses.AsNoTracking()
            .Where(a => openings.Contains(a.Id))
            .Select(a => new OpeningReason(a.Id, a.Reason.At(a.Id)))
            .ToListAsync(cancel));
        await contents.OpenAllAsync(found, cancel);
        return found;
    }

    private sealed record OpeningReason(Guid Id, SealedText Reason);
}
