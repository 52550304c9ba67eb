using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Reports.Following;

/// <summary>
/// Of which reports the name was removed, in the database of content keys: an older copy of the main database that is put back
/// does not know it, and would show the name again. The report keeps its own key, so the mark lies under an id beside it.
/// </summary>
public sealed class RemovedNames(WijkagentDbContext db, ContentKeys keys)
{
    private const int AtOnce = 100;

    // As long as a Guid. What it makes of an id is the id of nothing else, and made again it is the first one.
    private static ReadOnlySpan<byte> Mark => "the name is gone"u8;

    /// <summary>Writes down that the name of a report is removed, for good.</summary>
    public Task KeepAsync(Guid reportId, CancellationToken cancel) => keys.DestroyAsync([Marked(reportId)], cancel);

    /// <summary>
    /// Codes of reports that show a name which was removed since a moment; not of those that are held for a reason, nor of
    /// those that were not confirmed yet in that copy: they go as a whole.
    /// </summary>
    /// <param name="since">The moment, UTC.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<string>> BackAgainAsync(DateTime since, CancellationToken cancel)
    {
        var codes = new List<string>();
        foreach (var some in (await keys.DestroyedSinceAsync(since, cancel)).Select(Marked).Chunk(AtOnce))
        {
            codes.AddRange(await db.Reports.InUse()
                .Where(r => some.Contains(r.Id) && r.Contact != null && r.Status != ReportStatus.Unconfirmed && r.Status != ReportStatus.Expired)
                .Where(r => !db.LegalHolds.Any(h => h.LiftedAt == null && (h.SubjectId == r.Id || h.SubjectId == r.CaseId)))
                .Select(r => r.Code).ToListAsync(cancel));
        }

        return codes;
    }

    private static Guid Marked(Guid id)
    {
        var bytes = id.ToByteArray();
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] ^= Mark[i];
        return new Guid(bytes);
    }
}
