using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Wijkagent.Core.Identity;

/// <summary>What a token is for.</summary>
public enum TokenPurpose
{
    /// <summary>A link in a mail that proves that a new address is the owner's.</summary>
    ConfirmEmail,

    /// <summary>A link in a mail to who forgot the password.</summary>
    ResetPassword,

    /// <summary>A link in a mail to who was invited.</summary>
    Invitation,

    /// <summary>A link in a mail with which a resident signs in; its value is the address.</summary>
    SignIn,

    /// <summary>The key that a form offers to an authenticator app, until the app showed that it holds it.</summary>
    SetUpApp,
}

/// <summary>What a token says.</summary>
/// <param name="UserId">For whom it was made.</param>
/// <param name="Stamp">The security stamp that the account had then: what changes the account ends its tokens.</param>
/// <param name="Value">What it is about.</param>
public sealed record OpenedToken(Guid UserId, string Stamp, string Value);

/// <summary>
/// Makes and reads what links in mails and fields of forms say about an account. It can't be guessed or changed, and
/// stops working after a while.
/// </summary>
public sealed class AccountTokens(IDataProtectionProvider protection, TimeProvider clock)
{
    private readonly IDataProtector protector = protection.CreateProtector("Wijkagent.AccountTokens");

    /// <summary>How long a token works.</summary>
    public static TimeSpan LifeOf(TokenPurpose purpose) => purpose switch
    {
        TokenPurpose.ConfirmEmail => TimeSpan.FromDays(1),
        TokenPurpose.ResetPassword => TimeSpan.FromHours(1),
        TokenPurpose.Invitation => TimeSpan.FromDays(7),
        TokenPurpose.SignIn or TokenPurpose.SetUpApp => TimeSpan.FromMinutes(15),
        _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
    };

    /// <summary>A token for somebody.</summary>
    public string Make(TokenPurpose purpose, User user, string value = "") =>
        protector.CreateProtector(purpose.ToString())
            .Protect(string.Join('\n', clock.GetUtcNow().UtcTicks.ToString(CultureInfo.InvariantCulture), user.Id, user.SecurityStamp, value));

    /// <summary>What a token says; null when it is none of ours for this purpose, or too old.</summary>
    public OpenedToken? Open(TokenPurpose purpose, string? token)
    {
        try
        {
            var parts = protector.CreateProtector(purpose.ToString()).Unprotect(token ?? "").Split('\n', 4);
            var made = new DateTimeOffset(long.Parse(parts[0], CultureInfo.InvariantCulture), TimeSpan.Zero);
            return clock.GetUtcNow() - made < LifeOf(purpose) ? new OpenedToken(Guid.Parse(parts[1]), parts[2], parts[3]) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>Finds whom a link in a mail is about.</summary>
public static class LinkOwners
{
    /// <summary>The owner of the account, when nothing about it changed since the link was made; null when the link does not work.</summary>
    public static async Task<User?> FindByLinkAsync(this UserManager<User> users, AccountTokens tokens, TokenPurpose purpose, string? link) =>
        tokens.Open(purpose, link) is { } opened
        && await users.FindByIdAsync(opened.UserId.ToString()) is { } user
        && user.SecurityStamp == opened.Stamp ? user : null;
}
