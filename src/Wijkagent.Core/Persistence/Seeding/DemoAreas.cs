using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NetTopologySuite.IO.Converters;
using NetTopologySuite.Operation.Union;
using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods;

namespace Wijkagent.Core.Persistence.Seeding;

/// <summary>Fills in the areas and postcodes of the demo town.</summary>
internal sealed class DemoAreas
{
    private const int Year = 2024;

    private readonly Dictionary<string, District> districts = [];
    private readonly Dictionary<string, Neighbourhood> neighbourhoods = [];

    /// <summary>By CBS code.</summary>
    public IReadOnlyDictionary<string, District> Districts => districts;

    /// <summary>By CBS code.</summary>
    public IReadOnlyDictionary<string, Neighbourhood> Neighbourhoods => neighbourhoods;

    public static DemoAreas AddTo(WijkagentDbContext db, TownFile town)
    {
        var areas = new DemoAreas();
        areas.AddBoundaries(db);
        areas.AddPostcodes(db, town);
        return areas;
    }

    private void AddBoundaries(WijkagentDbContext db)
    {
        var shapes = ReadShapes();
        var first = shapes[0];
        var municipality = new Municipality();
        Describe(municipality, first.MunicipalityCode, first.MunicipalityName, Union(shapes));
        db.Add(municipality);
        foreach (var ofDistrict in shapes.GroupBy(s => s.DistrictCode))
        {
            var district = new District();
            Describe(district, ofDistrict.Key, ofDistrict.First().DistrictName, Union(ofDistrict));
            district.LieIn(municipality);
            districts.Add(district.Code, district);
            db.Add(district);
            foreach (var shape in ofDistrict)
            {
                var neighbourhood = new Neighbourhood();
                Describe(neighbourhood, shape.Code, shape.Name, shape.Geometry);
                neighbourhood.LieIn(district);
                neighbourhoods.Add(neighbourhood.Code, neighbourhood);
                db.Add(neighbourhood);
            }
        }
    }

    private void AddPostcodes(WijkagentDbContext db, TownFile town)
    {
        foreach (var entry in town.Postcodes.Pc4.Concat(town.Postcodes.Pc6))
        {
            var postcode = new Postcode(entry.Code);
            postcode.LieAt(town.Municipality.Place, entry.Lon, entry.Lat);
            foreach (var code in entry.Neighbourhoods)
                postcode.Neighbourhoods.Add(neighbourhoods[code]);
            db.Add(postcode);
        }
    }

    private static void Describe(Area area, string code, string name, Geometry geometry)
    {
        var shape = geometry as MultiPolygon ?? geometry.Factory.CreateMultiPolygon([(Polygon)geometry]);
        var inside = shape.InteriorPoint;
        area.Describe(code, name, Slug.From(name), new WKBWriter().Write(shape), new GeoPoint(inside.X, inside.Y), Year);
    }

    private static Geometry Union(IEnumerable<Shape> shapes) => CascadedPolygonUnion.Union([.. shapes.Select(s => s.Geometry)]);

    private static List<Shape> ReadShapes()
    {
        var options = new JsonSerializerOptions { Converters = { new GeoJsonConverterFactory() } };
        using var file = SeedFiles.Open("Demo.areas.geojson");
        using var json = JsonDocument.Parse(file);
        return [.. json.RootElement.GetProperty("features").EnumerateArray().Select(feature => Read(feature, options))];
    }

    private static Shape Read(JsonElement feature, JsonSerializerOptions options)
    {
        var properties = feature.GetProperty("properties");
        return new Shape(
            Text("buurtcode"),
            Text("buurtnaam"),
            Text("wijkcode"),
            Text("wijknaam"),
            Text("gemeentecode"),
            Text("gemeentenaam"),
            feature.GetProperty("geometry").Deserialize<Geometry>(options)!);

        string Text(string name) => properties.GetProperty(name).GetString()!;
    }

    private sealed record Shape(
        string Code,
        string Name,
        string DistrictCode,
        string DistrictName,
        string MunicipalityCode,
        string MunicipalityName,
        Geometry Geometry);
}
