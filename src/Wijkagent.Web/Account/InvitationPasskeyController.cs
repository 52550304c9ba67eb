using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.Administration;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Account;

/// <summary>The other way to accept an invitation: a passkey, and no password. It is both factors by itself.</summary>
[AllowAnonymous]
[PersonalPage]
[Route(InvitationController.Path + "/passkey")]
[EnableRateLimiting(RateLimits.Passkeys)]
public sealed class InvitationPasskeyController(Invitations invitations, Passkeys passkeys, Failures failures) : Controller
{
    /// <summary>What the browser is asked to make.</summary>
    [HttpPost("opties")]
    public async Task<IActionResult> Ask(string? sleutel) =>
        await invitations.OpenAsync(sleutel) is { } user ? Content(await passkeys.AskToMakeAsync(user), "application/json") : NotFound();

    [HttpPost]
    public async Task<IActionResult> Accept(string? sleutel, PasskeyForm form, CancellationToken cancel)
    {
        if (await invitations.OpenAsync(sleutel) is not { } user)
            return this.LinkDoesNotWork();
        var accepted = await AcceptAsync(user, sleutel, form.Credential, cancel);
        if (accepted.IsDone)
            return LocalRedirect($"{SignInSetup.SignInPath}?gedaan={SignInNotice.Passkey}");
        ModelState.Clear();
        ModelState.AddModelError("", failures.WordsOf(accepted.Error));
        ViewData["Email"] = user.Email;
        var view = View("Invitation", new NewPasswordForm { Sleutel = sleutel });
        view.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return view;
    }

    private async Task<Result> AcceptAsync(User user, string? link, string? credential, CancellationToken cancel)
    {
        var made = await passkeys.MadeAsync(user, credential, cancel);
        if (!made.IsDone)
            return made.Error;
        var device = SignedIn.DeviceOf(HttpContext);
        made.Value.Name = $"{device.Browser} {device.System}".Trim();
        return await invitations.AcceptAsync(link, made.Value, device, cancel);
    }
}
