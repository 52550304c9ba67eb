using Wijkagent.Core.Neighbourhoods;
using Wijkagent.Core.Officers;
using Wijkagent.TestSupport;

namespace Wijkagent.Core.Tests.Officers;

/// <summary>Which neighbourhoods are whose, at a moment.</summary>
public sealed class BeatHoldersTests
{
    private static readonly DateTime Now = CoreHost.Now;

    [Fact]
    public async Task A_district_is_all_of_its_neighbourhoods_and_a_neighbourhood_goes_before_its_district()
    {
        using var town = await BeatTown.BuildAsync();
        var anna = await town.AddAsync("Anna", o => TownBuilder.Has(o, town.Town.West));
        Assert.Equal(["Noorderdijk", "Zuiderdijk"], await town.OfAsync(anna));

        var bram = await town.AddAsync("Bram", o => TownBuilder.Has(o, town.Town.WestNorth));

        Assert.Equal(["Zuiderdijk"], await town.OfAsync(anna));
        Assert.Equal(["Noorderdijk"], await town.OfAsync(bram));
        Assert.Empty(await town.OfAsync(await town.AddAsync("Niemand")));
    }

    [Fact]
    public async Task A_beat_runs_from_its_first_moment_until_just_before_its_last()
    {
        using var town = await BeatTown.BuildAsync();
        var anna = await town.AddAsync("Anna", o => o.TakeOn(town.Town.WestSouth, BeatRole.Primary, Now, Now.AddDays(1)));

        Assert.Empty(await town.OfAsync(anna, Now.AddTicks(-10)));
        Assert.Equal(["Zuiderdijk"], await town.OfAsync(anna, Now));
        Assert.Equal(["Zuiderdijk"], await town.OfAsync(anna, Now.AddDays(1).AddTicks(-10)));
        Assert.Empty(await town.OfAsync(anna, Now.AddDays(1)));
    }

    [Fact]
    public async Task When_a_beat_of_a_neighbourhood_ends_it_is_the_districts_officers_again()
    {
        using var town = await BeatTown.BuildAsync();
        var anna = await town.AddAsync("Anna", o => TownBuilder.Has(o, town.Town.West));
        await town.AddAsync("Bram", o => o.TakeOn(town.Town.WestNorth, BeatRole.Primary, Now.AddDays(-9), Now));

        Assert.Equal(["Zuiderdijk"], await town.OfAsync(anna, Now.AddMinutes(-1)));
        Assert.Equal(["Noorderdijk", "Zuiderdijk"], await town.OfAsync(anna, Now));
    }

    [Fact]
    public async Task A_deputy_stands_in_while_everybody_responsible_is_away_and_who_is_away_keeps_the_beat()
    {
        using var town = await BeatTown.BuildAsync();
        var anna = await town.AddAsync("Anna", o => Away(o, town.Town.West, Now, Now.AddDays(1)));
        var bram = await town.AddAsync("Bram", o => Away(o, town.Town.West, Now.AddHours(6), Now.AddDays(2)));
        var deputy = await town.AddAsync("Dien", o => TownBuilder.Has(o, town.Town.West, BeatRole.Deputy));

        Assert.Empty(await town.OfAsync(deputy, Now.AddHours(-1)));
        Assert.Empty(await town.OfAsync(deputy, Now));
        Assert.Equal(["Noorderdijk", "Zuiderdijk"], await town.OfAsync(deputy, Now.AddHours(6)));
        Assert.Empty(await town.OfAsync(deputy, Now.AddDays(1)));
        Assert.Equal(["Noorderdijk", "Zuiderdijk"], await town.OfAsync(anna, Now.AddHours(6)));
        Assert.Equal(["Noorderdijk", "Zuiderdijk"], await town.OfAsync(bram, Now.AddHours(6)));
    }

    [Fact]
    public async Task A_deputy_of_the_neighbourhood_goes_before_one_of_the_district_unless_away_too()
    {
        using var town = await BeatTown.BuildAsync();
        await town.AddAsync("Anna", o => Away(o, town.Town.West, Now, Now.AddDays(1)));
        var near = await town.AddAsync("Nel", o => o.BeAway(Now.AddHours(6), Now.AddHours(12)), o => TownBuilder.Has(o, town.Town.WestNorth, BeatRole.Deputy));
        var far = await town.AddAsync("Ver", o => TownBuilder.Has(o, town.Town.West, BeatRole.Deputy));

        Assert.Equal(["Noorderdijk"], await town.OfAsync(near, Now));
        Assert.Equal(["Zuiderdijk"], await town.OfAsync(far, Now));
        Assert.Empty(await town.OfAsync(near, Now.AddHours(6)));
        Assert.Equal(["Noorderdijk", "Zuiderdijk"], await town.OfAsync(far, Now.AddHours(6)));
    }

    [Fact]
    public async Task Whoever_left_has_nothing_and_the_deputy_stands_in()
    {
        using var town = await BeatTown.BuildAsync();
        var left = await town.AddAsync("Anna", o => TownBuilder.Has(o, town.Town.West), o => o.Leave(Now));
        var deputy = await town.AddAsync("Dien", o => TownBuilder.Has(o, town.Town.West, BeatRole.Deputy));

        Assert.Empty(await town.OfAsync(left));
        Assert.Equal(["Noorderdijk", "Zuiderdijk"], await town.OfAsync(deputy));
    }

    [Fact]
    public async Task An_officer_who_left_with_a_beat_still_running_has_nothing_either()
    {
        using var town = await BeatTown.BuildAsync();
        var left = await town.AddAsync("Anna", o => o.Leave(Now.AddDays(-1)), o => TownBuilder.Has(o, town.Town.West));
        var gone = await town.AddAsync("Gijs", o => o.Leave(Now.AddDays(-1)), o => TownBuilder.Has(o, town.Town.West, BeatRole.Deputy));

        Assert.Empty(await town.OfAsync(left));
        Assert.Empty(await town.OfAsync(gone));
    }

    private static void Away(Officer officer, District district, DateTime from, DateTime until)
    {
        TownBuilder.Has(officer, district);
        officer.BeAway(from, until);
    }

    private sealed class BeatTown : CoreHost
    {
        public static async Task<BeatTown> BuildAsync()
        {
            var town = new BeatTown();
            await using var db = town.Open();
            await town.Town.AddToAsync(db);
            return town;
        }

        public async Task<Guid> AddAsync(string name, params Action<Officer>[] arrange)
        {
            await using var db = Open();
            return (await Town.AddOfficerAsync(db, name, arrange: o => Array.ForEach(arrange, act => act(o)))).Id;
        }

        /// <summary>The names of the neighbourhoods an officer handles, in order.</summary>
        public async Task<List<string>> OfAsync(Guid officer, DateTime? at = null)
        {
            var handled = await InRequestAsync<BeatHolders, HandledNeighbourhoods>(b => b.NeighbourhoodsOfAsync(officer, at ?? BeatHoldersTests.Now, default));
            return [.. Town.Neighbourhoods.Where(n => handled.OfBeat.Contains(n.Id) || handled.StandingIn.Contains(n.Id)).Select(n => n.Name).Order()];
        }
    }
}
