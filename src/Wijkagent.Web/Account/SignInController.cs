using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Wijkagent.Core.Identity;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Account;

/// <summary>Signing in with address and password.</summary>
[AllowAnonymous]
[PersonalPage]
[Route(SignInSetup.SignInPath)]
public sealed class SignInController(
    SignInCheck check, SignInLimits limits, SignedIn signedIn, Failures failures, IStringLocalizer<AccountText> words) : Controller
{
    [HttpGet]
    public IActionResult Show(string? terug, bool afgemeld = false)
    {
        if (User.Identity?.IsAuthenticated == true)
            return LocalRedirect(PageAfter(terug, User.IsInRole));
        ViewData["SignedOut"] = afgemeld;
        return View("SignIn", new SignInForm { Terug = terug });
    }

    [HttpPost]
    public async Task<IActionResult> SignIn(SignInForm form, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return Again(form, StatusCodes.Status422UnprocessableEntity);
        if (!limits.Allow(HttpContext.Connection.RemoteIpAddress, form.Email!))
        {
            ModelState.AddModelError("", words["TooManyTries"]);
            Response.Headers.RetryAfter = SignInLimits.Window.TotalSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return Again(form, StatusCodes.Status429TooManyRequests);
        }

        var checkedUser = await check.CheckAsync(form.Email!, form.Password!, cancel);
        if (!checkedUser.IsDone)
        {
            ModelState.AddModelError("", failures.WordsOf(checkedUser.Error));
            return Again(form, StatusCodes.Status422UnprocessableEntity);
        }

        var principal = await signedIn.StartAsync(HttpContext, checkedUser.Value, cancel);
        return LocalRedirect(PageAfter(form.Terug, principal.IsInRole));
    }

    private ViewResult Again(SignInForm form, int status)
    {
        ViewData["SignedOut"] = false;
        var view = View("SignIn", form);
        view.StatusCode = status;
        return view;
    }

    /// <summary>The page that was asked for, when it is ours; else where this person's work begins.</summary>
    private string PageAfter(string? asked, Func<string, bool> isIn)
    {
        if (Url.IsLocalUrl(asked))
            return asked;
        return isIn(RoleNames.Officer) || isIn(RoleNames.Coordinator) ? "/kantoor" : "/";
    }
}
