using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Persistence.Backups;

namespace Wijkagent.Data.Sqlite;

/// <summary>
/// Copies of the embedded database, while it is in use: one file each, with beside it (<c>.json</c>) how many rows each table
/// had at that very moment. The content keys are in no copy, and <see cref="SealedCopies"/> seals each.
/// </summary>
public static class SqliteBackup
{
    // Under this name while it is being written: a copy that was cut off is never taken for one.
    internal const string Unfinished = ".tmp";
    private const string Counts = ".json";

    /// <summary>Makes a copy.</summary>
    /// <param name="db">The database.</param>
    /// <param name="file">Where the copy comes; its folder is made when it is not there.</param>
    /// <param name="cancel">Stops it between two tables.</param>
    /// <exception cref="IOException">It can't be written there.</exception>
    /// <exception cref="SqliteException">The database can't be read, or the disk is full.</exception>
    public static async Task MakeAsync(WijkagentDbContext db, string file, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var unfinished = file + Unfinished;
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            var source = (SqliteConnection)db.Database.GetDbConnection();
            Dictionary<string, long> rows;
            // Counted and copied as of one moment, whatever is written meanwhile.
            await using (var moment = source.BeginTransaction(deferred: true))
            {
                rows = await RowsAsync(source, cancel);
                await using var copy = await OpenAsync(unfinished, SqliteOpenMode.ReadWriteCreate, cancel);
                source.BackupDatabase(copy);
            }

            await File.WriteAllBytesAsync(file + Counts, JsonSerializer.SerializeToUtf8Bytes(rows), cancel);
            File.Move(unfinished, file, overwrite: true);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
            File.Delete(unfinished);
        }
    }

    /// <summary>Proves that a copy is whole: the database finds no fault in it, and each table has the rows it had.</summary>
    /// <param name="file">The copy. It is opened, so let it be one of its own.</param>
    /// <param name="of">The copy whose counts it has to have; one that has none beside it is not counted.</param>
    /// <param name="cancel">Stops it between two tables.</param>
    /// <returns>The rows by table; or <see cref="BackupDamaged"/> or <see cref="BackupRowsDiffer"/>.</returns>
    public static async Task<Result<IReadOnlyDictionary<string, long>>> ProveAsync(string file, string of, CancellationToken cancel)
    {
        try
        {
            await using var copy = await OpenAsync(file, SqliteOpenMode.ReadOnly, cancel);
            var faults = await AskAsync(copy, "PRAGMA integrity_check(1)", cancel);
            if (faults != "ok")
                return new BackupDamaged(faults ?? "");
            if (await AskAsync(copy, "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1", cancel) is { } orphaned)
                return new BackupDamaged(orphaned);

            var found = await RowsAsync(copy, cancel);
            var held = File.Exists(of + Counts)
                ? JsonSerializer.Deserialize<Dictionary<string, long>>(await File.ReadAllBytesAsync(of + Counts, cancel))!
                : found;
            foreach (var table in held.Keys.Union(found.Keys).Order(StringComparer.Ordinal))
            {
                var (before, now) = (held.GetValueOrDefault(table), found.GetValueOrDefault(table));
                if (before != now)
                    return new BackupRowsDiffer(table, before, now);
            }

            return Result.Of<IReadOnlyDictionary<string, long>>(found);
        }
        catch (Exception failure) when (failure is SqliteException or JsonException)
        {
            return new BackupDamaged(failure.Message);
        }
    }

    /// <summary>Takes away what a program that was killed had not finished.</summary>
    public static void ClearUnfinished(string folder)
    {
        foreach (var unfinished in Directory.GetFiles(folder, "*" + Unfinished))
            File.Delete(unfinished);
    }

    /// <summary>Gives a copy another name, with its counts; what had that name is gone.</summary>
    public static void Move(string file, string to)
    {
        Delete(to);
        File.Move(file, to);
        if (File.Exists(file + Counts))
            File.Move(file + Counts, to + Counts);
    }

    /// <summary>Puts the counts of a copy beside another form of it.</summary>
    public static void CopyCounts(string file, string to)
    {
        if (File.Exists(file + Counts))
            File.Copy(file + Counts, to + Counts, overwrite: true);
    }

    /// <summary>Takes a copy away, with its counts.</summary>
    public static void Delete(string file)
    {
        File.Delete(file);
        File.Delete(file + Counts);
    }

    private static async Task<Dictionary<string, long>> RowsAsync(SqliteConnection connection, CancellationToken cancel)
    {
        var tables = new List<string>();
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
                tables.Add(reader.GetString(0));
        }

        var rows = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A name out of the database's own list of tables, quoted.
            command.CommandText = $"SELECT count(*) FROM \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
#pragma warning restore CA2100
            rows[table] = (long)(await command.ExecuteScalarAsync(cancel))!;
        }

        return rows;
    }

    private static async Task<string?> AskAsync(SqliteConnection connection, string question, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // One of the sentences above.
        command.CommandText = question;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(cancel) as string;
    }

    private static async Task<SqliteConnection> OpenAsync(string file, SqliteOpenMode mode, CancellationToken cancel)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        await connection.OpenAsync(cancel);
        return connection;
    }
}
