using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Reports.Attachments;

/// <summary>A file of a report as it lies in the store.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Hash">SHA-256 of it.</param>
/// <param name="ReportId">The report.</param>
internal sealed record FileOfReport(string Name, byte[] Hash, Guid ReportId);

/// <summary>Which files belong to what.</summary>
internal static class AttachmentQueries
{
    /// <summary>How many are looked for in one query.</summary>
    private const int AtOnce = 500;

    /// <summary>The files of these drafts.</summary>
    public static IQueryable<Guid> FilesOf(this WijkagentDbContext db, IQueryable<ReportDraft> drafts) =>
        db.ReportAttachments.Where(a => drafts.Any(d => d.Id == a.DraftId)).Select(a => a.StoredAs);

    /// <summary>Those of these files that belong to nothing any more: a draft that was sent meanwhile has given its files to the report.</summary>
    public static async Task<List<Guid>> WithoutRowAsync(this WijkagentDbContext db, List<Guid> files, CancellationToken cancel)
    {
        var kept = new HashSet<Guid>();
        foreach (var some in files.Chunk(AtOnce))
            kept.UnionWith(await db.ReportAttachments.Where(a => some.Contains(a.StoredAs)).Select(a => a.StoredAs).ToListAsync(cancel));
        return files.FindAll(file => !kept.Contains(file));
    }

    /// <summary>The files of the reports with these keys.</summary>
    public static IQueryable<Guid> FilesOf(this WijkagentDbContext db, Guid[] reportIds) =>
        db.ReportAttachments.Where(a => reportIds.Contains(a.ReportId!.Value)).Select(a => a.StoredAs);

    /// <summary>The files of all reports, but for those that were found to be missing.</summary>
    public static async Task<List<FileOfReport>> FilesOfReportsAsync(this WijkagentDbContext db, CancellationToken cancel)
    {
        var rows = await db.ReportAttachments.AsNoTracking()
            .Where(a => a.ReportId != null && a.MissingSince == null)
            .OrderBy(a => a.Id)
            .Select(a => new { ReportId = a.ReportId!.Value, a.StoredAs, a.Kind, a.LargeHash, a.SmallHash })
            .ToListAsync(cancel);
        return
        [
            .. rows.SelectMany(r => ReportAttachment.NamesOf(r.StoredAs, r.Kind)
                .Zip([r.LargeHash, r.SmallHash], (name, hash) => new FileOfReport(name, hash, r.ReportId))),
        ];
    }
}
