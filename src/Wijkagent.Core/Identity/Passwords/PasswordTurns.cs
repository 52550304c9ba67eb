namespace Wijkagent.Core.Identity.Passwords;

/// <summary>
/// Checking a password is made slow on purpose. Two at once per core take their turn and the others wait without
/// holding a thread, so that signing in can't be used to keep the whole program busy.
/// </summary>
public sealed class PasswordTurns : IDisposable
{
    /// <summary>How many are worked on at once.</summary>
    public static readonly int AtOnce = 2 * Environment.ProcessorCount;

    private readonly SemaphoreSlim turns = new(AtOnce);

    /// <summary>Does work with passwords when it is its turn.</summary>
    public async Task<T> TakeAsync<T>(Func<Task<T>> work, CancellationToken cancel)
    {
        await turns.WaitAsync(cancel);
        try
        {
            return await work();
        }
        finally
        {
            turns.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => turns.Dispose();
}
