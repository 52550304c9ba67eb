using System.Net;
using System.Net.Sockets;
using Wijkagent.Core.Common;
using Wijkagent.Core.Common.Importing;

namespace Wijkagent.Web.Commands;

/// <summary>The address is not https, or leads to something that is not.</summary>
public sealed record DownloadNotSecure : InvalidError;

/// <summary>The address can't be reached, is on a private network, or answers with an error.</summary>
/// <param name="Reason">What went wrong, in a word or status.</param>
public sealed record DownloadFailed(string Reason) : InvalidError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Reason];
}

/// <summary>A file that was fetched; deleted on dispose.</summary>
internal sealed class ImportDownload : IDisposable
{
    private const int MostRedirects = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private ImportDownload(ImportSource source) => Source = source;

    public ImportSource Source { get; }

    /// <summary>Whether this is an address and no path.</summary>
    public static bool IsAddress(string given) => given.Contains("://", StringComparison.Ordinal);

    public static async Task<Result<ImportDownload>> GetAsync(string given, CancellationToken cancel)
    {
        if (!Uri.TryCreate(given, UriKind.Absolute, out var address))
            return new DownloadNotSecure();
        using var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            ConnectTimeout = Patience,
            ConnectCallback = ConnectAsync,
        };
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        try
        {
            for (var i = 0; i <= MostRedirects; i++)
            {
                if (address.Scheme != Uri.UriSchemeHttps)
                    return new DownloadNotSecure();
                using var answer = await WithinAsync(stop => client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, stop), cancel);
                if (answer.IsSuccessStatusCode)
                    return await SaveAsync(answer, address, cancel);
                if (answer.Headers.Location is not { } next || (int)answer.StatusCode is < 301 or > 308)
                    return new DownloadFailed($"HTTP {(int)answer.StatusCode}");
                address = new Uri(address, next);
            }

            return new DownloadFailed(CommandText.Get("DownloadRedirects"));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or TimeoutException)
        {
            return new DownloadFailed((e.InnerException ?? e).Message.ReplaceLineEndings(" "));
        }
    }

    /// <inheritdoc />
    public void Dispose() => File.Delete(Source.Path);

    private static async Task<Result<ImportDownload>> SaveAsync(HttpResponseMessage answer, Uri address, CancellationToken cancel)
    {
        var path = Path.Combine(Path.GetTempPath(), $"wijkagent-download-{Guid.NewGuid():N}");
        var download = new ImportDownload(new ImportSource(path) { Name = Path.GetFileName(address.LocalPath) });
        var complete = false;
        try
        {
            await using var from = await answer.Content.ReadAsStreamAsync(cancel);
            await using var to = new FileStream(path, FileMode.CreateNew);
            var buffer = new byte[1 << 17];
            long size = 0;
            for (int read; (read = await WithinAsync(stop => from.ReadAsync(buffer, stop).AsTask(), cancel)) > 0;)
            {
                if ((size += read) > ImportSource.SizeLimit)
                    return new ImportFileTooLarge(ImportSource.SizeLimit >> 20);
                await to.WriteAsync(buffer.AsMemory(0, read), cancel);
            }

            complete = true;
            return download;
        }
        finally
        {
            if (!complete)
                download.Dispose();
        }
    }

    // Half a minute for each step; a large file may take longer as long as something keeps coming.
    private static async Task<T> WithinAsync<T>(Func<CancellationToken, Task<T>> step, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            return await step(limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
    }

    // The address that is connected to is the one that was judged: a name can't lead elsewhere in between.
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancel);
        if (addresses.Length == 0 || !addresses.All(PublicAddress.IsPublic))
            throw new IOException(CommandText.Get("DownloadPrivate"));
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
