using Wijkagent.Core.Privacy.Audit;

namespace Wijkagent.Web.Workers;

/// <summary>Seals what was written in the audit log, a few times a minute, and signs the days that are over.</summary>
public sealed class AuditWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<AuditWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not in the way of the start itself.
        await Task.Yield();
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            await SealAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>What was written last is sealed before the program ends: nobody knows how long it stays away.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await SealAsync(cancellationToken);
    }

    private async Task SealAsync(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<AuditSealing>().RunAsync(cancel);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            // What was not sealed waits for the next time, here or on another node.
            log.LogError(failure, "The audit log could not be sealed");
        }
    }
}
