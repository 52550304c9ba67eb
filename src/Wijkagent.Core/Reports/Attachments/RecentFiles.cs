using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Reports.Attachments;

/// <summary>Tells whether files are those that a report got just before: a form that was sent twice.</summary>
public sealed class RecentFiles(WijkagentDbContext db, Contents contents, AttachmentStore store)
{
    /// <summary>Whether all of these are among the files that a report got in some time; also when these are none.</summary>
    /// <param name="reportId">The report.</param>
    /// <param name="files">The files.</param>
    /// <param name="since">From when, UTC.</param>
    /// <param name="now">The moment, UTC. What lies ahead came before the clock was set back.</param>
    /// <param name="cancel">Stops it.</param>
    internal async Task<bool> ContainAllAsync(
        Guid reportId, IReadOnlyCollection<TakenFile> files, DateTime since, DateTime now, CancellationToken cancel)
    {
        if (files.Count == 0)
            return true;
        var recent = await db.ReportAttachments.AsNoTracking()
            .Where(a => a.ReportId == reportId && a.DiaryNumber == null && a.AddedAt > since && a.AddedAt <= now)
            .ToListAsync(cancel);
        await contents.OpenAllAsync(recent, cancel);
        var shown = new HashSet<string>();
        foreach (var one in recent)
        {
            // What was made black meanwhile does not come back with a form that is sent twice.
            if (one.SentAs?.Value is { } sent)
                shown.Add(sent);
            if (one.Key?.Value is { } key
                && await store.HashAsync(ReportAttachment.LargeName(one.StoredAs), Convert.FromBase64String(key), cancel) is { } hash)
            {
                shown.Add(Convert.ToBase64String(hash));
            }
        }

        return files.All(p => shown.Contains(Convert.ToBase64String(p.Shows)));
    }
}
