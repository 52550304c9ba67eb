using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;

namespace Wijkagent.TestSupport;

/// <summary>An empty, migrated database for one test, on the store of this run.</summary>
public sealed class TestDatabase : IDisposable
{
    private static readonly TestStore Store = TestStore.Current;

    /// <summary>How to connect to it.</summary>
    public string ConnectionString { get; } = Store.Take();

    /// <summary>The settings that put the program on it.</summary>
    public Dictionary<string, string?> Settings =>
        new(Store.Settings) { ["Database:Provider"] = Store.Provider, ["ConnectionStrings:Wijkagent"] = ConnectionString };

    /// <summary>What differs on it from other databases.</summary>
    public static IDatabaseDialect Dialect => Store.Dialect;

    /// <summary>A new context, as each request has its own.</summary>
    public WijkagentDbContext Open(AuditContext? audit = null)
    {
        var options = new DbContextOptionsBuilder<WijkagentDbContext>();
        Use(options);
        return new WijkagentDbContext(options.Options, audit);
    }

    /// <summary>Puts a context on it.</summary>
    public void Use(DbContextOptionsBuilder options) => Store.Use(options, ConnectionString);

    /// <inheritdoc />
    public void Dispose() => Store.Return(ConnectionString);
}
