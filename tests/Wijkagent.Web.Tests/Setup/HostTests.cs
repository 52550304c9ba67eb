using System.Net;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Setup;

public sealed class HostTests
{
    [Theory]
    [InlineData("wijkagent.test", HttpStatusCode.OK)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    [InlineData("wijkagent.test.evil.example", HttpStatusCode.BadRequest)]
    public async Task The_portal_answers_to_its_own_name_alone(string host, HttpStatusCode expected)
    {
        await using var program = new WijkagentFactory();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/over");
        request.Headers.Host = host;

        var answer = await program.CreateClient().SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public async Task Another_name_is_answered_to_when_a_setting_says_so()
    {
        await using var factory = new WijkagentFactory();
        await using var program = factory.WithWebHostBuilder(web => web.UseSetting("Site:OtherHosts", "10.0.0.4, node-1"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        request.Headers.Host = "node-1";

        Assert.Equal(HttpStatusCode.OK, (await program.CreateClient().SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Who_has_to_sign_in_stays_on_the_host()
    {
        await using var program = new WijkagentFactory();
        using var browser = program.CreateClient();

        var answer = await browser.GetAsync("/kantoor/meldingen?pagina=2");

        Assert.Equal("/aanmelden?terug=%2Fkantoor%2Fmeldingen%3Fpagina%3D2", answer.Headers.Location!.OriginalString);
    }
}
