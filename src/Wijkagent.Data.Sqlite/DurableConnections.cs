using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Data.Sqlite;

/// <summary>
/// Sets on every connection what makes a commit survive a power cut: write-ahead log, and a sync of it before the
/// commit returns; and what takes out of the file what was deleted. Source: sqlite.org/pragma.html#pragma_synchronous.
/// </summary>
/// <remarks>
/// Who finds another at work waits for it as SQLite does, a millisecond at first and then longer; Microsoft.Data.Sqlite by itself
/// sleeps 150 each time. Somebody's commit brings the log into the file when it holds 64 MB (pages of 4 kB). That is a net: it keeps that one
/// waiting, and a running program does it before, when nobody waits (<see cref="SqliteDatabase.CheckpointAsync(DatabaseFacade, CancellationToken)"/>).
/// </remarks>
internal sealed class DurableConnections : DbConnectionInterceptor
{
    private const string Pragmas =
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY; "
        + "PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 16000; PRAGMA busy_timeout = 10000;";

    // EF looks so whether the file is there. A connection that may not write can't make one that a kill left before its first
    // table a write-ahead log, and need not.
    private const string ReadOnly = "Mode=ReadOnly";

    // https://www.sqlite.org/rescode.html
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    public static DurableConnections Instance { get; } = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (IsReadOnly(connection))
            return;
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        try
        {
            command.ExecuteNonQuery();
        }
        catch (SqliteException failure) when (IsDamage(failure))
        {
            throw new DatabaseDamagedException(connection.DataSource, failure);
        }
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (IsReadOnly(connection))
            return;
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (SqliteException failure) when (IsDamage(failure))
        {
            throw new DatabaseDamagedException(connection.DataSource, failure);
        }
    }

    private static bool IsDamage(SqliteException failure) => failure.SqliteErrorCode is Corrupt or NotADatabase;

    private static bool IsReadOnly(DbConnection connection) => connection.ConnectionString.Contains(ReadOnly, StringComparison.Ordinal);
}
