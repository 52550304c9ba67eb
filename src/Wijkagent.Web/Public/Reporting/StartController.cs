using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Public.Reporting;

/// <summary>What reporting is for and what it is not for; goes on with a draft that is there, or throws it away.</summary>
[AllowAnonymous]
[PersonalPage]
public sealed class StartController(ReportDrafts drafts, DraftCookie cookie) : Controller
{
    [HttpGet(StepPaths.Start)]
    public async Task<IActionResult> Start(CancellationToken cancel)
    {
        var draft = cookie.Token is null ? default : await drafts.OpenAsync(cookie.Token, cancel);
        var answers = draft.Value?.Answers;
        return View(new StartPage(
            StepPaths.Words + Request.QueryString,
            StepPaths.Kind + Request.QueryString,
            answers switch
            {
                null or { Sent: not null } => null,
                { KindId: null, Words: not null } => StepPaths.Proposal,
                _ => StepPaths.Of(answers.FirstMissing),
            },
            answers?.Sent?.Code));
    }

    [HttpGet(StepPaths.Anew)]
    public IActionResult Anew() => View();

    [HttpPost(StepPaths.Anew)]
    public async Task<IActionResult> ThrowAway(CancellationToken cancel)
    {
        await drafts.ForgetAsync(cookie.Token, cancel);
        cookie.Delete();
        return LocalRedirect(StepPaths.Start);
    }
}

/// <summary>What the start page shows.</summary>
/// <param name="Tell">Where a new report begins with own words.</param>
/// <param name="Begin">Where it begins with a kind from the list.</param>
/// <param name="GoOn">Where the draft that is there goes on; null when there is none.</param>
/// <param name="SentCode">The code of the report that was just sent; null when there is none.</param>
public sealed record StartPage(string Tell, string Begin, string? GoOn, string? SentCode);
