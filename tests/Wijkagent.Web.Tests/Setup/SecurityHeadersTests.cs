using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

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
    public async Task What_the_server_refuses_before_the_program_sees_it_says_so_too()
    {
        using var listening = new WebHost();
        listening.UseKestrel(0);
        using var asking = listening.CreateClient();
        foreach (var (request, status) in new[]
        {
            ("GET / HTTP/1.1\r\nHost: localhost\r\nno header", HttpStatusCode.BadRequest),
            ("GET / HTTP/1.1", HttpStatusCode.BadRequest),
            ("NONSENSE", HttpStatusCode.BadRequest),
            ("GET / HTTP/9.1\r\nHost: localhost", HttpStatusCode.HttpVersionNotSupported),
            ($"GET /{new string('a', 9_000)} HTTP/1.1\r\nHost: localhost", HttpStatusCode.RequestUriTooLong),
            ($"GET / HTTP/1.1\r\nHost: localhost\r\nLong: {new string('a', 40_000)}", HttpStatusCode.RequestHeaderFieldsTooLarge),
        })
        {
            var answer = await AskAsync(asking.BaseAddress!.Port, request);

            Assert.StartsWith($"HTTP/1.1 {(int)status} ", answer, StringComparison.Ordinal);
            Assert.All(
                [
                    "Content-Security-Policy: default-src 'none'", "X-Content-Type-Options: nosniff", "X-Frame-Options: DENY", "Referrer-Policy: ",
                    "Permissions-Policy: ", "Cross-Origin-Opener-Policy: ", "Cross-Origin-Resource-Policy: ", "Content-Length: 0", "Connection: close",
                ],
                header => Assert.Contains($"\r\n{header}", answer, StringComparison.Ordinal));
            Assert.DoesNotContain("\r\nServer:", answer, StringComparison.Ordinal);
        }
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

    [Theory]
    [InlineData("80000000")]
    [InlineData("FFFFFFFFFFFFFFFF")]
    [InlineData("zz")]
    public async Task A_body_in_pieces_that_can_not_be_is_a_bad_request_with_a_page(string size)
    {
        using var listening = new WebHost();
        listening.UseKestrel(0);
        using var asking = listening.CreateClient();

        var answer = await AskAsync(
            asking.BaseAddress!.Port,
            $"POST /taal HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n{size}\r\nabc\r\n0");

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Security-Policy: ", answer, StringComparison.Ordinal);
        Assert.Contains("Wij begrijpen deze vraag niet", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_of_which_no_page_can_tell_has_them_too()
    {
        using var broken = host.WithWebHostBuilder(web => web.ConfigureTestServices(services => services.AddSingleton<IStringLocalizerFactory, LostWords>()));
        var visitor = broken.CreateClient();
        ((LostWords)broken.Services.GetRequiredService<IStringLocalizerFactory>()).AreLost = true;

        var answer = await visitor.GetAsync("/over");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.StartsWith("default-src 'none'", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
    }

    private sealed class LostWords(IOptions<LocalizationOptions> options, ILoggerFactory log) : IStringLocalizerFactory
    {
        private readonly ResourceManagerStringLocalizerFactory words = new(options, log);

        public bool AreLost { get; set; }

        public IStringLocalizer Create(Type resourceSource) =>
            AreLost ? throw new InvalidOperationException("No words.") : words.Create(resourceSource);

        public IStringLocalizer Create(string baseName, string location) => words.Create(baseName, location);
    }

    private static async Task<string> AskAsync(int port, string request)
    {
        using var line = new TcpClient();
        await line.ConnectAsync(IPAddress.Loopback, port);
        await using var stream = line.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request + "\r\n\r\n"));
        using var answer = new StreamReader(stream);
        return await answer.ReadToEndAsync();
    }
}
