using Wijkagent.Core.Identity;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Backoffice;

namespace Wijkagent.Web.Tests.Account;

/// <summary>Whoever is signed in sees so, also where there is no desk around the page: all look at one program.</summary>
public sealed class WhoIsSignedInTests(OpenDesk desk) : IClassFixture<OpenDesk>
{
    [Theory]
    [InlineData(RoleNames.Resident)]
    [InlineData(RoleNames.Partner)]
    [InlineData(RoleNames.Editor)]
    [InlineData(RoleNames.Administrator)]
    [InlineData(RoleNames.Auditor)]
    public async Task Everybody_sees_the_own_name_and_the_way_out_on_public_pages_and_where_one_is_refused(string role)
    {
        var browser = await desk.Town.SignInAsync(role);

        foreach (var address in new[] { "/", "/over", "/hier-is-niets", "/kantoor" })
        {
            using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));
            var page = await WijkagentFactory.ReadAsync(answer);

            Assert.NotEmpty(page.QuerySelector("header a[href='/account']")!.TextContent.Trim());
            Assert.NotNull(page.QuerySelector("header form[action='/afmelden'] input[type=hidden]"));
            Assert.Null(page.QuerySelector("header a[href='/kantoor']"));
        }
    }

    [Fact]
    public async Task An_officer_finds_the_way_back_to_the_desk_and_a_visitor_finds_nothing()
    {
        var own = await WijkagentFactory.ReadAsync(await desk.Wim.GetAsync(new Uri("/", UriKind.Relative)));
        var other = await WijkagentFactory.ReadAsync(await desk.Town.Host.CreateClient().GetAsync(new Uri("/", UriKind.Relative)));

        Assert.NotNull(own.QuerySelector("header a[href='/kantoor']"));
        Assert.Null(other.QuerySelector("header form[action='/afmelden']"));
        Assert.Null(other.QuerySelector("header a[href='/account']"));
    }
}
