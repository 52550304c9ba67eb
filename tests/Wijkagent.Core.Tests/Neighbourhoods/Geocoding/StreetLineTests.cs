using System.Globalization;
using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods.Geocoding;

namespace Wijkagent.Core.Tests.Neighbourhoods.Geocoding;

public sealed class StreetLineTests
{
    [Fact]
    public void A_line_is_read_made_simple_written_and_read_again()
    {
        var line = StreetLine.OfWellKnownText("MULTILINESTRING((5.1 52.1,5.15 52.1,5.2 52.1),(5.2 52.1,5.2 52.2))")!;

        Assert.Equal([2, 2], line.Parts.Select(part => part.Count));
        Assert.Equal("52.10000 5.10000,52.10000 5.20000;52.10000 5.20000,52.20000 5.20000", line.Text);
        Assert.Equal(line.Text, StreetLine.Read(line.Text)!.Text);
        Assert.Equal(0, line.MetresTo(new GeoPoint(5.2, 52.2)));
        Assert.InRange(line.Metres, 17_000, 19_000);
        Assert.InRange(line.Along(1000).Count(), 16, 20);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("POINT(5 52)")]
    [InlineData("LINESTRING")]
    [InlineData("LINESTRING EMPTY")]
    [InlineData("LINESTRING(5 52)")]
    [InlineData("LINESTRING(5 52,")]
    [InlineData("LINESTRING(5 52,5 x)")]
    [InlineData("LINESTRING(5 52,NaN 52)")]
    [InlineData("LINESTRING(5 52,181 52)")]
    [InlineData("LINESTRING(5 52,5 1e400)")]
    [InlineData("MULTILINESTRING((5 52,5.1 52),(5 52))")]
    [InlineData("GEOMETRYCOLLECTION(LINESTRING(5 52,5.1 52))")]
    [InlineData("POLYGON((5 52,5.1 52,5.1 52.1,5 52))")]
    public void What_is_no_line_is_none(string? text) => Assert.Null(StreetLine.OfWellKnownText(text));

    [Fact]
    public void A_line_of_very_many_points_is_made_short_and_one_that_can_not_be_is_none()
    {
        string Points(int count) => string.Join(',', Enumerable.Range(0, count).Select(i =>
            string.Create(CultureInfo.InvariantCulture, $"{5 + (i * 0.00003):F5} {52 + (Math.Sin(i / 20.0) * 0.001):F5}")));
        string Parts(int count) => string.Join(',', Enumerable.Range(0, count).Select(i => $"(5.{i:000} 52,5.{i:000} 52.1)"));

        Assert.InRange(StreetLine.OfWellKnownText($"LINESTRING({Points(5000)})")!.Text.Length, 1, StreetLine.Length);
        Assert.Equal(StreetLine.MaxPoints / 2, StreetLine.OfWellKnownText($"MULTILINESTRING({Parts(StreetLine.MaxPoints / 2)})")!.Parts.Count);
        Assert.Null(StreetLine.OfWellKnownText($"MULTILINESTRING({Parts((StreetLine.MaxPoints / 2) + 1)})"));
        Assert.Null(StreetLine.OfWellKnownText($"LINESTRING({Points(20_000)})"));
        Assert.Null(StreetLine.OfWellKnownText("MULTILINESTRING" + new string('(', 100_000)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("52 5,52")]
    [InlineData("52 5,x 5")]
    [InlineData("99 5,52 5")]
    public void What_was_not_written_as_a_line_is_none(string text) => Assert.Null(StreetLine.Read(text));
}
