using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Common.Importing;
using Wijkagent.Core.Neighbourhoods.Importing;
using Wijkagent.Core.Neighbourhoods.Locating;
using Wijkagent.Core.Persistence;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Public.Reporting;

namespace Wijkagent.Web.Tests.Public;

/// <summary>Areas alone know no places: a village is a neighbourhood then.</summary>
public sealed class CountryOfAreasSearchTests(CountryOfAreas country) : CountrySearchTests(country), IClassFixture<CountryOfAreas>;

/// <summary>Postcodes bring places, many of which have the name of a municipality.</summary>
public sealed class CountryOfPlacesSearchTests(CountryOfPlaces country) : CountrySearchTests(country), IClassFixture<CountryOfPlaces>;

/// <summary>The real names of the whole country, searched for as people type them.</summary>
[Trait("Category", "Country")]
public abstract class CountrySearchTests(CountryOfAreas country)
{
    private readonly HttpClient client = country.Host.CreateClient();

    [Theory]
    [InlineData("utrecht", "/wijken/utrecht")]
    [InlineData("amsterdam", "/wijken/amsterdam")]
    [InlineData("den haag", "/wijken/s-gravenhage")]
    [InlineData("'s-gravenhage", "/wijken/s-gravenhage")]
    [InlineData("den bosch", "/wijken/s-hertogenbosch")]
    [InlineData("s hertogenbosch", "/wijken/s-hertogenbosch")]
    [InlineData("tietjerksteradeel", "/wijken/tytsjerksteradiel")]
    [InlineData("Súdwest Fryslân", "/wijken/sudwest-fryslan")]
    [InlineData("zuidwest-friesland", "/wijken/sudwest-fryslan")]
    [InlineData("ljouwert", "/wijken/leeuwarden")]
    [InlineData("hengelo (o.)", "/wijken/hengelo-o")]
    public async Task A_municipality_is_found_by_its_name(string typed, string page)
    {
        using var answer = await client.GetAsync("/zoeken?q=" + Uri.EscapeDataString(typed));

        Assert.Equal(page, answer.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("hengelo", "/wijken/hengelo-o", "/wijken/bronckhorst/")]
    [InlineData("middelburg", "/wijken/middelburg-z", "/wijken/bodegraven-reeuwijk/")]
    [InlineData("rijswijk", "/wijken/rijswijk-zh", "/wijken/altena/")]
    [InlineData("stein", "/wijken/stein-l", "/wijken/krimpenerwaard/")]
    [InlineData("beek", "/wijken/beek-l", "/wijken/montferland/")]
    [InlineData("laren", "/wijken/laren-nh", "/wijken/lochem/")]
    [InlineData("bergen", "/wijken/bergen-l", "/wijken/bergen-nh")]
    [InlineData("alphen", "/wijken/alphen-aan-den-rijn", "/wijken/west-maas-en-waal/")]
    public async Task A_name_of_several_is_a_choice_with_the_municipality_first(string typed, string first, string other)
    {
        using var answer = await client.GetAsync("/zoeken?q=" + typed);
        var links = (await WijkagentFactory.ReadAsync(answer)).QuerySelectorAll(".wa-links a").Select(l => l.GetAttribute("href")!).ToList();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(first, links[0]);
        Assert.Contains(links, l => l.StartsWith(other, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("den haag", "'s-Gravenhage (Den Haag)")]
    [InlineData("hengelo", "Hengelo (O.)")]
    public async Task The_list_of_municipalities_is_filtered_by_what_people_type(string typed, string name)
    {
        var page = await WijkagentFactory.ReadAsync(await client.GetAsync("/wijken?q=" + typed));

        Assert.Equal(name, Assert.Single(page.QuerySelectorAll(".wa-letter a")).TextContent);
    }

    [Theory]
    [InlineData("den haag", "GM0518")]
    [InlineData("hengelo", "GM0164")]
    [InlineData("middelburg", "GM0687")]
    public async Task A_report_is_placed_in_the_municipality_that_was_typed(string typed, string code)
    {
        var visitor = new Visitor(country.Host.CreateClient());
        await visitor.ToPlaceAsync();

        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Place"] = typed });

        var list = $"/melden/waar/lijst?gemeente={code}";
        Assert.True(visitor.Address == list || visitor.Page.QuerySelector($"main .wa-links a[href='{list}']") is not null, visitor.Address);
    }
}

/// <summary>The program with the areas of the whole country.</summary>
public class CountryOfAreas : IAsyncLifetime
{
    public WijkagentFactory Host { get; } = new();

    public async Task InitializeAsync()
    {
        await using (var db = Host.OpenDatabase())
            await ImportAsync(db);
        await Host.Services.GetRequiredService<Atlas>().RefreshAsync(default);
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();

    protected virtual async Task ImportAsync(WijkagentDbContext db)
    {
        var source = new ImportSource(SharedData.File("boundaries/buurten_nl_2024.geojson.gz"));
        Assert.True((await new AreaImport(db).ImportAsync(new ImportAreas(source, null, true), null, default)).IsDone);
    }
}

/// <summary>The same with postcodes.</summary>
public sealed class CountryOfPlaces : CountryOfAreas
{
    protected override async Task ImportAsync(WijkagentDbContext db)
    {
        await base.ImportAsync(db);
        var source = new ImportSource(SharedData.File("postcodes/pc4_centroids_4pp.csv"));
        Assert.True((await new PostcodeImport(db).ImportAsync(new ImportPostcodes(source), null, default)).IsDone);
    }
}
