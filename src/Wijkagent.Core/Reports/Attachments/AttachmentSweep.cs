using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Wijkagent.Core.Media;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Reports.Attachments;

/// <summary>What a look at the store and the database found.</summary>
/// <param name="Removed">Files that belonged to nothing and are taken away.</param>
/// <param name="Missing">What came with reports and of which a file is not there.</param>
public sealed record SweptFiles(int Removed, int Missing);

/// <summary>
/// Compares the store with the database, and mends what differs. A file without a row is what a save that failed, or a store
/// that failed, left behind: nothing opens it, and it goes after a day. A row without a file says so from then on.
/// </summary>
public sealed class AttachmentSweep(WijkagentDbContext db, IFileStore store, TimeProvider clock, ILogger<AttachmentSweep> log)
{
    /// <summary>How long a save may take before its file is taken for a left-over.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    private const int AtOnce = 500;

    /// <summary>Looks once. Several nodes can do it at the same time.</summary>
    public async Task<SweptFiles> RunAsync(CancellationToken cancel)
    {
        // The rows first: a file that comes meanwhile is young, and one that goes meanwhile has no row any more.
        var now = clock.GetUtcNow().UtcDateTime;
        var rows = await db.ReportAttachments.AsNoTracking().Select(a => new { a.Id, a.StoredAs, a.Kind, a.MissingSince }).ToListAsync(cancel);
        var known = rows.SelectMany(r => ReportAttachment.NamesOf(r.StoredAs, r.Kind)).ToHashSet();
        var (found, orphans) = (new HashSet<string>(), new List<string>());
        await foreach (var file in store.ListAsync(cancel))
        {
            found.Add(file.Name);
            if (!known.Contains(file.Name) && file.WrittenAt < now - Grace)
                orphans.Add(file.Name);
        }

        var missing = rows.Where(r => !ReportAttachment.NamesOf(r.StoredAs, r.Kind).All(found.Contains)).ToList();
        foreach (var name in orphans)
            await store.DeleteAsync(name, cancel);
        await MarkAsync([.. missing.Where(m => m.MissingSince is null).Select(m => m.Id)], now, cancel);
        await MarkAsync([.. rows.Except(missing).Where(m => m.MissingSince is not null).Select(m => m.Id)], null, cancel);
        if (orphans.Count > 0)
            log.LogInformation("{Files} files without a row are taken out of the store", orphans.Count);
        if (missing.Count > 0)
            log.LogWarning("{Pictures} pictures or files are not whole in the store: put the missing files back from a copy", missing.Count);
        return new SweptFiles(orphans.Count, missing.Count);
    }

    private async Task MarkAsync(Guid[] ids, DateTime? since, CancellationToken cancel)
    {
        foreach (var some in ids.Chunk(AtOnce))
            await db.ReportAttachments.Where(a => some.Contains(a.Id)).ExecuteUpdateAsync(set => set.SetProperty(a => a.MissingSince, since), cancel);
    }
}
