using Wijkagent.Core.Notifications;

namespace Wijkagent.Web.Workers;

/// <summary>Sends mails as soon as they are saved here, and looks every ten seconds for those of other nodes and of later tries.</summary>
public sealed class OutboxWorker(
    IServiceScopeFactory scopes, OutboxSignal signal, TimeProvider clock, ILogger<OutboxWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not in the way of the start itself.
        await Task.Yield();
        using var timer = new PeriodicTimer(Pause, clock);
        var tick = timer.WaitForNextTickAsync(stoppingToken).AsTask();
        var raised = signal.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await SendAllAsync(stoppingToken);
            await Task.WhenAny(tick, raised);
            if (tick.IsCompleted)
            {
                await tick;
                tick = timer.WaitForNextTickAsync(stoppingToken).AsTask();
            }

            if (raised.IsCompleted)
            {
                await raised;
                raised = signal.WaitAsync(stoppingToken);
            }
        }
    }

    private async Task SendAllAsync(CancellationToken cancel)
    {
        try
        {
            while (await SendBatchAsync(cancel) > 0)
                cancel.ThrowIfCancellationRequested();
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            // The database may be back at the next look.
            log.LogError(failure, "The outbox could not be read");
        }
    }

    private async Task<int> SendBatchAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<OutboxDispatch>().SendDueAsync(cancel);
    }
}
