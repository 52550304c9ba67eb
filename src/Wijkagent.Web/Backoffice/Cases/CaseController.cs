using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Common;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Backoffice.Cases;

/// <summary>One case: its reports, what was done, what has to be done, and what was told.</summary>
[Route(CaseQuery.Path + "/{number}")]
public sealed class CaseController(CurrentActor me, CasePages pages) : DeskController
{
    /// <summary>The page that all verbs of a case share.</summary>
    public const string PageView = "/Backoffice/Cases/Case.cshtml";

    [HttpGet]
    public async Task<IActionResult> Show(string number, string? gedaan, CancellationToken cancel) =>
        await pages.FindAsync(number, await me.GetAsync(cancel), gedaan, cancel) is { } page
            ? View(PageView, page)
            : NotFound();
}

/// <summary>Something that is done on a case.</summary>
[Route(CaseQuery.Path + "/{number}")]
public abstract class CaseVerbController(CurrentActor me, CasePages pages, Failures failures) : VerbController<CasePage>(me, failures)
{
    /// <inheritdoc />
    protected override string PageView => CaseController.PageView;

    /// <inheritdoc />
    protected override string AddressOf(string key) => $"{CaseQuery.Path}/{key}";

    /// <inheritdoc />
    protected override Task<CasePage?> FindAsync(string key, Actor actor, CancellationToken cancel) =>
        pages.FindAsync(key, actor, null, cancel);
}
