using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Privacy.Retention;

namespace Wijkagent.Web.Public.Pages;

/// <summary>The pages every public service has.</summary>
[AllowAnonymous]
public sealed class PagesController(RetentionOverview retention) : Controller
{
    [HttpGet("/over")]
    public IActionResult About() => View();

    [HttpGet("/privacy")]
    public async Task<IActionResult> Privacy(CancellationToken cancel) => View(await retention.KindsAsync(cancel));

    [HttpGet("/toegankelijkheid")]
    public IActionResult Accessibility() => View();

    [HttpGet("/contact")]
    public IActionResult Contact() => View();

    [HttpGet("/licenties")]
    public IActionResult Licences() => View();
}
