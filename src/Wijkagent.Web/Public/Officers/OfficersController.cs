using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Wijkagent.Web.Public.Officers;

/// <summary>The page of an officer.</summary>
[AllowAnonymous]
public sealed class OfficersController(OfficerPages pages) : Controller
{
    [HttpGet("/wijkagenten/{slug}")]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Show(string slug, CancellationToken cancel)
    {
        if (await pages.ReadAsync(slug, cancel) is { } page)
            return View("Officer", page);
        if (await pages.ReadLeftAsync(slug, cancel) is not { } left)
            return NotFound();
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("Left", left);
    }
}
