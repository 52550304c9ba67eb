using System.Net;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Public;

/// <summary>Municipalities whose names lie in each other's way.</summary>
public sealed class NamedMunicipalities : IAsyncLifetime
{
    public WijkagentFactory Host { get; } = new() { Settings = NoLimits.Settings };

    public Task InitializeAsync() => Host.ArrangeAsync(async db =>
    {
        await TownBuilder.AddMunicipalityAsync(db, 9901, ("Bronkhorst", "Wijk 01 Hengelo", "Hengelo (Gld)"));
        await TownBuilder.AddMunicipalityAsync(db, 9902, ("Hengelo (O.)", "Binnenstad", "Hart van Zuid"));
        await TownBuilder.AddMunicipalityAsync(db, 9903, ("Alphen aan den Rijn", "Ridderveld", "De Baronie"));
        await TownBuilder.AddMunicipalityAsync(db, 9904, ("West Maas en Waal", "Alphen", "Greffeling"));
        await TownBuilder.AddMunicipalityAsync(db, 9905, ("'s-Gravenhage", "Scheveningen", "Den Haag"));
        await TownBuilder.AddMunicipalityAsync(db, 9906, ("Soest", "Soest", "Soest"));
        await TownBuilder.AddMunicipalityAsync(db, 9907, ("Stein (L.)", "Wijk 00 Stein (kern)", "Stein (woonkern)"));
        await TownBuilder.AddMunicipalityAsync(db, 9908, ("Xanten", "Xerxesdam", "Xaveriusbuurt"));
    });

    public async Task DisposeAsync() => await Host.DisposeAsync();
}

public sealed class SearchNamesTests(NamedMunicipalities named) : IClassFixture<NamedMunicipalities>
{
    private readonly WijkagentFactory host = named.Host;

    [Theory]
    [InlineData("hengelo", "/wijken/hengelo-o", "/wijken/bronkhorst/wijk-01-hengelo")]
    [InlineData("Alphen", "/wijken/alphen-aan-den-rijn", "/wijken/west-maas-en-waal/alphen")]
    public async Task A_name_that_a_municipality_and_something_elsewhere_have_is_a_choice_with_the_municipality_first(string typed, params string[] pages)
    {
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
        using var answer = await SearchAsync(typed);

        Assert.Equal(page, answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task The_list_of_municipalities_knows_what_people_call_them()
    {
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
        using var client = host.CreateClient();

        var search = await WijkagentFactory.ReadAsync(await SearchAsync(typed));
        var list = await WijkagentFactory.ReadAsync(await client.GetAsync("/wijken?q=" + Uri.EscapeDataString(typed)));

        Assert.Equal("Niets gevonden - Wijkagent", search.Title);
        Assert.Empty(list.QuerySelectorAll(".wa-letter a"));
    }

    private async Task<HttpResponseMessage> SearchAsync(string typed)
    {
        using var client = host.CreateClient();
        return await client.GetAsync("/zoeken?q=" + Uri.EscapeDataString(typed));
    }
}
