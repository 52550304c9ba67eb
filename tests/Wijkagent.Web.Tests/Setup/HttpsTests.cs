using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Setup;

/// <summary>Who comes over plain http to a portal that is on https.</summary>
public sealed class HttpsTests(WijkagentFactory program) : IClassFixture<WijkagentFactory>
{
    [Theory]
    [InlineData("GET", "wijkagent.test")]
    [InlineData("HEAD", "wijkagent.test")]
    [InlineData("GET", "localhost:8080")]
    public async Task A_page_is_asked_for_again_over_https_at_the_own_address(string method, string host)
    {
        var answer = await SendAsync(new HttpMethod(method), "/melden/soort?x=1&y=%C3%A9", host);

        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal("https://wijkagent.test/melden/soort?x=1&y=%C3%A9", answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("//evil.example/x")]
    [InlineData("//:x")]
    [InlineData("/%5Cevil.example")]
    public async Task A_page_that_is_asked_for_never_leads_to_another_site(string path)
    {
        var answer = await program.Server.SendAsync(context =>
        {
            context.Request.Scheme = "http";
            context.Request.Host = new HostString("wijkagent.test");
            context.Request.Path = Uri.UnescapeDataString(path);
        });

        Assert.Equal(StatusCodes.Status301MovedPermanently, answer.Response.StatusCode);
        Assert.StartsWith("https://wijkagent.test/", answer.Response.Headers.Location.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_not_ours_is_not_sent_anywhere() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(HttpMethod.Get, "/", "evil.example")).StatusCode);

    [Fact]
    public async Task A_form_that_was_sent_in_the_clear_is_refused_and_told_why()
    {
        var answer = await SendAsync(HttpMethod.Post, "/aanmelden", "wijkagent.test");

        Assert.Equal(HttpStatusCode.UpgradeRequired, answer.StatusCode);
        Assert.Equal("Deze website werkt alleen over https", (await WijkagentFactory.ReadAsync(answer)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_machine_is_refused_over_plain_http_and_not_sent_on()
    {
        var answer = await SendAsync(HttpMethod.Get, "/api/v1/locate?lat=52.1&lon=5.1", "wijkagent.test");

        Assert.Equal(HttpStatusCode.UpgradeRequired, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_balancer_asks_for_the_health_of_a_node_as_it_likes(string address)
    {
        await program.ArrangeAsync(_ => Task.CompletedTask);

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Get, address, "localhost")).StatusCode);
    }

    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("203.0.113.9", HttpStatusCode.MovedPermanently)]
    public async Task Only_a_proxy_of_ours_can_say_that_it_was_https(string sender, HttpStatusCode expected)
    {
        using var listening = program.WithWebHostBuilder(web => web.ComesFrom(sender));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/melden/soort");
        request.Headers.Add("X-Forwarded-Proto", "https");

        Assert.Equal(expected, (await Plain(listening).SendAsync(request)).StatusCode);
    }

    private static HttpClient Plain(WebApplicationFactory<Program> host) =>
        host.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("http://wijkagent.test") });

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, string host)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Host = host;
        return await Plain(program).SendAsync(request);
    }
}
