using System.Net;
using System.Text.Json;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Api;

/// <summary>A small town with an officer in the West, and in the East one who is away and a deputy.</summary>
public sealed class LocatedTown : IAsyncLifetime
{
    public WijkagentFactory Host { get; } = new();

    public Task InitializeAsync() => Host.ArrangeAsync(async db =>
    {
        var town = new TownBuilder();
        await town.AddToAsync(db);
        await town.AddOfficerAsync(db, "Anna", "Bakker", o => TownBuilder.Has(o, town.West));
        await town.AddOfficerAsync(db, "Bram", arrange: o => TownBuilder.Has(o, town.East, Core.Officers.BeatRole.Deputy));
        await town.AddOfficerAsync(db, "Carla", arrange: o =>
        {
            TownBuilder.Has(o, town.East);
            o.BeAway(Host.Now.AddDays(-1), Host.Now.AddDays(1));
        });
    });

    public async Task DisposeAsync() => await Host.DisposeAsync();
}

public sealed class LocateTests(LocatedTown located) : IClassFixture<LocatedTown>
{
    private readonly WijkagentFactory host = located.Host;

    [Fact]
    public async Task A_point_answers_its_areas_officers_and_station()
    {
        var answer = await GetAsync("lat=52.015&lon=5.005", HttpStatusCode.OK);

        Assert.Equal("BU99000001", answer.GetProperty("neighbourhood").GetProperty("code").GetString());
        Assert.Equal("Noorderdijk", answer.GetProperty("neighbourhood").GetProperty("name").GetString());
        Assert.Equal("WK990000", answer.GetProperty("district").GetProperty("code").GetString());
        Assert.Equal("GM9900", answer.GetProperty("municipality").GetProperty("code").GetString());
        var officer = Assert.Single(answer.GetProperty("officers").EnumerateArray());
        Assert.Equal("Anna Bakker", officer.GetProperty("name").GetString());
        Assert.Equal("https://wijkagent.test/wijkagenten/anna-bakker", officer.GetProperty("url").GetString());
        Assert.Equal("Politiebureau Ambrosiadam", answer.GetProperty("station").GetProperty("name").GetString());
        Assert.False(answer.TryGetProperty("candidates", out _));
    }

    [Theory]
    [InlineData("1234AB")]
    [InlineData("1234 ab")]
    public async Task A_postcode_of_one_neighbourhood_answers_like_a_point(string postcode)
    {
        var answer = await GetAsync("postcode=" + Uri.EscapeDataString(postcode), HttpStatusCode.OK);

        Assert.Equal("BU99000000", answer.GetProperty("neighbourhood").GetProperty("code").GetString());
        Assert.False(answer.TryGetProperty("candidates", out _));
    }

    [Fact]
    public async Task A_postcode_of_several_neighbourhoods_answers_what_they_share_and_each_candidate()
    {
        var west = await GetAsync("postcode=1234", HttpStatusCode.OK);
        Assert.Equal(JsonValueKind.Null, west.GetProperty("neighbourhood").ValueKind);
        Assert.Equal("WK990000", west.GetProperty("district").GetProperty("code").GetString());
        Assert.Equal("Anna Bakker", west.GetProperty("officers")[0].GetProperty("name").GetString());

        var both = await GetAsync("postcode=1236", HttpStatusCode.OK);
        Assert.Equal(JsonValueKind.Null, both.GetProperty("district").ValueKind);
        Assert.Equal("GM9900", both.GetProperty("municipality").GetProperty("code").GetString());
        Assert.Equal(0, both.GetProperty("officers").GetArrayLength());
        Assert.Equal(["BU99000001", "BU99000101"], both.GetProperty("candidates").EnumerateArray().Select(c => c.GetProperty("neighbourhood").GetProperty("code").GetString()!));
    }

    [Fact]
    public async Task A_complete_postcode_that_is_unknown_falls_back_on_its_four_digits() =>
        Assert.Equal("WK990001", (await GetAsync("postcode=1235ZZ", HttpStatusCode.OK)).GetProperty("district").GetProperty("code").GetString());

    [Theory]
    [InlineData("lat=52.5&lon=5.5")]
    [InlineData("lat=-33.9&lon=151.2")]
    [InlineData("postcode=9999XX")]
    public async Task Where_there_is_nothing_the_answer_says_so(string query) => await GetAsync(query, HttpStatusCode.NotFound);

    [Theory]
    [InlineData("")]
    [InlineData("lat=52.01")]
    [InlineData("lon=5.01")]
    [InlineData("lat=52.01&lon=5.01&postcode=1234")]
    [InlineData("lat=52.01&lat=52.01&lon=5.01")]
    [InlineData("lat=NaN&lon=5.01")]
    [InlineData("lat=52.01&lon=Infinity")]
    [InlineData("lat=52,01&lon=5,01")]
    [InlineData("lat=1e9&lon=5.01")]
    [InlineData("lat=91&lon=5.01")]
    [InlineData("lat=52.01&lon=-181")]
    [InlineData("lat=&lon=")]
    [InlineData("lat=%00&lon=x")]
    [InlineData("lat=52.01&lon=5.01%00")]
    [InlineData("postcode=0123AB")]
    [InlineData("postcode=12345")]
    [InlineData("postcode=")]
    [InlineData("postcode=%27%3B%20DROP%20TABLE")]
    public async Task Nonsense_is_refused(string query) => await GetAsync(query, HttpStatusCode.BadRequest);

    [Fact]
    public async Task Exchanged_coordinates_are_recognised()
    {
        var swapped = await GetAsync("lat=5.12&lon=52.09", HttpStatusCode.BadRequest);
        var outOfRange = await GetAsync("lat=91&lon=5", HttpStatusCode.BadRequest);

        Assert.Contains("verwisseld", swapped.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("verwisseld", outOfRange.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_an_officer_is_away_the_deputy_is_named_with_for_whom()
    {
        var officer = (await GetAsync("lat=52.015&lon=5.015", HttpStatusCode.OK)).GetProperty("officers")[0];

        Assert.Equal("Bram", officer.GetProperty("name").GetString());
        Assert.Equal("Carla", officer.GetProperty("standsInFor").GetString());
    }

    private async Task<JsonElement> GetAsync(string query, HttpStatusCode expected)
    {
        using var client = host.CreateClient();
        using var answer = await client.GetAsync("/api/v1/locate?" + query);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK ? "application/json" : "application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        if (expected != HttpStatusCode.OK)
            Assert.NotEmpty(json.GetProperty("detail").GetString()!);
        return json;
    }
}
