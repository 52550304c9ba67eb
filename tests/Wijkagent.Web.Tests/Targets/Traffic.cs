using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Targets;

/// <summary>
/// Requests to a running program at an even rate, however many browsers send them, and what became of each. Where the
/// program does not keep up, what was missed is sent as soon as it can be.
/// </summary>
internal sealed class Traffic : IDisposable
{
    private const int Ticks = 10;
    private const int SlowestCounted = 10_000;

    private readonly SemaphoreSlim turns = new(0);
    private readonly ConcurrentQueue<string> wrong = new();
    private readonly int[] byMillisecond = new int[SlowestCounted + 1];
    private int asked;

    /// <summary>How many requests were answered.</summary>
    public int Asked => Volatile.Read(ref asked);

    /// <summary>What was no answer, or an error.</summary>
    public IReadOnlyCollection<string> Wrong => wrong;

    /// <summary>Gives so many turns a second until it is cancelled.</summary>
    public async Task GiveTurnsAsync(int aSecond, CancellationToken cancel)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1) / Ticks);
        while (await tick.WaitForNextTickAsync(cancel))
            turns.Release(aSecond / Ticks);
    }

    /// <summary>A browser behind a proxy, each of whose requests waits for its turn.</summary>
    public HttpClient NewBrowser(BehindProxy proxy, CancellationToken cancel) =>
        new(new Counted(this, proxy, cancel)) { BaseAddress = new Uri(WijkagentFactory.BaseUrl), Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Something that was not as it should be.</summary>
    public void Note(string what) => wrong.Enqueue(what);

    /// <summary>Within how many milliseconds so many of 1,000 requests were answered.</summary>
    public int Within(int ofThousand)
    {
        var (left, milliseconds) = ((long)Asked * ofThousand / 1000, 0);
        while (milliseconds < SlowestCounted && (left -= byMillisecond[milliseconds]) > 0)
            milliseconds++;
        return milliseconds;
    }

    /// <inheritdoc />
    public void Dispose() => turns.Dispose();

    private sealed class Counted(Traffic traffic, BehindProxy proxy, CancellationToken over) : DelegatingHandler(proxy)
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var what = $"{request.Method} {request.RequestUri!.AbsolutePath}";
            await traffic.turns.WaitAsync(over);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(Patience);
            var started = Stopwatch.GetTimestamp();
            try
            {
                var answer = await base.SendAsync(request, limit.Token);
                await answer.Content.LoadIntoBufferAsync(limit.Token);
                Interlocked.Increment(ref traffic.byMillisecond[Math.Min((int)Stopwatch.GetElapsedTime(started).TotalMilliseconds, SlowestCounted)]);
                Interlocked.Increment(ref traffic.asked);
                if (answer.StatusCode >= HttpStatusCode.BadRequest)
                    traffic.Note($"{what}: {answer.StatusCode}");
                return answer;
            }
            catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
            {
                traffic.Note($"{what}: {failure.Message}");
                throw;
            }
        }
    }
}
