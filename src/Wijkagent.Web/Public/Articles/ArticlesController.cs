using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Content;

namespace Wijkagent.Web.Public.Articles;

/// <summary>News and background.</summary>
[AllowAnonymous]
public sealed class ArticlesController(ArticleService articles) : Controller
{
    private const int Listed = 50;

    [HttpGet("/nieuws")]
    public async Task<IActionResult> Index(CancellationToken cancel) => View(await articles.LatestAsync(Listed, cancel));

    [HttpGet("/artikelen/{slug}")]
    public async Task<IActionResult> Article(string slug, CancellationToken cancel) =>
        await articles.FindAsync(slug, cancel) is { IsDone: true, Value: var found } ? View(found) : NotFound();
}
