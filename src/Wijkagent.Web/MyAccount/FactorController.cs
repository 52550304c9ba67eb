using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.SecondFactor;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Web.Account;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.MyAccount;

/// <summary>Sets up an authenticator app, also for who may not sign in without one.</summary>
[AllowAnonymous]
[PersonalPage]
[Route(Path)]
public sealed class FactorController(
    FactorOwner owner, OwnAccount own, SecondFactors factors, AccountTokens tokens, SignedIn signedIn, Failures failures) : Controller
{
    /// <summary>Where it is.</summary>
    public const string Path = "/account/tweede-factor";

    private const int Group = 4;

    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancel)
    {
        var (who, elsewhere) = await owner.FindAsync(Path, cancel);
        return who is null ? LocalRedirect(elsewhere) : View("SetUp", PageFor(who, AuthenticatorKeys.New()));
    }

    [HttpPost]
    public async Task<IActionResult> SetUp(SetUpForm form, CancellationToken cancel)
    {
        var (who, elsewhere) = await owner.FindAsync(Path, cancel);
        if (who is null)
            return LocalRedirect(elsewhere);
        if (tokens.Open(TokenPurpose.SetUpApp, form.Key) is not { } offered || offered.UserId != who.User.Id)
            return LocalRedirect(Path);

        var set = await factors.SetAppAsync(who.User, offered.Value, form.Code, who.IsFirst, own.Device, cancel);
        if (!set.IsDone)
            return failures.Answer(this, set.Error, () => View("SetUp", PageFor(who, offered.Value)), prefix: nameof(SetUpPage.Form));
        if (who.IsFirst)
            await signedIn.StartAsync(HttpContext, who.User, who.First.WithCode(), cancel);
        else
            await own.RenewAsync(who.User, SignInWay.PasswordAndCode, cancel);
        return View("Codes", new CodesPage(set.Value, who.Back ?? OverviewController.Path));
    }

    private SetUpPage PageFor(SettingUp who, string key) => new(
        new SetUpForm { Key = tokens.Make(TokenPurpose.SetUpApp, who.User, key) },
        string.Join(' ', key.Chunk(Group).Select(part => new string(part))),
        QrPicture.Of(AuthenticatorKeys.AddressOf(key, who.User.Email!)),
        who.IsFirst,
        who.Back);
}

/// <summary>The key that was offered, and the first code that the app shows.</summary>
public sealed class SetUpForm
{
    /// <summary>A token of the key.</summary>
    public string? Key { get; set; }

    /// <summary>The code.</summary>
    public string? Code { get; set; }
}

/// <summary>What the page that sets up an app shows.</summary>
/// <param name="Form">What is filled in.</param>
/// <param name="Key">The key in groups, to type.</param>
/// <param name="Picture">The same as a QR code.</param>
/// <param name="IsFirst">Whether nothing else opens before it is done.</param>
/// <param name="Back">The page that was asked for.</param>
public sealed record SetUpPage(SetUpForm Form, string Key, string Picture, bool IsFirst, string? Back);

/// <summary>New recovery codes, shown once.</summary>
/// <param name="Codes">The codes.</param>
/// <param name="Next">Where it goes on.</param>
public sealed record CodesPage(IReadOnlyList<string> Codes, string Next);
