using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.ValueGeneration;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Data.Sqlite;

/// <summary>The embedded database: one file on a local disk, one node.</summary>
public static class SqliteDatabase
{
    // In pages of 4 kB: 16 MB, in which pages are found quickly.
    private const int LargeLog = 4000;

    // What comes in some hundredths of a second when much is sent; more would keep those that commit waiting.
    private const int FewLeft = 400;
    private const int MostTimes = 3;

    /// <summary>Puts the context on a SQLite file in write-ahead mode, where a commit is on disk before it is acknowledged.</summary>
    public static DbContextOptionsBuilder UseSqliteDatabase(this DbContextOptionsBuilder options, string connectionString) => options
        .UseSqlite(ConnectionTo(connectionString), sqlite => sqlite
            .MigrationsAssembly(typeof(SqliteDatabase).Assembly.GetName().Name)
            .UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
        .AddInterceptors(DurableConnections.Instance)
        .ReplaceService<IValueGeneratorSelector, OrderedIds>()
        .WithAccountTables();

    /// <summary>Puts the content keys on a SQLite file of their own, in which a key that was destroyed is overwritten.</summary>
    public static DbContextOptionsBuilder UseSqliteKeys(this DbContextOptionsBuilder options, string connectionString) => options
        .UseSqlite(ConnectionTo(connectionString), sqlite => sqlite
            .MigrationsAssembly(typeof(SqliteDatabase).Assembly.GetName().Name)
            .MigrationsHistoryTable(ContentKeysDbContext.HistoryTable))
        .AddInterceptors(DurableConnections.Instance);

    /// <summary>
    /// Brings what was committed from the write-ahead log into the file, as far as nobody has to wait for it; where somebody
    /// commits every moment, again for what came meanwhile. A log that has grown is begun anew, for which commits wait a moment:
    /// SQLite does so by itself only when all was brought and nobody reads in it. Where nothing was committed it costs next to
    /// nothing. Source: sqlite.org/pragma.html#pragma_wal_checkpoint.
    /// </summary>
    public static async Task CheckpointAsync(DatabaseFacade database, CancellationToken cancel)
    {
        var log = await BringAsync(database, Bringing.WhatWaitsForNobody, cancel);
        for (var times = 1; log is { IsBusy: false, Left: > 0 } && times < MostTimes; times++)
            log = await BringAsync(database, Bringing.WhatWaitsForNobody, cancel);
        if (log is { IsBusy: false, Pages: > LargeLog, Left: < FewLeft })
            await BringAsync(database, Bringing.AllAndBeginAnew, cancel);
    }

    /// <summary>Has SQLite bring in the log.</summary>
    /// <returns>Whether others kept it from what was asked, how many pages the log holds, and how many of those are not in the file.</returns>
    internal static async Task<(bool IsBusy, long Pages, long Left)> BringAsync(DatabaseFacade database, Bringing how, CancellationToken cancel)
    {
        await database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = database.GetDbConnection().CreateCommand();
            // How long it waits for those that read, in milliseconds; as long do those wait that commit. The next who opens the
            // connection sets it as it was.
            if (how == Bringing.AllAndBeginAnew)
                command.CommandText = "PRAGMA busy_timeout = 10; PRAGMA wal_checkpoint(RESTART)";
            else if (how == Bringing.AllAndEmptyIt)
                command.CommandText = "PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)";
            else
                command.CommandText = "PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(PASSIVE)";
            await using var row = await command.ExecuteReaderAsync(cancel);
            await row.NextResultAsync(cancel);
            await row.ReadAsync(cancel);
            return (row.GetInt64(0) != 0, row.GetInt64(1), row.GetInt64(1) - row.GetInt64(2));
        }
        finally
        {
            await database.CloseConnectionAsync();
        }
    }

    private static string ConnectionTo(string connectionString) =>
        new SqliteConnectionStringBuilder(connectionString) { DefaultTimeout = 30, ForeignKeys = true }.ToString();
}

/// <summary>How the log is brought into the file. Source: sqlite.org/c3ref/wal_checkpoint_v2.html.</summary>
internal enum Bringing
{
    /// <summary>As far as nobody waits for it, nor it for anybody.</summary>
    WhatWaitsForNobody,

    /// <summary>All, so that the next commit writes at its beginning.</summary>
    AllAndBeginAnew,

    /// <summary>All, so that nothing is left of it.</summary>
    AllAndEmptyIt,
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
        for (var tries = 1; (await SqliteDatabase.BringAsync(database, Bringing.AllAndEmptyIt, cancel)).IsBusy && tries < MostTries; tries++)
            await Task.Delay(BetweenTries, cancel);
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
