using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Officers;
using Wijkagent.TestSupport;

namespace Wijkagent.Core.Tests.Identity;

/// <summary>Who an account is at a moment, and what is theirs to handle.</summary>
public sealed class StaffActorsTests
{
    [Fact]
    public async Task An_officer_handles_the_own_beat_and_a_coordinator_everything_of_the_team()
    {
        using var desk = await Desk.BuildAsync();

        Assert.Equal((ActorKind.Staff, "Wim West", desk.West.Id, desk.Town.Team.Id), (desk.Wim.Kind, desk.Wim.Name, desk.Wim.OfficerId!.Value, desk.Wim.TeamId!.Value));
        Assert.Equal([RoleNames.Officer], desk.Wim.Roles);
        Assert.Equal(["Noorderdijk", "Zuiderdijk"], Names(desk, desk.Wim));
        Assert.Equal(["Noorderhof", "Zuiderhof"], Names(desk, desk.Elly));
        Assert.Equal(["Noorderdijk", "Noorderhof", "Zuiderdijk", "Zuiderhof"], Names(desk, desk.Cora));
        Assert.Null(desk.Cora.OfficerId);
    }

    [Fact]
    public async Task A_deputy_has_the_beat_of_who_is_away_for_as_long_as_that_lasts()
    {
        using var desk = await Desk.BuildAsync();
        await ChangeAsync(desk, desk.West, o => o.BeAway(CoreHost.Now.AddHours(1), CoreHost.Now.AddHours(2)));

        Assert.Equal(["Noorderhof", "Zuiderhof"], Names(desk, await desk.ActorAsync(desk.Elly.UserId!.Value)));
        desk.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(["Noorderdijk", "Noorderhof", "Zuiderdijk", "Zuiderhof"], Names(desk, await desk.ActorAsync(desk.Elly.UserId!.Value)));
        desk.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(["Noorderhof", "Zuiderhof"], Names(desk, await desk.ActorAsync(desk.Elly.UserId!.Value)));
    }

    [Fact]
    public async Task Whose_beats_ended_has_nothing_left()
    {
        using var desk = await Desk.BuildAsync();
        await ChangeAsync(desk, desk.West, o => o.HandOverBeats(CoreHost.Now));

        Assert.Empty((await desk.ActorAsync(desk.Wim.UserId!.Value)).Neighbourhoods);
    }

    [Fact]
    public async Task A_coordinator_has_the_districts_of_the_team_and_the_running_beats_of_its_officers_elsewhere()
    {
        using var desk = await Desk.BuildAsync();
        await using (var db = desk.Open())
        {
            var other = new Team("Ander team", await db.Stations.SingleAsync());
            db.Add(other);
            foreach (var district in await db.Districts.ToListAsync())
                district.AssignTo(other.Id);
            await db.SaveChangesAsync();
        }

        await ChangeAsync(desk, desk.East, o => o.HandOverBeats(CoreHost.Now));
        Assert.Equal(["Noorderdijk", "Zuiderdijk"], Names(desk, await desk.ActorAsync(desk.Cora.UserId!.Value)));

        await ChangeAsync(desk, desk.East, o => TownBuilder.Has(o, desk.Town.EastNorth));
        Assert.Equal(["Noorderdijk", "Noorderhof", "Zuiderdijk"], Names(desk, await desk.ActorAsync(desk.Cora.UserId!.Value)));
    }

    [Theory]
    [InlineData(RoleNames.Editor, ActorKind.Staff)]
    [InlineData(RoleNames.Administrator, ActorKind.Staff)]
    [InlineData(RoleNames.Auditor, ActorKind.Staff)]
    [InlineData(RoleNames.Resident, ActorKind.Resident)]
    [InlineData(RoleNames.Partner, ActorKind.Resident)]
    public async Task Other_roles_handle_nothing_even_with_an_officer_and_a_team_on_the_account(string role, ActorKind kind)
    {
        using var desk = await Desk.BuildAsync();

        var actor = await desk.ActorAsync(await desk.AddUserAsync("Iemand", desk.West, role));

        Assert.Equal(kind, actor.Kind);
        Assert.Contains(role, actor.Roles);
        Assert.Empty(actor.Neighbourhoods);
    }

    [Fact]
    public async Task Whoever_has_no_account_is_a_visitor_and_who_has_no_role_any_more_handles_nothing()
    {
        using var desk = await Desk.BuildAsync();
        await using (var db = desk.Open())
            await db.UserRoles.Where(r => r.UserId == desk.Wim.UserId).ExecuteDeleteAsync();

        Assert.Equal(Actor.Visitor, await desk.ActorAsync(Guid.CreateVersion7()));
        Assert.Empty((await desk.ActorAsync(desk.Wim.UserId!.Value)).Neighbourhoods);
    }

    private static async Task ChangeAsync(Desk desk, Officer officer, Action<Officer> change)
    {
        await using var db = desk.Open();
        change(await db.Officers.Include(o => o.Beats).Include(o => o.Absences).SingleAsync(o => o.Id == officer.Id));
        await db.SaveChangesAsync();
    }

    private static List<string> Names(Desk desk, Actor actor) =>
        [.. desk.Town.Neighbourhoods.Where(n => actor.Neighbourhoods.Contains(n.Id)).Select(n => n.Name).Order()];
}
