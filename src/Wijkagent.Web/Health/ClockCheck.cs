using Microsoft.Extensions.Diagnostics.HealthChecks;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Web.Health;

/// <summary>
/// Whether the clock of this node goes with that of the database, by which all nodes can be compared. Terms, sessions and the
/// codes of authenticator apps go by it, and entries of the audit log stand in its order. A node that is off serves on and
/// says that it is not whole; the log says by how much.
/// </summary>
public sealed class ClockCheck(WijkagentDbContext db, IDatabaseDialect dialect, TimeProvider clock) : IHealthCheck
{
    /// <summary>How far apart they may be.</summary>
    public static readonly TimeSpan MostApart = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var before = clock.GetUtcNow().UtcDateTime;
        if (await dialect.ClockAsync(db.Database, cancellationToken) is not { } there)
            return HealthCheckResult.Healthy();
        // It was asked at some moment between these two: an answer that was long on its way is no clock that is off.
        var after = clock.GetUtcNow().UtcDateTime;
        var apart = there < before ? before - there : there > after ? there - after : TimeSpan.Zero;
        return apart <= MostApart
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded($"The clock of this node is {apart.TotalSeconds:0} s off from that of the database.");
    }
}
