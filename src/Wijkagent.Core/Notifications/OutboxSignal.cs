namespace Wijkagent.Core.Notifications;

/// <summary>Wakes the worker of this process as soon as a mail was saved. Other nodes find it at their next look.</summary>
public sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim raised = new(0, 1);

    /// <summary>Something was added. Raising it twice wakes once.</summary>
    public void Raise()
    {
        try
        {
            raised.Release();
        }
        catch (SemaphoreFullException)
        {
            // It was raised already, and nobody has looked yet.
        }
    }

    /// <summary>Waits until it is raised.</summary>
    public Task WaitAsync(CancellationToken cancel) => raised.WaitAsync(cancel);

    /// <inheritdoc />
    public void Dispose() => raised.Dispose();
}
