using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Data.Sqlite;

namespace Wijkagent.Web.Workers;

/// <summary>
/// Brings what was committed from SQLite's log into its files a few times a second: otherwise each fifteenth report or so
/// waits until that is done for all before it.
/// </summary>
public sealed class CheckpointWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<CheckpointWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private bool failed;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await BringAsync(stoppingToken);
    }

    /// <summary>Does it once, for the database and the content keys.</summary>
    public async Task BringAsync(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await SqliteDatabase.CheckpointAsync(scope.ServiceProvider.GetRequiredService<WijkagentDbContext>().Database, cancel);
            await SqliteDatabase.CheckpointAsync(scope.ServiceProvider.GetRequiredService<ContentKeysDbContext>().Database, cancel);
            failed = false;
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            // Nothing is lost: it stays in the log, and whoever commits when that has grown brings it. On a full disk this is
            // tried three times a second, and is told once.
            if (!failed)
                log.LogWarning(failure, "What was committed could not be brought into the files of the database");
            failed = true;
        }
    }
}
