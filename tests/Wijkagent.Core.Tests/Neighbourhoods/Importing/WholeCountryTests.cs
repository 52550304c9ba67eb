using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.IO;
using Wijkagent.Core.Common.Importing;
using Wijkagent.TestSupport;
using Xunit.Abstractions;

namespace Wijkagent.Core.Tests.Neighbourhoods.Importing;

[Trait("Category", "Country")]
public sealed class WholeCountryTests(ITestOutputHelper output) : IDisposable
{
    private readonly TestDatabase database = new();

    public void Dispose() => database.Dispose();

    [Fact]
    public Task The_whole_country_is_imported_and_importing_it_again_changes_nothing() => ImportTwiceAsync("boundaries/wijkenbuurten_nl_2024_rd.gpkg.gz");

    // Each round a few areas are read from this kind of file, and over HTTP a country of it is searched.
    [Fact]
    [Trait("Category", "Long")]
    public Task The_whole_country_is_imported_from_the_other_file_too() => ImportTwiceAsync("boundaries/buurten_nl_2024.geojson.gz");

    private async Task ImportTwiceAsync(string file)
    {
        var source = new ImportSource(SharedData.File(file));

        var clock = Stopwatch.StartNew();
        var first = await database.ImportAsync(source, year: null, complete: true);
        output.WriteLine($"first: {clock.Elapsed}, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB, {first}");
        clock.Restart();
        var second = await database.ImportAsync(source, year: null, complete: true);
        output.WriteLine($"again: {clock.Elapsed}, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB");

        Assert.Null(first.Error);
        Assert.Equal((2024, 342, 3393, 14566), (first.Value!.Year, first.Value.Municipalities, first.Value.Districts, first.Value.Neighbourhoods));
        Assert.Equal((342 + 3393 + 14566, 0, 0), (first.Value.Added, first.Value.Changed, first.Value.Ended));
        Assert.Equal((0, 0, 0), (second.Value!.Added, second.Value.Changed, second.Value.Ended));
    }

    // It needs two databases at once, and imports all of it twice more; a few areas in RD are compared in each round.
    [Fact]
    [Trait("Category", "Long")]
    [Trait(TestStore.Trait, TestStore.Sqlite)]
    public async Task Both_files_of_the_country_put_the_areas_in_the_same_place()
    {
        using var other = new TestDatabase();
        await database.ImportAsync(new ImportSource(SharedData.File("boundaries/buurten_nl_2024.geojson.gz")));
        await other.ImportAsync(new ImportSource(SharedData.File("boundaries/wijkenbuurten_nl_2024_rd.gpkg.gz")));

        var fromWgs = await ShapesAsync(database);
        var fromRd = await ShapesAsync(other);

        Assert.Equal(fromWgs.Count, fromRd.Count);
        var reader = new WKBReader();
        foreach (var (code, shape) in fromWgs)
        {
            var (a, b) = (reader.Read(shape), reader.Read(fromRd[code]));
            Assert.True(a.IsValid && b.IsValid, code);

            // Half a metre along the edge of an area is very little of it.
            Assert.True(a.EnvelopeInternal.Centre.Distance(b.EnvelopeInternal.Centre) < 1e-5, code);
            Assert.InRange(b.Area / a.Area, 0.999, 1.001);
        }
    }

    private static async Task<Dictionary<string, byte[]>> ShapesAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var all = await db.Neighbourhoods.Select(n => new { n.Code, n.Shape })
            .Concat(db.Districts.Select(n => new { n.Code, n.Shape }))
            .Concat(db.Municipalities.Select(n => new { n.Code, n.Shape }))
            .ToListAsync();
        return all.ToDictionary(a => a.Code, a => a.Shape);
    }
}
