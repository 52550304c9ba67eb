using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Identity.Administration;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Account;

/// <summary>Where the link of an invitation leads: choosing a password. Looking changes nothing.</summary>
[AllowAnonymous]
[PersonalPage]
[Route(Path)]
public sealed class InvitationController(Invitations invitations, Failures failures) : Controller
{
    /// <summary>Where it is.</summary>
    public const string Path = SignInSetup.SignInPath + "/uitnodiging";

    [HttpGet]
    public async Task<IActionResult> Show(string? sleutel) =>
        await invitations.OfAsync(sleutel) is { } invitation ? Page(invitation, new NewPasswordForm { Sleutel = sleutel }) : this.LinkDoesNotWork();

    [HttpPost]
    public async Task<IActionResult> Accept(NewPasswordForm form, CancellationToken cancel)
    {
        if (await invitations.OfAsync(form.Sleutel) is not { } invitation)
            return this.LinkDoesNotWork();
        var accepted = await invitations.AcceptAsync(form.Sleutel, form.Password, SignedIn.DeviceOf(HttpContext), cancel);
        return accepted.IsDone
            ? LocalRedirect($"{SignInSetup.SignInPath}?gedaan={SignInNotice.Wachtwoord}")
            : failures.Answer(this, accepted.Error, () => Page(invitation, form));
    }

    private ViewResult Page(Invitation invitation, NewPasswordForm form)
    {
        ViewData["Email"] = invitation.Email;
        return View("Invitation", form);
    }
}
