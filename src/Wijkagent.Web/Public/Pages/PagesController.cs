using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Wijkagent.Web.Public.Pages;

/// <summary>The pages every public service has.</summary>
[AllowAnonymous]
public sealed class PagesController : Controller
{
    [HttpGet("/over")]
    public IActionResult About() => View();

    [HttpGet("/privacy")]
    public IActionResult Privacy() => View();

    [HttpGet("/toegankelijkheid")]
    public IActionResult Accessibility() => View();

    [HttpGet("/contact")]
    public IActionResult Contact() => View();

    [HttpGet("/licenties")]
    public IActionResult Licences() => View();
}
