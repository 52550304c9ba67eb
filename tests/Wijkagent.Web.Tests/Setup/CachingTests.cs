using System.Net;
using Wijkagent.Core.Identity;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Setup;

/// <summary>What a browser or a cache on the way may keep.</summary>
public sealed class CachingTests(WijkagentFactory host) : IClassFixture<WijkagentFactory>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/over")]
    [InlineData("/wijken")]
    [InlineData("/veelgestelde-vragen")]
    public async Task A_public_page_is_kept_by_the_own_browser_alone_and_differs_by_cookie(string address)
    {
        var answer = await host.CreateClient().GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-cache, private", answer.Headers.CacheControl!.ToString());
        Assert.Contains("Cookie", answer.Headers.Vary);
    }

    [Theory]
    [InlineData("/melden")]
    [InlineData("/melden/soort")]
    [InlineData("/meldingen")]
    [InlineData("/aanmelden")]
    [InlineData("/zoeken?q=markt")]
    [InlineData("/er-is-hier-niets")]
    public async Task Forms_followed_reports_and_errors_are_kept_by_nobody(string address)
    {
        Assert.Equal("no-store", (await host.CreateClient().GetAsync(address)).Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task An_answer_that_sets_a_cookie_is_kept_by_nobody()
    {
        using var choice = new FormUrlEncodedContent([new("taal", "en"), new("terug", "/over")]);

        var answer = await host.CreateClient().PostAsync("/taal", choice);

        Assert.True(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("/over")]
    [InlineData("/kantoor/meldingen")]
    [InlineData("/account")]
    public async Task No_page_of_somebody_who_is_signed_in_is_kept(string address)
    {
        await using var program = new WijkagentFactory();
        await program.Accounts.AddAsync("wim@voorbeeld.nl", RoleNames.Officer);
        var signedIn = await program.Accounts.SignInAsync("wim@voorbeeld.nl");

        var answer = await signedIn.GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task A_file_whose_name_changes_with_its_content_is_kept_for_ever()
    {
        await using var factory = new WijkagentFactory();
        // As of a program that was published; one that was only built keeps nothing, so that who makes it sees each change.
        await using var program = factory.WithWebHostBuilder(web => web.UseSetting("EnableStaticAssetsDevelopmentCaching", "true"));
        var client = program.CreateClient(new() { BaseAddress = new Uri(WijkagentFactory.BaseUrl) });
        var page = await WijkagentFactory.ReadAsync(await client.GetAsync("/"));

        var named = await client.GetAsync(page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href"));
        var unnamed = await client.GetAsync("/lib/site.css");

        Assert.Equal("max-age=31536000, immutable", Assert.Single(named.Headers.GetValues("Cache-Control")));
        Assert.Equal("no-cache", Assert.Single(unnamed.Headers.GetValues("Cache-Control")));
        Assert.DoesNotContain("Cookie", named.Headers.Vary);
    }
}
