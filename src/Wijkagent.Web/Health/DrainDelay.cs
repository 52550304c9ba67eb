namespace Wijkagent.Web.Health;

/// <summary>
/// Goes on serving for a few seconds after the node is told to stop: the balancer needs as long to see that it is not
/// ready any more. Nobody waits for it in Development.
/// </summary>
public sealed class DrainDelay(IHostEnvironment environment, IConfiguration configuration) : IHostedLifecycleService
{
    /// <summary>The setting, in seconds.</summary>
    public const string Setting = "Shutdown:DrainSeconds";

    private const int Usual = 5;

    public Task StoppingAsync(CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromSeconds(configuration.GetValue(Setting, environment.IsDevelopment() ? 0 : Usual)), cancellationToken);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
