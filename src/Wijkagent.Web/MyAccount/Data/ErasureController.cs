using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Identity;
using Wijkagent.Web.Account;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.MyAccount.Data;

/// <summary>Erasing the own account: what stays and why, and thirty days in which signing in takes it back.</summary>
[Authorize]
[PersonalPage]
[Confirmed]
[Route("/account/opheffen")]
public sealed class ErasureController(OwnAccount own, AccountErasure erasure, SignedIn signedIn, Failures failures) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancel) =>
        View("Erase", new ErasePage(await erasure.MayEraseAsync(await own.GetAsync(), cancel)));

    [HttpPost]
    public async Task<IActionResult> Ask(CancellationToken cancel)
    {
        var asked = await erasure.AskAsync(await own.GetAsync(), own.Device, cancel);
        if (!asked.IsDone)
            return failures.Answer(this, asked.Error);
        await signedIn.EndAsync(HttpContext, cancel);
        return LocalRedirect($"{SignInSetup.SignInPath}?gedaan={SignInNotice.Opgeheven}");
    }
}

/// <summary>What the page shows.</summary>
/// <param name="MayErase">Whether the owner erases it by oneself; an account of staff is closed by an administrator.</param>
public sealed record ErasePage(bool MayErase);
