using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Identity;
using Wijkagent.Web.Account;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.MyAccount;

/// <summary>The address to sign in with. It changes only after a mail to the new one was answered.</summary>
[Authorize]
[PersonalPage]
[Route(Path)]
public sealed class EmailController(OwnAccount own, AccountUpdates updates, Failures failures) : Controller
{
    private const string Path = "/account/e-mail";

    [HttpGet, Confirmed]
    public IActionResult Show() => View("Email", new EmailForm());

    [HttpPost, Confirmed]
    public async Task<IActionResult> Ask(EmailForm form, CancellationToken cancel)
    {
        var asked = await updates.AskEmailAsync(await own.GetAsync(), form.Email, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, cancel);
        return asked.IsDone
            ? LocalRedirect($"{OverviewController.Path}?gedaan={AccountNotice.Gemaild}")
            : failures.Answer(this, asked.Error, () => View("Email", form));
    }

    /// <summary>Where the link of the mail leads. It shows what will be; programs that look at mails follow links too.</summary>
    [HttpGet("bevestigen")]
    public async Task<IActionResult> ShowLink(string? sleutel) =>
        updates.EmailOf(await own.GetAsync(), sleutel) is { } address
            ? View("ConfirmEmail", new ConfirmEmailPage(address, sleutel!))
            : this.LinkDoesNotWork();

    [HttpPost("bevestigen")]
    public async Task<IActionResult> Change(string? sleutel, CancellationToken cancel)
    {
        var user = await own.GetAsync();
        var changed = await updates.ChangeEmailAsync(user, sleutel, own.Device, cancel);
        if (changed.Error is AccountLinkDoesNotWork)
            return this.LinkDoesNotWork();
        if (!changed.IsDone)
            return failures.Answer(this, changed.Error);
        await own.RenewAsync(user, null, cancel);
        return LocalRedirect($"{OverviewController.Path}?gedaan={AccountNotice.Email}");
    }
}

/// <summary>An address as it was typed.</summary>
public sealed class EmailForm
{
    /// <summary>The address.</summary>
    public string? Email { get; set; }
}

/// <summary>What the page behind the link shows.</summary>
/// <param name="Email">The new address.</param>
/// <param name="Key">What the link says.</param>
public sealed record ConfirmEmailPage(string Email, string Key);
