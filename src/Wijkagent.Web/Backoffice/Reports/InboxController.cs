using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Backoffice.Reports;

/// <summary>The inbox: every report this person handles, in saved views that can be narrowed down.</summary>
public sealed class InboxController(CurrentActor me, ReportInbox inbox, WorkChoices choices) : DeskController
{
    [HttpGet(InboxQuery.Path)]
    [EnableRateLimiting(RateLimits.DeskLists)]
    public async Task<IActionResult> Index(InboxQuery query, CancellationToken cancel)
    {
        var actor = await me.GetAsync(cancel);
        var filter = query.ToFilter();
        return View(new InboxPage(
            query,
            filter,
            actor.OfficerId is null,
            await inbox.ListAsync(filter, query.PageNumber, actor, cancel),
            await inbox.CountAsync(actor, cancel),
            await choices.KindsAsync(cancel),
            await choices.NeighbourhoodsAsync(actor, cancel)));
    }
}

/// <summary>What the inbox shows.</summary>
/// <param name="Query">What its address says.</param>
/// <param name="Filter">What was understood of that.</param>
/// <param name="OfTeam">Whether it is a team's inbox, and not that of one beat.</param>
/// <param name="Reports">One page of reports.</param>
/// <param name="Counts">How many there are in the views that ask for work.</param>
/// <param name="Kinds">Kinds to choose from.</param>
/// <param name="Neighbourhoods">Neighbourhoods to choose from.</param>
public sealed record InboxPage(
    InboxQuery Query,
    InboxFilter Filter,
    bool OfTeam,
    Page<InboxRow> Reports,
    IReadOnlyDictionary<InboxView, int> Counts,
    IReadOnlyList<WorkKind> Kinds,
    IReadOnlyList<WorkNeighbourhood> Neighbourhoods);
