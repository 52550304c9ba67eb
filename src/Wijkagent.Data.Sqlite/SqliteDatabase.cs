using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Data.Sqlite;

/// <summary>The embedded database: one file on a local disk, one node.</summary>
public static class SqliteDatabase
{
    /// <summary>Puts the context on a SQLite file in write-ahead mode, where a commit is on disk before it is acknowledged.</summary>
    public static DbContextOptionsBuilder UseSqliteDatabase(this DbContextOptionsBuilder options, string connectionString)
    {
        var connection = new SqliteConnectionStringBuilder(connectionString) { DefaultTimeout = 30, ForeignKeys = true };
        return options
            .UseSqlite(connection.ToString(), sqlite => sqlite
                .MigrationsAssembly(typeof(SqliteDatabase).Assembly.GetName().Name)
                .UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
            .AddInterceptors(DurableConnections.Instance)
            .WithAccountTables();
    }
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

    /// <inheritdoc />
    public bool IsUniqueViolation(DbUpdateException failure) =>
        failure.InnerException is SqliteException { SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey };

    /// <inheritdoc />
    public bool IsAway(Exception failure) =>
        failure is SqliteException { SqliteErrorCode: Busy or Locked or ReadOnly or InputOutput or Full or CannotOpen }
        || (failure.InnerException is { } cause && IsAway(cause));
}

internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<WijkagentDbContext>
{
    public WijkagentDbContext CreateDbContext(string[] args) =>
        new((DbContextOptions<WijkagentDbContext>)new DbContextOptionsBuilder<WijkagentDbContext>().UseSqliteDatabase("Data Source=:memory:").Options);
}
