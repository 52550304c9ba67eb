using Wijkagent.Core.Privacy.Audit;

namespace Wijkagent.Web.Workers;

/// <summary>Seals what was written in the audit log, a few times a minute, and signs the days that are over.</summary>
public sealed class AuditWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<AuditWorker> log) : BackgroundService, IHostedLifecycleService
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

    /// <summary>
    /// What was written last is sealed before the program ends, after all other workers stopped: nobody knows how long it stays
    /// away.
    /// </summary>
    public Task StoppedAsync(CancellationToken cancellationToken) => SealAsync(cancellationToken);

    Task IHostedLifecycleService.StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task SealAsync(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<AuditSealing>().RunAsync(cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The program ends, or its time for that is over.
        }
        catch (Exception failure)
        {
            // What was not sealed waits for the next time, here or on another node.
            log.LogError(failure, "The audit log could not be sealed");
        }
    }
}
