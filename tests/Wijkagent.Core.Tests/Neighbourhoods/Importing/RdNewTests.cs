using Wijkagent.Core.Neighbourhoods.Importing;

namespace Wijkagent.Core.Tests.Neighbourhoods.Importing;

public sealed class RdNewTests
{
    [Theory]
    [InlineData("Westertoren, Amsterdam (Kadaster)", 120700.723, 487525.502, 52.37453253, 4.88352559)]
    [InlineData("Onze Lieve Vrouwetoren, Amersfoort", 155000, 463000, 52.15517440, 5.38720621)]
    public void A_point_in_RD_lies_within_half_a_metre_of_where_the_Kadaster_has_it(
        string which, double x, double y, double latitude, double longitude)
    {
        var point = RdNew.ToWgs84(x, y);

        const double metresPerDegree = 111_320;
        var north = (point.Latitude - latitude) * metresPerDegree;
        var east = (point.Longitude - longitude) * metresPerDegree * Math.Cos(latitude * Math.PI / 180);
        Assert.True(Math.Sqrt((north * north) + (east * east)) < 0.5, $"{which}: {north:0.000} m north, {east:0.000} m east");
    }
}
