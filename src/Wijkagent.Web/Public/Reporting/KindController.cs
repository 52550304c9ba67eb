using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Public.Reporting;

/// <summary>What is it about? The first answer starts the draft.</summary>
[AllowAnonymous]
[PersonalPage]
public sealed class KindController(ReportDrafts drafts, ReportAnswering answering, ReportKinds kinds, DraftCookie cookie, Failures failures) : Controller
{
    [HttpGet(StepPaths.Kind)]
    public async Task<IActionResult> Kind(CancellationToken cancel)
    {
        var draft = cookie.Token is null ? default : await drafts.OpenAsync(cookie.Token, cancel);
        var chosen = await kinds.FindAsync(draft.Value?.Answers.KindId, cancel);
        return View(await PageAsync(chosen, draft.Value?.Answers.Words is null ? StepPaths.Start : StepPaths.Proposal, draft.Value, cancel));
    }

    [HttpPost(StepPaths.Kind)]
    [EnableRateLimiting(RateLimits.Drafting)]
    public async Task<IActionResult> Choose([FromForm] string? kind, CancellationToken cancel)
    {
        var token = cookie.Token;
        var draft = await drafts.OpenAsync(token, cancel);
        if (draft.Value is { } other && FormDraft.IsOfAnother(Request, other))
            return this.NotHere(other, typed: "");
        var choices = await kinds.ListAsync(cancel);
        if (choices.All(k => k.Slug != kind))
        {
            var again = await PageAsync(chosen: null, StepPaths.Start, draft.Value, cancel);
            return failures.Answer(this, new ValueMissing("Kind"), () => View("Kind", again));
        }

        // A draft that is gone held nothing that this page shows, and what was sent stays as it is: a new one begins.
        if (draft.Value?.Answers is not { Sent: null })
            cookie.Token = token = await drafts.StartAsync(PlaceInAddress.Read(Request.Query), draft.Value?.Answers, cancel);
        var kept = await answering.ChooseKindAsync(token, kind, cancel);
        if (!kept.IsDone)
            return failures.Answer(this, kept.Error);
        return LocalRedirect(StepPaths.Advice + (IsChanging ? "?terug=controle" : ""));
    }

    private bool IsChanging => Request.Query["terug"] == "controle";

    private async Task<KindPage> PageAsync(ReportKindDetails? chosen, string before, OpenDraft? draft, CancellationToken cancel) => new(
        new StepTop(DraftStep.Kind, IsChanging ? StepPaths.Check : before, "", chosen?.Sensitive is not false) { Draft = draft is null ? "" : FormDraft.NameOf(draft) },
        await kinds.ListAsync(cancel),
        chosen?.Slug);
}

/// <summary>What the first question shows.</summary>
public sealed record KindPage(StepTop Top, IReadOnlyList<ReportKindChoice> Kinds, string? Chosen);
