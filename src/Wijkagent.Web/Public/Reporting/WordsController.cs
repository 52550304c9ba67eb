using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Public.Reporting;

/// <summary>What is there, in own words, before a kind is chosen. The text is kept in the draft and goes nowhere else.</summary>
[AllowAnonymous]
[PersonalPage]
public sealed class WordsController(ReportDrafts drafts, ReportAnswering answering, ReportKinds kinds, DraftCookie cookie, Failures failures) : Controller
{
    private const string Prefix = "Form";

    [HttpGet(StepPaths.Words)]
    public async Task<IActionResult> Words(CancellationToken cancel)
    {
        var draft = cookie.Token is null ? default : await drafts.OpenAsync(cookie.Token, cancel);
        var chosen = await kinds.FindAsync(draft.Value?.Answers.KindId, cancel);
        return View(Page(new WordsForm { Text = KeptOf(draft.Value) }, chosen?.Sensitive is not false, draft.Value));
    }

    [HttpPost(StepPaths.Words)]
    [EnableRateLimiting(RateLimits.Drafting)]
    public async Task<IActionResult> Tell([Bind(Prefix = Prefix)] WordsForm form, CancellationToken cancel)
    {
        var token = cookie.Token;
        var draft = await drafts.OpenAsync(token, cancel);
        if (draft.Value is { } other && FormDraft.IsOfAnother(Request, other))
            return this.NotHere(other, form.Text ?? "");
        if (FormDraft.ReplacesUnseen(Request, KeptOf(draft.Value), TypedText.Lines(form.Text, nameof(form.Text), Report.TextLength)))
            return failures.Again(this, new TextKeptElsewhere(), View("Words", Page(form, sensitive: true, draft.Value, isMeanwhile: true)));
        var words = RequiredText.Lines(form.Text, nameof(form.Text), Report.TextLength);
        if (!words.IsDone)
            return failures.Answer(this, words.Error, () => View("Words", Page(form, sensitive: true, draft.Value)), prefix: Prefix);
        // As with a kind: a draft that is gone or sent is not gone on with, and nothing that was typed here is lost.
        if (draft.Value?.Answers is not { Sent: null })
            cookie.Token = token = await drafts.StartAsync(PlaceInAddress.Read(Request.Query), draft.Value?.Answers, cancel);
        var told = await answering.TellWordsAsync(token, words.Value, cancel);
        return told.IsDone ? LocalRedirect(StepPaths.Proposal) : failures.Answer(this, told.Error);
    }

    private static string? KeptOf(OpenDraft? draft) => draft?.Answers.What?.Text ?? draft?.Answers.Words;

    private static WordsPage Page(WordsForm form, bool sensitive, OpenDraft? draft, bool isMeanwhile = false) => new(
        new StepTop(DraftStep.Kind, StepPaths.Start, "", sensitive)
        {
            Draft = draft is null ? "" : FormDraft.NameOf(draft),
            Kept = KeptOf(draft),
            IsMeanwhile = isMeanwhile,
        },
        form);
}

/// <summary>What the page shows.</summary>
public sealed record WordsPage(StepTop Top, WordsForm Form);

/// <summary>The text as it was filled in.</summary>
public sealed class WordsForm
{
    public string? Text { get; set; }
}
