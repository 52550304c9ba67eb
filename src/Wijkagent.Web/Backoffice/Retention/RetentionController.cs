using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Backoffice.Retention;

/// <summary>What is kept how long, what goes tonight, what was destroyed, and what is held although its term passes.</summary>
[Needs(Permission.ReadRetention)]
[PersonalPage]
[Route(Path)]
public sealed class RetentionController(CurrentActor me, RetentionPages pages) : Controller
{
    /// <summary>Where it is.</summary>
    public const string Path = "/kantoor/bewaartermijnen";

    /// <summary>The page that the verbs share.</summary>
    public const string PageView = "/Backoffice/Retention/Index.cshtml";

    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken cancel) =>
        View(PageView, await pages.ReadAsync(await me.GetAsync(cancel), new HoldForm(), cancel));
}

/// <summary>Keeping a report or case although its term passes, for a reason.</summary>
[Needs(Permission.HoldData)]
[PersonalPage]
[Route(RetentionController.Path + "/vastzettingen")]
public sealed class HoldsController(CurrentActor me, RetentionPages pages, LegalHolds holds, Failures failures) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create([Bind(Prefix = nameof(RetentionPage.Hold))] HoldForm form, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        var actor = await me.GetAsync(cancel);
        var held = await holds.SetAsync(new HoldData(form.Code, form.Reason), actor, cancel);
        if (held.IsDone)
            return LocalRedirect(RetentionController.Path + "#vast");
        var page = await pages.ReadAsync(actor, form, cancel);
        return failures.Answer(this, held.Error, () => View(RetentionController.PageView, page), prefix: nameof(RetentionPage.Hold));
    }

    [HttpPost("{id:guid}/opheffing")]
    public async Task<IActionResult> Lift(Guid id, CancellationToken cancel)
    {
        var lifted = await holds.LiftAsync(id, await me.GetAsync(cancel), cancel);
        return lifted.IsDone ? LocalRedirect(RetentionController.Path + "#vast") : failures.Answer(this, lifted.Error);
    }
}

/// <summary>What is to be held, and why.</summary>
public sealed class HoldForm
{
    public string? Code { get; set; }

    public string? Reason { get; set; }
}

/// <summary>What the page shows.</summary>
public sealed class RetentionPage
{
    public required RetentionState State { get; init; }

    public required IReadOnlyList<HeldThing> Held { get; init; }

    /// <summary>Whether who reads it may hold things and let them go.</summary>
    public required bool MayHold { get; init; }

    public required HoldForm Hold { get; init; }
}

/// <summary>Gathers the page.</summary>
public sealed class RetentionPages(RetentionOverview overview, LegalHolds holds)
{
    /// <summary>The page for somebody, with what was typed in its form.</summary>
    public async Task<RetentionPage> ReadAsync(Actor actor, HoldForm form, CancellationToken cancel) => new()
    {
        State = await overview.ReadAsync(cancel),
        Held = await holds.ListAsync(actor, cancel),
        MayHold = actor.May(Permission.HoldData),
        Hold = form,
    };
}
