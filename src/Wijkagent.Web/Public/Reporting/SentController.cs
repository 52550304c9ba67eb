using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Public.Reporting;

/// <summary>The last page: code and secret, and what happens next. It can be shown again until the visitor is done.</summary>
[AllowAnonymous]
[PersonalPage]
public sealed class SentController(ReportDrafts drafts, ReportKinds kinds, DraftCookie cookie, SiteAddress own) : Controller
{
    [HttpGet(StepPaths.Sent)]
    public async Task<IActionResult> Sent(CancellationToken cancel)
    {
        var draft = await drafts.OpenAsync(cookie.Token, cancel);
        if (draft.Value?.Answers is not { } answers)
            return LocalRedirect(StepPaths.Start);
        if (answers.Sent is not { } sent || await kinds.FindAsync(sent.KindId, cancel) is not { } kind)
            return LocalRedirect(StepPaths.Of(answers.FirstMissing));

        var follow = own.Of($"/meldingen?code={sent.Code}");
        return View(new SentPage(sent, Crockford.InGroups(answers.Secret), kind, follow, QrPicture.Of(follow)));
    }

    [HttpGet(StepPaths.Done)]
    public IActionResult Done() => View();

    [HttpPost(StepPaths.Done)]
    public async Task<IActionResult> Forget(CancellationToken cancel)
    {
        await drafts.ForgetAsync(cookie.Token, cancel);
        cookie.Delete();
        return LocalRedirect("/");
    }
}

/// <summary>What the last page shows.</summary>
/// <param name="Sent">Code and terms.</param>
/// <param name="Secret">The secret in groups.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Follow">The address to follow it, with the code but not the secret.</param>
/// <param name="Picture">The QR code of that address.</param>
public sealed record SentPage(SentReport Sent, string Secret, ReportKindDetails Kind, string Follow, string Picture);
