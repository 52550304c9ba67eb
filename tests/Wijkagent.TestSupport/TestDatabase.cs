using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.TestSupport;

/// <summary>An empty, migrated database for one test, and the content keys beside it, on the store of this run.</summary>
public sealed class TestDatabase : IDisposable
{
    private static readonly TestStore Store = TestStore.Current;

    private readonly Lazy<ServiceProvider> sealing;

    /// <summary>Takes one.</summary>
    /// <param name="started">Whether a program will start on it, which brings kinds and questions in: then they may be there.</param>
    public TestDatabase(bool started = false)
    {
        ConnectionString = Store.Take(started);
        sealing = new(() =>
        {
            var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton(Dialect);
            AddSealing(services);
            return services.BuildServiceProvider();
        });
    }

    /// <summary>One of which the content keys are wrapped with the key ring of a program with this data directory: what that seals can be read.</summary>
    public static TestDatabase Of(TemporaryFolder directory) => new()
    {
        MasterKey = new KeyRingMasterKey(DataProtectionProvider.Create(
            new DirectoryInfo(Path.Combine(directory.Root, "keys")), ring => ring.SetApplicationName("Wijkagent"))),
    };

    /// <summary>How to connect to it.</summary>
    public string ConnectionString { get; }

    /// <summary>The settings that put the program on it.</summary>
    public Dictionary<string, string?> Settings =>
        new(Store.Settings)
        {
            ["Database:Provider"] = Store.Provider,
            ["ConnectionStrings:Wijkagent"] = ConnectionString,
            ["ConnectionStrings:Keys"] = Store.KeysBeside(ConnectionString),
        };

    /// <summary>What wraps its content keys.</summary>
    public IMasterKey MasterKey { get; init; } = new KeyRingMasterKey(new EphemeralDataProtectionProvider());

    /// <summary>What differs on it from other databases.</summary>
    public static IDatabaseDialect Dialect => Store.Dialect;

    /// <summary>A new context for a test to look and to arrange with: sealed texts of what it reads are open.</summary>
    public WijkagentDbContext Open()
    {
        var options = new DbContextOptionsBuilder<WijkagentDbContext>();
        Use(options);
        var contents = sealing.Value.GetRequiredService<Contents>();
        options.AddInterceptors(OpenedAtOnce.Instance);
        return OpenedAtOnce.Instance.Using(new WijkagentDbContext(options.Options, null, contents), contents);
    }

    /// <summary>A new context that can neither seal nor open: what somebody sees who has the database alone.</summary>
    public WijkagentDbContext OpenSealed()
    {
        var options = new DbContextOptionsBuilder<WijkagentDbContext>();
        Use(options);
        return new WijkagentDbContext(options.Options);
    }

    /// <summary>A new context as the program has one for each request.</summary>
    public WijkagentDbContext OpenAsTheProgram(AuditContext audit, Contents contents, AuditMarks marks)
    {
        var options = new DbContextOptionsBuilder<WijkagentDbContext>();
        Use(options);
        return new WijkagentDbContext(options.Options, audit, contents, marks: marks);
    }

    /// <summary>A new context of the content keys.</summary>
    public ContentKeysDbContext OpenKeys()
    {
        var options = new DbContextOptionsBuilder<ContentKeysDbContext>();
        Store.UseKeys(options, Store.KeysBeside(ConnectionString));
        return new ContentKeysDbContext(options.Options);
    }

    /// <summary>By what an account with this address is found.</summary>
    public Task<string> HashOfAsync(string address) => sealing.Value.GetRequiredService<SearchIndex>().AccountAsync(address, CancellationToken.None);

    /// <summary>Adds what seals and opens its texts; a clock, the dialect and logging have to be there.</summary>
    public void AddSealing(IServiceCollection services)
    {
        services.AddScoped(_ => OpenKeys());
        services.AddSingleton(MasterKey);
        services.AddSingleton<IContentWords, TestWords>();
        foreach (var shared in new[] { typeof(ContentKeys), typeof(SearchIndex), typeof(Contents) })
            services.AddSingleton(shared);
    }

    /// <summary>Its files, with the log that belongs to them; not those of the keys. SQLite alone.</summary>
    public IEnumerable<string> Files => SqliteStore.FilesOf(ConnectionString);

    /// <summary>Puts a context on it.</summary>
    public void Use(DbContextOptionsBuilder options) => Store.Use(options, ConnectionString);

    /// <inheritdoc />
    public void Dispose()
    {
        if (sealing.IsValueCreated)
            sealing.Value.Dispose();
        Store.Return(ConnectionString);
    }

    private sealed class TestWords : IContentWords
    {
        public string Destroyed => "(destroyed)";

        public string Unreadable => "(unreadable)";
    }
}
