using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Identity.SecondFactor;
using Wijkagent.Core.Persistence.Seeding;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Development;

/// <summary>Shows the codes of the demo accounts, so that the program can be tried without a telephone.</summary>
[AllowAnonymous]
[PersonalPage]
public sealed class CodesController(DemoAccountsHere accounts, TimeProvider clock) : Controller
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    [HttpGet("/ontwikkel/codes")]
    public async Task<IActionResult> Index(CancellationToken cancel)
    {
        var (there, now) = (await accounts.ListAsync(cancel), clock.GetUtcNow().UtcDateTime);
        return View("Index", there.Where(a => a.App is not null)
            .Select(a => new CodeRow(a.Email, a.App!, AuthenticatorKeys.CodeAt(a.App!, now), AuthenticatorKeys.CodeAt(a.App!, now + Step)))
            .ToList());
    }
}

/// <summary>The codes of one account.</summary>
/// <param name="Email">The account.</param>
/// <param name="Key">The key of its app.</param>
/// <param name="Now">What the app shows now.</param>
/// <param name="Next">What it shows next; it works already.</param>
public sealed record CodeRow(string Email, string Key, string Now, string Next);
