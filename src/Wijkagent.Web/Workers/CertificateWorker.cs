using System.Security.Cryptography;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Workers;

/// <summary>
/// Says every day, long enough before, that the certificate which wraps the key ring ends. A program that runs goes on
/// with it, but none starts any more: without this nobody would know until the next start.
/// </summary>
public sealed class CertificateWorker(IConfiguration configuration, TimeProvider clock, ILogger<CertificateWorker> log) : BackgroundService
{
    /// <summary>From how many days before its end it is said.</summary>
    public const int WarnedDays = 30;

    private static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                Look();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException)
            {
                // Its file is being replaced, or was taken away: that ends no program that holds the certificate.
                log.LogError(failure, "The certificate in Keys__Certificate can't be read: with this file no node starts any more");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Looks once.</summary>
    public void Look()
    {
        if (KeyRingSetup.CertificateEndsAt(configuration) is not { } end)
            return;
        var days = (int)(end - clock.GetUtcNow()).TotalDays;
        if (days < 0)
            log.LogCritical("The certificate in Keys__Certificate ended on {End:yyyy-MM-dd}: no node starts any more", end);
        else if (days <= WarnedDays)
            log.LogError("The certificate in Keys__Certificate ends on {End:yyyy-MM-dd}, in {Days} days: name a new one before", end, days);
    }
}
