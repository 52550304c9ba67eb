using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity.SecondFactor;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Account;

/// <summary>The second step of signing in: the code of the app, or a passkey. Only for who just showed a password.</summary>
[AllowAnonymous]
[PersonalPage]
[Route(Path)]
public sealed class CodeController(
    HalfwayCookie halfway, SecondFactors factors, CodeTries codes, SignedIn signedIn, Failures failures) : Controller
{
    /// <summary>Where it is.</summary>
    public const string Path = SignInSetup.SignInPath + "/code";

    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancel) =>
        await halfway.FindAsync() is { } who ? await PageAsync(who, cancel) : LocalRedirect(SignInSetup.SignInPath);

    [HttpPost]
    public async Task<IActionResult> Check(CodeForm form, CancellationToken cancel)
    {
        if (await halfway.FindAsync() is not { } who)
            return LocalRedirect(SignInSetup.SignInPath);
        if (!(await factors.OfAsync(who.User, cancel)).HasApp)
            return LocalRedirect(Path);

        var result = await codes.CheckAsync(who.User, form.Code, cancel);
        if (result.IsDone)
        {
            var principal = await signedIn.StartAsync(HttpContext, who.User, who.First.WithCode(), cancel);
            return LocalRedirect(AfterSignIn.PageFor(Url, who.Back, principal));
        }

        this.Refuse(result.Error, failures);
        return await PageAsync(who, cancel);
    }

    private async Task<ViewResult> PageAsync(Halfway who, CancellationToken cancel)
    {
        var state = await factors.OfAsync(who.User, cancel);
        var view = View("Code", new CodePage(new CodeForm(), state.HasApp, state.Passkeys > 0, state.RecoveryCodes > 0, who.Back));
        view.StatusCode = Response.StatusCode;
        return view;
    }
}

/// <summary>A code as it was typed.</summary>
public sealed class CodeForm
{
    /// <summary>Six digits of an app, or a recovery code.</summary>
    public string? Code { get; set; }
}

/// <summary>What the second step shows.</summary>
/// <param name="Form">What was typed.</param>
/// <param name="HasApp">Whether an app gives codes.</param>
/// <param name="HasPasskey">Whether a passkey does as well.</param>
/// <param name="HasRecoveryCodes">Whether there are codes on paper.</param>
/// <param name="Back">The page that was asked for.</param>
public sealed record CodePage(CodeForm Form, bool HasApp, bool HasPasskey, bool HasRecoveryCodes, string? Back);

/// <summary>What pages with codes have in common.</summary>
public static class CodeAnswers
{
    /// <summary>Says at the field, or above the form, why a code was refused, and with which status.</summary>
    public static void Refuse(this Controller controller, Error error, Failures failures)
    {
        var field = error is InvalidError { Field: { } named } ? named : "";
        controller.ModelState.Clear();
        controller.ModelState.AddModelError(field, failures.WordsOf(error));
        controller.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        if (error is TooManyCodes tooMany)
        {
            controller.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Failures.SayWhenAgain(controller.Response, TimeSpan.FromMinutes(tooMany.Minutes));
        }
    }
}
