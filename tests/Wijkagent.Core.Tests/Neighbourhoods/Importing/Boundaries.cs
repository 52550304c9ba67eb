using System.Globalization;
using System.Text;
using Wijkagent.Core.Common;
using Wijkagent.Core.Common.Importing;
using Wijkagent.Core.Neighbourhoods.Importing;
using Wijkagent.TestSupport;

namespace Wijkagent.Core.Tests.Neighbourhoods.Importing;

/// <summary>Small boundary files: squares of a hundredth of a degree somewhere near Utrecht.</summary>
internal static class Boundaries
{
    /// <summary>A neighbourhood of a file.</summary>
    public static string Neighbourhood(
        string code, string name, int column, int row, string districtName = "Wijk 01 West", string municipality = "Utrecht") =>
        Feature(
            $"""
            "buurtcode":"{code}","buurtnaam":"{name}","wijkcode":"WK{code[2..8]}","wijknaam":"{districtName}","gemeentecode":"GM{code[2..6]}","gemeentenaam":"{municipality}"
            """,
            Square(column, row));

    /// <summary>A feature of properties and a geometry, both as JSON.</summary>
    public static string Feature(string properties, string geometry) =>
        $$"""{"type":"Feature","properties":{{{properties}}},"geometry":{{geometry}}}""";

    /// <summary>A square as a Polygon.</summary>
    public static string Square(int column, int row) => $$"""{"type":"Polygon","coordinates":[{{Ring(column, row)}}]}""";

    /// <summary>The ring of a square.</summary>
    public static string Ring(double column, double row, double size = 1)
    {
        var (west, south) = (5 + (column / 100), 52 + (row / 100));
        var (east, north) = (west + (size / 100), south + (size / 100));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"[[{west:0.######},{south:0.######}],[{east:0.######},{south:0.######}],[{east:0.######},{north:0.######}],[{west:0.######},{north:0.######}],[{west:0.######},{south:0.######}]]");
    }

    /// <summary>A file of features.</summary>
    public static string Collection(params string[] features) =>
        $$"""{"type":"FeatureCollection","features":[{{string.Join(",\n", features)}}]}""";

    /// <summary>Imports a text as a file.</summary>
    public static Task<Result<AreasImported>> ImportAsync(
        this TestDatabase database, string json, int? year = 2024, bool complete = false) =>
        database.ImportAsync(Encoding.UTF8.GetBytes(json), "areas.geojson", year, complete);

    /// <summary>Imports bytes as a file.</summary>
    public static async Task<Result<AreasImported>> ImportAsync(
        this TestDatabase database, byte[] bytes, string name = "areas.geojson", int? year = 2024, bool complete = false, long? limit = null)
    {
        using var folder = new TemporaryFolder();
        var source = new ImportSource(folder.Write(name, bytes)) { Limit = limit ?? ImportSource.SizeLimit };
        return await database.ImportAsync(source, year, complete);
    }

    /// <summary>Imports a file.</summary>
    public static async Task<Result<AreasImported>> ImportAsync(
        this TestDatabase database, ImportSource source, int? year = 2024, bool complete = false)
    {
        await using var db = database.Open();
        return await new AreaImport(db).ImportAsync(new ImportAreas(source, year, complete), null, CancellationToken.None);
    }
}
