using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Web.Health;

/// <summary>When the database was last seen taking a write. Anybody may ask for a node's health, and a write costs more than a page.</summary>
public sealed class LastGoodWrite(TimeProvider clock)
{
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(2);
    private long ticks;

    /// <summary>Whether it was seen a moment ago.</summary>
    public bool IsRecent => clock.GetUtcNow().UtcTicks - Interlocked.Read(ref ticks) is >= 0 and var ago && ago < Believed.Ticks;

    /// <summary>It takes writes now.</summary>
    public void Note() => Interlocked.Exchange(ref ticks, clock.GetUtcNow().UtcTicks);
}

/// <summary>Ready when all migrations were applied and the database takes a write: reading alone works on a full disk too.</summary>
public sealed class DatabaseCheck(WijkagentDbContext db, IDatabaseDialect dialect, LastGoodWrite last) : IHealthCheck
{
    /// <summary>A row of its own that nobody reads.</summary>
    private const string Probe = "health";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (last.IsRecent)
            return HealthCheckResult.Healthy();
        if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            return HealthCheckResult.Unhealthy("Migrations are pending.");
        if (await WriteAsync(cancellationToken) == 0)
            await AddRowAsync(cancellationToken);
        last.Note();
        return HealthCheckResult.Healthy();
    }

    private async Task AddRowAsync(CancellationToken cancel)
    {
        db.Revisions.Add(new Revision(Probe));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (dialect.IsUniqueViolation(failure))
        {
            // Another check wrote it in between, so the database does take writes.
        }
    }

    private Task<int> WriteAsync(CancellationToken cancel) => db.Revisions
        .Where(r => r.Name == Probe)
        .ExecuteUpdateAsync(set => set.SetProperty(r => r.Number, r => (r.Number + 1) % 1_000_000), cancel);
}
