using System.Net;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Public;

public sealed class PagesTests(WebHost host) : IClassFixture<WebHost>
{
    private readonly HttpClient client = host.CreateClient();

    [Theory]
    [InlineData("/")]
    [InlineData("/over")]
    [InlineData("/privacy")]
    [InlineData("/privacy/register")]
    [InlineData("/toegankelijkheid")]
    [InlineData("/contact")]
    [InlineData("/licenties")]
    public async Task A_page_has_one_heading_that_its_title_begins_with_and_the_numbers_to_call(string address)
    {
        var page = await WebHost.ReadAsync(await client.GetAsync(address));

        var heading = Assert.Single(page.QuerySelectorAll("h1")).TextContent;
        Assert.Equal($"{heading} - Wijkagent", page.Title);
        Assert.Equal("#inhoud", page.QuerySelector("body a")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("main#inhoud"));
        foreach (var number in new[] { "112", "09008844", "08007000" })
            Assert.NotNull(page.QuerySelector($"aside a[href='tel:{number}']"));
    }

    [Fact]
    public async Task Without_any_area_the_list_of_districts_says_so_and_whom_to_call()
    {
        var page = await WebHost.ReadAsync(await client.GetAsync("/wijken"));

        Assert.Contains("nog geen gemeenten", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("main a[href='tel:09008844']"));
        Assert.Null(page.QuerySelector("main form"));
    }

    [Fact]
    public async Task The_home_page_searches_with_a_plain_form_and_leads_to_a_report()
    {
        var page = await WebHost.ReadAsync(await client.GetAsync("/"));

        var form = page.QuerySelector("form[role=search]")!;
        Assert.Equal("/zoeken", form.GetAttribute("action"));
        Assert.Equal("get", form.GetAttribute("method"));
        Assert.NotNull(form.QuerySelector("input[name=q]"));
        Assert.NotNull(page.QuerySelector("main a[href='/melden']"));
        // Only script can find a location, so only script shows the button.
        Assert.True(page.QuerySelector("[data-location-url]")!.HasAttribute("hidden"));
    }

    [Theory]
    [InlineData("components")]
    [InlineData("source-sans-3")]
    [InlineData("tabler-icons")]
    [InlineData("leaflet")]
    public async Task The_text_of_each_licence_comes_along(string name) =>
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/lib/licences/{name}.txt")).StatusCode);

    [Fact]
    public async Task Who_finds_a_weak_spot_reads_whom_to_tell_also_when_nothing_was_set()
    {
        await using var program = new WijkagentFactory();
        program.Clock.Advance(TimeSpan.FromDays(1000));

        var text = await program.CreateClient().GetStringAsync("/.well-known/security.txt");

        Assert.Equal(
            """
            Contact: mailto:security@wijkagent.test
            Expires: 2029-05-25T00:00:00Z
            Preferred-Languages: nl, en
            Canonical: https://wijkagent.test/.well-known/security.txt

            """,
            text);
    }

    [Fact]
    public async Task Who_finds_a_weak_spot_reads_the_address_that_was_set()
    {
        using var named = host.WithWebHostBuilder(web => web.UseSetting("Site:SecurityContact", "mailto:security@wijkagent.example"));

        var text = await named.CreateClient().GetStringAsync("/.well-known/security.txt");

        Assert.StartsWith("Contact: mailto:security@wijkagent.example\n", text, StringComparison.Ordinal);
    }
}
