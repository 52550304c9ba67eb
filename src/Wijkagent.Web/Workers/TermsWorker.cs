using Wijkagent.Core.Cases;
using Wijkagent.Core.Identity.SecondFactor;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Screening;
using Wijkagent.Core.Subscriptions;
using Wijkagent.Core.Subscriptions.Areas;

namespace Wijkagent.Web.Workers;

/// <summary>
/// Looks at start and then every quarter of an hour which terms of reports, cases, subscriptions, mails, keys, sessions, block lists and used links have passed, and once a
/// night what is past the date until which it may be kept.
/// </summary>
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
        await RunAsync<ReportTerms>(terms => terms.RunAsync(cancel), cancel);
        await RunAsync<NewsTerms>(terms => terms.RunAsync(cancel), cancel);
        await RunAsync<CaseTerms>(terms => terms.RunAsync(cancel), cancel);
        await RunAsync<SubscriptionTerms>(terms => terms.RunAsync(cancel), cancel);
        await RunAsync<AreaNewsTerms>(terms => terms.RunAsync(cancel), cancel);
        await RunAsync<OutboxTerms>(terms => terms.RunAsync(cancel), cancel);
        await RunAsync<ContentKeySweep>(sweep => sweep.RunAsync(cancel), cancel);
        await RunAsync<UserSessions>(sessions => sessions.ClearDeadAsync(cancel), cancel);
        await RunAsync<SendingBlocks>(blocks => blocks.ClearAsync(cancel), cancel);
        await RunAsync<UsedProofs>(proofs => proofs.ForgetAsync(cancel), cancel);
        await RunAsync<Nights>(nights => nights.RunIfDueAsync(cancel), cancel);
    }

    // Each by itself: what fails keeps nothing else waiting, and is tried again at the next look.
    private async Task RunAsync<T>(Func<T, Task> run, CancellationToken cancel)
        where T : notnull
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await run(scope.ServiceProvider.GetRequiredService<T>());
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            log.LogError(failure, "The terms of {Terms} could not be looked at", typeof(T).Name);
        }
    }
}
