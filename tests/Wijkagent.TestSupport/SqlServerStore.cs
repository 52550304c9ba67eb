using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Wijkagent.Core.Persistence;
using Wijkagent.Data.SqlServer;

namespace Wijkagent.TestSupport;

/// <summary>
/// One database for all tests, whose tables are emptied before each: so they run one after another. The database itself
/// is never made or dropped, and one that holds the tables of somebody else is left alone.
/// </summary>
public sealed class SqlServerStore : TestStore
{
    /// <summary>Marks the database as one of tests; fails when it has tables and no mark.</summary>
    public const string Claim =
        """
        IF OBJECT_ID(N'[WijkagentTests]') IS NULL
        BEGIN
            IF EXISTS (SELECT 1 FROM sys.tables WHERE is_ms_shipped = 0)
                THROW 50000, N'The database that WIJKAGENT_TEST_SQLSERVER names is not empty, and the tests would empty it.', 1;
            CREATE TABLE [WijkagentTests] ([Since] datetime2 NOT NULL DEFAULT SYSUTCDATETIME());
        END
        """;

    private readonly string connection;
    private readonly int? maxBatchSize = int.TryParse(
        Environment.GetEnvironmentVariable("Database__MaxBatchSize"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null;
    private readonly Lazy<string> emptying;
    private readonly Lazy<string> certificate = new(() => SelfSignedCertificate.Write(Directory.CreateTempSubdirectory("wijkagent-test-").FullName, "keys"));
    private int taken;

    internal SqlServerStore(string connection)
    {
        this.connection = connection;
        emptying = new(Prepare);
    }

    /// <inheritdoc />
    public override string Provider => "SqlServer";

    /// <inheritdoc />
    public override IEnumerable<KeyValuePair<string, string?>> Settings =>
        [new("Keys:Certificate", certificate.Value), new("Keys:CertificatePassword", SelfSignedCertificate.Password)];

    /// <inheritdoc />
    public override IDatabaseDialect Dialect { get; } = new SqlServerDialect();

    /// <inheritdoc />
    public override DbContextOptionsBuilder Use(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlServerDatabase(connectionString, maxBatchSize);

    /// <inheritdoc />
    public override DbContextOptionsBuilder UseKeys(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlServerKeys(connectionString);

    /// <summary>The same database: tests are given one, and its tables have other names.</summary>
    public override string KeysBeside(string connectionString) => connectionString;

    /// <inheritdoc />
    public override string Take(bool started)
    {
        if (Interlocked.Exchange(ref taken, 1) == 1)
            throw new InvalidOperationException("Tests on SQL Server share its tables: run them one after another, as script/test does.");
        using var db = Open(connection);
        db.Database.ExecuteSqlRaw(emptying.Value);
        return connection;
    }

    /// <inheritdoc />
    public override void Return(string connectionString) => Volatile.Write(ref taken, 0);

    /// <summary>What empties all tables of a model: those that refer to others come before them.</summary>
    /// <exception cref="InvalidOperationException">Tables refer to each other in a circle.</exception>
    public static string Emptying(DbContext db)
    {
        var names = db.GetService<ISqlGenerationHelper>();
        var left = db.Model.GetRelationalModel().Tables.ToHashSet();
        var text = new StringBuilder();
        while (left.Count > 0)
        {
            var free = left.Where(table => table.ReferencingForeignKeyConstraints.All(key => key.Table == table || !left.Contains(key.Table))).ToList();
            if (free.Count == 0)
                throw new InvalidOperationException("These tables refer to each other in a circle: " + string.Join(", ", left.Select(t => t.Name)));
            foreach (var name in free.Select(table => names.DelimitIdentifier(table.Name, table.Schema)))
            {
                // What is kept against everybody is kept by triggers, and tests begin anew.
                text.AppendLine(CultureInfo.InvariantCulture, $"DISABLE TRIGGER ALL ON {name};");
                text.AppendLine(CultureInfo.InvariantCulture, $"DELETE FROM {name};");
                text.AppendLine(CultureInfo.InvariantCulture, $"ENABLE TRIGGER ALL ON {name};");
            }

            left.ExceptWith(free);
        }

        return text.ToString();
    }

    private string Prepare()
    {
        using var db = Open(connection);
        // Migrating would make a database that is not there.
        if (!db.Database.CanConnect())
            throw new InvalidOperationException($"The database that {Setting} names can't be reached.");
        db.Database.ExecuteSqlRaw(Claim);
        db.Database.Migrate();
        using var keys = OpenKeys(connection);
        keys.Database.Migrate();
        return Emptying(db) + Emptying(keys);
    }
}
