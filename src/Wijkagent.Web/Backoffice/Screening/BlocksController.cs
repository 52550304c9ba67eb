using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Reports.Screening;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Backoffice.Screening;

/// <summary>The block list of the team: what is on it, and something more on it.</summary>
[Needs(Permission.JudgeSuspicious)]
[Route(Path)]
public sealed class BlocksController(CurrentActor me, SendingBlocks blocks, Failures failures) : DeskController
{
    /// <summary>Where it is.</summary>
    public const string Path = ApartController.Path + "/bloklijst";

    private const string PageView = "/Backoffice/Screening/Blocks.cshtml";

    /// <summary>Something was put on the list.</summary>
    public const string Added = "Added";

    /// <summary>Something was taken off it.</summary>
    public const string Lifted = "Lifted";

    [HttpGet]
    public async Task<IActionResult> Index(string? gedaan, CancellationToken cancel) =>
        View(PageView, new BlocksPage(await blocks.ListAsync(await me.GetAsync(cancel), cancel), new BlockForm(), gedaan is Added or Lifted ? gedaan : null));

    [HttpPost]
    public async Task<IActionResult> Create([Bind(Prefix = nameof(BlocksPage.Block))] BlockForm form, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        var actor = await me.GetAsync(cancel);
        var set = await blocks.SetAsync(form.ToInput(), actor, cancel);
        if (set.IsDone)
            return LocalRedirect($"{Path}?gedaan={Added}");
        var page = new BlocksPage(await blocks.ListAsync(actor, cancel), form);
        return failures.Answer(this, set.Error, () => View(PageView, page), prefix: nameof(BlocksPage.Block));
    }
}

/// <summary>Taking something off the list.</summary>
[Needs(Permission.JudgeSuspicious)]
[Route(BlocksController.Path + "/{id:guid}/opheffing")]
public sealed class BlockLiftingsController(CurrentActor me, SendingBlocks blocks, Failures failures) : DeskController
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid id, CancellationToken cancel)
    {
        var lifted = await blocks.LiftAsync(id, await me.GetAsync(cancel), cancel);
        return lifted.IsDone ? LocalRedirect($"{BlocksController.Path}?gedaan={BlocksController.Lifted}") : failures.Answer(this, lifted.Error);
    }
}

/// <summary>What is to be blocked, for how long and why.</summary>
public sealed class BlockForm
{
    public string? What { get; set; }

    public string? Weeks { get; set; }

    public string? Why { get; set; }

    public SetBlock ToInput() => new(What, BlockTerms.Read(Weeks), Why);
}

/// <summary>What the page shows.</summary>
/// <param name="Listed">What is on the list, what ends first first.</param>
/// <param name="Block">What stands in the form.</param>
/// <param name="Done">What was just done; null for nothing.</param>
public sealed record BlocksPage(IReadOnlyList<BlockedNow> Listed, BlockForm Block, string? Done = null);
