using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Privacy.Rights.Consents;
using Wijkagent.Web.Account;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.MyAccount.Data;

/// <summary>
/// The consent on which the account of a resident rests: when it was given, by which words, and withdrawing it. That is
/// as easy as giving it was (AVG, article 7(3)), and what follows is said before.
/// </summary>
[Authorize]
[PersonalPage]
[Confirmed(Back = Path)]
[Route(Path)]
public sealed class ConsentController(OwnAccount own, ConsentRecords consents, AccountErasure erasure, SignedIn signedIn, Failures failures) : Controller
{
    /// <summary>Where it is.</summary>
    public const string Path = "/account/toestemming";

    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancel)
    {
        var user = await own.GetAsync();
        return View("Consent", new ConsentPage(await erasure.MayEraseAsync(user, cancel), await consents.OfAsync(user.Id, cancel)));
    }

    /// <summary>Without consent there is no account: it is erased in the one way that accounts are.</summary>
    [HttpPost("intrekking")]
    public async Task<IActionResult> Withdraw(CancellationToken cancel)
    {
        var asked = await erasure.AskAsync(await own.GetAsync(), own.Device, cancel);
        if (!asked.IsDone)
            return failures.Answer(this, asked.Error);
        await signedIn.EndAsync(HttpContext, cancel);
        return LocalRedirect($"{SignInSetup.SignInPath}?gedaan={SignInNotice.Ingetrokken}");
    }
}

/// <summary>What the page shows.</summary>
/// <param name="IsResident">Whether the account rests on consent; one of staff rests on their task.</param>
/// <param name="Given">What was given and withdrawn, the newest first.</param>
public sealed record ConsentPage(bool IsResident, IReadOnlyList<OwnConsent> Given);
