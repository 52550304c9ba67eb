using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.Passwords;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Account;

/// <summary>Where the link to choose a new password leads. Looking changes nothing; programs that look at mails follow links too.</summary>
[AllowAnonymous]
[PersonalPage]
[Route(Path)]
public sealed class NewPasswordController(PasswordResets resets, Failures failures) : Controller
{
    /// <summary>Where it is.</summary>
    public const string Path = ForgottenPasswordController.Path + "/nieuw";

    [HttpGet]
    public async Task<IActionResult> Show(string? sleutel) =>
        await resets.WorksAsync(sleutel) ? View("NewPassword", new NewPasswordForm { Sleutel = sleutel }) : this.LinkDoesNotWork();

    [HttpPost]
    public async Task<IActionResult> Set(NewPasswordForm form, CancellationToken cancel)
    {
        var set = await resets.SetAsync(form.Sleutel, form.Password, SignedIn.DeviceOf(HttpContext), cancel);
        if (set.Error is AccountLinkDoesNotWork)
            return this.LinkDoesNotWork();
        return set.IsDone
            ? LocalRedirect($"{SignInSetup.SignInPath}?gedaan={SignInNotice.Wachtwoord}")
            : failures.Answer(this, set.Error, () => View("NewPassword", form));
    }
}

/// <summary>A password that somebody chooses, by a link.</summary>
public sealed class NewPasswordForm
{
    /// <summary>What the link says.</summary>
    public string? Sleutel { get; set; }

    /// <summary>The password.</summary>
    public string? Password { get; set; }
}
