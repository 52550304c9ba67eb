using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Common;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Backoffice.Reports;

/// <summary>One report. Looking at it changes nothing: browsers and mail scanners look ahead. A button takes it in review.</summary>
[Route(InboxQuery.Path + "/{code}")]
public sealed class ReportController(CurrentActor me, ReportPages pages) : DeskController
{
    /// <summary>The page that all verbs of a report share.</summary>
    public const string PageView = "/Backoffice/Reports/Report.cshtml";

    [HttpGet]
    public async Task<IActionResult> Show(string code, string? gedaan, CancellationToken cancel) =>
        await pages.FindAsync(code, await me.GetAsync(cancel), gedaan, cancel) is { } page
            ? View(PageView, page)
            : NotFound();
}

/// <summary>Something that is done to a report.</summary>
[Route(InboxQuery.Path + "/{code}")]
public abstract class ReportVerbController(CurrentActor me, ReportPages pages, Failures failures) : VerbController<ReportPage>(me, failures)
{
    /// <inheritdoc />
    protected override string PageView => ReportController.PageView;

    /// <inheritdoc />
    protected override string AddressOf(string key) => $"{InboxQuery.Path}/{key}";

    /// <inheritdoc />
    protected override Task<ReportPage?> FindAsync(string key, Actor actor, CancellationToken cancel) =>
        pages.FindAsync(key, actor, null, cancel);
}
