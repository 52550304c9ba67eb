using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Wijkagent.TestSupport;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Tests.Setup;

/// <summary>Whose address a limit counts, when a request says that it came from elsewhere.</summary>
public sealed class ForwardedHeadersTests : IDisposable
{
    private const int Limit = 2;
    private readonly WijkagentFactory factory = new();

    public void Dispose() => factory.Dispose();

    [Fact]
    public async Task Who_is_no_proxy_of_ours_stays_who_it_is_whatever_it_says()
    {
        using var program = From("203.0.113.9");

        Assert.Equal(HttpStatusCode.OK, await SearchAsync(program, "198.51.100.1"));
        Assert.Equal(HttpStatusCode.OK, await SearchAsync(program, "198.51.100.2"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await SearchAsync(program, "198.51.100.3"));
    }

    [Fact]
    public async Task Of_what_our_proxy_passes_on_only_the_last_hop_counts()
    {
        using var program = From("10.1.2.3");

        Assert.Equal(HttpStatusCode.OK, await SearchAsync(program, "198.51.100.1, 192.0.2.7"));
        Assert.Equal(HttpStatusCode.OK, await SearchAsync(program, "198.51.100.2, 192.0.2.7"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await SearchAsync(program, "198.51.100.3, 192.0.2.7"));
        Assert.Equal(HttpStatusCode.OK, await SearchAsync(program, "198.51.100.3, 192.0.2.8"));
    }

    private WebApplicationFactory<Program> From(string sender) => factory.WithWebHostBuilder(web =>
    {
        web.UseSetting(ForwardedHeadersSetup.KnownProxies, "10.1.0.0/16");
        web.UseSetting("Limits:SearchesPerMinute", $"{Limit}");
        web.ComesFrom(sender);
    });

    private static async Task<HttpStatusCode> SearchAsync(WebApplicationFactory<Program> program, string forwardedFor)
    {
        using var client = program.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri(WijkagentFactory.BaseUrl) });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/zoeken?q=nergens");
        request.Headers.Add("X-Forwarded-For", forwardedFor);
        request.Headers.Add("X-Forwarded-Proto", "https");
        return (await client.SendAsync(request)).StatusCode;
    }
}
