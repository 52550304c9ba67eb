using System.Net;
using Wijkagent.Core.Agenda;
using Wijkagent.Core.Common;
using Wijkagent.Core.Content;
using Wijkagent.Core.Initiatives;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Statistics;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Public;

public sealed class DistrictTests : IAsyncLifetime, IDisposable
{
    private const int MostQueries = 10;

    private readonly WijkagentFactory host = new();
    private readonly TownBuilder town = new();

    public Task InitializeAsync() => host.ArrangeAsync(async db =>
    {
        await town.AddToAsync(db);
        var anna = await town.AddOfficerAsync(db, "Anna", "Bakker", o =>
        {
            TownBuilder.Has(o, town.West);
            o.HoldConsultationHour(new ConsultationHour(DayOfWeek.Tuesday, new TimeOnly(15, 0), new TimeOnly(16, 30), "Buurthuis", "Kade 3"));
        });
        town.West.Introduce(Both("Een wijk aan het water."));
        db.Update(town.West);
        var from = new DateTime(2026, 12, 3, 15, 0, 0, DateTimeKind.Utc);
        db.AddRange(
            new Priority(town.West.Id, Both("Rust op de kade"), Both("Het is laat nog druk."), Both("Wij lopen een ronde."), new DateOnly(2026, 1, 5)),
            new CommunityEvent(town.West.Id, anna.Id, CommunityEventKind.Walk, Both("Wijkwandeling"), Both("Loop mee."), "Kade 1", from, from.AddHours(1)),
            new CommunityEvent(town.West.Id, null, CommunityEventKind.Event, Both("Voorbij feest"), Both(""), "Kade 1", host.Now.AddDays(-2), host.Now.AddDays(-1)),
            new Bulletin(town.West.Id, anna.Id, Both("Fietsen gestolen"), Both("Zet uw fiets vast."), host.Now.AddDays(-1)),
            new Initiative(town.West.Id, "Moestuin", Both("Samen tuinieren.")),
            new Organisation(town.West.Id, "De Peilschaal", OrganisationKind.School, "Kade 9", "https://peilschaal.example"),
            new AreaFigures("WK990000", 2024, new Dictionary<string, double> { ["inwoners"] = 12345, ["misdrijven_per1000"] = 57.2 }),
            new AreaFigures("GM9900", 2024, new Dictionary<string, double> { ["inwoners"] = 40170 }));
    });

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task The_page_tells_who_the_officer_is_and_all_that_happens_in_the_district()
    {
        var page = await ReadAsync("/wijken/ambrosiadam/westerwijk");
        var text = Words(page.QuerySelector("main")!.TextContent);

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
        await ReadAsync("/wijken/ambrosiadam/westerwijk");
        host.ForgetCommands();
        await ReadAsync("/wijken/ambrosiadam/westerwijk");

        Assert.InRange(host.Commands, 1, MostQueries);
    }

    [Fact]
    public async Task A_neighbourhood_without_an_officer_is_told_so_and_not_given_that_of_another()
    {
        await host.ArrangeAsync(db => town.AddOfficerAsync(db, "Els", arrange: o => TownBuilder.Has(o, town.EastNorth)));

        var text = Words((await ReadAsync("/wijken/ambrosiadam/oosterwijk?buurt=zuiderhof")).Body!.TextContent);

        Assert.Contains("Er is nu geen wijkagent in de buurt Zuiderhof. Politiebureau Ambrosiadam helpt u. Bel 0900-8844.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("staat bovenaan", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_officer_of_the_neighbourhood_that_was_asked_for_comes_first()
    {
        await host.ArrangeAsync(db => town.AddOfficerAsync(db, "Bram", arrange: o => TownBuilder.Has(o, town.WestNorth)));

        var page = await ReadAsync("/wijken/ambrosiadam/westerwijk?buurt=noorderdijk");

        Assert.Equal(["Bram", "Anna Bakker"], page.QuerySelectorAll(".wa-officer__name").Select(n => n.TextContent));
        Assert.Contains("U zocht in de buurt Noorderdijk", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_officer_is_away_the_page_says_until_when_and_shows_who_stands_in()
    {
        await host.ArrangeAsync(async db =>
        {
            var anna = db.Officers.Single(o => o.Slug == "anna-bakker");
            anna.BeAway(host.Now.AddDays(-1), host.Now.AddDays(7));
            await town.AddOfficerAsync(db, "Bram", arrange: o => TownBuilder.Has(o, town.West, BeatRole.Deputy));
        });

        var text = Words((await ReadAsync("/wijken/ambrosiadam/westerwijk")).Body!.TextContent);

        Assert.Contains("Anna Bakker is afwezig en is er weer op maandag 9 maart 2026.", text, StringComparison.Ordinal);
        Assert.Contains("Vervangt Anna Bakker", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_officer_the_station_answers()
    {
        var page = await ReadAsync("/wijken/ambrosiadam/oosterwijk");

        Assert.Empty(page.QuerySelectorAll(".wa-officer"));
        Assert.Contains("Politiebureau Ambrosiadam helpt u. Bel 0900-8844", Words(page.Body!.TextContent), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_way_down_from_the_country_is_by_municipality_and_district()
    {
        var country = await ReadAsync("/wijken");
        Assert.NotNull(country.QuerySelector("main a[href='/wijken/ambrosiadam']"));
        Assert.Empty((await ReadAsync("/wijken?q=zzz")).QuerySelectorAll(".wa-letter"));
        Assert.Single((await ReadAsync("/wijken?q=ambro")).QuerySelectorAll(".wa-letter li"));

        var municipality = await ReadAsync("/wijken/ambrosiadam");
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
    public async Task A_district_that_ended_is_gone_and_says_since_when()
    {
        await host.ArrangeAsync(async db =>
        {
            db.Districts.Single(d => d.Code == "WK990001").End(2025);
            await db.RaiseRevisionAsync(Revision.Areas, CancellationToken.None);
        });
        using var client = host.CreateClient();

        using var answer = await client.GetAsync("/wijken/ambrosiadam/oosterwijk");
        var page = await WijkagentFactory.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Contains("Sinds 2025 is Oosterwijk", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("main a[href='/wijken/ambrosiadam']"));
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

    private static LocalizedText Both(string text) => new(text, "");

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> ReadAsync(string address)
    {
        using var client = host.CreateClient();
        using var answer = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await WijkagentFactory.ReadAsync(answer);
    }
}
