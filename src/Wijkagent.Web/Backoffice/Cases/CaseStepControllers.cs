using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Cases;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Backoffice.Cases;

/// <summary>Waiting for somebody.</summary>
public sealed class CaseWaitsController(CurrentActor me, CasePages pages, Failures failures, CaseHandling handling)
    : CaseVerbController(me, pages, failures)
{
    [HttpPost("wachten")]
    public Task<IActionResult> Create(string number, [Bind(Prefix = "Wait")] CaseStepForm form, CancellationToken cancel) => DoAsync(
        number,
        nameof(CasePage.Wait),
        by => handling.WaitAsync(new WaitForSomebody(number, VersionOf(form.Version), form.ForWhom), by, cancel),
        page => page.Wait = form,
        cancel);
}

/// <summary>Going on after a wait.</summary>
public sealed class CaseContinuationsController(CurrentActor me, CasePages pages, Failures failures, CaseHandling handling)
    : CaseVerbController(me, pages, failures)
{
    [HttpPost("voortgang")]
    public Task<IActionResult> Create(string number, int? version, CancellationToken cancel) =>
        DoAsync(number, "Continuation", by => handling.GoOnAsync(number, VersionOf(version), by, cancel), _ => { }, cancel);
}

/// <summary>Going on with a case of a colleague.</summary>
public sealed class CaseTakeOversController(CurrentActor me, CasePages pages, Failures failures, CaseHandling handling)
    : CaseVerbController(me, pages, failures)
{
    [HttpPost("overname")]
    public Task<IActionResult> Create(string number, int? version, CancellationToken cancel) =>
        DoAsync(number, "TakeOver", by => handling.TakeOverAsync(number, VersionOf(version), by, cancel), _ => { }, cancel);
}

/// <summary>Writing to everybody who told about it.</summary>
public sealed class CaseMessagesController(CurrentActor me, CasePages pages, Failures failures, CaseHandling handling)
    : CaseVerbController(me, pages, failures)
{
    [HttpPost("bericht")]
    public Task<IActionResult> Create(string number, [Bind(Prefix = "Everybody")] CaseStepForm form, CancellationToken cancel) => DoAsync(
        number,
        nameof(CasePage.Everybody),
        by => handling.TellEverybodyAsync(new TellEverybody(number, VersionOf(form.Version), form.Message, form.Seen), by, cancel),
        page => page.Everybody = form,
        cancel);
}

/// <summary>Solving a case.</summary>
public sealed class CaseOutcomesController(CurrentActor me, CasePages pages, Failures failures, CaseHandling handling)
    : CaseVerbController(me, pages, failures)
{
    [HttpPost("uitkomst")]
    public Task<IActionResult> Create(string number, [Bind(Prefix = "Resolution")] CaseStepForm form, CancellationToken cancel) => DoAsync(
        number,
        nameof(CasePage.Resolution),
        by => handling.ResolveAsync(
            new ResolveCase(number, VersionOf(form.Version), form.Outcome, form.LeftOut ?? [], form.Seen), by, cancel),
        page => page.Resolution = form,
        cancel);
}

/// <summary>Taking up again what was solved.</summary>
public sealed class CaseReopeningsController(CurrentActor me, CasePages pages, Failures failures, CaseHandling handling)
    : CaseVerbController(me, pages, failures)
{
    [HttpPost("heropening")]
    public Task<IActionResult> Create(string number, int? version, CancellationToken cancel) =>
        DoAsync(number, "Reopening", by => handling.ReopenAsync(number, VersionOf(version), by, cancel), _ => { }, cancel);
}
