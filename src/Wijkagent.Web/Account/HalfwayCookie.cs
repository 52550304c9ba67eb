using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Account;

/// <summary>Somebody who showed a password, or what stands for one, and has to show more.</summary>
/// <param name="User">Whose it was.</param>
/// <param name="Back">The page that was asked for.</param>
/// <param name="First">What was shown.</param>
public sealed record Halfway(User User, string? Back, SignInWay First);

/// <summary>
/// Remembers for some minutes who is half-way signing in. It is no sign-in: nothing but the pages of the second step
/// look at it. It ends with its time, and with any change of the account.
/// </summary>
public sealed class HalfwayCookie(
    IHttpContextAccessor context, Transport transport, IDataProtectionProvider protection, UserManager<User> users, TimeProvider clock)
{
    /// <summary>How long there is to type a code.</summary>
    public static readonly TimeSpan ForCode = TimeSpan.FromMinutes(5);

    /// <summary>How long there is to set up a second factor: an app may have to be installed first.</summary>
    public static readonly TimeSpan ForSettingUp = TimeSpan.FromMinutes(15);

    private readonly PrivateCookie cookie = new("wa-halfweg", context, transport);
    private readonly IDataProtector protector = protection.CreateProtector("Wijkagent.Halfway");

    /// <summary>Somebody showed the password of an account, or what stands for it.</summary>
    public void Begin(User user, string? back, TimeSpan life, SignInWay first = SignInWay.Password) =>
        cookie.Value = protector.Protect(JsonSerializer.Serialize(
            new Ticket(user.Id, user.SecurityStamp ?? "", clock.GetUtcNow() + life, back, first)));

    /// <summary>Who is half-way; null when nobody is, or not any more.</summary>
    public async Task<Halfway?> FindAsync()
    {
        if (Read() is not { } ticket || ticket.Until <= clock.GetUtcNow())
            return null;
        var user = await users.FindByIdAsync(ticket.UserId.ToString());
        return user is { IsOpen: true } && user.SecurityStamp == ticket.Stamp ? new Halfway(user, ticket.Back, ticket.First) : null;
    }

    /// <summary>Forgets it: the person is signed in, or begins again.</summary>
    public void End() => cookie.Delete();

    private Ticket? Read()
    {
        try
        {
            return cookie.Value is { Length: > 0 } kept ? JsonSerializer.Deserialize<Ticket>(protector.Unprotect(kept)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record Ticket(Guid UserId, string Stamp, DateTimeOffset Until, string? Back, SignInWay First);
}
