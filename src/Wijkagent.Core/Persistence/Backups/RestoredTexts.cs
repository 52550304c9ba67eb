using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Persistence.Backups;

/// <summary>Reads in a copy that was put back what people told: rows alone are no backup when nobody can open them.</summary>
public sealed class RestoredTexts(ContentKeys keys, Contents contents)
{
    /// <summary>How many reports are tried, the newest first.</summary>
    public const int Tried = 20;

    /// <summary>Opens the newest reports of the copy with the keys that are in use.</summary>
    /// <param name="restored">The copy, as a database.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>How many could be read, or <see cref="BackupUnreadable"/>. What was destroyed since is rightly gone, and not counted.</returns>
    public async Task<Result<int>> OpenAsync(WijkagentDbContext restored, CancellationToken cancel)
    {
        var reports = await restored.Reports.AsNoTracking().OrderByDescending(r => r.Id).Take(Tried).ToListAsync(cancel);
        var found = await keys.FindAsync(reports.Select(r => r.Id).ToHashSet(), cancel);
        var kept = reports.Where(r => found[r.Id].State != KeyState.Destroyed).ToList();
        await contents.OpenAllAsync(kept, cancel);
        return kept.Find(r => r.Text.IsGone) is { } lost ? new BackupUnreadable(lost.Code) : kept.Count;
    }
}
