using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Data.Sqlite;

/// <summary>The embedded database: one file on a local disk, one node.</summary>
public static class SqliteDatabase
{
    /// <summary>Puts the context on a SQLite file in write-ahead mode, where a commit is on disk before it is acknowledged.</summary>
    public static DbContextOptionsBuilder UseSqliteDatabase(this DbContextOptionsBuilder options, string connectionString) => options
        .UseSqlite(ConnectionTo(connectionString), sqlite => sqlite
            .MigrationsAssembly(typeof(SqliteDatabase).Assembly.GetName().Name)
            .UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
        .AddInterceptors(DurableConnections.Instance)
        .WithAccountTables();

    /// <summary>Puts the content keys on a SQLite file of their own, in which a key that was destroyed is overwritten.</summary>
    public static DbContextOptionsBuilder UseSqliteKeys(this DbContextOptionsBuilder options, string connectionString) => options
        .UseSqlite(ConnectionTo(connectionString), sqlite => sqlite
            .MigrationsAssembly(typeof(SqliteDatabase).Assembly.GetName().Name)
            .MigrationsHistoryTable(ContentKeysDbContext.HistoryTable))
        .AddInterceptors(DurableConnections.Instance);

    /// <summary>
    /// Brings what was committed from the write-ahead log into the file, as far as nobody has to wait for it. Where nothing
    /// was committed it costs next to nothing. Source: sqlite.org/pragma.html#pragma_wal_checkpoint.
    /// </summary>
    public static Task CheckpointAsync(DatabaseFacade database, CancellationToken cancel) =>
        database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(PASSIVE)", cancel);

    private static string ConnectionTo(string connectionString) =>
        new SqliteConnectionStringBuilder(connectionString) { DefaultTimeout = 30, ForeignKeys = true }.ToString();
}

/// <inheritdoc />
public sealed class SqliteDialect : IDatabaseDialect
{
    // https://www.sqlite.org/rescode.html
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int ConstraintPrimaryKey = 1555;
    private const int ConstraintUnique = 2067;

    private const int MostTries = 100;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(20);

    /// <inheritdoc />
    public bool IsUniqueViolation(DbUpdateException failure) =>
        failure.InnerException is SqliteException { SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey };

    /// <inheritdoc />
    public bool IsAway(Exception failure) =>
        failure is SqliteException { SqliteErrorCode: Busy or Locked or ReadOnly or InputOutput or Full or CannotOpen }
        || (failure.InnerException is { } cause && IsAway(cause));

    /// <inheritdoc />
    public bool IsUnreachable(Exception failure) =>
        // There is no way to go to a file; one that can't be opened may be any other that was asked for, as of a copy.
        false;

    /// <inheritdoc />
    public Task<DateTime?> ClockAsync(DatabaseFacade database, CancellationToken cancel) => Task.FromResult<DateTime?>(null);

    /// <inheritdoc />
    public async Task WipeDeletedAsync(DatabaseFacade database, CancellationToken cancel)
    {
        // The write-ahead log still has the pages as they were. While somebody reads in it, or brings it in, it answers «busy» at once.
        for (var tries = 1; !await IsTruncatedAsync(database, cancel) && tries < MostTries; tries++)
            await Task.Delay(BetweenTries, cancel);
    }

    private static async Task<bool> IsTruncatedAsync(DatabaseFacade database, CancellationToken cancel)
    {
        await database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            return await command.ExecuteScalarAsync(cancel) is 0L;
        }
        finally
        {
            await database.CloseConnectionAsync();
        }
    }
}

internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<WijkagentDbContext>
{
    public WijkagentDbContext CreateDbContext(string[] args) =>
        new((DbContextOptions<WijkagentDbContext>)new DbContextOptionsBuilder<WijkagentDbContext>().UseSqliteDatabase("Data Source=:memory:").Options);
}

internal sealed class KeysDesignTimeFactory : IDesignTimeDbContextFactory<ContentKeysDbContext>
{
    public ContentKeysDbContext CreateDbContext(string[] args) =>
        new((DbContextOptions<ContentKeysDbContext>)new DbContextOptionsBuilder<ContentKeysDbContext>().UseSqliteKeys("Data Source=:memory:").Options);
}
