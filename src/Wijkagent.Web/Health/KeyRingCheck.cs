using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Wijkagent.Web.Health;

/// <summary>Ready when the key ring can be read: without it no cookie, link or outbox payload can be.</summary>
public sealed class KeyRingCheck(IDataProtectionProvider protection) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var protector = protection.CreateProtector("Wijkagent.Health");
        try
        {
            protector.Unprotect(protector.Protect([1]));
            return Task.FromResult(HealthCheckResult.Healthy());
        }
        catch (CryptographicException failure)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy("The key ring can't be read.", failure));
        }
    }
}
