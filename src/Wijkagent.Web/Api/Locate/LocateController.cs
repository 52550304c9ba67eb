using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Primitives;
using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods.Locating;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Api.Locate;

/// <summary>For machines: in which neighbourhood a point or postcode lies, and who answers there.</summary>
[AllowAnonymous]
public sealed class LocateController(LocateService locate, SiteAddress own, IStringLocalizer<LocateText> words) : ControllerBase
{
    [HttpGet("/api/v1/locate")]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Locate(CancellationToken cancel)
    {
        // Read by hand: a parameter that is there twice, or is no number, must be told, not passed over.
        var (lat, lon, postcode) = (Request.Query["lat"], Request.Query["lon"], Request.Query["postcode"]);
        return (lat.Count, lon.Count, postcode.Count) switch
        {
            (1, 1, 0) => await LocatePointAsync(lat, lon, cancel),
            (0, 0, 1) => await LocatePostcodeAsync(postcode, cancel),
            _ => Refuse("Parameters"),
        };
    }

    private async Task<IActionResult> LocatePointAsync(StringValues lat, StringValues lon, CancellationToken cancel)
    {
        if (!DegreesText.TryRead(lat.ToString(), out var latitude) || !DegreesText.TryRead(lon.ToString(), out var longitude))
            return Refuse("NotNumbers");
        var located = await locate.LocateAsync(longitude, latitude, cancel);
        return located.IsDone ? Ok(LocateAnswer.Of(located.Value, own)) : Explain(located.Error, "Point");
    }

    private async Task<IActionResult> LocatePostcodeAsync(StringValues postcode, CancellationToken cancel)
    {
        var located = await locate.LocateAsync(postcode.ToString(), cancel);
        return located.IsDone ? Ok(LocateAnswer.Of(located.Value, own)) : Explain(located.Error, "Postcode");
    }

    private ObjectResult Explain(Error error, string what) => error is NotFoundError
        ? Problem(words[$"Nothing.{what}"], statusCode: StatusCodes.Status404NotFound)
        : Refuse(error.Name);

    private ObjectResult Refuse(string reason) => Problem(words[$"Refused.{reason}"], statusCode: StatusCodes.Status400BadRequest);
}
