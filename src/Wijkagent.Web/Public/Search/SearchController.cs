using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Neighbourhoods.Locating;
using Wijkagent.Core.Neighbourhoods.Searching;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Public.Search;

/// <summary>The one search field, and «use my location».</summary>
[AllowAnonymous]
public sealed class SearchController(SearchService search, Failures failures) : Controller
{
    [HttpGet("/zoeken")]
    [EnableRateLimiting(RateLimits.Searching)]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Index(string? q, string? adres, string? lat, string? lon, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(q) && lat is not null && lon is not null)
        {
            var here = await search.FindAsync(longitude: Degrees(lon), latitude: Degrees(lat), cancel);
            return here.IsDone ? Answer(here.Value, byLocation: true) : Nowhere();
        }

        var found = await search.FindAsync(q, adres, cancel);
        return found.IsDone
            ? Answer(found.Value, byLocation: false)
            : failures.Answer(this, found.Error, () => View("Search", SearchPage.Refused(q!)));
    }

    private IActionResult Answer(SearchAnswer answer, bool byLocation) =>
        answer.Clear is { } clear ? Redirect(Paths.Of(clear)) : View("Search", SearchPage.Of(answer, byLocation));

    private ViewResult Nowhere()
    {
        var view = View("Search", SearchPage.Nowhere);
        view.StatusCode = StatusCodes.Status400BadRequest;
        return view;
    }

    /// <summary>What is no number becomes NaN, which lies nowhere.</summary>
    private static double Degrees(string? typed) =>
        DegreesText.TryRead(typed, out var degrees) ? degrees : double.NaN;
}
