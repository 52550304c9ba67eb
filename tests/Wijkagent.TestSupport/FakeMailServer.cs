using System.Collections.Concurrent;
using Wijkagent.Core.Notifications;

namespace Wijkagent.TestSupport;

/// <summary>Takes mails and keeps them, or fails as a test wants.</summary>
public sealed class FakeMailServer : IMailTransport
{
    private readonly ConcurrentQueue<RenderedMail> received = [];

    /// <summary>What was handed over, in order.</summary>
    public IReadOnlyList<RenderedMail> Received => [.. received];

    /// <summary>What happens before a mail is taken; throws to refuse it.</summary>
    public Func<RenderedMail, CancellationToken, Task> OnReceiving { get; set; } = (_, _) => Task.CompletedTask;

    /// <inheritdoc />
    public async Task SendAsync(RenderedMail mail, CancellationToken cancel)
    {
        await OnReceiving(mail, cancel);
        received.Enqueue(mail);
    }
}
