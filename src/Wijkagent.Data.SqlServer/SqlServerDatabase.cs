using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Data.SqlServer;

/// <summary>The database for production with several nodes.</summary>
public static class SqlServerDatabase
{
    /// <summary>Puts the context on SQL Server; whole units of work are tried again after a passing fault.</summary>
    /// <param name="options">What is built up.</param>
    /// <param name="connectionString">An existing database.</param>
    /// <param name="maxBatchSize">How many statements EF sends at once; null leaves it to EF.</param>
    public static DbContextOptionsBuilder UseSqlServerDatabase(
        this DbContextOptionsBuilder options, string connectionString, int? maxBatchSize = null) =>
        options.UseSqlServer(connectionString, server =>
        {
            server.MigrationsAssembly(typeof(SqlServerDatabase).Assembly.GetName().Name)
                .UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)
                .EnableRetryOnFailure();
            if (maxBatchSize is { } size)
                server.MaxBatchSize(size);
        }).WithAccountTables();

    /// <summary>Puts the content keys on a SQL Server database of their own.</summary>
    public static DbContextOptionsBuilder UseSqlServerKeys(this DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlServer(connectionString, server => server
            .MigrationsAssembly(typeof(SqlServerDatabase).Assembly.GetName().Name)
            .MigrationsHistoryTable(ContentKeysDbContext.HistoryTable)
            .EnableRetryOnFailure());
}

/// <inheritdoc />
public sealed class SqlServerDialect : IDatabaseDialect
{
    // What the client gives a connection that broke or was never made; what is worse is of the server, and about its files.
    private const byte NoConnection = 20;
    private const int LoginRefused = 18456;
    private const int DatabaseRefused = 4060;
    private const int TimedOut = -2;
    private const int FilesFull = 1105;
    private const int LogFull = 9002;
    private const int DuplicateKeyInIndex = 2601;
    private const int DuplicateKey = 2627;

    /// <inheritdoc />
    public bool IsUniqueViolation(DbUpdateException failure) =>
        failure.InnerException is SqlException { Number: DuplicateKey or DuplicateKeyInIndex };

    /// <inheritdoc />
    public bool IsAway(Exception failure) =>
        failure is RetryLimitExceededException or SqlException { IsTransient: true } or SqlException { Number: TimedOut or FilesFull or LogFull }
        || IsUnreachable(failure)
        || (failure.InnerException is { } cause && IsAway(cause));

    /// <inheritdoc />
    public bool IsUnreachable(Exception failure) =>
        failure is SqlException { Class: NoConnection } or SqlException { Number: LoginRefused or DatabaseRefused }
        || (failure.InnerException is { } cause && IsUnreachable(cause));

    /// <inheritdoc />
    public async Task<DateTime?> ClockAsync(DatabaseFacade database, CancellationToken cancel) =>
        await database.SqlQueryRaw<DateTime>("SELECT SYSUTCDATETIME() AS Value").SingleAsync(cancel);

    /// <inheritdoc />
    public Task WipeDeletedAsync(DatabaseFacade database, CancellationToken cancel) =>
        // Pages and log are the server's own; docs/operations.md says how they are kept short.
        Task.CompletedTask;
}

internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<WijkagentDbContext>
{
    public WijkagentDbContext CreateDbContext(string[] args) =>
        new((DbContextOptions<WijkagentDbContext>)new DbContextOptionsBuilder<WijkagentDbContext>().UseSqlServerDatabase("Server=none").Options);
}

internal sealed class KeysDesignTimeFactory : IDesignTimeDbContextFactory<ContentKeysDbContext>
{
    public ContentKeysDbContext CreateDbContext(string[] args) =>
        new((DbContextOptions<ContentKeysDbContext>)new DbContextOptionsBuilder<ContentKeysDbContext>().UseSqlServerKeys("Server=none").Options);
}
