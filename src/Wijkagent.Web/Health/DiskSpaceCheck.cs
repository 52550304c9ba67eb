using Microsoft.Extensions.Diagnostics.HealthChecks;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Health;

/// <summary>Ready while the disk with the data folder has room left.</summary>
public sealed class DiskSpaceCheck(DataDirectory directory, IConfiguration configuration) : IHealthCheck
{
    /// <summary>How many megabytes have to be free; 500 unless it is set.</summary>
    public const string MinimumSetting = "Health:FreeDiskMegabytes";

    /// <summary>The same, when it is not set.</summary>
    public const long UsualMinimum = 500;

    private const long Megabyte = 1024 * 1024;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var needed = configuration.GetValue(MinimumSetting, UsualMinimum) * Megabyte;
        var free = new DriveInfo(directory.Root).AvailableFreeSpace;
        return Task.FromResult(free > needed
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"{free / Megabyte} MB are free on the disk with the data."));
    }
}
