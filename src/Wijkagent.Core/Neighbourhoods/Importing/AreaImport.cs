using Wijkagent.Core.Common;
using Wijkagent.Core.Common.Importing;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Neighbourhoods.Importing;

/// <summary>
/// Imports the CBS's map of municipalities, districts and neighbourhoods in one transaction. Areas keep their key from
/// year to year, so reports and officers keep pointing to them. Areas that are gone are ended, but only within the
/// municipalities that are in the file, and those whose ground the file gives to them: a file of one town says nothing
/// about the rest of the country.
/// </summary>
public sealed class AreaImport(WijkagentDbContext db)
{
    private const string GeoPackageStart = "SQLite format 3\0";

    /// <summary>Imports a file; nothing is stored when anything in it is wrong.</summary>
    /// <returns>What was done, or the first error; a file that was imported before changes nothing.</returns>
    public async Task<Result<AreasImported>> ImportAsync(
        ImportAreas input, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        progress?.Report(new(ImportStep.Reading));
        var rows = await ReadAsync(input.Source, cancel);
        if (!rows.IsDone)
            return rows.Error;
        var file = BoundaryFile.From(rows.Value, progress, cancel);
        if (!file.IsDone)
            return file.Error;
        var year = ImportYear.Choose(input.Year, file.Value.Year, input.Source.Name);
        if (!year.IsDone)
            return year.Error;

        progress?.Report(new(ImportStep.Comparing));
        var changes = new AreaChanges(db, file.Value, year.Value, input.Complete);
        var compared = await changes.CompareAsync(cancel);
        if (!compared.IsDone)
        {
            db.ChangeTracker.Clear();
            return compared.Error;
        }

        var made = compared.Value;
        progress?.Report(new(ImportStep.Saving, 0, made.Added + made.Changed + made.Ended));
        if (made.Added + made.Changed + made.Ended > 0)
            await db.RaiseRevisionAsync(Revision.Areas, cancel);

        // One save is one transaction.
        await db.SaveChangesAsync(cancel);
        return made;
    }

    private static async Task<Result<IReadOnlyList<BoundaryRow>>> ReadAsync(ImportSource source, CancellationToken cancel)
    {
        var opened = await ImportFile.OpenAsync(source, cancel);
        if (!opened.IsDone)
            return opened.Error;
        using var file = opened.Value;
        var head = await file.HeadAsync(64, cancel);
        if (head.AsSpan().StartsWith(System.Text.Encoding.ASCII.GetBytes(GeoPackageStart)))
            return await GeoPackageBoundaries.ReadAsync(file.Path, cancel);
        return LooksLikeJson(head)
            ? GeoJsonBoundaries.Read(await File.ReadAllBytesAsync(file.Path, cancel))
            : new NotABoundaryFile();
    }

    private static bool LooksLikeJson(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("\uFEFF"u8))
            head = head[3..];
        return head.TrimStart(" \t\r\n"u8) is [(byte)'{', ..];
    }
}
