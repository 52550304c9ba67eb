using Wijkagent.Core.Reports.Attachments;

namespace Wijkagent.Web.Workers;

/// <summary>Compares the store of files with the database every hour.</summary>
public sealed class FilesWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<FilesWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not at the start itself, which has better things to do.
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await LookAsync(stoppingToken);
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<AttachmentSweep>().RunAsync(cancel);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            log.LogError(failure, "The store of files could not be compared with the database");
        }
    }
}
