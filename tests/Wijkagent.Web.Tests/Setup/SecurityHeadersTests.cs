using System.Net;

namespace Wijkagent.Web.Tests.Setup;

public sealed class SecurityHeadersTests(WebHost host) : IClassFixture<WebHost>
{
    private readonly HttpClient client = host.CreateClient();

    [Theory]
    [InlineData("/")]
    [InlineData("/over")]
    [InlineData("/er-is-hier-niets")]
    [InlineData("/api/er-is-hier-niets")]
    [InlineData("/lib/site.css")]
    [InlineData("/favicon.svg")]
    [InlineData("/robots.txt")]
    public async Task Every_answer_says_what_browsers_may_do(string address)
    {
        var answer = await client.GetAsync(address);

        var policy = Header(answer, "Content-Security-Policy");
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("DENY", Header(answer, "X-Frame-Options"));
        Assert.Equal("same-origin", Header(answer, "Referrer-Policy"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Resource-Policy"));
        Assert.Contains("geolocation=(self)", Header(answer, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Only_an_answer_over_https_asks_for_https_from_then_on()
    {
        using var secure = host.CreateClient();
        secure.BaseAddress = new Uri("https://localhost");

        Assert.True((await secure.GetAsync("/")).Headers.Contains("Strict-Transport-Security"));
        Assert.False((await client.GetAsync("/")).Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_page_holds_no_inline_script_or_style_and_asks_no_other_host()
    {
        foreach (var address in new[] { "/", "/over", "/contact", "/licenties", "/er-is-hier-niets" })
        {
            var page = await WebHost.ReadAsync(await client.GetAsync(address));

            Assert.Empty(page.QuerySelectorAll("style, [style], script:not([src]), [onclick], [onsubmit]"));
            Assert.All(page.QuerySelectorAll("script, link, img"), element =>
                Assert.StartsWith("/", element.GetAttribute("src") ?? element.GetAttribute("href"), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Style_and_script_have_names_that_change_with_their_content()
    {
        var page = await WebHost.ReadAsync(await client.GetAsync("/"));
        var style = page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;

        Assert.Matches(@"^/lib/site\.[a-z0-9]{8,}\.css$", style);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(style)).StatusCode);
        Assert.Matches(@"^/lib/site\.[a-z0-9]{8,}\.js$", page.QuerySelector("script")!.GetAttribute("src")!);
    }

    private static string Header(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));
}
