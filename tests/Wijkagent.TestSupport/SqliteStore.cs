using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;
using Wijkagent.Data.Sqlite;

namespace Wijkagent.TestSupport;

/// <summary>A file for each test, migrated once for all and then copied.</summary>
internal sealed class SqliteStore : TestStore
{
    private readonly Lazy<string> template;

    public SqliteStore() => template = new(MakeTemplate);

    public override string Provider => Sqlite;

    public override IDatabaseDialect Dialect { get; } = new SqliteDialect();

    public override DbContextOptionsBuilder Use(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqliteDatabase(connectionString);

    public override string Take()
    {
        var file = NewFile();
        File.Copy(template.Value, file);
        return ConnectionTo(file);
    }

    public override void Return(string connectionString)
    {
        var file = new SqliteConnectionStringBuilder(connectionString).DataSource;
        foreach (var suffix in new[] { "", "-wal", "-shm" })
            File.Delete(file + suffix);
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

    private static string ConnectionTo(string file) => $"Data Source={file};Pooling=False";

    private static string NewFile() => Path.Combine(Path.GetTempPath(), $"wijkagent-{Guid.NewGuid():N}.db");
}
