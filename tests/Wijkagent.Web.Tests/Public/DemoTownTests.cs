using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Tests.Public;

/// <summary>What somebody finds who just cloned the project and started it: the demo town, filled in by the first start.</summary>
public sealed class DemoTownTests(DemoTown town) : IClassFixture<DemoTown>
{
    [Fact]
    public async Task An_article_of_the_news_can_be_read_and_leads_to_others()
    {
        var news = await WebHost.ReadAsync(await town.Client.GetAsync("/nieuws"));
        Assert.NotNull(news.QuerySelector("main a[href='/artikelen/huurders-en-energiearmoede']"));

        var article = await WebHost.ReadAsync(await town.Client.GetAsync("/artikelen/huurders-en-energiearmoede"));

        Assert.Equal("Zo wapent u zich tegen energiearmoede", article.QuerySelector("h1")!.TextContent);
        Assert.NotNull(article.QuerySelector("section[aria-labelledby=lees-ook] a[href='/artikelen/buren-staan-samen-sterk']"));
        Assert.Null(article.QuerySelector("section[aria-labelledby=lees-ook] a[href='/artikelen/huurders-en-energiearmoede']"));
    }

    [Fact]
    public async Task Questions_stand_under_their_subject_and_each_has_a_page_of_its_own()
    {
        const string Question = "Wat doet de wijkagent bij overlast in huurwoningen?";

        var all = await WebHost.ReadAsync(await town.Client.GetAsync("/veelgestelde-vragen"));
        Assert.Equal(Question, all.QuerySelector("section[aria-labelledby=wijkagent-en-uw-woning] details summary")!.TextContent);

        var own = await WebHost.ReadAsync(await town.Client.GetAsync("/veelgestelde-vragen/overlast-in-huurwoningen"));
        Assert.Equal(Question, own.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("/kaart/gemeenten/GM9901.geojson", 4)]
    [InlineData("/kaart/wijken/WK990100.geojson", 4)]
    [InlineData("/kaart/buurten/BU99010000.geojson", 3)]
    [InlineData("/kaart/wijkagenten/fatima-ouahbi.geojson", 1)]
    public async Task A_map_draws_the_areas_that_belong_to_it(string address, int outlines)
    {
        using var map = JsonDocument.Parse(await town.Client.GetStringAsync(address));

        Assert.Equal(outlines, map.RootElement.GetProperty("features").GetArrayLength());
        Assert.True(map.RootElement.GetProperty("invented").GetBoolean());
    }

    [Fact]
    public async Task Who_develops_asks_nobody_for_a_base_map() =>
        Assert.Null((await WebHost.ReadAsync(await town.Client.GetAsync("/wijken/markerhoven/sluisveld"))).QuerySelector(".wa-map")!.GetAttribute("data-tiles"));

    [Theory]
    [InlineData("/artikelen/niets")]
    [InlineData("/veelgestelde-vragen/niets")]
    [InlineData("/kaart/gemeenten/GM0000.geojson")]
    [InlineData("/kaart/wijkagenten/niemand.geojson")]
    public async Task What_is_not_there_is_not_found(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await town.Client.GetAsync(address)).StatusCode);
}

/// <summary>The program as a first start in Development leaves it.</summary>
public sealed class DemoTown : IDisposable
{
    private readonly WebHost host = new();
    private readonly WebApplicationFactory<Program> program;

    public DemoTown()
    {
        program = host.WithWebHostBuilder(web => web.UseSetting(StartSetup.SeedDemo, "true"));
        Client = program.CreateClient();
    }

    public HttpClient Client { get; }

    public void Dispose()
    {
        program.Dispose();
        host.Dispose();
    }
}
