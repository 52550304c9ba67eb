using Wijkagent.Core.Neighbourhoods;
using Wijkagent.Core.Neighbourhoods.Locating;
using Wijkagent.Core.Officers;
using Wijkagent.TestSupport;

namespace Wijkagent.Core.Tests.Neighbourhoods.Locating;

public sealed class OfficerDirectoryTests : IAsyncLifetime, IDisposable
{
    private static readonly DateTime Now = new(2026, 3, 2, 11, 0, 0, DateTimeKind.Utc);

    private readonly TestDatabase database = new();
    private readonly TownBuilder town = new();

    public async Task InitializeAsync()
    {
        await using var db = database.Open();
        await town.AddToAsync(db);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task Whoever_has_the_neighbourhood_goes_before_whoever_has_the_district()
    {
        await HireAsync("Anna", o => TownBuilder.Has(o, town.West));
        await HireAsync("Bram", o => TownBuilder.Has(o, town.WestNorth));

        Assert.Equal(["Anna"], Names(await AnswersAsync(town.WestSouth)));
        Assert.Equal(["Bram"], Names(await AnswersAsync(town.WestNorth)));
        Assert.Empty(Names(await AnswersAsync(town.EastNorth)));
    }

    [Fact]
    public async Task Several_officers_can_share_an_area()
    {
        await HireAsync("Anna", o => TownBuilder.Has(o, town.West));
        await HireAsync("Bram", o => TownBuilder.Has(o, town.West));

        Assert.Equal(["Anna", "Bram"], Names(await AnswersAsync(town.WestSouth)));
    }

    [Fact]
    public async Task While_an_officer_is_away_the_deputy_stands_in_and_says_for_whom()
    {
        await HireAsync("Anna", o =>
        {
            TownBuilder.Has(o, town.West);
            o.BeAway(Now.AddDays(-1), Now.AddDays(3));
        });
        await HireAsync("Bram", o => TownBuilder.Has(o, town.West, BeatRole.Deputy));

        var answers = await AnswersAsync(town.WestSouth);

        var answering = Assert.Single(answers.Officers);
        Assert.Equal("Bram", answering.Officer.Name);
        Assert.Equal("Anna", answering.StandsInFor!.Name);
        Assert.Equal(Now.AddDays(3), Assert.Single(answers.Away).Until);
    }

    [Fact]
    public async Task An_absence_begins_and_ends_at_its_moments()
    {
        await HireAsync("Anna", o =>
        {
            TownBuilder.Has(o, town.West);
            o.BeAway(Now, Now.AddDays(1));
        });

        Assert.Equal(["Anna"], Names(await AnswersAsync(town.WestSouth, Now.AddTicks(-10))));
        Assert.Empty(Names(await AnswersAsync(town.WestSouth, Now)));
        Assert.Empty(Names(await AnswersAsync(town.WestSouth, Now.AddDays(1).AddTicks(-10))));
        Assert.Equal(["Anna"], Names(await AnswersAsync(town.WestSouth, Now.AddDays(1))));
    }

    [Fact]
    public async Task The_deputy_of_the_district_stands_in_for_the_officer_of_a_neighbourhood()
    {
        await HireAsync("Anna", o =>
        {
            TownBuilder.Has(o, town.WestNorth);
            o.BeAway(Now, Now.AddDays(1));
        });
        await HireAsync("Bram", o => TownBuilder.Has(o, town.West, BeatRole.Deputy));

        Assert.Equal(["Bram"], Names(await AnswersAsync(town.WestNorth)));
    }

    [Fact]
    public async Task A_deputy_who_is_away_too_stands_in_for_nobody_and_the_station_answers()
    {
        await HireAsync("Anna", o =>
        {
            TownBuilder.Has(o, town.West);
            o.BeAway(Now, Now.AddDays(1));
        });
        await HireAsync("Bram", o =>
        {
            TownBuilder.Has(o, town.West, BeatRole.Deputy);
            o.BeAway(Now, Now.AddDays(1));
        });

        var answers = await AnswersAsync(town.WestSouth);

        Assert.Empty(answers.Officers);
        Assert.Equal("Politiebureau Ambrosiadam", answers.Station!.Details.Name);
    }

    [Fact]
    public async Task A_beat_that_ended_or_has_not_begun_does_not_count()
    {
        await HireAsync("Anna", o => o.TakeOn(town.West, BeatRole.Primary, Now.AddYears(-1), Now));
        await HireAsync("Bram", o => o.TakeOn(town.West, BeatRole.Primary, Now.AddTicks(10)));

        Assert.Empty(Names(await AnswersAsync(town.WestSouth)));
    }

    private static IEnumerable<string> Names(WhoAnswers answers) => answers.Officers.Select(o => o.Officer.Name);

    private async Task HireAsync(string name, Action<Officer> arrange)
    {
        await using var db = database.Open();
        await town.AddOfficerAsync(db, name, arrange: arrange);
    }

    private async Task<WhoAnswers> AnswersAsync(Neighbourhood neighbourhood, DateTime? moment = null)
    {
        await using var db = database.Open();
        var index = await AreaIndexBuilder.ReadAsync(db, CancellationToken.None);
        var directory = await OfficerDirectoryReader.ReadAsync(db, CancellationToken.None);
        return directory.For((MappedNeighbourhood)index.ByCode(neighbourhood.Code)!, moment ?? Now);
    }
}
