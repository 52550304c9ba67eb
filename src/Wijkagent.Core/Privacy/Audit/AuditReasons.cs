using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Privacy.Audit;

/// <summary>Tells why somebody did something, for who reads the audit log.</summary>
public sealed class AuditReasons(WijkagentDbContext db, Contents contents)
{
    /// <summary>How many are opened to find words in them: of more, the newest.</summary>
    public const int OpenLimit = 10_000;

    private const int AtOnce = 500;

    /// <summary>The reasons by their keys; what is not there any more is left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> OfAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        var found = new List<AuditReason>();
        foreach (var some in ids.Chunk(AtOnce))
            found.AddRange(await OpenAsync(db.AuditReasons.AsNoTracking().Where(r => some.Contains(r.Id)), cancel));
        return found.ToDictionary(r => r.Id, r => r.Words.ToString());
    }

    /// <summary>The keys of those that have these words in them, whatever capitals and accents. They are sealed, so they are opened.</summary>
    public async Task<IReadOnlyList<Guid>> HavingAsync(string words, CancellationToken cancel)
    {
        var found = await OpenAsync(db.AuditReasons.AsNoTracking().OrderByDescending(r => r.Stream).ThenBy(r => r.Id).Take(OpenLimit), cancel);
        return [.. found.Where(r => StaffNames.Has(r.Words.Value, words)).Select(r => r.Id)];
    }

    private async Task<List<AuditReason>> OpenAsync(IQueryable<AuditReason> reasons, CancellationToken cancel)
    {
        var found = await reasons.ToListAsync(cancel);
        foreach (var some in found.Chunk(AtOnce))
            await contents.OpenAllAsync(some, cancel);
        return found;
    }
}
