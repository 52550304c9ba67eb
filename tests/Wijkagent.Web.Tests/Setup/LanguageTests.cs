using System.Net;

namespace Wijkagent.Web.Tests.Setup;

public sealed class LanguageTests(WebHost host) : IClassFixture<WebHost>
{
    [Fact]
    public async Task The_portal_opens_in_Dutch_whatever_the_browser_prefers()
    {
        using var client = host.CreateClient();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en-GB");

        var page = await WebHost.ReadAsync(await client.GetAsync("/"));

        Assert.Equal("nl", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Wie is uw wijkagent?", page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Who_chooses_English_goes_back_and_reads_English()
    {
        using var client = host.CreateClient();

        var answer = await ChooseAsync(client, "en", "/over");
        var page = await WebHost.ReadAsync(await client.GetAsync("/over"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/over", answer.Headers.Location!.ToString());
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("About this website", page.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("https://elders.example/")]
    [InlineData("//elders.example/")]
    [InlineData("/\\elders.example")]
    [InlineData("")]
    public async Task The_way_back_never_leads_to_another_site(string back)
    {
        using var client = host.CreateClient();

        Assert.Equal("/", (await ChooseAsync(client, "en", back)).Headers.Location!.ToString());
    }

    private static Task<HttpResponseMessage> ChooseAsync(HttpClient client, string language, string back) =>
        client.PostAsync("/taal", new FormUrlEncodedContent([new("taal", language), new("terug", back)]));
}
