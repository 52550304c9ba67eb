namespace Wijkagent.Web.Workers.Backups;

/// <summary>Looks every quarter of an hour whether the copy of this night is to be made. Not at start, which has better things to do.</summary>
public sealed class BackupWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<BackupWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await LookAsync(stoppingToken);
    }

    /// <summary>Looks once.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var done = await scope.ServiceProvider.GetRequiredService<NightlyCopies>().MakeIfDueAsync(cancel);
            if (done is { IsDone: false, Error: var error })
                log.LogError("The copy of this night can't be used: {Error}", error);
            else if (done is { Value: { } copy })
                log.LogInformation("The copy of this night was made and put back: {Tables} tables, {Rows} rows, {Opened} reports read, {Files} files compared", copy.Tables, copy.Rows, copy.Opened, copy.Files);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            log.LogError(failure, "The copy of this night could not be made");
        }
    }
}
