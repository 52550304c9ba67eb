using System.Net;
using Microsoft.AspNetCore.Http;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Public.Maps;

/// <summary>The base map over HTTP, with a source on this machine.</summary>
public sealed class TilesTests(MappedTown town) : IClassFixture<MappedTown>
{
    [Fact]
    public async Task Every_map_says_where_its_ground_comes_from_and_asks_it_of_us()
    {
        var map = (await WijkagentFactory.ReadAsync(await town.Client.GetAsync("/wijken/ambrosiadam"))).QuerySelector(".wa-map")!;

        Assert.Equal("/kaart/{z}/{x}/{y}.png", map.GetAttribute("data-tiles"));
        Assert.Equal("Kaartgegevens: Kadaster (CC BY 4.0)", map.GetAttribute("data-attribution"));
        Assert.Equal("Grenzen: CBS en Kadaster (CC BY 4.0)", map.GetAttribute("data-boundaries"));
    }

    [Fact]
    public async Task A_square_is_asked_of_the_source_once_and_kept_by_everybody_for_a_day()
    {
        town.Rest();
        foreach (var _ in new[] { "first", "second" })
        {
            using var answer = await town.Client.GetAsync("/kaart/10/526/336.png");

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("image/png", answer.Content.Headers.ContentType!.ToString());
            Assert.Equal("public, max-age=86400", answer.Headers.CacheControl!.ToString());
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            Assert.Equal(FakeBaseMap.Png, await answer.Content.ReadAsByteArrayAsync());
        }

        Assert.Equal("/10/526/336.png", Assert.Single(town.Source.Asked));
    }

    [Theory]
    [InlineData("/kaart/5/16/10.png")]
    [InlineData("/kaart/19/269334/172328.png")]
    [InlineData("/kaart/10/511/340.png")]
    [InlineData("/kaart/10/-1/336.png")]
    [InlineData("/kaart/2147483647/2147483647/2147483647.png")]
    public async Task What_is_not_of_the_Netherlands_is_not_there_and_not_asked(string address)
    {
        town.Rest();

        Assert.Equal((HttpStatusCode.NotFound, ""), await AnswerAsync(address));
        Assert.Empty(town.Source.Asked);
    }

    [Theory]
    [InlineData("onwards", 520)]
    [InlineData("page", 521)]
    [InlineData("huge", 522)]
    [InlineData("broken", 523)]
    [InlineData("cut off", 524)]
    public async Task A_source_that_answers_something_else_leaves_the_ground_plain(string how, int x)
    {
        town.Rest();
        town.Source.Instead = how switch
        {
            "onwards" => http => SendOnAsync(http, new Uri(town.Source.Pattern).GetLeftPart(UriPartial.Authority) + "/elders"),
            "page" => http => http.Response.WriteAsync("<!doctype html><script>alert(1)</script>"),
            "huge" => http => http.Response.BodyWriter.WriteAsync(new byte[1024 * 1024]).AsTask(),
            "broken" => http => StatusAsync(http, StatusCodes.Status500InternalServerError),
            _ => http => HangUpAsync(http),
        };

        using var answer = await town.Client.GetAsync($"/kaart/10/{x}/336.png");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal($"/10/{x}/336.png", Assert.Single(town.Source.Asked.Distinct()));
        // And nothing of it was kept.
        town.Rest();
        Assert.Equal(HttpStatusCode.OK, (await town.Client.GetAsync($"/kaart/10/{x}/336.png")).StatusCode);
    }

    [Fact]
    public async Task Without_the_setting_there_is_no_base_map_and_who_asks_too_much_waits()
    {
        await using var host = new WijkagentFactory { Settings = new Dictionary<string, string?> { ["Limits:TilesPerMinute"] = "2" } };
        await host.ArrangeAsync(db => new TownBuilder().AddToAsync(db));
        using var client = host.CreateClient();

        var map = (await WijkagentFactory.ReadAsync(await client.GetAsync("/wijken/ambrosiadam"))).QuerySelector(".wa-map")!;
        Assert.Null(map.GetAttribute("data-tiles"));
        Assert.Null(map.GetAttribute("data-attribution"));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/kaart/10/526/336.png")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/kaart/10/526/336.png")).StatusCode);
        using var refused = await client.GetAsync("/kaart/10/526/336.png");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Empty(await refused.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/wijken")).StatusCode);
    }

    private async Task<(HttpStatusCode, string)> AnswerAsync(string address)
    {
        using var answer = await town.Client.GetAsync(new Uri(address, UriKind.Relative));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static Task SendOnAsync(HttpContext http, string elsewhere)
    {
        http.Response.Redirect(elsewhere);
        return Task.CompletedTask;
    }

    private static Task StatusAsync(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static Task HangUpAsync(HttpContext http)
    {
        http.Abort();
        return Task.CompletedTask;
    }
}

/// <summary>A small town whose maps have a base map.</summary>
public sealed class MappedTown : IAsyncLifetime
{
    private WijkagentFactory host = null!;

    public FakeBaseMap Source { get; private set; } = null!;

    public HttpClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Source = await FakeBaseMap.StartAsync();
        host = new WijkagentFactory { Settings = new Dictionary<string, string?> { ["BaseMap:TilesUrl"] = Source.Pattern } };
        await host.ArrangeAsync(db => new TownBuilder().AddToAsync(db));
        Client = host.CreateClient();
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await host.DisposeAsync();
        await Source.DisposeAsync();
    }

    /// <summary>The source is in order, and was not asked anything for long.</summary>
    public void Rest()
    {
        Source.Instead = null;
        Source.Asked.Clear();
        host.Clock.Advance(TimeSpan.FromMinutes(1));
    }
}
