using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.Administration;
using Wijkagent.Web.MyAccount;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Backoffice.Users;

/// <summary>Inviting somebody to use the portal.</summary>
[Route(Path)]
[Needs(Permission.ManageUsers)]
[Confirmed]
public sealed class InvitationsController(CurrentActor me, Invitations invitations, UserDirectory directory, Failures failures) : DeskController
{
    /// <summary>Where it is done.</summary>
    public const string Path = UserQuery.Path + "/uitnodigen";

    [HttpGet]
    public async Task<IActionResult> New(CancellationToken cancel) => View("Invite", await PageAsync(new InviteForm(), cancel));

    [HttpPost]
    public async Task<IActionResult> Create([Bind(Prefix = nameof(InvitePage.Person))] InviteForm form, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        var invited = await invitations.InviteAsync(
            new InviteUser(form.Name, form.Email, new ChosenRoles(form.Roles, form.Officer, form.Team)),
            CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, await me.GetAsync(cancel), cancel);
        if (invited.IsDone)
            return LocalRedirect($"{UserQuery.ToUser(invited.Value)}?gedaan=Invitation");
        var page = await PageAsync(form, cancel);
        return failures.Answer(this, invited.Error, () => View("Invite", page), prefix: nameof(InvitePage.Person));
    }

    private async Task<InvitePage> PageAsync(InviteForm form, CancellationToken cancel) => new(form, await directory.TeamsAsync(cancel));
}

/// <summary>Whom an administrator invites, as it is filled in.</summary>
public sealed class InviteForm
{
    public string? Name { get; set; }

    public string? Email { get; set; }

    public IReadOnlyList<string>? Roles { get; set; }

    /// <summary>The page of an officer: its address, or the last part of it.</summary>
    public string? Officer { get; set; }

    /// <summary>The slug of a team.</summary>
    public string? Team { get; set; }
}

/// <summary>What the page that invites shows.</summary>
/// <param name="Person">What is filled in.</param>
/// <param name="Teams">The teams there are.</param>
public sealed record InvitePage(InviteForm Person, IReadOnlyList<TeamName> Teams);
