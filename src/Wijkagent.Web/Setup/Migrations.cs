using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Persistence.Seeding;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Data.Sqlite;

namespace Wijkagent.Web.Setup;

/// <summary>Brings the database, and that of the content keys, to the shape the program expects: by the verb <c>migrate</c>, or at start when it is embedded.</summary>
public static class Migrations
{
    /// <summary>Applies what is pending, and seals what earlier versions kept in the clear, and brings in the reference data; the names of the migrations that were applied.</summary>
    /// <exception cref="IOException">Another process is migrating the same embedded database and does not finish.</exception>
    public static async Task<IReadOnlyList<string>> MigrateAsync(IServiceProvider services, CancellationToken cancel)
    {
        var applied = await ApplyAsync(services, cancel);
        await CompleteAsync(services, cancel);
        return applied;
    }

    /// <summary>What a database that was migrated still needs: all of it in its place, and nothing in the clear that has to be sealed.</summary>
    public static async Task CompleteAsync(IServiceProvider services, CancellationToken cancel)
    {
        await services.GetRequiredService<AuditSealing>().BeginMarkingAsync(cancel);
        await services.GetRequiredService<ClearTexts>().RunAsync(cancel);
        await services.GetRequiredService<ReferenceSeed>().RunAsync(cancel);
    }

    private static async Task<IReadOnlyList<string>> ApplyAsync(IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<WijkagentDbContext>();
        var keys = services.GetRequiredService<ContentKeysDbContext>();
        if (!DatabaseSetup.IsSqlServer(services.GetRequiredService<IConfiguration>()))
        {
            var folder = services.GetRequiredService<DataDirectory>().Root;
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
            return [.. await SqliteMigration.MigrateKeysAsync(keys, folder, cancel), .. await SqliteMigration.MigrateAsync(db, folder, now, cancel)];
        }

        var pending = await PendingAsync(services, cancel);
        await keys.Database.MigrateAsync(cancel);
        await db.Database.MigrateAsync(cancel);
        return pending;
    }

    /// <summary>The migrations that were not applied yet, to either database.</summary>
    public static async Task<IReadOnlyList<string>> PendingAsync(IServiceProvider services, CancellationToken cancel) =>
    [
        .. await services.GetRequiredService<ContentKeysDbContext>().Database.GetPendingMigrationsAsync(cancel),
        .. await services.GetRequiredService<WijkagentDbContext>().Database.GetPendingMigrationsAsync(cancel),
    ];
}
