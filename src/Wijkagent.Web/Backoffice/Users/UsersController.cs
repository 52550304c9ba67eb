using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.Administration;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Backoffice.Users;

/// <summary>The accounts, for the administrator.</summary>
[Route(UserQuery.Path)]
[Needs(Permission.ManageUsers)]
public sealed class UsersController(CurrentActor me, UserDirectory directory, UserPages pages) : DeskController
{
    [HttpGet]
    public async Task<IActionResult> Index(UserQuery query, CancellationToken cancel)
    {
        var actor = await me.GetAsync(cancel);
        var counts = new List<StateCount> { new(null, await directory.CountAsync(null, actor, cancel)) };
        foreach (var state in UserQuery.States.Keys)
            counts.Add(new StateCount(state, await directory.CountAsync(state, actor, cancel)));
        return View(new UsersPage(query, await directory.ListAsync(query.ToFilter(), query.PageNumber, actor, cancel), counts));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, string? gedaan, CancellationToken cancel) =>
        await pages.FindAsync(id, await me.GetAsync(cancel), gedaan, cancel) is { } page ? View("User", page) : NotFound();
}

/// <summary>What the list of accounts shows.</summary>
/// <param name="Query">What its address says.</param>
/// <param name="Users">One page of accounts.</param>
/// <param name="Counts">How many there are, in all and in each state.</param>
public sealed record UsersPage(UserQuery Query, Page<UserRow> Users, IReadOnlyList<StateCount> Counts);

/// <summary>How many accounts are in a state.</summary>
/// <param name="State">The state; null for all of them.</param>
/// <param name="Count">How many.</param>
public sealed record StateCount(UserState? State, int Count);
