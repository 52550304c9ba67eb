using System.Text.Json;
using NetTopologySuite.Geometries;
using Wijkagent.Core.Neighbourhoods;
using Wijkagent.Core.Neighbourhoods.Mapping;
using Wijkagent.TestSupport;

namespace Wijkagent.Core.Tests.Neighbourhoods.Mapping;

public sealed class OutlineWriterTests
{
    [Fact]
    public void Shapes_become_features_with_their_name_and_what_is_for_orientation_says_so()
    {
        var json = Write(new("Westerwijk", false, TownBuilder.Square(5, 52, 0.01)), new(null, true, TownBuilder.Square(5.01, 52, 0.01)));

        Assert.False(json.TryGetProperty("invented", out _));
        var features = json.GetProperty("features");
        Assert.Equal("Westerwijk", features[0].GetProperty("properties").GetProperty("name").GetString());
        Assert.True(features[1].GetProperty("properties").GetProperty("other").GetBoolean());
        var ring = features[0].GetProperty("geometry").GetProperty("coordinates")[0][0];
        Assert.Equal(5, ring.GetArrayLength());
        Assert.Contains(ring.EnumerateArray(), p => p[0].GetDouble() == 5.01 && p[1].GetDouble() == 52.01);
    }

    [Fact]
    public void However_detailed_a_shape_is_its_outline_stays_small()
    {
        // A coast of 40,000 points, with bays of hundreds of metres.
        var factory = new GeometryFactory(new PrecisionModel(), 4326);
        var points = Enumerable.Range(0, 40_000).Select(i =>
        {
            var angle = 2 * Math.PI * i / 40_000;
            var radius = 0.1 + (0.002 * Math.Sin(angle * 900)) + (0.0004 * Math.Sin(angle * 7919));
            return new Coordinate(5 + (radius * Math.Cos(angle)), 52 + (radius * Math.Sin(angle)));
        }).ToList();
        var shape = factory.CreateMultiPolygon([factory.CreatePolygon([.. points, points[0]])]).AsBinary();

        Assert.InRange(OutlineWriter.Write([new OutlineShape(null, false, shape)], invented: false).Length, 1000, OutlineWriter.MaxBytes);
    }

    [Fact]
    public void A_name_stands_within_its_area_also_when_there_is_a_lake_in_the_middle()
    {
        var factory = new GeometryFactory(new PrecisionModel(), 4326);
        var lake = factory.CreatePoint(new Coordinate(5.005, 52.005)).Buffer(0.002);
        var shape = new NetTopologySuite.IO.WKBReader().Read(TownBuilder.Square(5, 52, 0.01)).Difference(lake);

        var label = Write(new OutlineShape("Rietplas", false, shape.AsBinary()))
            .GetProperty("features")[0].GetProperty("properties").GetProperty("label");

        Assert.True(shape.Contains(factory.CreatePoint(new Coordinate(label[0].GetDouble(), label[1].GetDouble()))), label.ToString());
    }

    [Theory]
    [InlineData("GM0344", false)]
    [InlineData("GM1992", false)]
    [InlineData("WK039990", false)]
    [InlineData("GM9901", true)]
    [InlineData("BU99010000", true)]
    public void Areas_that_nobody_mapped_are_known_by_their_number(string code, bool invented) => Assert.Equal(invented, Area.IsInvented(code));

    private static JsonElement Write(params OutlineShape[] shapes) => JsonDocument.Parse(OutlineWriter.Write(shapes, invented: false)).RootElement;
}
