using Wijkagent.Core.Neighbourhoods.BaseMaps;

namespace Wijkagent.Core.Tests.Neighbourhoods.BaseMaps;

public sealed class MapTileTests
{
    [Theory]
    [InlineData(6, 32, 21)]
    [InlineData(6, 33, 20)]
    [InlineData(10, 526, 336)] // Amsterdam
    [InlineData(18, 135378, 87829)] // Groningen
    [InlineData(14, 8428, 5493)] // Vaals
    public void What_shows_something_of_the_Netherlands_is_there(int zoom, int x, int y) => Assert.NotNull(MapTile.Of(zoom, x, y));

    [Theory]
    [InlineData(5, 16, 10)] // too far away
    [InlineData(19, 269334, 172328)] // too near
    [InlineData(10, 511, 340)] // London
    [InlineData(10, 518, 352)] // Paris
    [InlineData(10, 550, 335)] // Berlin
    [InlineData(10, 526, 320)] // the North Sea, off Norway
    [InlineData(10, -498, 336)]
    [InlineData(10, 526, -1)]
    [InlineData(10, 1550, 336)] // once around the world
    [InlineData(18, int.MaxValue, int.MaxValue)]
    [InlineData(6, int.MinValue, int.MinValue)]
    [InlineData(int.MaxValue, 0, 0)]
    public void What_does_not_is_not(int zoom, int x, int y) => Assert.Null(MapTile.Of(zoom, x, y));

    [Fact]
    public void Its_address_has_each_number_in_its_place() =>
        Assert.Equal(
            "https://kaart.test/EPSG:3857/10/336/526.png?laag=10",
            MapTile.Of(10, 526, 336)!.Value.AddressAt("https://kaart.test/EPSG:3857/{z}/{y}/{x}.png?laag={z}").AbsoluteUri);
}
