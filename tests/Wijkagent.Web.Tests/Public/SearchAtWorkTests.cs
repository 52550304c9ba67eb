using System.Net;
using Wijkagent.Core.Common;
using Wijkagent.Core.Content;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Public;

/// <summary>Searching while something changes: what may be shown, where addresses are looked up, how often somebody may ask.</summary>
public sealed class SearchAtWorkTests : IAsyncLifetime
{
    private readonly WijkagentFactory host = new();

    public Task InitializeAsync() => SearchedTown.BuildAsync(host);

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task An_article_that_is_still_to_come_is_not_found()
    {
        await host.ArrangeAsync(db =>
        {
            var text = new LocalizedText("Geheime plannen", "Secret plans");
            db.Add(new Article("geheim", text, text, text, host.Now.AddDays(1)));
            return Task.CompletedTask;
        });

        var early = await SearchAsync("geheime");
        host.Clock.Advance(TimeSpan.FromDays(2));
        var later = await SearchAsync("geheime");

        Assert.Equal(HttpStatusCode.OK, early.StatusCode);
        Assert.Equal("/artikelen/geheim", later.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Sixty_searches_a_minute_are_enough_for_a_person()
    {
        using var browser = host.CreateClient();
        for (var i = 0; i < 60; i++)
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await browser.GetAsync("/zoeken?q=westerwijk")).StatusCode);

        var answer = await browser.GetAsync("/zoeken?q=westerwijk");

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    [Fact]
    public async Task An_address_is_looked_up_and_leads_to_its_district()
    {
        host.Geocoder.Knows("Kade 12, 1234AB Ambrosiadam", 5.005, 52.005);
        host.Geocoder.Knows("Kade 12A, 1299ZZ Elders", 5.015, 52.005);

        using var answer = await SearchAsync("Kade 12 ambrosiadam");

        Assert.Equal("/wijken/ambrosiadam/westerwijk?buurt=zuiderdijk", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task While_addresses_cannot_be_looked_up_names_are_found_and_the_page_says_so()
    {
        host.Geocoder.IsAway = true;

        var nothing = await WijkagentFactory.ReadAsync(await SearchAsync("Kade 12"));
        var some = await WijkagentFactory.ReadAsync(await SearchAsync("zuider"));
        using var postcode = await SearchAsync("1234AB");

        Assert.Contains("Adressen kunnen nu niet worden opgezocht", nothing.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Zet achter een straat ook de plaats", nothing.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Adressen kunnen nu niet worden opgezocht", some.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, some.QuerySelectorAll(".wa-links a").Length);
        Assert.Equal(HttpStatusCode.Redirect, postcode.StatusCode);
    }

    [Fact]
    public async Task An_address_without_the_service_is_found_by_the_postcode_in_front_of_it()
    {
        host.Geocoder.IsAway = true;

        using var answer = await SearchAsync("1234 AB 12");

        var page = answer.Headers.Location?.OriginalString ?? (await WijkagentFactory.ReadAsync(answer)).QuerySelector(".wa-links a")!.GetAttribute("href");
        Assert.Equal("/wijken/ambrosiadam/westerwijk?buurt=zuiderdijk", page);
    }

    private async Task<HttpResponseMessage> SearchAsync(string typed)
    {
        using var client = host.CreateClient();
        return await client.GetAsync("/zoeken?q=" + Uri.EscapeDataString(typed));
    }
}
