using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Wijkagent.Web.Public.Districts;

/// <summary>The country's municipalities, a municipality's districts, and a district.</summary>
[AllowAnonymous]
public sealed class DistrictsController(DistrictPages pages) : Controller
{
    [HttpGet("/wijken")]
    public async Task<IActionResult> Index(string? q, CancellationToken cancel) =>
        View("Municipalities", await pages.ReadListAsync(q, cancel));

    [HttpGet("/wijken/{gemeente}")]
    public async Task<IActionResult> Municipality(string gemeente, CancellationToken cancel) =>
        await pages.ReadMunicipalityAsync(gemeente, cancel) is { } page
            ? View("Municipality", page)
            : await GoneOrNotFoundAsync(gemeente, null, cancel);

    [HttpGet("/wijken/{gemeente}/{wijk}")]
    public async Task<IActionResult> District(string gemeente, string wijk, string? buurt, CancellationToken cancel) =>
        await pages.ReadDistrictAsync(gemeente, wijk, buurt, cancel) is { } page
            ? View("District", page)
            : await GoneOrNotFoundAsync(gemeente, wijk, cancel);

    private async Task<IActionResult> GoneOrNotFoundAsync(string municipality, string? district, CancellationToken cancel)
    {
        if (await pages.ReadEndedAsync(municipality, district, cancel) is not { } ended)
            return NotFound();
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("Ended", ended);
    }
}
