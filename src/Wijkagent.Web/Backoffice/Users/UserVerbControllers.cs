using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.Administration;
using Wijkagent.Web.MyAccount;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Backoffice.Users;

/// <summary>Something that an administrator does to one account, and for that proved to be there just now.</summary>
[Route(UserQuery.Path + "/{id:guid}")]
[Needs(Permission.ManageUsers)]
[Confirmed]
public abstract class UserVerbController(CurrentActor me, UserPages pages, Failures failures) : VerbController<UserPage>(me, failures)
{
    /// <inheritdoc />
    protected override string PageView => "/Backoffice/Users/User.cshtml";

    /// <inheritdoc />
    protected override string AddressOf(string key) => $"{UserQuery.Path}/{key}";

    /// <inheritdoc />
    protected override Task<UserPage?> FindAsync(string key, Actor actor, CancellationToken cancel) =>
        pages.FindAsync(Guid.Parse(key), actor, null, cancel);

    /// <summary>The same for what needs nothing but the account.</summary>
    protected Task<IActionResult> DoAsync(Guid id, string name, Func<Actor, Task<Result>> act, CancellationToken cancel) =>
        DoAsync(id.ToString(), name, act, _ => { }, cancel);
}

/// <summary>Giving and taking roles.</summary>
public sealed class UserRolesController(CurrentActor me, UserPages pages, Failures failures, UserAdministration administration)
    : UserVerbController(me, pages, failures)
{
    [HttpPost("rollen")]
    public Task<IActionResult> Create(Guid id, [Bind(Prefix = nameof(UserPage.UserRoles))] RolesForm form, CancellationToken cancel) => DoAsync(
        id.ToString(),
        nameof(UserPage.UserRoles),
        by => administration.ChangeRolesAsync(id, form.ToInput(), by, cancel),
        page => page.UserRoles = form,
        cancel);
}

/// <summary>Correcting the name of somebody.</summary>
public sealed class NameCorrectionsController(CurrentActor me, UserPages pages, Failures failures, UserAdministration administration)
    : UserVerbController(me, pages, failures)
{
    [HttpPost("naam")]
    public Task<IActionResult> Create(Guid id, [Bind(Prefix = nameof(UserPage.NameCorrection))] NameCorrectionForm form, CancellationToken cancel) => DoAsync(
        id.ToString(),
        nameof(UserPage.NameCorrection),
        by => administration.CorrectNameAsync(id, form.Name, by, cancel),
        page => page.NameCorrection = form,
        cancel);
}

/// <summary>Closing an account.</summary>
public sealed class UserClosingsController(CurrentActor me, UserPages pages, Failures failures, UserAdministration administration)
    : UserVerbController(me, pages, failures)
{
    [HttpPost("uitschakeling")]
    public Task<IActionResult> Create(Guid id, CancellationToken cancel) =>
        DoAsync(id, "UserClosing", by => administration.DisableAsync(id, by, cancel), cancel);
}

/// <summary>Opening an account again.</summary>
public sealed class UserOpeningsController(CurrentActor me, UserPages pages, Failures failures, UserAdministration administration)
    : UserVerbController(me, pages, failures)
{
    [HttpPost("inschakeling")]
    public Task<IActionResult> Create(Guid id, CancellationToken cancel) =>
        DoAsync(id, "UserOpening", by => administration.EnableAsync(id, by, cancel), cancel);
}

/// <summary>Ending all sessions of somebody.</summary>
public sealed class UserSignOutsController(CurrentActor me, UserPages pages, Failures failures, UserAdministration administration)
    : UserVerbController(me, pages, failures)
{
    [HttpPost("afmelding")]
    public Task<IActionResult> Create(Guid id, CancellationToken cancel) =>
        DoAsync(id, "UserSignOut", by => administration.EndSessionsAsync(id, by, cancel), cancel);
}

/// <summary>Taking away the second factor of who lost it.</summary>
public sealed class FactorResetsController(CurrentActor me, UserPages pages, Failures failures, UserAdministration administration)
    : UserVerbController(me, pages, failures)
{
    [HttpPost("factorherstel")]
    public Task<IActionResult> Create(Guid id, [Bind(Prefix = nameof(UserPage.FactorReset))] FactorResetForm form, CancellationToken cancel) => DoAsync(
        id.ToString(),
        nameof(UserPage.FactorReset),
        by => administration.ResetFactorAsync(id, form.Reason, by, cancel),
        page => page.FactorReset = form,
        cancel);
}

/// <summary>Mailing an invitation once more.</summary>
public sealed class InvitationRemindersController(CurrentActor me, UserPages pages, Failures failures, Invitations invitations)
    : UserVerbController(me, pages, failures)
{
    [HttpPost("uitnodiging")]
    public Task<IActionResult> Create(Guid id, CancellationToken cancel) => DoAsync(
        id, "InvitationReminder", by => invitations.SendAgainAsync(id, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, by, cancel), cancel);
}

/// <summary>Taking an invitation back: the account is gone, and so is its page.</summary>
public sealed class InvitationWithdrawalsController(CurrentActor me, UserPages pages, Failures failures, Invitations invitations)
    : UserVerbController(me, pages, failures)
{
    [HttpPost("intrekking")]
    public Task<IActionResult> Create(Guid id, CancellationToken cancel) => GoAsync(
        id.ToString(),
        "InvitationWithdrawal",
        async by => await invitations.WithdrawAsync(id, by, cancel) is { Error: { } error } ? error : UserQuery.Path,
        _ => { },
        cancel);
}
