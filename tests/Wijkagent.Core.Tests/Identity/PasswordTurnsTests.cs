using Wijkagent.Core.Identity.Passwords;

namespace Wijkagent.Core.Tests.Identity;

public sealed class PasswordTurnsTests
{
    [Fact]
    public async Task Two_at_once_per_core_are_worked_on_and_the_others_wait_for_their_turn()
    {
        using var turns = new PasswordTurns();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var begun = 0;
        var all = Enumerable.Range(0, PasswordTurns.AtOnce + 3).Select(i => turns.TakeAsync(async () =>
        {
            Interlocked.Increment(ref begun);
            await gate.Task;
            return i;
        }, CancellationToken.None)).ToList();

        Assert.Equal(2 * Environment.ProcessorCount, begun);
        gate.SetResult();
        Assert.Equal(Enumerable.Range(0, PasswordTurns.AtOnce + 3), await Task.WhenAll(all));
    }

    [Fact]
    public async Task Work_that_fails_gives_its_turn_back()
    {
        using var turns = new PasswordTurns();
        for (var i = 0; i <= PasswordTurns.AtOnce; i++)
            await Assert.ThrowsAsync<InvalidOperationException>(() => turns.TakeAsync<int>(() => throw new InvalidOperationException(), CancellationToken.None));
    }
}
