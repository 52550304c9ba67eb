using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Identity;
using Wijkagent.Web.Account;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.MyAccount;

/// <summary>The password. Whoever has one types it once more; all other sessions end.</summary>
[Authorize]
[PersonalPage]
[Confirmed]
[Route("/account/wachtwoord")]
public sealed class PasswordController(
    OwnAccount own, AccountUpdates updates, SignInLimits limits, KnownDevices devices, Failures failures) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show() => View("Password", new PasswordForm { HasPassword = (await own.GetAsync()).PasswordHash is not null });

    [HttpPost]
    public async Task<IActionResult> Change(PasswordForm form, CancellationToken cancel)
    {
        var user = await own.GetAsync();
        if (!limits.Allow(HttpContext.Connection.RemoteIpAddress, user.Email!, devices.DeviceOf(user.Email!)))
        {
            Failures.SayWhenAgain(Response, SignInLimits.Window);
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        var changed = user.PasswordHash is not null && !await updates.IsPasswordAsync(user, form.Current, cancel)
            ? new PasswordRefused(nameof(form.Current))
            : await updates.SetPasswordAsync(user, form.Password, own.Device, cancel);
        if (!changed.IsDone)
            return failures.Answer(this, changed.Error, () => View("Password", new PasswordForm { HasPassword = user.PasswordHash is not null }));
        await own.RenewAsync(user, null, cancel);
        return LocalRedirect($"{OverviewController.Path}?gedaan={AccountNotice.Wachtwoord}");
    }
}

/// <summary>The old password and the new one.</summary>
public sealed class PasswordForm
{
    /// <summary>The one there is.</summary>
    public string? Current { get; set; }

    /// <summary>The new one.</summary>
    public string? Password { get; set; }

    /// <summary>Whether there is one.</summary>
    internal bool HasPassword { get; init; }
}
