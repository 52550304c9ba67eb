using System.Net;
using System.Text.Json;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Tests.Setup;

public sealed class ErrorPagesTests(WebHost host) : IClassFixture<WebHost>
{
    private readonly HttpClient client = host.CreateClient();

    [Fact]
    public async Task An_unknown_address_gives_a_page_that_helps_on()
    {
        var answer = await client.GetAsync("/er-is-hier-niets");
        var page = await WebHost.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("Deze pagina is er niet", page.QuerySelector("h1")!.TextContent);
        Assert.NotNull(page.QuerySelector("a[href='tel:112']"));
        Assert.NotNull(page.QuerySelector("main a[href='/']"));
    }

    [Theory]
    [InlineData("/wijken/%20")]
    [InlineData("/wijken/%20/%20")]
    [InlineData("/kaart/wijken/%20.geojson")]
    [InlineData("/wijkagenten/%E2%80%80/berichten")]
    public async Task A_part_of_an_address_that_is_blank_names_nothing(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address)).StatusCode);

    [Fact]
    public async Task An_address_that_was_escaped_twice_is_read_once()
    {
        // Read once more it would hold a nought, which no address may.
        var answer = await client.GetAsync("/privacy/verzoek/%2500%25ff/openen");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task The_address_of_the_error_page_itself_is_unknown() =>
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/fout")).StatusCode);

    [Fact]
    public async Task A_page_that_only_reads_refuses_a_post()
    {
        var answer = await client.PostAsync("/over", new FormUrlEncodedContent([]));
        var page = await WebHost.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Contains("GET", answer.Content.Headers.Allow);
        Assert.Equal("Dat kan op deze pagina niet", page.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("POST", "/er-is-hier-niets")]
    [InlineData("PUT", "/melden/er-is-hier-niets")]
    [InlineData("DELETE", "/api/er-is-hier-niets")]
    public async Task What_is_sent_to_an_unknown_address_is_not_found(string method, string address)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);

        Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("/taal", false)]
    [InlineData("/taal", true)]
    [InlineData("/melden/soort", false)]
    [InlineData("/melden/soort", true)]
    public async Task A_body_that_does_not_say_how_large_it_is_is_refused_by_that_name_too(string address, bool isAllName)
    {
        var text = new string('a', RequestLimitsSetup.MaxBodySize);
        using var listening = new WebHost();
        listening.UseKestrel(0);
        using var client = listening.CreateClient();
        using var form = new FormUrlEncodedContent([isAllName ? KeyValuePair.Create(text, "") : KeyValuePair.Create("taal", text)]);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = form };
        request.Headers.TransferEncodingChunked = true;

        var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("Dat is te groot om te sturen", (await WebHost.ReadAsync(answer)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_machine_gets_a_problem_it_can_read()
    {
        var answer = await client.GetAsync("/api/er-is-hier-niets");
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(404, problem.GetProperty("status").GetInt32());
        Assert.False(string.IsNullOrEmpty(problem.GetProperty("traceId").GetString()));
    }
}

/// <summary>Errors that the server itself finds, before the program sees the request.</summary>
public sealed class ServerErrorTests
{
    [Fact]
    public async Task A_body_that_is_too_large_is_refused_by_that_name()
    {
        // The limit is Kestrel's, so this one asks Kestrel.
        using var listening = new WebHost();
        listening.UseKestrel(0);
        using var client = listening.CreateClient();
        using var body = new FormUrlEncodedContent([new("taal", new string('a', RequestLimitsSetup.MaxBodySize))]);

        var answer = await client.PostAsync("/taal", body);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("Dat is te groot om te sturen", (await WebHost.ReadAsync(answer)).QuerySelector("h1")!.TextContent);
    }
}
