using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Content;

namespace Wijkagent.Web.Public.Home;

/// <summary>The front door: find your officer, report, and read what an officer does.</summary>
[AllowAnonymous]
public sealed class HomeController(ArticleService articles) : Controller
{
    private const int ReadAlso = 3;

    [HttpGet("/")]
    public async Task<IActionResult> Index(CancellationToken cancel) => View(await articles.LatestAsync(ReadAlso, cancel));
}
