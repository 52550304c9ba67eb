using CsvHelper;

namespace Wijkagent.Core.Common.Importing;

/// <summary>A CSV file with a header, comma or semicolon separated; columns are found by name in any case.</summary>
internal sealed class CsvTable : IDisposable
{
    // An unclosed quote must not read the rest of a large file as one field.
    private const int LongestRow = 1 << 20;

    private readonly CsvReader csv;

    private CsvTable(CsvReader csv) => this.csv = csv;

    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <summary>A cell of the row that is being read, without spaces around it; null when it is empty.</summary>
    public string? this[int column] =>
        column >= 0 && column < csv.FieldCount && csv.GetString(column).Trim() is { Length: > 0 } value ? value : null;

    /// <summary>Opens a file at its first row; a file without a header is <see cref="ImportTableBroken"/>.</summary>
    public static async Task<Result<CsvTable>> OpenAsync(ImportFile file, CancellationToken cancel)
    {
        var options = new CsvReaderOptions
        {
            FieldCountMismatch = CsvFieldCountHandling.Throw,
            MalformedData = CsvMalformedDataHandling.Throw,
            MaxRecordSize = LongestRow,
            TrackLineNumbers = true,
        };
        var table = new CsvTable(CsvReader.Create(file.OpenRead(), options));
        try
        {
            await table.csv.ReadHeaderAsync(cancel);
            table.Header = [.. table.csv.Headers?.Select(h => h.Trim()) ?? []];
            if (table.Header.Count > 0)
                return table;
        }
        catch (CsvFormatException)
        {
            // Told below: the first line is no header.
        }

        table.Dispose();
        return new ImportTableBroken(1);
    }

    /// <summary>The place of the first column that has one of these names, or begins as a name that ends in *; −1 when there is none.</summary>
    public int Column(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            for (var i = 0; i < Header.Count; i++)
            {
                var given = Header[i];
                var matches = name.EndsWith('*')
                    ? given.StartsWith(name[..^1], StringComparison.OrdinalIgnoreCase)
                    : given.Equals(name, StringComparison.OrdinalIgnoreCase);
                if (matches)
                    return i;
            }
        }

        return -1;
    }

    /// <summary>Does something with every row.</summary>
    /// <returns>Done, or <see cref="ImportTableBroken"/>.</returns>
    public async Task<Result> ForEachAsync(Action<CsvTable> read, CancellationToken cancel)
    {
        try
        {
            while (await csv.ReadAsync(cancel))
                read(this);
            return Result.Done;
        }
        catch (CsvFormatException e)
        {
            return new ImportTableBroken((int)Math.Max(e.LineNumber, 1));
        }
    }

    public void Dispose() => csv.Dispose();
}
