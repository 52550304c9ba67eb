using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Wijkagent.Bench;

/// <summary>
/// What it costs that a commit is on the disk before it is acknowledged (<c>synchronous = FULL</c>), beside what SQLite does
/// when a power cut may take the last ones (<c>NORMAL</c>), printed. One row a commit, one after the other.
/// </summary>
public static class CommitCost
{
    private const int Rounds = 5;
    private const int RowLength = 1000;
    private static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(2);

    /// <summary>Prints the commits a second of each, in turns.</summary>
    /// <param name="disk">A folder on the disk that is measured; the one for temporary files when left out.</param>
    public static async Task PrintAsync(string? disk)
    {
        var folder = Path.Combine(disk ?? Path.GetTempPath(), $"wijkagent-bench-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder);
        try
        {
            await using var full = await OpenAsync(Path.Combine(folder, "full.db"), "FULL");
            await using var normal = await OpenAsync(Path.Combine(folder, "normal.db"), "NORMAL");
            for (var round = 1; round <= Rounds; round++)
            {
                var (durable, quick) = (await CommitsAsync(full), await CommitsAsync(normal));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"FULL {durable:F0} commits a second, NORMAL {quick:F0}: {quick / durable:F1} times as many"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<SqliteConnection> OpenAsync(string file, string synchronous)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // One of the two words above.
        command.CommandText = $"PRAGMA journal_mode = WAL; PRAGMA synchronous = {synchronous}; CREATE TABLE Rows (Id INTEGER PRIMARY KEY, Told BLOB NOT NULL);";
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    private static async Task<double> CommitsAsync(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO Rows (Told) VALUES ($told)";
        command.Parameters.AddWithValue("$told", new byte[RowLength]);
        var (count, started) = (0, Stopwatch.GetTimestamp());
        while (Stopwatch.GetElapsedTime(started) < RoundTime)
        {
            await command.ExecuteNonQueryAsync();
            count++;
        }

        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
