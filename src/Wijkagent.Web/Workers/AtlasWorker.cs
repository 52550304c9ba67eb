using Wijkagent.Core.Neighbourhoods.Locating;

namespace Wijkagent.Web.Workers;

/// <summary>
/// Reads areas and officers at start, and looks every few seconds whether they were changed: by an import, at the desk,
/// on this node or another.
/// </summary>
public sealed class AtlasWorker(Atlas atlas, TimeProvider time, ILogger<AtlasWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            await RefreshAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RefreshAsync(CancellationToken cancel)
    {
        try
        {
            await atlas.RefreshAsync(cancel);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            // The sheet that is there stays in use; the database may be back at the next look.
            log.LogError(failure, "Areas and officers could not be read");
        }
    }
}
