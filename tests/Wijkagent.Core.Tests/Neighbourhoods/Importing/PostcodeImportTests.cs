using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Common.Importing;
using Wijkagent.Core.Neighbourhoods.Importing;
using Wijkagent.Core.Persistence;
using Wijkagent.TestSupport;
using Xunit.Abstractions;

namespace Wijkagent.Core.Tests.Neighbourhoods.Importing;

public sealed class PostcodeImportTests(ITestOutputHelper output) : IDisposable
{
    private readonly TestDatabase database = new();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task The_table_of_addresses_gives_complete_postcodes_and_those_of_four_digits()
    {
        await ImportTwoNeighbourhoodsAsync();

        var done = await ImportAsync(
            "pc6;huisnummer;BUURT2025;Wijk2025;Gemeente2025\n3531AB;1;3440111;34401;344\n3531AB;3;03440111;34401;344\n3531 ac;5;BU03440112;34401;344\n3531AD;1;9990000;99900;999\n");

        Assert.Equal(new PostcodesImported(Added: 4, Placed: 0, Linked: 4, UnknownAreas: 1, Skipped: 0), done.Value);
        Assert.Equal(["BU03440111", "BU03440112"], await NeighbourhoodsOfAsync("3531"));
        Assert.Equal(["BU03440111"], await NeighbourhoodsOfAsync("3531AB"));
        Assert.Equal(["BU03440112"], await NeighbourhoodsOfAsync("3531AC"));
        Assert.Empty(await NeighbourhoodsOfAsync("3531AD"));
    }

    [Fact]
    public async Task Files_add_to_each_other_and_again_changes_nothing()
    {
        await ImportTwoNeighbourhoodsAsync();
        const string Points = "pc4,woonplaats,lat,lon,soort,buurtcode_2024_pip\n3531,Utrecht,52.09,5.10,,BU03440111\n";
        const string Commonest = "buurtcode,meest_voorkomende_pc4\nBU03440112,3531\n";

        var points = await ImportAsync(Points);
        var commonest = await ImportAsync(Commonest);
        var pointsAgain = await ImportAsync(Points);
        var moved = await ImportAsync(Points.Replace("5.10", "5.11", StringComparison.Ordinal));

        Assert.Equal(new PostcodesImported(1, 0, 1, 0, 0), points.Value);
        Assert.Equal(new PostcodesImported(0, 0, 1, 0, 0), commonest.Value);
        Assert.Equal(new PostcodesImported(0, 0, 0, 0, 0), pointsAgain.Value);
        Assert.Equal(new PostcodesImported(0, 1, 0, 0, 0), moved.Value);
        Assert.Equal(["BU03440111", "BU03440112"], await NeighbourhoodsOfAsync("3531"));
        await using var db = database.Open();
        var kept = await db.Postcodes.SingleAsync();
        Assert.Equal(("Utrecht", 5.11, 52.09), (kept.Place, kept.Longitude, kept.Latitude));
    }

    [Fact]
    public async Task Programs_that_run_read_the_places_again_when_there_is_something_new()
    {
        await ImportTwoNeighbourhoodsAsync();
        const string Points = "pc4,woonplaats,lat,lon,soort,buurtcode_2024_pip\n3531,Utrecht,52.09,5.10,,BU03440111\n";
        var before = await RevisionAsync();

        await ImportAsync(Points);
        var after = await RevisionAsync();
        await ImportAsync(Points);

        Assert.Equal((before + 1, before + 1), (after, await RevisionAsync()));
    }

    private async Task<int> RevisionAsync()
    {
        await using var db = database.Open();
        return (await db.Revisions.SingleAsync(r => r.Name == Revision.Areas)).Number;
    }

    [Theory]
    [InlineData("name,value\na,1\n", typeof(NotAPostcodeFile))]
    [InlineData("pc4,buurtcode\nabcd,BU03440111\n", typeof(NotAPostcodeFile))]
    [InlineData("pc4,buurtcode\n3531,BU03440111\n3532\n", typeof(ImportTableBroken))]
    [InlineData("pc4,buurtcode\n3531,\"BU03440111\n", typeof(ImportTableBroken))]
    [InlineData("", typeof(ImportFileEmpty))]
    public async Task A_file_that_is_no_table_of_postcodes_is_refused_and_stores_nothing(string text, Type error)
    {
        await ImportTwoNeighbourhoodsAsync();

        var done = await ImportAsync(text);

        Assert.IsType(error, done.Error);
        await using var db = database.Open();
        Assert.False(await db.Postcodes.AnyAsync());
    }

    [Fact]
    [Trait("Category", "Country")]
    public async Task The_postcodes_of_the_country_are_imported()
    {
        await database.ImportAsync(new ImportSource(SharedData.File("boundaries/buurten_nl_2024.geojson.gz")));

        var points = await ImportAsync(new ImportSource(SharedData.File("postcodes/pc4_centroids_4pp.csv")));
        var commonest = await ImportAsync(new ImportSource(SharedData.File("postcodes/buurt_to_pc4_2024.csv")));

        output.WriteLine($"{points}\n{commonest}");
        Assert.Equal(4699, points.Value!.Added);
        Assert.InRange(points.Value.Linked, 4600, 4699);
        Assert.InRange(commonest.Value!.Linked, 10_000, 14_473);
    }

    private Task<Result<AreasImported>> ImportTwoNeighbourhoodsAsync() => database.ImportAsync(Boundaries.Collection(
        Boundaries.Neighbourhood("BU03440111", "Welgelegen", 0, 0), Boundaries.Neighbourhood("BU03440112", "Oog in Al", 1, 0)));

    private async Task<Result<PostcodesImported>> ImportAsync(string csv)
    {
        using var folder = new TemporaryFolder();
        return await ImportAsync(new ImportSource(folder.Write("postcodes.csv", csv)));
    }

    private async Task<Result<PostcodesImported>> ImportAsync(ImportSource source)
    {
        await using var db = database.Open();
        return await new PostcodeImport(db).ImportAsync(new ImportPostcodes(source), null, CancellationToken.None);
    }

    private async Task<List<string>> NeighbourhoodsOfAsync(string postcode)
    {
        await using var db = database.Open();
        return await db.Postcodes.Where(p => p.Code == postcode).SelectMany(p => p.Neighbourhoods).Select(n => n.Code).Order().ToListAsync();
    }
}
