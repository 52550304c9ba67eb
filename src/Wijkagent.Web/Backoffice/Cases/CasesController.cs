using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Backoffice.Cases;

/// <summary>The cases this person handles, in saved views that can be narrowed down.</summary>
public sealed class CasesController(CurrentActor me, CaseSearch search, WorkChoices choices) : DeskController
{
    [HttpGet(CaseQuery.Path)]
    [EnableRateLimiting(RateLimits.DeskLists)]
    public async Task<IActionResult> Index(CaseQuery query, CancellationToken cancel)
    {
        var actor = await me.GetAsync(cancel);
        var filter = query.ToFilter();
        return View(new CasesPage(
            query,
            filter,
            await search.ListAsync(filter, query.PageNumber, actor, cancel),
            await choices.KindsAsync(cancel),
            await choices.NeighbourhoodsAsync(actor, cancel)));
    }
}

/// <summary>What the list of cases shows.</summary>
/// <param name="Query">What its address says.</param>
/// <param name="Filter">What was understood of that.</param>
/// <param name="Cases">One page of cases.</param>
/// <param name="Kinds">Kinds to choose from.</param>
/// <param name="Neighbourhoods">Neighbourhoods to choose from.</param>
public sealed record CasesPage(
    CaseQuery Query,
    CaseFilter Filter,
    Page<CaseRow> Cases,
    IReadOnlyList<WorkKind> Kinds,
    IReadOnlyList<WorkNeighbourhood> Neighbourhoods);
