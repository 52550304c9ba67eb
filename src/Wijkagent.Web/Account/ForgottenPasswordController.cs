using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.Passwords;
using Wijkagent.Web.MyAccount;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Account;

/// <summary>Asking for a link to choose a new password. Everybody gets the same answer.</summary>
[AllowAnonymous]
[PersonalPage]
[Route(Path)]
public sealed class ForgottenPasswordController(PasswordResets resets, MailedLinks mailed, Failures failures) : Controller
{
    /// <summary>Where it is.</summary>
    public const string Path = SignInSetup.SignInPath + "/wachtwoord-vergeten";

    private const string Mailed = "gemaild";

    [HttpGet]
    public IActionResult Show() => View("ForgottenPassword", new EmailForm());

    [HttpPost]
    [EnableRateLimiting(RateLimits.PasswordLinks)]
    public async Task<IActionResult> Ask(EmailForm form, CancellationToken cancel)
    {
        var asked = await resets.AskAsync(form.Email, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, address => mailed.Take(TokenPurpose.ResetPassword, address), cancel);
        return asked.IsDone
            ? LocalRedirect($"{Path}/{Mailed}")
            : failures.Answer(this, asked.Error, () => View("ForgottenPassword", form));
    }

    [HttpGet(Mailed)]
    public IActionResult Sent() => View("ForgottenPasswordSent");
}
