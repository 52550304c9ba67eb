using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Account;

/// <summary>Signing in with a passkey alone: having it and unlocking it are two factors.</summary>
[AllowAnonymous]
[PersonalPage]
[Route(SignInSetup.SignInPath + "/passkey")]
[EnableRateLimiting(RateLimits.Passkeys)]
public sealed class PasskeySignInController(Passkeys passkeys, SignedIn signedIn, AuditLog log, Failures failures) : Controller
{
    /// <summary>What the browser is asked; the same for everybody, so that nobody learns who has a passkey.</summary>
    [HttpPost("opties")]
    public async Task<IActionResult> Ask() => Content(await passkeys.AskToShowAsync(), "application/json");

    [HttpPost]
    public async Task<IActionResult> SignIn(PasskeyForm form, CancellationToken cancel)
    {
        var shown = await passkeys.ShownAsync(form.Credential, cancel);
        if (!shown.IsDone)
        {
            await log.NoteRefusalAsync(null, nameof(SignInWay.Passkey), cancel);
            ModelState.AddModelError("", failures.WordsOf(shown.Error));
            var view = View("SignIn", new SignInForm { Terug = form.Terug });
            view.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return view;
        }

        var principal = await signedIn.StartAsync(HttpContext, shown.Value, SignInWay.Passkey, cancel);
        return LocalRedirect(AfterSignIn.PageFor(Url, form.Terug, principal));
    }
}

/// <summary>What a browser answers about a passkey.</summary>
public sealed class PasskeyForm
{
    /// <summary>The credential as JSON, as WebAuthn's <c>toJSON</c> writes it.</summary>
    public string? Credential { get; set; }

    /// <summary>What its owner calls it.</summary>
    public string? Name { get; set; }

    /// <summary>Where to go afterwards; only a page of our own.</summary>
    public string? Terug { get; set; }
}
