using System.Text;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common.Importing;
using Wijkagent.Core.Neighbourhoods.Importing;
using Wijkagent.TestSupport;
using static Wijkagent.Core.Tests.Neighbourhoods.Importing.Boundaries;

namespace Wijkagent.Core.Tests.Neighbourhoods.Importing;

public sealed class BadBoundaryFileTests : IDisposable
{
    private static readonly string Good = Neighbourhood("BU03440111", "Welgelegen", 0, 0);

    private readonly TestDatabase database = new();

    public static TheoryData<string, string, Type> Broken => new()
    {
        { "no JSON", "{\"type\":\"FeatureCollection\",\"features\":[", typeof(ImportJsonBroken) },
        { "text behind the end", Collection(Good) + "x", typeof(ImportJsonBroken) },
        { "a feature that is null", Collection("null"), typeof(ImportShapeBroken) },
        { "a ring that is not closed", Collection(Good.Replace("[5,52]]]}", "[5,51.5]]]}", StringComparison.Ordinal)), typeof(ImportShapeBroken) },
        { "coordinates that are text", Collection(Good.Replace("[5,52]", "[\"5\",\"x\"]", StringComparison.Ordinal)), typeof(ImportShapeBroken) },
        { "a feature that is cut off", Collection(Good)[..^40], typeof(ImportJsonBroken) },
        { "another kind of JSON", "{\"type\":\"Feature\"}", typeof(NotABoundaryFile) },
        { "no areas in it", Collection(Feature("\"naam\":\"x\"", Square(0, 0))), typeof(NotABoundaryFile) },
        { "no features", Collection(), typeof(NotABoundaryFile) },
        { "no boundary file at all", "naam;waarde\n", typeof(NotABoundaryFile) },
        { "nothing", "", typeof(ImportFileEmpty) },
        { "a code twice", Collection(Good, Good), typeof(AreaCodeTwice) },
        { "a malformed code", Collection(Good.Replace("BU03440111", "BU0344011", StringComparison.Ordinal)), typeof(AreaCodeMalformed) },
        { "a code in small letters", Collection(Good.Replace("BU03440111", "BU0344011a", StringComparison.Ordinal)), typeof(AreaCodeMalformed) },
        { "a code of another district", Collection(Good.Replace("WK034401", "WK034402", StringComparison.Ordinal)), typeof(AreaCodeOutsideParent) },
        { "a code of another municipality", Collection(Good.Replace("GM0344", "GM0345", StringComparison.Ordinal)), typeof(AreaCodeOutsideParent) },
        { "a neighbourhood without a code among others", Collection(Good, Neighbourhood("BU03440211", "Weg", 0, 1).Replace("\"buurtcode\":\"BU03440211\",", "", StringComparison.Ordinal)), typeof(AreaCodeMissing) },
        { "a neighbourhood outside the districts of the file", Collection(Good, Feature("\"wijkcode\":\"WK034402\",\"wijknaam\":\"Wijk 02\",\"gemeentecode\":\"GM0344\",\"gemeentenaam\":\"Utrecht\"", Square(0, 1))), typeof(AreaParentLeftOut) },
        { "two names of one district", Collection(Good, Neighbourhood("BU03440112", "Weg", 0, 1, "Wijk 1")), typeof(AreaNamesDiffer) },
        { "two names of one municipality", Collection(Good, Neighbourhood("BU03440211", "Weg", 0, 1, "Wijk 02", "Maarssen")), typeof(AreaNamesDiffer) },
        { "two names of one municipality in one district", Collection(Good, Neighbourhood("BU03440112", "Weg", 0, 1, municipality: "Maarssen")), typeof(AreaNamesDiffer) },
        { "an empty name", Collection(Good.Replace("Welgelegen", " ", StringComparison.Ordinal)), typeof(AreaNameMissing) },
        { "a district without a name", Collection(Good.Replace("Wijk 01 West", "", StringComparison.Ordinal)), typeof(AreaNameMissing) },
        { "an over-long name", Collection(Good.Replace("Welgelegen", new string('w', 101), StringComparison.Ordinal)), typeof(ImportTextTooLong) },
        { "an empty shape", Collection(Feature(Properties, "{\"type\":\"Polygon\",\"coordinates\":[]}")), typeof(ShapeMissing) },
        { "no shape", Collection(Feature(Properties, "null")), typeof(ShapeMissing) },
        { "a shape without a surface", Collection(Feature(Properties, "{\"type\":\"Polygon\",\"coordinates\":[[[5,52],[5.1,52],[5,52],[5,52]]]}")), typeof(ShapeMissing) },
        { "a shape that is folded back on itself", Collection(Feature(Properties, "{\"type\":\"Polygon\",\"coordinates\":[[[5.1,52.1],[5.2,52.2],[5.3,52.3],[5.1,52.1]]]}")), typeof(ShapeMissing) },
        { "a point", Collection(Feature(Properties, "{\"type\":\"Point\",\"coordinates\":[5,52]}")), typeof(ShapeUnreadable) },
        { "swapped coordinates", Collection(Feature(Properties, "{\"type\":\"Polygon\",\"coordinates\":[[[52,5],[52.1,5],[52.1,5.1],[52,5]]]}")), typeof(OutsideTheNetherlands) },
        { "RD that is not said", Collection(Feature(Properties, "{\"type\":\"Polygon\",\"coordinates\":[[[120600,487425],[120800,487425],[120800,487625],[120600,487425]]]}")), typeof(OutsideTheNetherlands) },
        { "an unknown coordinate system", "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:3857\"}},\"features\":[]}", typeof(CoordinateSystemUnknown) },
    };

    private const string Properties = """
        "buurtcode":"BU03440111","buurtnaam":"Welgelegen","wijknaam":"W","gemeentenaam":"U"
        """;

    public void Dispose() => database.Dispose();

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_file_with_something_wrong_is_refused_and_stores_nothing(string what, string text, Type error)
    {
        var done = await database.ImportAsync(text);

        Assert.True(error == done.Error?.GetType(), $"{what}: {done.Error?.ToString() ?? done.Value!.ToString()}");
        await AssertNothingStoredAsync();
    }

    [Fact]
    public async Task A_file_without_a_year_asks_for_one_and_an_impossible_year_is_refused()
    {
        var missing = await database.ImportAsync(Collection(Good), year: null);
        var impossible = await database.ImportAsync(Collection(Good), year: 24);

        Assert.Equal(new ImportYearMissing(), missing.Error);
        Assert.Equal(new ImportYearImpossible(24), impossible.Error);
        await AssertNothingStoredAsync();
    }

    [Fact]
    public async Task A_gzip_file_that_ends_too_early_or_is_damaged_is_refused()
    {
        var packed = TemporaryFolder.Gzip(Encoding.UTF8.GetBytes(Collection(Good)));
        var damaged = packed.ToArray();
        damaged[^6] ^= 0xff;

        Assert.Equal(new ImportFileDamaged(), (await database.ImportAsync(packed[..^20])).Error);
        Assert.Equal(new ImportFileDamaged(), (await database.ImportAsync(damaged)).Error);
        Assert.Equal(new ImportFileEmpty(), (await database.ImportAsync(TemporaryFolder.Gzip([]))).Error);
        await AssertNothingStoredAsync();
    }

    [Fact]
    public async Task A_small_file_that_unpacks_to_something_huge_is_cut_off()
    {
        var bomb = TemporaryFolder.Gzip(new byte[4 << 20]);

        var unpacked = await database.ImportAsync(bomb, limit: 1 << 20);
        var plain = await database.ImportAsync(new byte[4 << 20], limit: 1 << 20);

        Assert.Equal(new ImportFileTooLarge(1), unpacked.Error);
        Assert.Equal(new ImportFileTooLarge(1), plain.Error);
        await AssertNothingStoredAsync();
    }

    [Fact]
    [Trait(TestStore.Trait, TestStore.Sqlite)]
    public async Task A_damaged_GeoPackage_another_SQLite_file_and_no_file_are_refused()
    {
        var damaged = Encoding.ASCII.GetBytes("SQLite format 3\0").Concat(new byte[2000]).ToArray();
        var other = await File.ReadAllBytesAsync(OtherDatabase());

        Assert.Equal(new GeoPackageBroken(), (await database.ImportAsync(damaged, "a.gpkg")).Error);
        Assert.Equal(new NotABoundaryFile(), (await database.ImportAsync(other, "a.gpkg")).Error);
        Assert.IsType<ImportFileMissing>((await database.ImportAsync(new ImportSource("/nowhere/2024.geojson"))).Error);
        await AssertNothingStoredAsync();
    }

    private string OtherDatabase()
    {
        using var db = database.Open();
        db.Database.ExecuteSqlRaw("PRAGMA wal_checkpoint(TRUNCATE)");
        return new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
    }

    private async Task AssertNothingStoredAsync()
    {
        await using var db = database.Open();
        Assert.Equal((0, 0, 0), (await db.Municipalities.CountAsync(), await db.Districts.CountAsync(), await db.Neighbourhoods.CountAsync()));
    }
}
