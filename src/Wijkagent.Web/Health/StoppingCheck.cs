using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Wijkagent.Web.Health;

/// <summary>Not ready from the moment on which the node is told to stop, so that the balancer sends nobody any more.</summary>
public sealed class StoppingCheck(IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(lifetime.ApplicationStopping.IsCancellationRequested
            ? HealthCheckResult.Unhealthy("The node is stopping.")
            : HealthCheckResult.Healthy());
}
