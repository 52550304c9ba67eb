using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Account;

/// <summary>Signing out: the session ends on the server, and the browser forgets what it kept.</summary>
[Authorize]
[PersonalPage]
public sealed class SignOutController(SignedIn signedIn) : Controller
{
    [HttpPost("/afmelden")]
    public async Task<IActionResult> SignOutNow(CancellationToken cancel)
    {
        await signedIn.EndAsync(HttpContext, cancel);
        return LocalRedirect($"{SignInSetup.SignInPath}?gedaan={SignInNotice.Afgemeld}");
    }
}
