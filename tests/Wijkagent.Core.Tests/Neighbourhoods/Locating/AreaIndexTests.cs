using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods.Locating;
using Wijkagent.TestSupport;

namespace Wijkagent.Core.Tests.Neighbourhoods.Locating;

public sealed class AreaIndexTests
{
    private readonly AreaIndexBuilder builder = new();
    private readonly Guid districtId = Guid.NewGuid();

    public AreaIndexTests()
    {
        var municipalityId = Guid.NewGuid();
        builder.AddMunicipality(municipalityId, "GM0001", "Stad", "stad");
        builder.AddDistrict(districtId, "WK000100", "Wijk", "wijk", municipalityId);
    }

    [Fact]
    public void A_point_lies_in_the_neighbourhood_around_it()
    {
        Add("BU00010000", TownBuilder.Square(5, 52, 1));
        Add("BU00010001", TownBuilder.Square(6, 52, 1));

        Assert.Equal("BU00010001", Locate(6.5, 52.5));
    }

    [Theory]
    [InlineData(6, 52.5)]
    [InlineData(6, 52)]
    [InlineData(6, 53)]
    public void A_point_on_a_shared_border_or_corner_lies_in_the_one_with_the_lowest_code(double longitude, double latitude)
    {
        Add("BU00010001", TownBuilder.Square(5, 52, 1));
        Add("BU00010000", TownBuilder.Square(6, 52, 1));

        Assert.Equal("BU00010000", Locate(longitude, latitude));
    }

    [Theory]
    [InlineData(4.999999, 52.5)]
    [InlineData(5.5, 51.999999)]
    [InlineData(-60, 10)]
    public void Outside_there_is_nothing_however_near(double longitude, double latitude)
    {
        Add("BU00010000", TownBuilder.Square(5, 52, 1));

        Assert.Null(Locate(longitude, latitude));
    }

    [Fact]
    public void A_hole_is_outside_and_what_lies_in_the_hole_is_found()
    {
        Add("BU00010000", Wkb("POLYGON((5 52,6 52,6 53,5 53,5 52),(5.4 52.4,5.6 52.4,5.6 52.6,5.4 52.6,5.4 52.4))"));

        Assert.Null(Locate(5.5, 52.5));
        Assert.Equal("BU00010000", Locate(5.1, 52.1));

        Add("BU00010001", TownBuilder.Square(5.4, 52.4, 0.2));
        Assert.Equal("BU00010001", Locate(5.5, 52.5));
    }

    [Fact]
    public void Each_part_of_a_multi_polygon_belongs_to_it_and_the_space_between_does_not()
    {
        Add("BU00010000", Wkb("MULTIPOLYGON(((5 52,5.1 52,5.1 52.1,5 52.1,5 52)),((5.3 52,5.4 52,5.4 52.1,5.3 52.1,5.3 52)))"));

        Assert.Equal("BU00010000", Locate(5.05, 52.05));
        Assert.Equal("BU00010000", Locate(5.35, 52.05));
        Assert.Null(Locate(5.2, 52.05));
    }

    [Fact]
    public void A_long_boundary_is_as_exact_as_a_short_one()
    {
        var factory = new GeometryFactory(new PrecisionModel(), 4326);
        var circle = (Polygon)factory.CreatePoint(new Coordinate(5, 52)).Buffer(1, 500);
        Add("BU00010000", factory.CreateMultiPolygon([circle]).AsBinary());

        Assert.True(circle.NumPoints > 1000);
        Assert.Equal("BU00010000", Locate(5.70, 52.70));
        Assert.Null(Locate(5.72, 52.72));
    }

    [Fact]
    public void Every_point_of_the_province_lies_in_the_neighbourhood_that_a_plain_search_finds()
    {
        var shapes = new List<(string Code, Geometry Shape)>();
        var features = new GeoJsonReaderOfTests().Read(SharedData.File("boundaries/buurten_utrecht_gm0344_2024.geojson"));
        foreach (var (code, shape) in features)
        {
            shapes.Add((code, shape));
            Add(code, shape.AsBinary());
        }

        var index = builder.Build();
        var random = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            var point = new Coordinate(4.95 + (random.NextDouble() * 0.3), 52.02 + (random.NextDouble() * 0.15));
            var expected = shapes.Where(s => s.Shape.Intersects(new Point(point))).Select(s => s.Code).Min(StringComparer.Ordinal);
            Assert.Equal(expected, index.Locate(new GeoPoint(point.X, point.Y))?.Code);
        }
    }

    private static byte[] Wkb(string text) => new WKTReader().Read(text).AsBinary();

    private void Add(string code, byte[] shape) => builder.AddNeighbourhood(Guid.NewGuid(), code, code, code, districtId, shape);

    private string? Locate(double longitude, double latitude) => builder.Build().Locate(new GeoPoint(longitude, latitude))?.Code;
}
