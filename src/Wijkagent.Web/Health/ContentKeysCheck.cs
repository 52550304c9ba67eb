using Microsoft.Extensions.Diagnostics.HealthChecks;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Web.Health;

/// <summary>Ready when the database of content keys belongs to the other one, and the master key opens what is in it.</summary>
public sealed class ContentKeysCheck(ContentKeysProof proof) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await proof.WhatIsWrongAsync(cancellationToken) is { } wrong ? HealthCheckResult.Unhealthy(wrong) : HealthCheckResult.Healthy();
}
