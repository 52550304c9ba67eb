using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Data.Sqlite;

namespace Wijkagent.TestSupport;

/// <summary>
/// A real SQLite file of its own for one test, migrated once for all and then copied. Deleted with the test.
/// </summary>
public sealed class TestDatabase : IDisposable
{
    private static readonly Lazy<string> Template = new(MakeTemplate);
    private readonly string file;

    /// <summary>An empty, migrated database.</summary>
    public TestDatabase()
    {
        file = NewFile();
        File.Copy(Template.Value, file);
    }

    /// <summary>How to connect to it.</summary>
    public string ConnectionString => $"Data Source={file};Pooling=False";

    /// <summary>A new context, as each request has its own.</summary>
    public WijkagentDbContext Open(AuditContext? audit = null) => Open(ConnectionString, audit);

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var suffix in new[] { "", "-wal", "-shm" })
            File.Delete(file + suffix);
    }

    private static WijkagentDbContext Open(string connectionString, AuditContext? audit = null)
    {
        var options = new DbContextOptionsBuilder<WijkagentDbContext>();
        options.UseSqliteDatabase(connectionString);
        return new WijkagentDbContext(options.Options, audit);
    }

    private static string MakeTemplate()
    {
        var file = NewFile();
        using var db = Open($"Data Source={file};Pooling=False");
        db.Database.Migrate();
        db.Database.ExecuteSqlRaw("PRAGMA wal_checkpoint(TRUNCATE)");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(file);
        return file;
    }

    private static string NewFile() => Path.Combine(Path.GetTempPath(), $"wijkagent-{Guid.NewGuid():N}.db");
}
