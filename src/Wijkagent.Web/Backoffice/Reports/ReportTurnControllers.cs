using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Reports;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Backoffice.Reports;

/// <summary>Taking a new report in review.</summary>
public sealed class ReportOpeningsController(CurrentActor me, ReportPages pages, Failures failures, ReportHandling handling)
    : ReportVerbController(me, pages, failures)
{
    [HttpPost("opening")]
    public Task<IActionResult> Create(string code, CancellationToken cancel) =>
        DoAsync(code, "Opening", by => handling.OpenAsync(code, by, cancel), _ => { }, cancel);
}

/// <summary>Closing what another body has taken over.</summary>
public sealed class ReportHandOversController(CurrentActor me, ReportPages pages, Failures failures, ReportHandling handling)
    : ReportVerbController(me, pages, failures)
{
    [HttpPost("overdracht")]
    public Task<IActionResult> Create(string code, int? version, CancellationToken cancel) => DoAsync(
        code, "HandOver", by => handling.HandOverAsync(new HandOverReport(code, VersionOf(version)), by, cancel), _ => { }, cancel);
}

/// <summary>Taking back what was referred.</summary>
public sealed class ReportReturnsController(CurrentActor me, ReportPages pages, Failures failures, ReportHandling handling)
    : ReportVerbController(me, pages, failures)
{
    [HttpPost("terugkeer")]
    public Task<IActionResult> Create(string code, int? version, CancellationToken cancel) => DoAsync(
        code, "Return", by => handling.TakeBackAsync(new TakeBackReport(code, VersionOf(version)), by, cancel), _ => { }, cancel);
}

/// <summary>Ticking off that the reporter was called.</summary>
public sealed class ReportCallBacksController(CurrentActor me, ReportPages pages, Failures failures, ReportHandling handling)
    : ReportVerbController(me, pages, failures)
{
    [HttpPost("terugbellen")]
    public Task<IActionResult> Create(string code, bool reached, CancellationToken cancel) => DoAsync(
        code, reached ? "Called" : "NotReached", by => handling.CallBackAsync(code, reached, by, cancel), _ => { }, cancel);
}
