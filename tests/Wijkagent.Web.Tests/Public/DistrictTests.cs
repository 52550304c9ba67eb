using System.Net;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Public;

/// <summary>The pages of areas as they stand: these tests look and change nothing, in one program.</summary>
public sealed class DistrictTests(LivelyTown lively) : IClassFixture<LivelyTown>
{
    private const int MostQueries = 10;

    private readonly WijkagentFactory host = lively.Host;

    [Fact]
    public async Task The_page_tells_who_the_officer_is_and_all_that_happens_in_the_district()
    {
        var page = await lively.ReadAsync("/wijken/ambrosiadam/westerwijk");
        var text = LivelyTown.Words(page.QuerySelector("main")!.TextContent);

        Assert.Equal("Westerwijk - Wijkagent", page.Title);
        Assert.Equal("/wijkagenten/anna-bakker", page.QuerySelector(".wa-officer__name")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("main a[href='/melden?wijk=WK990000']"));
        Assert.NotNull(page.QuerySelector("main a[href='tel:09008844']"));
        Assert.Equal("/kaart/wijken/WK990000.geojson", page.QuerySelector(".wa-map")!.GetAttribute("data-outline"));
        Assert.All(
            new[]
            {
                "Een wijk aan het water.", "Voor de hele wijk", "dinsdag 15.00 tot 16.30 uur", "Rust op de kade", "Het is laat nog druk.", "Wij lopen een ronde.",
                "Wijkwandeling", "donderdag 3 december 2026", "16.00 tot 17.00 uur", "Fietsen gestolen", "zondag 1 maart 2026, van Anna", "Moestuin",
                "De Peilschaal", "Politiebureau Ambrosiadam", "12.345", "57,2", "40.170", "Cijfers over 2024", "Zuiderdijk, Noorderdijk",
            },
            expected => Assert.Contains(expected, text, StringComparison.Ordinal));
        Assert.DoesNotContain("Voorbij feest", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_takes_few_queries()
    {
        await lively.ReadAsync("/wijken/ambrosiadam/westerwijk");
        host.ForgetCommands();
        await lively.ReadAsync("/wijken/ambrosiadam/westerwijk");

        Assert.InRange(host.Commands, 1, MostQueries);
    }

    [Fact]
    public async Task Without_an_officer_the_station_answers()
    {
        var page = await lively.ReadAsync("/wijken/ambrosiadam/oosterwijk");

        Assert.Empty(page.QuerySelectorAll(".wa-officer"));
        Assert.Contains("Politiebureau Ambrosiadam helpt u. Bel 0900-8844", LivelyTown.Words(page.Body!.TextContent), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_way_down_from_the_country_is_by_municipality_and_district()
    {
        var country = await lively.ReadAsync("/wijken");
        Assert.NotNull(country.QuerySelector("main a[href='/wijken/ambrosiadam']"));
        Assert.Empty((await lively.ReadAsync("/wijken?q=zzz")).QuerySelectorAll(".wa-letter"));
        Assert.Single((await lively.ReadAsync("/wijken?q=ambro")).QuerySelectorAll(".wa-letter li"));

        var municipality = await lively.ReadAsync("/wijken/ambrosiadam");
        Assert.Equal(["/wijken/ambrosiadam/westerwijk", "/wijken/ambrosiadam/oosterwijk"], municipality.QuerySelectorAll(".wa-links a").Select(a => a.GetAttribute("href")!));
        Assert.Equal("/kaart/gemeenten/GM9900.geojson", municipality.QuerySelector(".wa-map")!.GetAttribute("data-outline"));
    }

    [Theory]
    [InlineData("/wijken/nergens")]
    [InlineData("/wijken/ambrosiadam/nergens")]
    [InlineData("/kaart/wijken/WK000000.geojson")]
    [InlineData("/kaart/wijken/GM9900.geojson")]
    [InlineData("/kaart/gemeenten/x.geojson")]
    [InlineData("/kaart/buurten/WK990000.geojson")]
    [InlineData("/kaart/wijkagenten/niemand.geojson")]
    public async Task What_never_was_is_not_found(string address)
    {
        using var client = host.CreateClient();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Outlines_are_small_named_and_not_sent_twice()
    {
        using var client = host.CreateClient();
        using var answer = await client.GetAsync("/kaart/wijken/WK990000.geojson");
        var json = await answer.Content.ReadAsStringAsync();

        Assert.Equal("application/geo+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(answer.Headers.CacheControl!.Public);
        Assert.Contains("\"name\":\"Noorderdijk\"", json, StringComparison.Ordinal);

        using var again = new HttpRequestMessage(HttpMethod.Get, "/kaart/wijken/WK990000.geojson");
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(again)).StatusCode);
    }
}
