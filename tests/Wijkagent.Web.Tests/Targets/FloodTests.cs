using System.Net;
using System.Net.Sockets;
using System.Text;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Targets;

/// <summary>«Floods» of security.md: who holds hundreds of connections without asking anything keeps nobody else out, and is cut off.</summary>
[Trait("Suite", "Targets")]
[Trait("Category", "Long")]
public sealed class FloodTests
{
    private const int Slow = 400;
    private const int Idle = 1500;
    private const int Asked = 1000;

    // The program gives a request ten seconds to say what it wants; that it does give up is what is looked at here.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    [Fact]
    public async Task Slow_and_idle_connections_keep_nobody_out_and_the_slow_ones_are_cut()
    {
        await using var program = new RunningProgram(RunningProgram.WithoutDemo);
        await program.StartAsync();
        var address = new Uri(program.Address);
        using var over = new CancellationTokenSource();
        var idle = await Task.WhenAll(Enumerable.Range(0, Idle).Select(_ => ConnectAsync(address)));
        var slow = await Task.WhenAll(Enumerable.Range(0, Slow).Select(_ => ConnectAsync(address)));
        var cut = slow.Select(connection => WriteSlowlyAsync(connection, over.Token)).ToList();

        using var visitor = new HttpClient { BaseAddress = address };
        var answered = 0;
        for (var i = 0; i < Asked; i++)
            answered += (await visitor.GetAsync(new Uri("/", UriKind.Relative))).StatusCode == HttpStatusCode.OK ? 1 : 0;

        Assert.InRange(answered, Asked * 99 / 100, Asked);
        await Task.WhenAll(cut).WaitAsync(Patience);
        await over.CancelAsync();
        foreach (var connection in idle.Concat(slow))
            connection.Dispose();
    }

    private static async Task<TcpClient> ConnectAsync(Uri address)
    {
        var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, address.Port);
        return connection;
    }

    /// <summary>Begins a request and never ends it: a header a second, until the other side has had enough.</summary>
    private static async Task WriteSlowlyAsync(TcpClient connection, CancellationToken cancel)
    {
        var stream = connection.GetStream();
        using var pause = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: localhost\r\n"), cancel);
            var end = stream.ReadAsync(new byte[1024], cancel).AsTask();
            while (!end.IsCompleted && await pause.WaitForNextTickAsync(cancel))
                await stream.WriteAsync(Encoding.ASCII.GetBytes("X-Slow: a\r\n"), cancel);
        }
        catch (IOException)
        {
            // Cut off, as it should be.
        }
    }
}
