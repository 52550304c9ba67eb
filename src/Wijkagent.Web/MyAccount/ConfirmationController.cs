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

/// <summary>Asks somebody who is signed in to prove to be there: with password, code or passkey.</summary>
[Authorize]
[PersonalPage]
[Route(Path)]
public sealed class ConfirmationController(
    OwnAccount own,
    AccountUpdates updates,
    UserSessions sessions,
    SecondFactors factors,
    UserManager<User> users,
    CodeTries codes,
    Passkeys passkeys,
    SignInLimits limits,
    KnownDevices devices,
    Failures failures) : Controller
{
    /// <summary>Where it is.</summary>
    public const string Path = "/account/bevestigen";

    /// <summary>Where it is, with the page to go to afterwards.</summary>
    public static string AddressFor(string back) => $"{Path}?terug={Uri.EscapeDataString(back)}";

    [HttpGet]
    public Task<ViewResult> Show(string? terug, CancellationToken cancel) => PageAsync(terug, cancel);

    [HttpPost]
    public async Task<IActionResult> ByPassword(ConfirmForm form, CancellationToken cancel)
    {
        var user = await own.GetAsync();
        if (!limits.Allow(HttpContext.Connection.RemoteIpAddress, user.Email!, devices.DeviceOf(user.Email!)))
            return await AgainAsync(form.Terug, new TooManyCodes((int)SignInLimits.Window.TotalMinutes), cancel);
        return user.PasswordHash is not null && await updates.IsPasswordAsync(user, form.Password, cancel)
            ? await DoneAsync(form.Terug, cancel)
            : await AgainAsync(form.Terug, new PasswordRefused("Password"), cancel);
    }

    [HttpPost("code")]
    public async Task<IActionResult> ByCode(ConfirmForm form, CancellationToken cancel)
    {
        var user = await own.GetAsync();
        var result = (await factors.OfAsync(user, cancel)).HasApp ? await codes.CheckAsync(user, form.Code, cancel) : new CodeRefused("Code");
        return result.IsDone ? await DoneAsync(form.Terug, cancel) : await AgainAsync(form.Terug, result.Error, cancel);
    }

    [HttpPost("passkey")]
    [EnableRateLimiting(RateLimits.Passkeys)]
    public async Task<IActionResult> ByPasskey(PasskeyForm form, CancellationToken cancel)
    {
        var shown = await passkeys.ShownAsync(form.Credential, cancel);
        // A colleague's passkey proves that the colleague is there.
        return shown.IsDone && shown.Value.Id == own.Session!.UserId
            ? await DoneAsync(form.Terug, cancel)
            : await AgainAsync(form.Terug, new PasskeyRefused(), cancel);
    }

    private async Task<IActionResult> DoneAsync(string? back, CancellationToken cancel)
    {
        await sessions.ConfirmAsync(own.Session!, cancel);
        return LocalRedirect(AfterSignIn.OurOwn(Url, back) ?? OverviewController.Path);
    }

    private Task<ViewResult> AgainAsync(string? back, Error error, CancellationToken cancel)
    {
        this.Refuse(error, failures);
        return PageAsync(back, cancel);
    }

    private async Task<ViewResult> PageAsync(string? back, CancellationToken cancel)
    {
        var user = await own.GetAsync();
        var state = await factors.OfAsync(user, cancel);
        var view = View("Confirm", new ConfirmForm
        {
            Terug = back,
            HasPassword = user.PasswordHash is not null,
            HasApp = state.HasApp,
            HasPasskey = state.Passkeys > 0,
            IsOfOrganisation = await users.IsOfOrganisationAsync(user),
            Email = user.Email,
        });
        view.StatusCode = Response.StatusCode;
        return view;
    }
}

/// <summary>How somebody proves to be there, and which ways there are.</summary>
public sealed class ConfirmForm
{
    /// <summary>The password.</summary>
    public string? Password { get; set; }

    /// <summary>The code of the app.</summary>
    public string? Code { get; set; }

    /// <summary>Where to go afterwards; only a page of our own.</summary>
    public string? Terug { get; set; }

    /// <summary>Whether there is a password.</summary>
    internal bool HasPassword { get; init; }

    /// <summary>Whether there is an app.</summary>
    internal bool HasApp { get; init; }

    /// <summary>Whether there is a passkey.</summary>
    internal bool HasPasskey { get; init; }

    /// <summary>Whether a new link in the mailbox is the only proof there is.</summary>
    internal bool HasMailboxAlone => !HasPassword && !HasApp && !HasPasskey && !IsOfOrganisation;

    /// <summary>Whether signing in once more at the organisation is a proof.</summary>
    internal bool IsOfOrganisation { get; init; }

    /// <summary>The address of that mailbox.</summary>
    internal string? Email { get; init; }
}
