using Microsoft.Data.Sqlite;
using Wijkagent.TestSupport;

namespace Wijkagent.Core.Tests.Privacy.Sealing;

/// <summary>What somebody does who has the files of the databases. SQLite alone.</summary>
internal static class Stolen
{
    /// <summary>Changes the bytes of what was told in each report.</summary>
    public static async Task ChangeTextsAsync(this TestDatabase database, Action<byte[]> change)
    {
        await using var connection = await OpenAsync(database.ConnectionString);
        var rows = new List<(long Row, byte[] Bytes)>();
        await using (var reading = connection.CreateCommand())
        {
            reading.CommandText = "SELECT rowid, Text FROM Reports";
            await using var reader = await reading.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                rows.Add((reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)));
        }

        foreach (var (row, bytes) in rows)
        {
            change(bytes);
            await using var writing = connection.CreateCommand();
            writing.CommandText = "UPDATE Reports SET Text = $bytes WHERE rowid = $row";
            writing.Parameters.AddWithValue("$bytes", bytes);
            writing.Parameters.AddWithValue("$row", row);
            await writing.ExecuteNonQueryAsync();
        }
    }

    /// <summary>A copy of the database as it is now.</summary>
    public static async Task<SqliteConnection> CopyAsync(this TestDatabase database)
    {
        var copy = await OpenAsync("Data Source=:memory:");
        await using var connection = await OpenAsync(database.ConnectionString);
        connection.BackupDatabase(copy);
        return copy;
    }

    /// <summary>Puts such a copy in the place of the database.</summary>
    public static async Task PutBackAsync(this TestDatabase database, SqliteConnection copy)
    {
        await using var connection = await OpenAsync(database.ConnectionString);
        copy.BackupDatabase(connection);
    }

    /// <summary>Whether the files of the content keys hold these bytes anywhere.</summary>
    public static bool KeyFilesHold(this TestDatabase database, byte[] bytes)
    {
        using var keys = database.OpenKeys();
        var file = new SqliteConnectionStringBuilder(Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetConnectionString(keys.Database)).DataSource;
        return new[] { file, file + "-wal" }.Where(File.Exists).Any(f => ReadShared(f).AsSpan().IndexOf(bytes) >= 0);
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var all = new MemoryStream();
        stream.CopyTo(all);
        return all.ToArray();
    }

    private static async Task<SqliteConnection> OpenAsync(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        return connection;
    }
}
