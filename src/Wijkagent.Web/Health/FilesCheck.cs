using Microsoft.Extensions.Diagnostics.HealthChecks;
using Wijkagent.Core.Media;

namespace Wijkagent.Web.Health;

/// <summary>
/// Whether the store of files answers. Without it reports go on without pictures, so a node is ready all the same; it says
/// that it is not whole, and the log says why. Anybody may ask for a node's health, so the store is asked now and then.
/// </summary>
public sealed class FilesCheck(IFileStore store, TimeProvider clock) : IHealthCheck
{
    /// <summary>For how long an answer of the store is believed.</summary>
    public static readonly TimeSpan Believed = TimeSpan.FromSeconds(10);

    // Of a file that is not there a store that is in order says so: to others it says that it knows them not.
    private const string Nobody = "health";

    private Look? last;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        if (last is { } recent && now - recent.At < Believed && now >= recent.At)
            return recent.Saw;
        var saw = await LookAsync(cancellationToken);
        last = new Look(now, saw);
        return saw;
    }

    private async Task<HealthCheckResult> LookAsync(CancellationToken cancel)
    {
        try
        {
            await using var file = await store.OpenAsync(Nobody, cancel);
            return HealthCheckResult.Healthy();
        }
        catch (IOException failure)
        {
            return HealthCheckResult.Degraded("The store of files can't be used: reports go on without pictures.", failure);
        }
    }

    private sealed record Look(DateTimeOffset At, HealthCheckResult Saw);
}
