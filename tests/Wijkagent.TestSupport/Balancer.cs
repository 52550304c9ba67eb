using System.Net;
using System.Net.Sockets;

namespace Wijkagent.TestSupport;

/// <summary>
/// A balancer in front of nodes: each connection goes to the next of them, and to another when that one takes none. It
/// looks into nothing, so a connection to a node that dies is cut.
/// </summary>
public sealed class Balancer : IAsyncDisposable
{
    private readonly IReadOnlyList<Func<Uri>> nodes;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource over = new();
    private readonly Task accepting;
    private int next;

    /// <summary>A balancer that listens at once.</summary>
    /// <param name="nodes">Where each node listens, which may change when it is started again.</param>
    public Balancer(IReadOnlyList<Func<Uri>> nodes)
    {
        this.nodes = nodes;
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new($"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>Whether a connection is cut as soon as its node answers, before the visitor hears of it.</summary>
    public bool LosesAnswers { get; set; }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await accepting;
        listener.Dispose();
        over.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ForwardAsync(await listener.AcceptTcpClientAsync(over.Token));
        }
        catch (OperationCanceledException)
        {
            // Nobody asks any more.
        }
    }

    private async Task ForwardAsync(TcpClient visitor)
    {
        using var node = await ConnectAsync();
        using (visitor)
        {
            if (node is null)
                return;
            var (asked, answered) = (visitor.GetStream(), node.GetStream());
            await Task.WhenAny(PassOnAsync(asked, answered, isAnswer: false), PassOnAsync(answered, asked, isAnswer: true));
        }
    }

    private async Task<TcpClient?> ConnectAsync()
    {
        var first = Interlocked.Increment(ref next);
        for (var i = 0; i < nodes.Count; i++)
        {
            var node = new TcpClient();
            try
            {
                await node.ConnectAsync(IPAddress.Loopback, nodes[(first + i) % nodes.Count]().Port, over.Token);
                return node;
            }
            catch (Exception refused) when (refused is SocketException or OperationCanceledException)
            {
                node.Dispose();
            }
        }

        return null;
    }

    private async Task PassOnAsync(NetworkStream from, NetworkStream to, bool isAnswer)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReadAsync(buffer, over.Token) is > 0 and var length && !(isAnswer && LosesAnswers))
                await to.WriteAsync(buffer.AsMemory(0, length), over.Token);
        }
        catch (Exception cut) when (cut is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // One side is gone; the other is let go too.
        }
    }
}
