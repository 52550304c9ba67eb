using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Cases;
using Wijkagent.Web.Backoffice.Cases;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Backoffice.Reports;

/// <summary>Opening a case with a report on it.</summary>
public sealed class ReportCasesController(CurrentActor me, ReportPages pages, Failures failures, CaseWork work)
    : ReportVerbController(me, pages, failures)
{
    [HttpPost("zaak")]
    public Task<IActionResult> Create(string code, [Bind(Prefix = "NewCase")] OnCaseForm form, CancellationToken cancel) => GoAsync(
        code,
        nameof(ReportPage.NewCase),
        async by => CaseQuery.AddressOf(await work.StartAsync(new StartCase(code, VersionOf(form.Version), form.Title) { With = form.With }, by, cancel)),
        page => page.NewCase = form,
        cancel);
}

/// <summary>Putting a report on a case that is there.</summary>
public sealed class ReportJoiningsController(CurrentActor me, ReportPages pages, Failures failures, CaseWork work)
    : ReportVerbController(me, pages, failures)
{
    [HttpPost("aansluiting")]
    public Task<IActionResult> Create(string code, [Bind(Prefix = "KnownCase")] OnCaseForm form, CancellationToken cancel) => GoAsync(
        code,
        nameof(ReportPage.KnownCase),
        async by => CaseQuery.AddressOf(await work.JoinAsync(new JoinCase(code, VersionOf(form.Version), form.Number), by, cancel)),
        page => page.KnownCase = form,
        cancel);
}

/// <summary>Taking a report off its case.</summary>
public sealed class ReportLeavingsController(CurrentActor me, ReportPages pages, Failures failures, CaseWork work)
    : ReportVerbController(me, pages, failures)
{
    [HttpPost("losmaking")]
    public Task<IActionResult> Create(string code, int? version, CancellationToken cancel) => DoAsync(
        code, "Leaving", by => work.LeaveAsync(new LeaveCase(code, VersionOf(version)), by, cancel), _ => { }, cancel);
}
