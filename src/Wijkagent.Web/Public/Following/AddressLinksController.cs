using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports.Following;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Public.Following;

/// <summary>The link that proves an address that was given later: it shows a page with one button, as the others do.</summary>
[AllowAnonymous]
[PersonalPage]
[EnableRateLimiting(RateLimits.Tracking)]
public sealed class AddressLinksController(Disclosure disclosure) : Controller
{
    [HttpGet("/meldingen/{code}/adres")]
    public async Task<IActionResult> Ask(string code, string? sleutel, CancellationToken cancel)
    {
        var kept = PublicCode.Normalise(code) ?? "";
        return await disclosure.WorksAsync(kept, sleutel, cancel) ? View("ProveAddress", new LinkPage(kept, sleutel)) : Broken();
    }

    [HttpPost("/meldingen/{code}/adres")]
    public async Task<IActionResult> Prove(string code, [FromForm] string? sleutel, CancellationToken cancel)
    {
        var kept = PublicCode.Normalise(code) ?? "";
        var proved = await disclosure.ProveAsync(kept, sleutel, cancel);
        return proved.IsDone ? View("AddressProved", new LinkPage(kept, null)) : Broken();
    }

    private ViewResult Broken()
    {
        var page = View("Broken");
        page.StatusCode = StatusCodes.Status404NotFound;
        return page;
    }
}
