using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.SecondFactor;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Web.MyAccount;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Account;

/// <summary>Asking for a link to sign in, for residents. Everybody gets the same answer.</summary>
[AllowAnonymous]
[PersonalPage]
[Route(Path)]
public sealed class SignInLinksController(SignInLinks links, MailedLinks mailed, Failures failures) : Controller
{
    /// <summary>Where it is.</summary>
    public const string Path = SignInSetup.SignInPath + "/link";

    private const string Mailed = "gemaild";

    [HttpPost]
    [EnableRateLimiting(RateLimits.SignInLinks)]
    public async Task<IActionResult> Ask([Bind(Prefix = nameof(SignInForm.Link))] EmailForm form, CancellationToken cancel)
    {
        var asked = await links.AskAsync(form.Email, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, address => mailed.Take(TokenPurpose.SignIn, address), cancel);
        return asked.IsDone
            ? LocalRedirect($"{Path}/{Mailed}")
            : failures.Answer(this, asked.Error, () => View("SignIn", new SignInForm { Link = form }), prefix: nameof(SignInForm.Link));
    }

    [HttpGet(Mailed)]
    public IActionResult Sent() => View("SignInLinkSent");
}

/// <summary>
/// Where the link leads: signing in with a button. Looking changes nothing; programs that look at mails follow links too.
/// </summary>
[AllowAnonymous]
[PersonalPage]
[Route(SignInLinksController.Path + "/openen")]
public sealed class SignInByLinkController(SignInLinks links, SecondFactors factors, HalfwayCookie halfway, SignedIn signedIn) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(string? sleutel) =>
        await links.AddressOfAsync(sleutel) is { } address ? View("SignInByLink", new SignInByLinkPage(address, sleutel!)) : this.LinkDoesNotWork();

    [HttpPost]
    public async Task<IActionResult> SignIn(string? sleutel, CancellationToken cancel)
    {
        var used = await links.UseAsync(sleutel, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, cancel);
        if (!used.IsDone)
            return this.LinkDoesNotWork();

        // Who set up an app chose to be asked for it. A passkey is another way in, and does not close this one.
        if ((await factors.OfAsync(used.Value, cancel)).HasApp)
        {
            halfway.Begin(used.Value, null, HalfwayCookie.ForCode, SignInWay.MailLink);
            return LocalRedirect(CodeController.Path);
        }

        var principal = await signedIn.StartAsync(HttpContext, used.Value, SignInWay.MailLink, cancel);
        return LocalRedirect(AfterSignIn.PageFor(Url, null, principal));
    }
}

/// <summary>What the page behind the link shows.</summary>
/// <param name="Email">Who signs in.</param>
/// <param name="Key">What the link says.</param>
public sealed record SignInByLinkPage(string Email, string Key);
