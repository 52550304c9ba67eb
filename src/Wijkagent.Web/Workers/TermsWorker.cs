using Wijkagent.Core.Cases;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Reports;

namespace Wijkagent.Web.Workers;

/// <summary>Looks at start and then every quarter of an hour which terms of reports, cases, mails and sessions have passed.</summary>
public sealed class TermsWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<TermsWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            await LookAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Looks once.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ReportTerms>().RunAsync(cancel);
            await scope.ServiceProvider.GetRequiredService<CaseTerms>().RunAsync(cancel);
            await scope.ServiceProvider.GetRequiredService<OutboxTerms>().RunAsync(cancel);
            await scope.ServiceProvider.GetRequiredService<UserSessions>().ClearDeadAsync(cancel);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            // What was not done is done at the next look.
            log.LogError(failure, "Not all terms could be looked at");
        }
    }
}
