using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Neighbourhoods.BaseMaps;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Public.Maps;

/// <summary>
/// The ground of the maps on our pages. It comes by way of us: browsers speak to nobody else, and who makes the map does not
/// learn who looks where. Where it is not, a map has plain ground, so no page answers in its place.
/// </summary>
[AllowAnonymous]
[SkipStatusCodePages]
public sealed class TilesController(BaseMap map) : ControllerBase
{
    [HttpGet("/kaart/{zoom:int}/{x:int}/{y:int}.png")]
    [EnableRateLimiting(RateLimits.Tiles)]
    public async Task<IActionResult> Tile(int zoom, int x, int y, CancellationToken cancel)
    {
        if (!map.IsOn || MapTile.Of(zoom, x, y) is not { } tile)
            return NotFound();
        if (await map.ReadAsync(tile, cancel) is not { } png)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            ErrorSetup.SayWhenAgain(Response);
            return new EmptyResult();
        }

        Response.Headers.CacheControl = "public, max-age=86400";
        return File(png, "image/png");
    }
}
