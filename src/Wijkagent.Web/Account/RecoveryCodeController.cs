using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.SecondFactor;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Account;

/// <summary>The second step for who has no telephone at hand: a code on paper, good for once.</summary>
[AllowAnonymous]
[PersonalPage]
[Route(SignInSetup.SignInPath + "/herstelcode")]
public sealed class RecoveryCodeController(
    HalfwayCookie halfway, RecoveryCodes recovery, SignInLimits limits, KnownDevices devices, AccountNews news, SignedIn signedIn, Failures failures)
    : Controller
{
    private const string Field = "Code";

    [HttpGet]
    public async Task<IActionResult> Show() =>
        await halfway.FindAsync() is null ? LocalRedirect(SignInSetup.SignInPath) : View("RecoveryCode", new CodeForm());

    [HttpPost]
    public async Task<IActionResult> Check(CodeForm form, CancellationToken cancel)
    {
        if (await halfway.FindAsync() is not { } who)
            return LocalRedirect(SignInSetup.SignInPath);
        if (!limits.Allow(HttpContext.Connection.RemoteIpAddress, who.User.Email!, devices.DeviceOf(who.User.Email!)))
            return Again(new TooManyCodes((int)SignInLimits.Window.TotalMinutes));
        if (!await recovery.UseAsync(who.User.Id, form.Code, cancel))
            return Again(new CodeRefused(Field));

        await news.TellAsync(who.User, AccountChange.RecoveryCodeUsed, SignedIn.DeviceOf(HttpContext));
        var principal = await signedIn.StartAsync(HttpContext, who.User, SignInWay.PasswordAndRecoveryCode, cancel);
        return LocalRedirect(AfterSignIn.PageFor(Url, who.Back, principal));
    }

    private ViewResult Again(Core.Common.Error error)
    {
        this.Refuse(error, failures);
        var view = View("RecoveryCode", new CodeForm());
        view.StatusCode = Response.StatusCode;
        return view;
    }
}
