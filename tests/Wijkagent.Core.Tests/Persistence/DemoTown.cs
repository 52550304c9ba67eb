using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.SecondFactor;
using Wijkagent.Core.Media;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Persistence.Seeding;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.TestSupport;

namespace Wijkagent.Core.Tests.Persistence;

/// <summary>An empty database, and what makes the demo town in it.</summary>
internal sealed class DemoTown : IDisposable
{
    private readonly TestDatabase database = new();
    private readonly TemporaryFolder files = new();

    public DemoTown()
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddDataProtection();
        collection.AddDbContext<WijkagentDbContext>(database.Use);
        database.AddSealing(collection);
        collection.AddSingleton(TestDatabase.Dialect);
        collection.AddSingleton<TimeProvider>(Clock);
        collection.AddSingleton<IFileStore>(new FolderStore(files.Root, 0, Clock));
        collection.AddSingleton<AttachmentStore>();
        collection.AddSingleton<ServerKeys>();
        collection.AddSingleton<AuditMarks>();
        collection.AddSingleton<ReportSecrets>();
        collection.AddSingleton<AuthenticatorKeys>();
        collection.AddScoped<ReferenceSeed>();
        collection.AddSingleton(new AuditNode("demo"));
        collection.AddScoped<AuditContext>();
        collection.AddScoped<AuditLog>();
        collection.AddScoped<DemoSeed>();
        collection.AddIdentityCore<User>(o =>
            {
                o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                o.Password.RequireDigit = o.Password.RequireUppercase = false;
            })
            .AddRoles<IdentityRole<Guid>>()
            .AddEntityFrameworkStores<WijkagentDbContext>();
        Services = collection.BuildServiceProvider();
        // As a start does: a key can't be made while a save is under way.
        Services.GetRequiredService<AuditMarks>().KeyAsync(default).GetAwaiter().GetResult();
    }

    /// <summary>Stands still at the moment at which the town is made.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 20, 30, 0, TimeSpan.Zero));

    /// <summary>What the seed is made of.</summary>
    public ServiceProvider Services { get; }

    /// <summary>That moment, UTC.</summary>
    public DateTime Now => Clock.GetUtcNow().UtcDateTime;

    /// <summary>A context to look with.</summary>
    public WijkagentDbContext Open() => database.Open();

    /// <summary>Makes the town; null when it was there.</summary>
    public async Task<DemoCounts?> SeedAsync(bool known = true)
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ReferenceSeed>().RunAsync(default);
        return await scope.ServiceProvider.GetRequiredService<DemoSeed>().RunAsync(known, default);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Services.Dispose();
        database.Dispose();
        files.Dispose();
    }
}
