using System.Net;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Persistence;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Public;

/// <summary>What the page of a district says when officers come and go, or it ends: each test has a program of its own.</summary>
public sealed class DistrictChangesTests : IAsyncLifetime
{
    private readonly LivelyTown lively = new();
    private readonly WijkagentFactory host;
    private readonly TownBuilder town;

    public DistrictChangesTests() => (host, town) = (lively.Host, lively.Town);

    public Task InitializeAsync() => lively.InitializeAsync();

    public Task DisposeAsync() => lively.DisposeAsync();

    [Fact]
    public async Task A_neighbourhood_without_an_officer_is_told_so_and_not_given_that_of_another()
    {
        await host.ArrangeAsync(db => town.AddOfficerAsync(db, "Els", arrange: o => TownBuilder.Has(o, town.EastNorth)));

        var text = LivelyTown.Words((await lively.ReadAsync("/wijken/ambrosiadam/oosterwijk?buurt=zuiderhof")).Body!.TextContent);

        Assert.Contains("Er is nu geen wijkagent in de buurt Zuiderhof. Politiebureau Ambrosiadam helpt u. Bel 0900-8844.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("staat bovenaan", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_officer_of_the_neighbourhood_that_was_asked_for_comes_first()
    {
        await host.ArrangeAsync(db => town.AddOfficerAsync(db, "Bram", arrange: o => TownBuilder.Has(o, town.WestNorth)));

        var page = await lively.ReadAsync("/wijken/ambrosiadam/westerwijk?buurt=noorderdijk");

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

        var text = LivelyTown.Words((await lively.ReadAsync("/wijken/ambrosiadam/westerwijk")).Body!.TextContent);

        Assert.Contains("Anna Bakker is afwezig en is er weer op maandag 9 maart 2026.", text, StringComparison.Ordinal);
        Assert.Contains("Vervangt Anna Bakker", text, StringComparison.Ordinal);
        Assert.Contains("Wijkagent: Bram (vervangt Anna Bakker)", (await lively.ReadAsync("/wijken/ambrosiadam")).Body!.TextContent, StringComparison.Ordinal);
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
}
