using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Officers;

namespace Wijkagent.Web.Tests.Backoffice;

/// <summary>Whose reports somebody sees at the desk.</summary>
public sealed class DeskAccessTests
{
    [Fact]
    public async Task An_officer_sees_the_own_beat_a_deputy_that_of_who_is_away_and_a_coordinator_all_of_the_team_and_the_log_says_why()
    {
        await using var desk = await DeskTown.BuildAsync();
        var west = await desk.AddReportAsync(desk.Town.WestSouth);
        var east = await desk.AddReportAsync(desk.Town.EastNorth);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var deputy = await desk.SignInAsync(RoleNames.Officer, desk.East);
        var coordinator = await desk.SignInAsync(RoleNames.Coordinator);

        Assert.Equal([west], await CodesAsync(officer));
        Assert.Equal([east], await CodesAsync(deputy));
        Assert.Equal(new[] { west, east }.Order(), (await CodesAsync(coordinator)).Order());
        Assert.StartsWith("Mijn wijk, open", await FirstViewAsync(officer), StringComparison.Ordinal);
        Assert.StartsWith("Team, open", await FirstViewAsync(coordinator), StringComparison.Ordinal);

        await desk.Host.ArrangeAsync(async db => (await db.Officers.Include(o => o.Absences).SingleAsync(o => o.Id == desk.West.Id))
            .BeAway(desk.Host.Now.AddHours(-1), desk.Host.Now.AddHours(1)));
        Assert.Equal(new[] { west, east }.Order(), (await CodesAsync(deputy)).Order());
        Assert.Equal([west], await CodesAsync(officer));

        foreach (var browser in new[] { officer, deputy, coordinator })
            await DeskTown.PageAsync(browser, $"/kantoor/meldingen/{west}");
        var log = await DeskTown.PageAsync(await desk.SignInAsync(RoleNames.Auditor), $"/kantoor/logboek?ding={west}&wat=bekeken");
        Assert.Equal(["wijk van het team", "vervangt wie weg is", "eigen wijk"], log.QuerySelectorAll("td[data-label='Waarom']").Select(td => td.TextContent));

        desk.Host.Clock.Advance(TimeSpan.FromHours(1));
        var back = await desk.Host.Services.CreateScope().ServiceProvider.GetRequiredService<BeatHolders>()
            .NeighbourhoodsOfAsync(desk.East.Id, desk.Host.Now, CancellationToken.None);
        Assert.DoesNotContain(desk.Town.WestSouth.Id, back.StandingIn);
    }

    private static async Task<string> FirstViewAsync(HttpClient browser) =>
        (await DeskTown.PageAsync(browser, "/kantoor/meldingen")).QuerySelector(".wa-tabs a")!.TextContent;

    private static async Task<List<string>> CodesAsync(HttpClient browser) =>
        [.. (await DeskTown.PageAsync(browser, "/kantoor/meldingen")).QuerySelectorAll("[data-row]").Select(a => a.GetAttribute("href")!.Split('/')[^1])];
}
