using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.SecondFactor;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.MyAccount;

/// <summary>What the own account consists of, and where each part is changed.</summary>
[Authorize]
[PersonalPage]
public sealed class OverviewController(OwnAccount own, SecondFactors factors, UserSessions sessions) : Controller
{
    /// <summary>Where it is.</summary>
    public const string Path = "/account";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(AccountNotice? gedaan, CancellationToken cancel)
    {
        var user = await own.GetAsync();
        return View("Overview", new OverviewPage(
            user.DisplayName, !RoleNames.NeedSecondFactor(User.FindAll(ClaimTypes.Role).Select(role => role.Value)), user.Email!, user.PasswordHash is not null, await factors.OfAsync(user, cancel),
            (await sessions.ListAsync(user.Id, cancel)).Count, gedaan));
    }
}

/// <summary>What the overview says was just done.</summary>
public enum AccountNotice
{
    /// <summary>The password.</summary>
    Wachtwoord,

    /// <summary>A mail is on its way to a new address.</summary>
    Gemaild,

    /// <summary>The address.</summary>
    Email,

    /// <summary>The app was taken away.</summary>
    App,

    /// <summary>The name.</summary>
    Naam,
}

/// <summary>What the overview shows.</summary>
/// <param name="Name">How others read who it is.</param>
/// <param name="MayCorrectName">Whether its owner changes the name; that of staff an administrator does.</param>
/// <param name="Email">The address to sign in with.</param>
/// <param name="HasPassword">Whether there is a password.</param>
/// <param name="Factors">The other ways in.</param>
/// <param name="Sessions">How many sessions live.</param>
/// <param name="Done">What was just done.</param>
public sealed record OverviewPage(string Name, bool MayCorrectName, string Email, bool HasPassword, FactorState Factors, int Sessions, AccountNotice? Done);
