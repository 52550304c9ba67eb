using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Officers;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Backoffice.Messages;

/// <summary>What people wrote with the form on the officer's own page.</summary>
[Route(Path)]
[Needs(Permission.ReadMailbox)]
public sealed class MailboxController(CurrentActor me, OfficerMailbox mailbox) : DeskController
{
    /// <summary>Where the messages are.</summary>
    public const string Path = "/kantoor/berichten";

    [HttpGet]
    public async Task<IActionResult> Index(string? weergave, string? pagina, CancellationToken cancel)
    {
        var handled = weergave == "afgehandeld";
        var page = int.TryParse(pagina, out var number) ? number : 1;
        var actor = await me.GetAsync(cancel);
        return View(new MailboxPage(
            handled, await mailbox.ListAsync(handled, page, actor, cancel), await mailbox.CountWaitingAsync(actor, cancel), actor.OfficerId is not null));
    }
}

/// <summary>Marking a message as dealt with.</summary>
[Route(MailboxController.Path + "/{id:guid}/afhandeling")]
[Needs(Permission.ReadMailbox)]
public sealed class MailboxHandlingsController(CurrentActor me, OfficerMailbox mailbox) : DeskController
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid id, CancellationToken cancel)
    {
        var result = await mailbox.HandleAsync(id, await me.GetAsync(cancel), cancel);
        return result.IsDone ? LocalRedirect(MailboxController.Path) : NotFound();
    }
}

/// <summary>What the page of messages shows.</summary>
/// <param name="Handled">Whether those that were dealt with.</param>
/// <param name="Messages">One page of them.</param>
/// <param name="Waiting">How many wait.</param>
/// <param name="HasOwnPage">Whether who looks is an officer: nobody else has a page to write from.</param>
public sealed record MailboxPage(bool Handled, Page<MailboxMessage> Messages, int Waiting, bool HasOwnPage);
