using Microsoft.Extensions.Diagnostics.HealthChecks;
using Wijkagent.Core.Neighbourhoods.Locating;

namespace Wijkagent.Web.Health;

/// <summary>Ready once areas and officers were read into memory.</summary>
public sealed class AtlasCheck(Atlas atlas) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(atlas.IsReady ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("Areas and officers are not read yet."));
}
