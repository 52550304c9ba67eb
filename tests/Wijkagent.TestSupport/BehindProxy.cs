using System.Net;

namespace Wijkagent.TestSupport;

/// <summary>
/// What stands between a browser and a running program: it ends TLS, says for whom it asks, and keeps the cookies of
/// that browser. Redirects are not followed.
/// </summary>
/// <param name="program">Where the program listens.</param>
/// <param name="visitor">The address of who asks, as it comes in <c>X-Forwarded-For</c>.</param>
public sealed class BehindProxy(Uri program, string visitor) : DelegatingHandler(new SocketsHttpHandler
{
    UseCookies = false,
    AllowAutoRedirect = false,
    UseProxy = false,
})
{
    /// <summary>What the browser keeps.</summary>
    public CookieContainer Cookies { get; } = new();

    /// <summary>A browser that asks at <see cref="WijkagentFactory.BaseUrl"/>.</summary>
    public HttpClient ToClient() => new(this) { BaseAddress = new Uri(WijkagentFactory.BaseUrl) };

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = request.RequestUri!;
        request.Headers.Host = asked.Authority;
        request.Headers.Add("X-Forwarded-For", visitor);
        request.Headers.Add("X-Forwarded-Proto", asked.Scheme);
        if (Cookies.GetCookieHeader(asked) is { Length: > 0 } kept)
            request.Headers.Add("Cookie", kept);
        request.RequestUri = new Uri(program, asked.PathAndQuery);
        var answer = await base.SendAsync(request, cancellationToken);
        if (answer.Headers.TryGetValues("Set-Cookie", out var cookies))
        {
            foreach (var cookie in cookies)
                Cookies.SetCookies(asked, cookie);
        }

        return answer;
    }
}
