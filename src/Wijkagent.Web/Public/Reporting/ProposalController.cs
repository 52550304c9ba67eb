using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Core.Reports.Words;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Public.Reporting;

/// <summary>What the own words may be about, and why; the reporter picks, here or from the whole list.</summary>
[AllowAnonymous]
[PersonalPage]
public sealed class ProposalController(ReportDrafts drafts, ReportAnswering answering, ReportKinds kinds, DraftCookie cookie, Failures failures) : Controller
{
    [HttpGet(StepPaths.Proposal)]
    public async Task<IActionResult> Proposal(CancellationToken cancel)
    {
        var page = await ReadAsync(cancel);
        return page is null ? LocalRedirect(StepPaths.Words) : View(page);
    }

    [HttpPost(StepPaths.Proposal)]
    public async Task<IActionResult> Pick([FromForm] string? kind, CancellationToken cancel)
    {
        if ((await drafts.OpenAsync(cookie.Token, cancel)).Value is { } other && FormDraft.IsOfAnother(Request, other))
            return this.NotHere(other, typed: "");
        var page = await ReadAsync(cancel);
        if (page is null)
            return LocalRedirect(StepPaths.Words);
        if (page.Kinds.All(proposed => proposed.Choice.Slug != kind))
            return failures.Answer(this, new ValueMissing("Kind"), () => View("Proposal", page));
        var kept = await answering.ChooseKindAsync(cookie.Token, kind, cancel);
        return kept.IsDone ? LocalRedirect(StepPaths.Advice) : failures.Answer(this, kept.Error);
    }

    /// <summary>The page; null when there is no draft with words in it.</summary>
    private async Task<ProposalPage?> ReadAsync(CancellationToken cancel)
    {
        var draft = cookie.Token is null ? default : await drafts.OpenAsync(cookie.Token, cancel);
        if (draft.Value?.Answers is not { Sent: null, Words: { } words } answers)
            return null;
        var reading = KindProposals.Read(words);
        var choices = await kinds.ListAsync(cancel);
        // A kind that was taken away after this build is not proposed.
        var proposed = reading.Kinds
            .SelectMany(proposal => choices.Where(choice => choice.Slug == proposal.Kind).Select(choice => new ProposedKind(choice, proposal.Because)))
            .ToList();
        var chosen = await kinds.FindAsync(answers.KindId, cancel);
        var isUrgent = reading.Danger || reading.Despair;
        // Whoever tells of danger may be watched by who causes it.
        var sensitive = isUrgent || proposed.Any(kind => kind.Choice.Sensitive) || chosen?.Sensitive is true;
        return new ProposalPage(
            new StepTop(DraftStep.Kind, StepPaths.Words, "", sensitive) { Draft = FormDraft.NameOf(draft.Value!) }, proposed, chosen?.Slug, isUrgent, reading.Despair);
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Top">What stands on top.</param>
/// <param name="Kinds">At most three; none when the words do not say.</param>
/// <param name="Chosen">The slug that was chosen before; null when none was.</param>
/// <param name="Danger">Whether to say what to do in danger first.</param>
/// <param name="Despair">Whether to say who listens to somebody who does not want to live.</param>
public sealed record ProposalPage(StepTop Top, IReadOnlyList<ProposedKind> Kinds, string? Chosen, bool Danger, bool Despair);

/// <summary>A kind, and the words that gave it away.</summary>
public sealed record ProposedKind(ReportKindChoice Choice, IReadOnlyList<string> Because);
