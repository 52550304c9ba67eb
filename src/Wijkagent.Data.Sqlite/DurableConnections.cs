using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Wijkagent.Data.Sqlite;

/// <summary>
/// Sets on every connection what makes a commit survive a power cut: write-ahead log, and a sync of it before the
/// commit returns; and what takes out of the file what was deleted. Source: sqlite.org/pragma.html#pragma_synchronous.
/// </summary>
internal sealed class DurableConnections : DbConnectionInterceptor
{
    private const string Pragmas =
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY; "
        + "PRAGMA secure_delete = ON;";

    public static DurableConnections Instance { get; } = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
