using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Web.Health;

/// <summary>Ready when all migrations were applied and the database takes a write: reading alone works on a full disk too.</summary>
public sealed class DatabaseCheck(WijkagentDbContext db, IDatabaseDialect dialect) : IHealthCheck
{
    /// <summary>A row of its own that nobody reads.</summary>
    private const string Probe = "health";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            return HealthCheckResult.Unhealthy("Migrations are pending.");
        if (await WriteAsync(cancellationToken) == 0)
            await AddRowAsync(cancellationToken);

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
