using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.MyAccount;

/// <summary>Where somebody is signed in, and signing out there.</summary>
[Authorize]
[PersonalPage]
[Route(Path)]
public sealed class SessionsController(OwnAccount own, UserSessions sessions) : Controller
{
    private const string Path = "/account/sessies";

    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken cancel)
    {
        var live = own.Session!;
        var all = await sessions.ListAsync(live.UserId, cancel);
        return View("Sessions", new SessionsPage([.. all.Select(s => new SessionRow(s, s.Id == live.Id))]));
    }

    [HttpPost("einde")]
    public async Task<IActionResult> End(Guid id, CancellationToken cancel)
    {
        await sessions.EndAsync(id, own.Session!.UserId, cancel);
        return LocalRedirect(Path);
    }

    [HttpPost("andere/einde")]
    public async Task<IActionResult> EndOthers(CancellationToken cancel)
    {
        await sessions.EndOthersAsync(own.Session!.Id, own.Session.UserId, cancel);
        return LocalRedirect(Path);
    }
}

/// <summary>What the list of sessions shows.</summary>
/// <param name="Rows">The sessions, the last used first.</param>
public sealed record SessionsPage(IReadOnlyList<SessionRow> Rows);

/// <summary>A session in the list.</summary>
/// <param name="Session">The session.</param>
/// <param name="IsThis">Whether it is the one of this browser.</param>
public sealed record SessionRow(ListedSession Session, bool IsThis);
