using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.TestSupport;

/// <summary>
/// The database that tests run on, chosen in this one place: SQLite, or the SQL Server database that
/// <c>WIJKAGENT_TEST_SQLSERVER</c> names by its connection string.
/// </summary>
public abstract class TestStore
{
    /// <summary>The variable with the connection string of an existing, empty SQL Server database.</summary>
    public const string Setting = "WIJKAGENT_TEST_SQLSERVER";

    /// <summary>The trait of tests about one database, or about what only one can do; <c>script/test</c> leaves out those of another.</summary>
    public const string Trait = "Database";

    /// <summary>The value of that trait for SQLite.</summary>
    public const string Sqlite = "Sqlite";

    /// <summary>The one that this run is on.</summary>
    public static TestStore Current { get; } =
        Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } connection ? new SqlServerStore(connection) : new SqliteStore();

    /// <summary>Its name in <c>Database__Provider</c>.</summary>
    public abstract string Provider { get; }

    /// <summary>What else the program has to be told to run on it.</summary>
    public virtual IEnumerable<KeyValuePair<string, string?>> Settings => [];

    /// <summary>What differs there.</summary>
    public abstract IDatabaseDialect Dialect { get; }

    /// <summary>Puts a context on it.</summary>
    public abstract DbContextOptionsBuilder Use(DbContextOptionsBuilder options, string connectionString);

    /// <summary>Puts a context of the content keys beside it.</summary>
    public abstract DbContextOptionsBuilder UseKeys(DbContextOptionsBuilder options, string connectionString);

    /// <summary>How to connect to the content keys that belong to a database.</summary>
    public abstract string KeysBeside(string connectionString);

    /// <summary>Makes an empty, migrated database ready for one test; answers how to connect to it.</summary>
    /// <param name="started">
    /// Whether it may hold already what the program brings in when it starts, so that the program of a test does not: it does so
    /// anyway where that is not there.
    /// </param>
    public abstract string Take(bool started);

    /// <summary>Takes back what <see cref="Take"/> gave.</summary>
    public abstract void Return(string connectionString);

    /// <summary>A new context of the content keys.</summary>
    protected ContentKeysDbContext OpenKeys(string connectionString) =>
        new((DbContextOptions<ContentKeysDbContext>)UseKeys(new DbContextOptionsBuilder<ContentKeysDbContext>(), connectionString).Options);

    /// <summary>A new context.</summary>
    protected WijkagentDbContext Open(string connectionString) =>
        new((DbContextOptions<WijkagentDbContext>)Use(new DbContextOptionsBuilder<WijkagentDbContext>(), connectionString).Options);
}
