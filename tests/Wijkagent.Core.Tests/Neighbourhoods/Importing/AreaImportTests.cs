using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Wijkagent.Core.Common.Importing;
using Wijkagent.Core.Neighbourhoods.Importing;
using Wijkagent.Core.Persistence;
using Wijkagent.TestSupport;
using static Wijkagent.Core.Tests.Neighbourhoods.Importing.Boundaries;

namespace Wijkagent.Core.Tests.Neighbourhoods.Importing;

public sealed class AreaImportTests : IDisposable
{
    private static readonly string TwoNeighbourhoods = Collection(
        Neighbourhood("BU03440111", "Welgelegen", 0, 0), Neighbourhood("BU03440112", "Oog in Al", 1, 0));

    private readonly TestDatabase database = new();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task A_file_of_neighbourhoods_makes_their_district_and_municipality_out_of_them()
    {
        var done = await database.ImportAsync(TwoNeighbourhoods);

        Assert.Equal(new AreasImported(2024, 1, 1, 2, Added: 4, Changed: 0, Ended: 0, Repaired: 0, Water: 0), done.Value);
        await using var db = database.Open();
        var district = await db.Districts.Include(d => d.Municipality).SingleAsync();
        Assert.Equal(("WK034401", "Wijk 01 West", "wijk-01-west"), (district.Code, district.Name, district.Slug));
        Assert.Equal(("GM0344", "Utrecht", "utrecht"), (district.Municipality.Code, district.Municipality.Name, district.Municipality.Slug));
        var shape = new WKBReader().Read(district.Shape);
        Assert.IsType<MultiPolygon>(shape);
        Assert.Equal(2e-4, shape.Area, 1e-10);
        Assert.True(shape.Covers(new Point(district.CentreLongitude, district.CentreLatitude)));
        Assert.Equal(1, district.Shape[0]);
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_a_change_raises_the_revision()
    {
        await database.ImportAsync(TwoNeighbourhoods);
        var again = await database.ImportAsync(TwoNeighbourhoods);
        var before = await RevisionAsync();

        var renamed = await database.ImportAsync(TwoNeighbourhoods.Replace("Oog in Al", "Oog in Alles", StringComparison.Ordinal), 2025);

        Assert.Equal((0, 0, 0), (again.Value!.Added, again.Value.Changed, again.Value.Ended));
        Assert.Equal((0, 1, 0), (renamed.Value!.Added, renamed.Value.Changed, renamed.Value.Ended));
        Assert.Equal((1, 2), (before, await RevisionAsync()));
        await using var db = database.Open();
        Assert.Equal("oog-in-alles", (await db.Neighbourhoods.SingleAsync(n => n.Code == "BU03440112")).Slug);
    }

    [Fact]
    public async Task A_newer_year_ends_what_is_gone_in_its_own_municipalities_only_and_an_older_year_is_refused()
    {
        await database.ImportAsync(Collection(
            Neighbourhood("BU03440111", "Welgelegen", 0, 0), Neighbourhood("BU03440112", "Oog in Al", 1, 0),
            Neighbourhood("BU03450111", "Centrum", 5, 0, "Wijk 01", "Veenendaal")));

        var newer = await database.ImportAsync(
            Collection(Neighbourhood("BU03440111", "Welgelegen", 0, 0), Neighbourhood("BU03440113", "Nieuw", 1, 0)), 2025);
        var older = await database.ImportAsync(TwoNeighbourhoods, 2024);

        Assert.Equal((1, 0, 1), (newer.Value!.Added, newer.Value.Changed, newer.Value.Ended));
        Assert.Equal(new BoundariesOutdated(2024, 2025), older.Error);
        await using var db = database.Open();
        var ended = await db.Neighbourhoods.Where(n => n.EndedInYear != null).ToListAsync();
        Assert.Equal(("BU03440112", 2025), (Assert.Single(ended).Code, ended[0].EndedInYear));
    }

    [Fact]
    public async Task A_municipality_whose_ground_a_newer_year_gives_to_others_ends_and_one_of_which_a_part_is_left_stays()
    {
        await database.ImportAsync(Collection(
            Neighbourhood("BU03440111", "Welgelegen", 0, 0), Neighbourhood("BU03440112", "Oog in Al", 1, 0),
            Neighbourhood("BU03450111", "Centrum", 5, 0, "Wijk 01", "Veenendaal"), Neighbourhood("BU03450112", "Zuid", 6, 0, "Wijk 01", "Veenendaal")));
        var merged = Collection(
            Neighbourhood("BU19990111", "Welgelegen", 0, 0, municipality: "Groot Utrecht"), Neighbourhood("BU19990112", "Oog in Al", 1, 0, municipality: "Groot Utrecht"),
            Neighbourhood("BU19990113", "Centrum", 5, 0, municipality: "Groot Utrecht"));

        // In the same year two files only differ.
        var same = await database.ImportAsync(merged);
        var newer = await database.ImportAsync(merged, 2025);

        Assert.Equal((0, 4), (same.Value!.Ended, newer.Value!.Ended));
        await using var db = database.Open();
        Assert.Equal(["GM0345", "GM1999"], await db.Municipalities.Where(m => m.EndedInYear == null).OrderBy(m => m.Code).Select(m => m.Code).ToListAsync());
        Assert.Equal(["BU03450111", "BU03450112"], await db.Neighbourhoods.Where(n => n.EndedInYear == null && n.Code.StartsWith("BU03")).OrderBy(n => n.Code).Select(n => n.Code).ToListAsync());
    }

    [Fact]
    public async Task A_municipality_ends_with_all_in_it_only_when_the_file_is_complete()
    {
        await database.ImportAsync(TwoNeighbourhoods);
        var elsewhere = Collection(Neighbourhood("BU03450111", "Centrum", 5, 0, "Wijk 01", "Veenendaal"));

        var partial = await database.ImportAsync(elsewhere, 2025);
        var complete = await database.ImportAsync(elsewhere, 2025, complete: true);
        var back = await database.ImportAsync(TwoNeighbourhoods, 2025);

        Assert.Equal((0, 4), (partial.Value!.Ended, complete.Value!.Ended));
        Assert.Equal((0, 4, 0), (back.Value!.Added, back.Value.Changed, back.Value.Ended));
    }

    [Fact]
    public async Task Equal_names_get_different_slugs_which_stay_when_names_are_exchanged()
    {
        await database.ImportAsync(Collection(
            Neighbourhood("BU03440111", "Centrum", 0, 0), Neighbourhood("BU03440112", "Centrum", 1, 0), Neighbourhood("BU03440113", "Zuid", 2, 0)));

        var exchanged = await database.ImportAsync(Collection(
            Neighbourhood("BU03440111", "Zuid", 0, 0), Neighbourhood("BU03440112", "Centrum", 1, 0), Neighbourhood("BU03440113", "Centrum", 2, 0)));

        Assert.Equal(2, exchanged.Value!.Changed);
        await using var db = database.Open();
        Assert.Equal(["zuid-0111", "centrum-0112", "centrum-0113"], await db.Neighbourhoods.OrderBy(n => n.Code).Select(n => n.Slug).ToListAsync());
    }

    [Fact]
    public async Task Holes_and_several_parts_are_kept_and_lines_that_cross_themselves_are_repaired()
    {
        var properties = """ "buurtcode":"BU0344011{0}","buurtnaam":"B{0}","wijknaam":"W","gemeentenaam":"U" """;
        var done = await database.ImportAsync(Collection(
            Feature(properties.Replace("{0}", "1", StringComparison.Ordinal), $$"""{"type":"Polygon","coordinates":[{{Ring(0, 0)}},{{Ring(0.25, 0.25, 0.5)}}]}"""),
            Feature(properties.Replace("{0}", "2", StringComparison.Ordinal), $$"""{"type":"MultiPolygon","coordinates":[[{{Ring(2, 0)}}],[{{Ring(4, 0)}}]]}"""),
            Feature(properties.Replace("{0}", "3", StringComparison.Ordinal), """{"type":"Polygon","coordinates":[[[5.06,52],[5.07,52.01],[5.07,52],[5.06,52.01],[5.06,52]]]}""")));

        Assert.Equal(1, done.Value!.Repaired);
        await using var db = database.Open();
        var shapes = (await db.Neighbourhoods.OrderBy(n => n.Code).Select(n => n.Shape).ToListAsync()).ConvertAll(s => new WKBReader().Read(s));
        Assert.All(shapes, s => Assert.True(s.IsValid));
        Assert.Equal([1, 2, 2], shapes.Select(s => s.NumGeometries));
        Assert.Equal([0.75e-4, 2e-4, 0.5e-4], shapes.Select(s => Math.Round(s.Area, 10)));
    }

    [Fact]
    public async Task Districts_and_municipalities_can_come_alone_and_rows_of_water_are_passed_over()
    {
        var municipality = Feature(""" "gemeentecode":"GM0344","gemeentenaam":"Utrecht","water":"NEE" """, Square(0, 0));
        var water = Feature(""" "gemeentecode":"GM0344","gemeentenaam":"Utrecht","water":"JA" """, Square(1, 0));
        var district = Feature(""" "WK_CODE":"WK036301","WK_NAAM":"Burgwallen","GM_NAAM":"Amsterdam" """, Square(3, 0));

        var first = await database.ImportAsync(Collection(municipality, water));
        var second = await database.ImportAsync(Collection(district));

        Assert.Equal(new AreasImported(2024, 1, 0, 0, 1, 0, 0, 0, Water: 1), first.Value);
        Assert.Equal(new AreasImported(2024, 1, 1, 0, 2, 0, 0, 0, 0), second.Value);
    }

    [Theory]
    [InlineData("buurten_2023.geojson", null, 2023)]
    [InlineData("buurten.geojson", ",\"jaar\":2022", 2022)]
    public async Task The_year_is_taken_from_the_file_or_its_name(string name, string? property, int year)
    {
        var json = Neighbourhood("BU03440111", "Welgelegen", 0, 0).Replace("\"gemeentenaam\":\"Utrecht\"", "\"gemeentenaam\":\"Utrecht\"" + property, StringComparison.Ordinal);

        var done = await database.ImportAsync(Encoding.UTF8.GetBytes(Collection(json)), name, year: null);

        Assert.Equal(year, done.Value!.Year);
    }

    [Fact]
    public async Task GeoJSON_in_RD_is_converted_when_it_says_so_and_gzip_is_seen_whatever_the_name()
    {
        const string Rd = """
            {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::28992"}},"features":[
            {"type":"Feature","properties":{"gemeentecode":"GM0363","gemeentenaam":"Amsterdam"},
             "geometry":{"type":"Polygon","coordinates":[[[120600,487425],[120800,487425],[120800,487625],[120600,487625],[120600,487425]]]}}]}
            """;

        var done = await database.ImportAsync(TemporaryFolder.Gzip(Encoding.UTF8.GetBytes(Rd)), "rd.json");

        Assert.Equal(1, done.Value!.Added);
        await using var db = database.Open();
        Assert.True(new WKBReader().Read((await db.Municipalities.SingleAsync()).Shape).Covers(new Point(4.88352559, 52.37453253)));
    }

    [Theory]
    [InlineData(28992, null)]
    [InlineData(3857, typeof(CoordinateSystemUnknown))]
    [InlineData(4326, typeof(OutsideTheNetherlands))]
    public async Task A_GeoPackage_is_read_in_the_coordinate_system_it_names(int system, Type? error)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Root, "small.gpkg");
        await WriteGeoPackageAsync(path, system);

        var done = await database.ImportAsync(new ImportSource(path));

        Assert.Equal(error, done.Error?.GetType());
        await using var db = database.Open();
        Assert.Equal(error is null ? 1 : 0, await db.Municipalities.CountAsync());
    }

    [Fact]
    public async Task A_coordinate_system_that_a_GeoPackage_does_not_list_is_named()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Root, "small.gpkg");
        await WriteGeoPackageAsync(path, system: 7415, listed: 28992);

        var done = await database.ImportAsync(new ImportSource(path));

        Assert.Equal("srs_id:7415", Assert.IsType<CoordinateSystemUnknown>(done.Error).System);
    }

    [Theory]
    [InlineData("ALTER TABLE gemeenten RENAME TO echte; CREATE VIEW gemeenten AS SELECT * FROM echte")]
    [InlineData("DROP TABLE gemeenten; CREATE VIRTUAL TABLE gemeenten USING fts5(geom, gemeentecode, gemeentenaam)")]
    [InlineData("DROP TABLE gemeenten; CREATE VIRTUAL TABLE gemeenten USING fts5(geom, gemeentecode, gemeentenaam); PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = 2 WHERE name = 'gemeenten'")]
    [InlineData("ALTER TABLE gemeenten ADD COLUMN g AS (length(hex(zeroblob(9))))")]
    [InlineData("ALTER TABLE gpkg_spatial_ref_sys RENAME TO echte; CREATE VIEW gpkg_spatial_ref_sys AS SELECT * FROM echte")]
    public async Task A_GeoPackage_in_which_a_layer_is_a_program_and_no_table_is_refused(string made)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Root, "small.gpkg");
        await WriteGeoPackageAsync(path, 28992);
        await using (var file = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            await file.OpenAsync();
            await using var command = file.CreateCommand();
#pragma warning disable CA2100 // The statements above.
            command.CommandText = made;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }

        Assert.Equal(new NotABoundaryFile(), (await database.ImportAsync(new ImportSource(path))).Error);
    }

    private static async Task WriteGeoPackageAsync(string path, int system, int? listed = null)
    {
        await using var file = new SqliteConnection($"Data Source={path};Pooling=False");
        await file.OpenAsync();
        await using var command = file.CreateCommand();
        command.CommandText = """
            CREATE TABLE gpkg_spatial_ref_sys (srs_id INTEGER, organization TEXT, organization_coordsys_id INTEGER);
            CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER);
            CREATE TABLE gemeenten (fid INTEGER PRIMARY KEY, geom BLOB, gemeentecode TEXT, gemeentenaam TEXT);
            INSERT INTO gpkg_spatial_ref_sys VALUES ($listed, 'EPSG', $listed);
            INSERT INTO gpkg_geometry_columns VALUES ('gemeenten', 'geom', $system);
            INSERT INTO gemeenten VALUES (1, $shape, 'GM0363', 'Amsterdam');
            """;
        var square = new WKTReader().Read("POLYGON((120600 487425,120800 487425,120800 487625,120600 487625,120600 487425))");
        command.Parameters.AddWithValue("$system", system);
        command.Parameters.AddWithValue("$listed", listed ?? system);
        command.Parameters.AddWithValue("$shape", new GeoPackageGeoWriter().Write(square));
        await command.ExecuteNonQueryAsync();
    }

    private async Task<int> RevisionAsync()
    {
        await using var db = database.Open();
        return (await db.Revisions.SingleAsync(r => r.Name == Revision.Areas)).Number;
    }
}
