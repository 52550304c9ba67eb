using System.Security.Cryptography;
using Wijkagent.Core.Common;
using Wijkagent.Core.Media;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports.Attachments;

namespace Wijkagent.Core.Persistence.Backups;

/// <summary>
/// The pictures of reports beside the copies of the database. A picture never changes, so all copies share one folder, and
/// each has a list (<c>.files</c>) of what it needs of it. Those of drafts are not taken along: they live a day.
/// </summary>
public sealed class FileCopies(IFileStore store, ContentKeys keys, TimeProvider clock)
{
    private const string List = ".files";
    private const string Folder = "files";

    /// <summary>Takes along what the database knows, after the copy of it was made: so each row in that copy has its file.</summary>
    /// <param name="db">The database.</param>
    /// <param name="copy">The copy of it.</param>
    /// <param name="cancel">Stops it between two files.</param>
    /// <exception cref="IOException">It can't be written.</exception>
    public async Task TakeAsync(WijkagentDbContext db, string copy, CancellationToken cancel)
    {
        var (beside, taken) = (Beside(copy), new List<string>());
        foreach (var file in await db.FilesOfReportsAsync(cancel))
        {
            await using var there = await beside.OpenAsync(file.Name, cancel);
            await using var content = there is null ? await store.OpenAsync(file.Name, cancel) : null;
            if (content is not null)
                await beside.WriteAsync(file.Name, target => content.CopyToAsync(target, cancel), cancel);
            taken.Add(file.Name);
        }

        // Of a copy that had this name before and was never tried.
        File.Delete(copy + List);
        if (taken.Count > 0)
            await File.WriteAllLinesAsync(copy + List, taken, cancel);
    }

    /// <summary>Compares the pictures that a copy knows with what lies beside it.</summary>
    /// <param name="restored">The copy, as a database.</param>
    /// <param name="copy">The copy.</param>
    /// <param name="cancel">Stops it between two files.</param>
    /// <returns>
    /// How many files are as they were, or <see cref="BackupFileDiffers"/>. What was destroyed since, or was missing by then,
    /// is not counted.
    /// </returns>
    public async Task<Result<int>> ProveAsync(WijkagentDbContext restored, string copy, CancellationToken cancel)
    {
        var (beside, same) = (Beside(copy), 0);
        var files = await restored.FilesOfReportsAsync(cancel);
        var found = await keys.FindAsync(files.Select(f => f.ReportId).ToHashSet(), cancel);
        foreach (var file in files.Where(f => found[f.ReportId].State != KeyState.Destroyed))
        {
            await using var content = await beside.OpenAsync(file.Name, cancel);
            if (content is null || !(await SHA256.HashDataAsync(content, cancel)).AsSpan().SequenceEqual(file.Hash))
                return new BackupFileDiffers(file.Name);
            same++;
        }

        return same;
    }

    /// <summary>Puts the list of a copy beside another form of it.</summary>
    public static void CopyList(string copy, string to)
    {
        if (File.Exists(copy + List))
            File.Copy(copy + List, to + List, overwrite: true);
    }

    /// <summary>Takes away what none of the copies that stay needs.</summary>
    public async Task PruneAsync(string folder, CancellationToken cancel)
    {
        foreach (var left in Directory.GetFiles(folder, "*" + List).Where(list => !File.Exists(list[..^List.Length])))
            File.Delete(left);
        var needed = new HashSet<string>();
        foreach (var list in Directory.GetFiles(folder, "*" + List))
            needed.UnionWith(await File.ReadAllLinesAsync(list, cancel));
        var beside = new FolderStore(Path.Combine(folder, Folder), 0, clock);
        await foreach (var file in beside.ListAsync(cancel))
        {
            if (!needed.Contains(file.Name))
                await beside.DeleteAsync(file.Name, cancel);
        }
    }

    private FolderStore Beside(string copy) => new(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(copy))!, Folder), 0, clock);
}
