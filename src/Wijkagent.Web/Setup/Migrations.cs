using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Persistence.Seeding;
using Wijkagent.Data.Sqlite;

namespace Wijkagent.Web.Setup;

/// <summary>Brings the database to the shape the program expects: by the verb <c>migrate</c>, or at start when it is embedded.</summary>
public static class Migrations
{
    /// <summary>Applies what is pending, and brings in the reference data; the names of the migrations that were applied.</summary>
    /// <exception cref="IOException">Another process is migrating the same embedded database and does not finish.</exception>
    public static async Task<IReadOnlyList<string>> MigrateAsync(IServiceProvider services, CancellationToken cancel)
    {
        var applied = await ApplyAsync(services, cancel);
        await services.GetRequiredService<ReferenceSeed>().RunAsync(cancel);
        return applied;
    }

    private static async Task<IReadOnlyList<string>> ApplyAsync(IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<WijkagentDbContext>();
        if (!DatabaseSetup.IsSqlServer(services.GetRequiredService<IConfiguration>()))
        {
            var folder = services.GetRequiredService<DataDirectory>().Root;
            return await SqliteMigration.MigrateAsync(db, folder, services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime, cancel);
        }

        var pending = (await db.Database.GetPendingMigrationsAsync(cancel)).ToList();
        await db.Database.MigrateAsync(cancel);
        return pending;
    }
}
