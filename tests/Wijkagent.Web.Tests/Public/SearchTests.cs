using System.Net;
using Wijkagent.Core.Common;
using Wijkagent.Core.Content;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Public;

/// <summary>A small town, with somebody and something to be found in it.</summary>
public sealed class SearchedTown : IAsyncLifetime
{
    public WijkagentFactory Host { get; } = new() { Settings = NoLimits.Settings };

    public static Task BuildAsync(WijkagentFactory host) => host.ArrangeAsync(async db =>
    {
        var town = new TownBuilder();
        await town.AddToAsync(db);
        await town.AddOfficerAsync(db, "Anna", "de Bäkker", o => TownBuilder.Has(o, town.West));
        var topic = new FaqTopic("overlast", new LocalizedText("Overlast", "Nuisance"), 1);
        db.Add(new Faq("geluid", topic, 1, new LocalizedText("Wat als buren lawaai maken?", "What if neighbours are noisy?"), new LocalizedText("Praat.", "Talk.")));
    });

    public Task InitializeAsync() => BuildAsync(Host);

    public async Task DisposeAsync() => await Host.DisposeAsync();
}

public sealed class SearchTests(SearchedTown searched) : IClassFixture<SearchedTown>
{
    private readonly WijkagentFactory host = searched.Host;

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
    public async Task Several_answers_are_a_list_to_choose_from_with_where_they_lie()
    {
        using var answer = await SearchAsync("noorder");
        var page = await WijkagentFactory.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var links = page.QuerySelectorAll(".wa-links a");
        Assert.Equal(["Noorderdijk", "Noorderhof"], links.Select(l => l.FirstChild!.TextContent.Trim()));
        Assert.Contains("Westerwijk, Ambrosiadam", links[0].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_postcode_in_two_districts_is_a_choice()
    {
        var page = await WijkagentFactory.ReadAsync(await SearchAsync("1236"));

        Assert.Equal(2, page.QuerySelectorAll(".wa-links a").Length);
    }

    [Fact]
    public async Task What_is_found_by_name_is_not_asked_of_others()
    {
        using var answer = await SearchAsync("Westerwijk");

        Assert.DoesNotContain("Westerwijk", host.Geocoder.Asked);
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
    public async Task Control_characters_that_were_pasted_along_are_not_searched_for()
    {
        using var answer = await SearchAsync("1234\0\u0001 AB");

        Assert.Equal("/wijken/ambrosiadam/westerwijk?buurt=zuiderdijk", answer.Headers.Location?.OriginalString);
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
