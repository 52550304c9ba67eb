using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Wijkagent.Core.Neighbourhoods.BaseMaps;

/// <summary>
/// The ground of the maps, in squares. We ask for them and keep them, so that whoever makes the map never learns who looks at
/// what. One instance for the whole program: it knows when the source is away. Which square was asked is never logged.
/// </summary>
public sealed class BaseMap(
    IHttpClientFactory clients, TileFolder kept, IOptions<BaseMapOptions> options, TimeProvider time, ILogger<BaseMap> log) : IDisposable
{
    /// <summary>The name of its <see cref="HttpClient"/>.</summary>
    public const string ClientName = "BaseMap";

    // One that is lost on the way says nothing of the others, which are asked at the same moment.
    private const int MostFailures = 3;
    private const int AtOnce = 8;

    private readonly BaseMapOptions options = options.Value;
    private readonly SemaphoreSlim turns = new(AtOnce);
    private int failures;
    private long restsUntil;

    /// <inheritdoc />
    public void Dispose() => turns.Dispose();

    /// <summary>Whether there is one.</summary>
    public bool IsOn => options.IsOn;

    /// <summary>
    /// A square as PNG; null when it is not to be had now. One that is old is shown until there is a newer one.
    /// </summary>
    public async Task<byte[]?> ReadAsync(MapTile tile, CancellationToken cancel)
    {
        var old = await WithDiskAsync(() => kept.ReadAsync(tile, cancel));
        if (old is { IsFresh: true })
            return old.Png;
        if (await AskAsync(tile, cancel) is not { } png)
            return old?.Png;
        await WithDiskAsync(() => kept.KeepAsync(tile, png, cancel));
        return png;
    }

    /// <summary>A disk that fails costs a question more, and no map.</summary>
    private async Task<T?> WithDiskAsync<T>(Func<Task<T>> use)
    {
        try
        {
            return await use();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Its message names the file, and with it the place.
            log.LogWarning("Squares of the base map can't be kept or read: {Failure}", failure.GetType().Name);
            return default;
        }
    }

    private async Task<byte[]?> AskAsync(MapTile tile, CancellationToken cancel)
    {
        // Waiting for those before it is no failure of the source.
        await turns.WaitAsync(cancel);
        try
        {
            return await AskInTurnAsync(tile, cancel);
        }
        finally
        {
            turns.Release();
        }
    }

    private async Task<byte[]?> AskInTurnAsync(MapTile tile, CancellationToken cancel)
    {
        if (time.GetUtcNow().UtcTicks < Interlocked.Read(ref restsUntil))
            return null;
        using var patience = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            using var client = clients.CreateClient(ClientName);
            client.MaxResponseContentBufferSize = TilePicture.MaxBytes;
            using var answer = await client.GetAsync(tile.AddressAt(options.TilesUrl!), either.Token);
            if (answer.StatusCode == HttpStatusCode.OK && await answer.Content.ReadAsByteArrayAsync(either.Token) is var png && TilePicture.IsOne(png))
            {
                Interlocked.Exchange(ref failures, 0);
                return png;
            }

            // It has no such square; that says nothing of the others.
            if (answer.StatusCode != HttpStatusCode.NotFound)
                Fail(answer.StatusCode == HttpStatusCode.OK ? "no picture" : $"{(int)answer.StatusCode}");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            Fail("no answer in time");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            Fail(failure.GetType().Name);
        }

        return null;
    }

    private void Fail(string reason)
    {
        if (Interlocked.Increment(ref failures) < MostFailures)
            return;
        var now = time.GetUtcNow();
        // Those that were asked at the same moment fail with it, and say no more.
        if (Interlocked.Exchange(ref restsUntil, (now + options.Rest).UtcTicks) <= now.UtcTicks)
            log.LogWarning("The base map is away ({Reason}): it is not asked for {Seconds} s", reason, (int)options.Rest.TotalSeconds);
    }
}
