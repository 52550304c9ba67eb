using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Persistence.Seeding;
using Wijkagent.Data.Sqlite;

namespace Wijkagent.TestSupport;

/// <summary>A file for each test, migrated once for all and then copied.</summary>
internal sealed class SqliteStore : TestStore
{
    private readonly Lazy<string> template;
    private readonly Lazy<string> startedTemplate;
    private readonly Lazy<string> keysTemplate;

    public SqliteStore() => (template, startedTemplate, keysTemplate) = (new(MakeTemplate), new(MakeStartedTemplate), new(MakeKeysTemplate));

    public override string Provider => Sqlite;

    public override IDatabaseDialect Dialect { get; } = new SqliteDialect();

    public override DbContextOptionsBuilder Use(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqliteDatabase(connectionString);

    public override DbContextOptionsBuilder UseKeys(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqliteKeys(connectionString);

    public override string KeysBeside(string connectionString) => ConnectionTo(KeysOf(FileOf(connectionString)));

    public override string Take(bool started)
    {
        var file = NewFile();
        File.Copy((started ? startedTemplate : template).Value, file);
        File.Copy(keysTemplate.Value, KeysOf(file));
        // The timer of a pool keeps what was under way when the pool was made, for minutes: in a program that starts, all of it.
        using var nothing = ExecutionContext.SuppressFlow();
        foreach (var context in ContextsOf(ConnectionTo(file)))
        {
            using (context)
                context.Database.OpenConnection();
        }

        return ConnectionTo(file);
    }

    public override void Return(string connectionString)
    {
        var file = FileOf(connectionString);
        foreach (var context in ContextsOf(connectionString))
        {
            using (context)
                SqliteConnection.ClearPool((SqliteConnection)context.Database.GetDbConnection());
        }

        foreach (var suffix in new[] { "", "-wal", "-shm" })
        {
            File.Delete(file + suffix);
            File.Delete(KeysOf(file) + suffix);
        }
    }

    private string MakeTemplate()
    {
        var file = NewFile();
        using var db = Open(ConnectionTo(file));
        db.Database.Migrate();
        db.Database.ExecuteSqlRaw("PRAGMA wal_checkpoint(TRUNCATE)");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(file);
        return file;
    }

    /// <summary>As a program leaves it that was started once.</summary>
    private string MakeStartedTemplate()
    {
        var file = NewFile();
        File.Copy(template.Value, file);
        using var db = Open(ConnectionTo(file));
        new ReferenceSeed(db, Dialect).RunAsync(CancellationToken.None).GetAwaiter().GetResult();
        db.Database.ExecuteSqlRaw("PRAGMA wal_checkpoint(TRUNCATE)");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(file);
        return file;
    }

    private string MakeKeysTemplate()
    {
        var file = NewFile();
        using var db = OpenKeys(ConnectionTo(file));
        db.Database.Migrate();
        db.Database.ExecuteSqlRaw("PRAGMA wal_checkpoint(TRUNCATE)");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(file);
        return file;
    }

    private DbContext[] ContextsOf(string connectionString) => [Open(connectionString), OpenKeys(KeysBeside(connectionString))];

    public static IEnumerable<string> FilesOf(string connectionString) =>
        new[] { FileOf(connectionString), FileOf(connectionString) + "-wal" }.Where(File.Exists);

    private static string FileOf(string connectionString) => new SqliteConnectionStringBuilder(connectionString).DataSource;

    private static string KeysOf(string file) => file + ".keys";

    private static string ConnectionTo(string file) => $"Data Source={file}";

    private static string NewFile() => Path.Combine(Path.GetTempPath(), $"wijkagent-{Guid.NewGuid():N}.db");
}
