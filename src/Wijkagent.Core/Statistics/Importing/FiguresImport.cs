using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Common.Importing;
using Wijkagent.Core.Neighbourhoods;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Statistics.Importing;

/// <summary>A file of key figures to import.</summary>
/// <param name="Source">CSV with a column <c>code</c> and columns of figures.</param>
/// <param name="Year">The year they are about; null to take it from the name, else <see cref="FiguresImport.DefaultYear"/>.</param>
public sealed record ImportFigures(ImportSource Source, int? Year = null);

/// <summary>What an import of figures did.</summary>
/// <param name="Year">The year they are about.</param>
/// <param name="Added">Areas that had no figures of that year.</param>
/// <param name="Changed">Areas whose figures are replaced.</param>
/// <param name="UnknownAreas">Rows about areas that are not in the database; passed over.</param>
public sealed record FiguresImported(int Year, int Added, int Changed, int UnknownAreas);

/// <summary>The header has no column of codes, or no column holds figures.</summary>
public sealed record NotAFiguresFile : InvalidError;

/// <summary>
/// Imports the key figures of areas: every column that holds numbers only is a figure, an empty cell a figure that
/// was suppressed. What a file says of an area and year replaces what was there.
/// </summary>
public sealed class FiguresImport(WijkagentDbContext db)
{
    /// <summary>The year of figures that don't say which they are about.</summary>
    public const int DefaultYear = 2024;

    private const int BatchSize = 5_000;

    // They look like numbers and count nothing.
    private static readonly HashSet<string> NoFigures =
        new(["code", "naam", "niveau", "gemeentecode", "wijkcode", "postcode", "jaar"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Imports a file in one transaction; nothing is stored when it can't be read to its end.</summary>
    /// <returns>What was done, or the first error.</returns>
    public async Task<Result<FiguresImported>> ImportAsync(
        ImportFigures input, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        progress?.Report(new(ImportStep.Reading));
        var year = ImportYear.Choose(input.Year, null, input.Source.Name, DefaultYear);
        if (!year.IsDone)
            return year.Error;
        var opened = await ImportFile.OpenAsync(input.Source, cancel);
        if (!opened.IsDone)
            return opened.Error;
        using var file = opened.Value;
        var read = await ReadAsync(file, cancel);
        if (!read.IsDone)
            return read.Error;

        progress?.Report(new(ImportStep.Comparing));
        return await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var done = await SaveAsync(read.Value, year.Value, progress, cancel);
            await transaction.CommitAsync(cancel);
            return done;
        });
    }

    private static async Task<Result<Dictionary<string, Dictionary<string, double>>>> ReadAsync(
        ImportFile file, CancellationToken cancel)
    {
        var opened = await CsvTable.OpenAsync(file, cancel);
        if (!opened.IsDone)
            return opened.Error;
        using var table = opened.Value;
        var code = table.Column("code");
        var candidates = Enumerable.Range(0, table.Header.Count).Where(i => !NoFigures.Contains(table.Header[i])).ToHashSet();
        if (code < 0 || candidates.Count == 0)
            return new NotAFiguresFile();

        var values = new Dictionary<string, Dictionary<string, double>>(StringComparer.Ordinal);
        string? twice = null;
        var read = await table.ForEachAsync(
            row =>
            {
                var figures = new Dictionary<string, double>();
                if (row[code] is { } area && !values.TryAdd(area, figures))
                    twice = area;
                candidates.RemoveWhere(column => row[column] is { } cell && !TryRead(cell, figures, row.Header[column]));
            },
            cancel);
        if (!read.IsDone)
            return read.Error;
        if (twice is not null)
            return new Neighbourhoods.Importing.AreaCodeTwice(twice.Length > 40 ? twice[..40] : twice);
        if (candidates.Count == 0 || values.Count == 0)
            return new NotAFiguresFile();

        // A column turns out to hold text only when a text comes by; what was read of it before is no figure.
        var names = candidates.Select(column => table.Header[column]).ToHashSet(StringComparer.Ordinal);
        foreach (var figures in values.Values)
        {
            foreach (var name in figures.Keys.Where(k => !names.Contains(k)).ToList())
                figures.Remove(name);
        }

        return values;
    }

    private static bool TryRead(string cell, Dictionary<string, double> figures, string name)
    {
        if (!double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
            return false;
        figures[name] = value;
        return true;
    }

    private async Task<FiguresImported> SaveAsync(
        Dictionary<string, Dictionary<string, double>> read, int year, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        var areas = await KnownAreasAsync(cancel);
        var known = await db.AreaFigures.AsNoTracking().Where(f => f.Year == year)
            .ToDictionaryAsync(f => f.AreaCode, StringComparer.Ordinal, cancel);
        var (added, changed, unknown, done) = (0, 0, 0, 0);
        foreach (var batch in read.Chunk(BatchSize))
        {
            foreach (var (code, values) in batch)
            {
                if (!areas.Contains(code))
                {
                    unknown++;
                }
                else if (!known.TryGetValue(code, out var figures))
                {
                    db.AreaFigures.Add(new AreaFigures(code, year, values));
                    added++;
                }
                else if (figures.Replace(values))
                {
                    db.AreaFigures.Update(figures);
                    changed++;
                }
            }

            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
            progress?.Report(new(ImportStep.Saving, done += batch.Length, read.Count));
        }

        return new FiguresImported(year, added, changed, unknown);
    }

    private async Task<HashSet<string>> KnownAreasAsync(CancellationToken cancel)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var areas in new IQueryable<Area>[] { db.Municipalities, db.Districts, db.Neighbourhoods })
            codes.UnionWith(await areas.Select(a => a.Code).ToListAsync(cancel));
        return codes;
    }
}
