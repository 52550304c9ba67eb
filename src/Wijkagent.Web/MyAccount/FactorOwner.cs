using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.SecondFactor;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Web.Account;

namespace Wijkagent.Web.MyAccount;

/// <summary>Who sets up a second factor.</summary>
/// <param name="User">Whose account.</param>
/// <param name="IsFirst">Whether this person is not signed in yet, and has to set one up for it.</param>
/// <param name="Back">The page that was asked for.</param>
/// <param name="First">What this person showed before.</param>
public sealed record SettingUp(User User, bool IsFirst, string? Back, SignInWay First = SignInWay.Password);

/// <summary>
/// Setting up a second factor is for who is signed in and proved to be there just now; or for who showed a password,
/// needs a second factor and has none yet.
/// </summary>
public sealed class FactorOwner(OwnAccount own, HalfwayCookie halfway, SecondFactors factors)
{
    /// <summary>Who it is; or where to go instead.</summary>
    public async Task<(SettingUp? Who, string Elsewhere)> FindAsync(string path, CancellationToken cancel)
    {
        if (own.Session is not null)
        {
            return own.IsConfirmed
                ? (new SettingUp(await own.GetAsync(), false, null), "")
                : (null, ConfirmationController.AddressFor(path));
        }

        if (await halfway.FindAsync() is not { } who)
            return (null, $"{Setup.SignInSetup.SignInPath}?terug={Uri.EscapeDataString(path)}");
        return (await factors.OfAsync(who.User, cancel)).Any
            ? (null, CodeController.Path)
            : (new SettingUp(who.User, true, who.Back, who.First), "");
    }
}
