using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.SecondFactor;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Web.MyAccount;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Account;

/// <summary>The first step of signing in: address and password. For residents without a second factor it is the only one.</summary>
[AllowAnonymous]
[PersonalPage]
[Route(SignInSetup.SignInPath)]
public sealed class SignInController(
    SignInCheck check,
    SignInLimits limits,
    KnownDevices devices,
    SecondFactors factors,
    HalfwayCookie halfway,
    SignedIn signedIn,
    Failures failures,
    IStringLocalizer<AccountText> words) : Controller
{
    [HttpGet]
    public IActionResult Show(string? terug, SignInNotice? gedaan)
    {
        if (User.Identity?.IsAuthenticated == true)
            return LocalRedirect(AfterSignIn.PageFor(Url, terug, User));
        ViewData["Done"] = gedaan;
        return View("SignIn", new SignInForm { Terug = terug });
    }

    [HttpPost]
    public async Task<IActionResult> SignIn(SignInForm form, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return Again(form, StatusCodes.Status422UnprocessableEntity);
        if (!limits.Allow(HttpContext.Connection.RemoteIpAddress, form.Email!, devices.DeviceOf(form.Email!)))
        {
            ModelState.AddModelError("", words["TooManyTries"]);
            Failures.SayWhenAgain(Response, SignInLimits.Window);
            return Again(form, StatusCodes.Status429TooManyRequests);
        }

        var checkedUser = await check.CheckAsync(form.Email!, form.Password!, cancel);
        if (!checkedUser.IsDone)
        {
            ModelState.AddModelError("", failures.WordsOf(checkedUser.Error));
            return Again(form, StatusCodes.Status422UnprocessableEntity);
        }

        return await NextAsync(checkedUser.Value, AfterSignIn.OurOwn(Url, form.Terug), cancel);
    }

    /// <summary>To the second step; to setting one up, for who needs one and has none; or in.</summary>
    private async Task<IActionResult> NextAsync(User user, string? back, CancellationToken cancel)
    {
        var state = await factors.OfAsync(user, cancel);
        if (state.Any)
        {
            halfway.Begin(user, back, HalfwayCookie.ForCode);
            return LocalRedirect(CodeController.Path);
        }

        if (state.IsNeeded)
        {
            halfway.Begin(user, back, HalfwayCookie.ForSettingUp);
            return LocalRedirect(FactorController.Path);
        }

        var principal = await signedIn.StartAsync(HttpContext, user, SignInWay.Password, cancel);
        return LocalRedirect(AfterSignIn.PageFor(Url, back, principal));
    }

    private ViewResult Again(SignInForm form, int status)
    {
        var view = View("SignIn", form);
        view.StatusCode = status;
        return view;
    }
}

/// <summary>What the sign-in page says was just done.</summary>
public enum SignInNotice
{
    /// <summary>Somebody signed out.</summary>
    Afgemeld,

    /// <summary>A new password was set.</summary>
    Wachtwoord,

    /// <summary>A passkey was made in the place of a password.</summary>
    Passkey,

    /// <summary>The account will be erased.</summary>
    Opgeheven,

    /// <summary>The same, as the consent to it was withdrawn.</summary>
    Ingetrokken,
}
