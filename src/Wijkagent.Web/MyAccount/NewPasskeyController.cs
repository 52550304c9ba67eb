using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.SecondFactor;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Web.Account;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.MyAccount;

/// <summary>Adds a passkey, also for who may not sign in without a second factor.</summary>
[AllowAnonymous]
[PersonalPage]
[Route(PasskeysController.Path)]
[EnableRateLimiting(RateLimits.Passkeys)]
public sealed class NewPasskeyController(
    FactorOwner owner, OwnAccount own, Passkeys passkeys, SecondFactors factors, UserManager<User> users, SignedIn signedIn, Failures failures)
    : Controller
{
    private const int LongestName = 60;

    /// <summary>What the browser is asked to make.</summary>
    [HttpPost("opties")]
    public async Task<IActionResult> Ask(CancellationToken cancel)
    {
        var (who, _) = await owner.FindAsync(PasskeysController.Path, cancel);
        return who is null ? StatusCode(StatusCodes.Status403Forbidden) : Content(await passkeys.AskToMakeAsync(who.User), "application/json");
    }

    [HttpPost]
    public async Task<IActionResult> Add(PasskeyForm form, CancellationToken cancel)
    {
        var (who, elsewhere) = await owner.FindAsync(PasskeysController.Path, cancel);
        if (who is null)
            return LocalRedirect(elsewhere);
        var added = await AddAsync(who, form, cancel);
        if (who.IsFirst)
        {
            if (!added.IsDone)
                return LocalRedirect(FactorController.Path);
            await signedIn.StartAsync(HttpContext, who.User, SignInWay.Passkey, cancel);
            return LocalRedirect(who.Back ?? OverviewController.Path);
        }

        if (!added.IsDone)
            return await AgainAsync(who.User, added.Error);
        await own.RenewAsync(who.User, SignInWay.Passkey, cancel);
        return LocalRedirect(PasskeysController.Path);
    }

    private async Task<Result> AddAsync(SettingUp who, PasskeyForm form, CancellationToken cancel)
    {
        var name = TypedText.Line(form.Name, nameof(form.Name), LongestName);
        if (!name.IsDone)
            return name.Error;
        var made = await passkeys.MadeAsync(who.User, form.Credential, cancel);
        if (!made.IsDone)
            return made.Error;
        made.Value.Name = name.Value.Length > 0 ? name.Value : $"{own.Device.Browser} {own.Device.System}".Trim();
        return await factors.AddPasskeyAsync(who.User, made.Value, who.IsFirst, own.Device, cancel);
    }

    private async Task<IActionResult> AgainAsync(User user, Error error)
    {
        if (error is not InvalidError)
            return failures.Answer(this, error, back: PasskeysController.Path);
        ModelState.Clear();
        ModelState.AddModelError("", failures.WordsOf(error));
        var view = View("Passkeys", await PasskeysPage.OfAsync(users, user));
        view.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return view;
    }
}
