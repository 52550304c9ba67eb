using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Content;

namespace Wijkagent.Web.Public.Questions;

/// <summary>What residents often ask: by subject, and each question under a link of its own.</summary>
[AllowAnonymous]
public sealed class QuestionsController(FaqService questions) : Controller
{
    [HttpGet("/veelgestelde-vragen")]
    public async Task<IActionResult> Index(CancellationToken cancel) => View(await questions.ByTopicAsync(cancel));

    [HttpGet("/veelgestelde-vragen/{slug}")]
    public async Task<IActionResult> Question(string slug, CancellationToken cancel) =>
        await questions.FindAsync(slug, cancel) is { IsDone: true, Value: var found } ? View(found) : NotFound();
}
