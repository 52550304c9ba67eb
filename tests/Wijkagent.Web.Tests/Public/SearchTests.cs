using System.Net;
using Wijkagent.Core.Common;
using Wijkagent.Core.Content;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Public;

public sealed class SearchTests : IAsyncLifetime, IDisposable
{
    private readonly WijkagentFactory host = new();
    private readonly TownBuilder town = new();

    public Task InitializeAsync() => host.ArrangeAsync(async db =>
    {
        await town.AddToAsync(db);
        await town.AddOfficerAsync(db, "Anna", "de Bäkker", o => TownBuilder.Has(o, town.West));
        var topic = new FaqTopic("overlast", new LocalizedText("Overlast", "Nuisance"), 1);
        db.Add(new Faq("geluid", topic, 1, new LocalizedText("Wat als buren lawaai maken?", "What if neighbours are noisy?"), new LocalizedText("Praat.", "Talk.")));
    });

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => host.Dispose();

    [Theory]
    [InlineData("1234ab", "/wijken/ambrosiadam/westerwijk?buurt=zuiderdijk")]
    [InlineData(" 1234 AB ", "/wijken/ambrosiadam/westerwijk?buurt=zuiderdijk")]
    [InlineData("1235", "/wijken/ambrosiadam/oosterwijk")]
    [InlineData("52.015, 5.015", "/wijken/ambrosiadam/oosterwijk?buurt=noorderhof")]
    [InlineData("AMBROSIADAM", "/wijken/ambrosiadam")]
    [InlineData("westerwijk", "/wijken/ambrosiadam/westerwijk")]
    [InlineData("Noorderhof", "/wijken/ambrosiadam/oosterwijk?buurt=noorderhof")]
    [InlineData("anna de bakker", "/wijkagenten/anna-de-bakker")]
    [InlineData("bakk", "/wijkagenten/anna-de-bakker")]
    public async Task What_can_only_mean_one_thing_leads_straight_to_it(string typed, string page)
    {
        using var answer = await SearchAsync(typed);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(page, answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("5%D9%A2.0907,%205.1214")]
    [InlineData("%D9%A3584")]
    public async Task What_nobody_types_finds_nothing_and_breaks_nothing(string typed)
    {
        var answer = await host.CreateClient().GetAsync($"/zoeken?q={typed}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

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
    public async Task Several_answers_are_a_list_to_choose_from_with_where_they_lie()
    {
        using var answer = await SearchAsync("noorder");
        var page = await WijkagentFactory.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var links = page.QuerySelectorAll(".wa-links a");
        Assert.Equal(["Noorderdijk", "Noorderhof"], links.Select(l => l.FirstChild!.TextContent.Trim()));
        Assert.Contains("Westerwijk, Ambrosiadam", links[0].TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hengelo", "/wijken/hengelo-o", "/wijken/bronkhorst/wijk-01-hengelo")]
    [InlineData("Alphen", "/wijken/alphen-aan-den-rijn", "/wijken/west-maas-en-waal/alphen")]
    public async Task A_name_that_a_municipality_and_something_elsewhere_have_is_a_choice_with_the_municipality_first(string typed, params string[] pages)
    {
        await host.ArrangeAsync(async db =>
        {
            await TownBuilder.AddMunicipalityAsync(db, 9901, ("Bronkhorst", "Wijk 01 Hengelo", "Hengelo (Gld)"));
            await TownBuilder.AddMunicipalityAsync(db, 9902, ("Hengelo (O.)", "Binnenstad", "Hart van Zuid"));
            await TownBuilder.AddMunicipalityAsync(db, 9903, ("Alphen aan den Rijn", "Ridderveld", "De Baronie"));
            await TownBuilder.AddMunicipalityAsync(db, 9904, ("West Maas en Waal", "Alphen", "Greffeling"));
        });

        using var answer = await SearchAsync(typed);
        var links = (await WijkagentFactory.ReadAsync(answer)).QuerySelectorAll(".wa-links a").Select(l => l.GetAttribute("href")).ToList();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(pages[0], links[0]);
        Assert.Contains(pages[1], links);
    }

    [Theory]
    [InlineData("den haag", "/wijken/s-gravenhage")]
    [InlineData("Den Haag", "/wijken/s-gravenhage")]
    [InlineData("the hague", "/wijken/s-gravenhage")]
    [InlineData("s-gravenhage", "/wijken/s-gravenhage")]
    [InlineData("soest", "/wijken/soest")]
    [InlineData("stein", "/wijken/stein-l")]
    [InlineData("Stein (L.)", "/wijken/stein-l")]
    public async Task A_municipality_is_found_by_what_people_call_it_and_goes_before_what_lies_in_it(string typed, string page)
    {
        await host.ArrangeAsync(async db =>
        {
            await TownBuilder.AddMunicipalityAsync(db, 9901, ("'s-Gravenhage", "Scheveningen", "Den Haag"));
            await TownBuilder.AddMunicipalityAsync(db, 9902, ("Soest", "Soest", "Soest"));
            await TownBuilder.AddMunicipalityAsync(db, 9903, ("Stein (L.)", "Wijk 00 Stein (kern)", "Stein (woonkern)"));
        });

        using var answer = await SearchAsync(typed);

        Assert.Equal(page, answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task The_list_of_municipalities_knows_what_people_call_them()
    {
        await host.ArrangeAsync(db => TownBuilder.AddMunicipalityAsync(db, 9901, ("'s-Gravenhage", "Scheveningen", "Duindorp")));
        using var client = host.CreateClient();

        var page = await WijkagentFactory.ReadAsync(await client.GetAsync("/wijken?q=den+haag"));

        Assert.Equal("'s-Gravenhage (Den Haag)", Assert.Single(page.QuerySelectorAll(".wa-letter a")).TextContent);
    }

    [Theory]
    [InlineData("Москва")]
    [InlineData("北京市")]
    [InlineData("القاهرة")]
    public async Task A_name_in_another_script_finds_nothing_and_not_what_begins_with_an_x(string typed)
    {
        await host.ArrangeAsync(db => TownBuilder.AddMunicipalityAsync(db, 9901, ("Xanten", "Xerxesdam", "Xaveriusbuurt")));
        using var client = host.CreateClient();

        var search = await WijkagentFactory.ReadAsync(await SearchAsync(typed));
        var list = await WijkagentFactory.ReadAsync(await client.GetAsync("/wijken?q=" + Uri.EscapeDataString(typed)));

        Assert.Equal("Niets gevonden - Wijkagent", search.Title);
        Assert.Empty(list.QuerySelectorAll(".wa-letter a"));
    }

    [Fact]
    public async Task A_postcode_in_two_districts_is_a_choice()
    {
        var page = await WijkagentFactory.ReadAsync(await SearchAsync("1236"));

        Assert.Equal(2, page.QuerySelectorAll(".wa-links a").Length);
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
    public async Task What_is_found_by_name_is_not_asked_of_others()
    {
        using var answer = await SearchAsync("Westerwijk");

        Assert.Empty(host.Geocoder.Asked);
    }

    [Fact]
    public async Task While_addresses_cannot_be_looked_up_names_are_found_and_the_page_says_so()
    {
        host.Geocoder.IsAway = true;

        var nothing = await WijkagentFactory.ReadAsync(await SearchAsync("Kade 12"));
        var some = await WijkagentFactory.ReadAsync(await SearchAsync("zuider"));
        using var postcode = await SearchAsync("1234AB");

        Assert.Contains("Adressen kunnen nu niet worden opgezocht", nothing.Body!.TextContent, StringComparison.Ordinal);
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

    [Fact]
    public async Task Questions_are_found_by_a_word_in_them()
    {
        using var answer = await SearchAsync("lawaai");

        Assert.Equal("/veelgestelde-vragen#geluid", answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("q=nergenshuizen")]
    [InlineData("q=9999ZZ")]
    [InlineData("q=%25")]
    [InlineData("q=_______")]
    [InlineData("q=<script>alert(1)</script>")]
    [InlineData("lat=0&lon=0")]
    public async Task What_is_not_found_gets_a_page_that_says_what_to_try(string query)
    {
        using var client = host.CreateClient();
        using var answer = await client.GetAsync("/zoeken?" + query);
        var page = await WijkagentFactory.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Niets gevonden - Wijkagent", page.Title);
        Assert.NotNull(page.QuerySelector("main a[href='/wijken']"));
        Assert.Null(page.QuerySelector("main script:not([src])"));
    }

    [Theory]
    [InlineData("lat=NaN&lon=x")]
    [InlineData("lat=999&lon=5")]
    [InlineData("lat=5.01&lon=52.01")]
    public async Task A_location_that_can_not_be_one_is_refused_with_the_same_words(string query)
    {
        using var client = host.CreateClient();
        using var answer = await client.GetAsync("/zoeken?" + query);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("Niets gevonden - Wijkagent", (await WijkagentFactory.ReadAsync(answer)).Title);
    }

    [Theory]
    [InlineData("\0\u0001", "In deze tekst staan tekens die wij niet kunnen lezen. Typ de tekst opnieuw.")]
    [InlineData("a\uFFFEb", "In deze tekst staan tekens die wij niet kunnen lezen. Typ de tekst opnieuw.")]
    [InlineData(null, "Maak de tekst korter: er passen 200 tekens")]
    public async Task What_can_not_be_searched_for_is_said_at_the_field(string? typed, string words)
    {
        using var answer = await SearchAsync(typed ?? new string('x', 4000));
        var page = await WijkagentFactory.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(words, page.QuerySelector("#q-error")!.TextContent);
        Assert.Equal("true", page.QuerySelector("#q")!.GetAttribute("aria-invalid"));
        Assert.Equal("#q", page.QuerySelector(".wa-errors a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task My_location_leads_to_the_district_around_me()
    {
        using var client = host.CreateClient();
        using var answer = await client.GetAsync("/zoeken?lat=52.005&lon=5.015");

        Assert.Equal("/wijken/ambrosiadam/oosterwijk?buurt=zuiderhof", answer.Headers.Location!.OriginalString);
    }

    private async Task<HttpResponseMessage> SearchAsync(string typed)
    {
        using var client = host.CreateClient();
        return await client.GetAsync("/zoeken?q=" + Uri.EscapeDataString(typed));
    }
}
