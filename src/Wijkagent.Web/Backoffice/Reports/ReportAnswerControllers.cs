using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Reports;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Backoffice.Reports;

/// <summary>Asking the reporter something.</summary>
public sealed class ReportQuestionsController(CurrentActor me, ReportPages pages, Failures failures, ReportHandling handling)
    : ReportVerbController(me, pages, failures)
{
    [HttpPost("vraag")]
    public Task<IActionResult> Create(string code, [Bind(Prefix = "Question")] AnswerForm form, CancellationToken cancel) => DoAsync(
        code,
        nameof(ReportPage.Question),
        by => handling.AskAsync(new AskReporter(code, VersionOf(form.Version), form.Message), by, cancel),
        page => page.Question = form,
        cancel);
}

/// <summary>Writing to the reporter.</summary>
public sealed class ReportMessagesController(CurrentActor me, ReportPages pages, Failures failures, ReportHandling handling)
    : ReportVerbController(me, pages, failures)
{
    [HttpPost("bericht")]
    public Task<IActionResult> Create(string code, [Bind(Prefix = "Telling")] AnswerForm form, CancellationToken cancel) => DoAsync(
        code,
        nameof(ReportPage.Telling),
        by => handling.TellAsync(new TellReporter(code, VersionOf(form.Version), form.Message), by, cancel),
        page => page.Telling = form,
        cancel);
}

/// <summary>Answering a report for good.</summary>
public sealed class ReportOutcomesController(CurrentActor me, ReportPages pages, Failures failures, ReportHandling handling)
    : ReportVerbController(me, pages, failures)
{
    [HttpPost("uitkomst")]
    public Task<IActionResult> Create(string code, [Bind(Prefix = "Outcome")] AnswerForm form, CancellationToken cancel) => DoAsync(
        code,
        nameof(ReportPage.Outcome),
        by => handling.ResolveAsync(new ResolveReport(code, VersionOf(form.Version), form.Message), by, cancel),
        page => page.Outcome = form,
        cancel);
}

/// <summary>Not taking a report up.</summary>
public sealed class ReportRefusalsController(CurrentActor me, ReportPages pages, Failures failures, ReportHandling handling)
    : ReportVerbController(me, pages, failures)
{
    [HttpPost("afwijzing")]
    public Task<IActionResult> Create(string code, [Bind(Prefix = "Refusal")] AnswerForm form, CancellationToken cancel) => DoAsync(
        code,
        nameof(ReportPage.Refusal),
        by => handling.DeclineAsync(new DeclineReport(code, VersionOf(form.Version), form.Message), by, cancel),
        page => page.Refusal = form,
        cancel);
}

/// <summary>Taking a report up again.</summary>
public sealed class ReportReopeningsController(CurrentActor me, ReportPages pages, Failures failures, ReportHandling handling)
    : ReportVerbController(me, pages, failures)
{
    [HttpPost("heropening")]
    public Task<IActionResult> Create(string code, [Bind(Prefix = "Reopening")] AnswerForm form, CancellationToken cancel) => DoAsync(
        code,
        nameof(ReportPage.Reopening),
        by => handling.ReopenAsync(new ReopenReport(code, VersionOf(form.Version), form.Message), by, cancel),
        page => page.Reopening = form,
        cancel);
}

/// <summary>Asking another body to take a report over.</summary>
public sealed class ReportReferralsController(CurrentActor me, ReportPages pages, Failures failures, ReportHandling handling)
    : ReportVerbController(me, pages, failures)
{
    [HttpPost("doorverwijzing")]
    public Task<IActionResult> Create(string code, [Bind(Prefix = "Referral")] AnswerForm form, CancellationToken cancel) => DoAsync(
        code,
        nameof(ReportPage.Referral),
        by => handling.ReferAsync(new ReferReport(code, VersionOf(form.Version), form.To, form.Message), by, cancel),
        page => page.Referral = form,
        cancel);
}
