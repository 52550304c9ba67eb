using System.Buffers.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.SecondFactor;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.MyAccount;

/// <summary>The own passkeys, and removing one.</summary>
[Authorize]
[PersonalPage]
[Confirmed(Back = Path)]
[Route(Path)]
public sealed class PasskeysController(OwnAccount own, SecondFactors factors, UserManager<User> users, Failures failures) : Controller
{
    /// <summary>Where they are.</summary>
    public const string Path = "/account/passkeys";

    [HttpGet]
    public async Task<IActionResult> Index() => View("Passkeys", await PasskeysPage.OfAsync(users, await own.GetAsync()));

    [HttpPost("verwijdering")]
    public async Task<IActionResult> Remove(string? id, CancellationToken cancel)
    {
        var user = await own.GetAsync();
        if (id is null || !Base64Url.IsValid(id))
            return NotFound();
        var removed = await factors.RemovePasskeyAsync(user, Base64Url.DecodeFromChars(id), own.Device, cancel);
        if (!removed.IsDone)
            return failures.Answer(this, removed.Error, back: Path);
        await own.RenewAsync(user, null, cancel);
        return LocalRedirect(Path);
    }
}

/// <summary>What the list of passkeys shows.</summary>
/// <param name="Rows">The passkeys, the oldest first.</param>
public sealed record PasskeysPage(IReadOnlyList<PasskeyRow> Rows)
{
    /// <summary>The passkeys of somebody.</summary>
    public static async Task<PasskeysPage> OfAsync(UserManager<User> users, User user) => new(
        [.. (await users.GetPasskeysAsync(user)).OrderBy(p => p.CreatedAt)
            .Select(p => new PasskeyRow(Base64Url.EncodeToString(p.CredentialId), p.Name ?? "", p.CreatedAt.UtcDateTime))]);
}

/// <summary>A passkey in the list.</summary>
/// <param name="Id">Its credential id in base64url.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="MadeAt">When it was added, UTC.</param>
public sealed record PasskeyRow(string Id, string Name, DateTime MadeAt);
