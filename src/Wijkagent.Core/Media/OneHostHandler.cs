namespace Wijkagent.Core.Media;

/// <summary>
/// Lets requests go to one host, and follows nobody from there: the library that makes them would, with the files and a
/// signature in its hands.
/// </summary>
/// <param name="endpoint">The address of the host.</param>
internal sealed class OneHostHandler(Uri endpoint) : DelegatingHandler(new SocketsHttpHandler
{
    AllowAutoRedirect = false,
    UseCookies = false,
    ConnectTimeout = PatienceForALine,
    PooledConnectionLifetime = KeptLines,
})
{
    private static readonly TimeSpan PatienceForALine = TimeSpan.FromSeconds(3);

    // A store that moved is found again.
    private static readonly TimeSpan KeptLines = TimeSpan.FromMinutes(5);

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { } address || Uri.Compare(address, endpoint, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) != 0)
            throw new FileStoreAwayException("The store of files is not asked at another address than that of the settings.");
        var answer = await base.SendAsync(request, cancellationToken);
        if ((int)answer.StatusCode is < 300 or >= 400)
            return answer;
        answer.Dispose();
        throw new FileStoreAwayException("The store of files sends on to another address, which is not followed.");
    }
}
