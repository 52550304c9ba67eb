using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Wijkagent.Core.Identity;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Account;

/// <summary>
/// Remembers in the browser, encrypted, who signed in from it. Their owners are mailed about others, and strangers that
/// try passwords elsewhere don't count against them (OWASP: «Slow down online guessing attacks with device cookies»).
/// It opens nothing.
/// </summary>
public sealed class KnownDevices(IHttpContextAccessor context, Transport transport, IDataProtectionProvider protection)
{
    // Who share a computer at a station.
    private const int Most = 10;
    private static readonly TimeSpan Life = TimeSpan.FromDays(180);

    private readonly PrivateCookie cookie = new("wa-apparaat", context, transport, Life);
    private readonly IDataProtector protector = protection.CreateProtector("Wijkagent.KnownDevices");

    /// <summary>Whether this person signed in from this browser before.</summary>
    public bool Know(User user) => Read().Exists(known => known.UserId == user.Id);

    /// <summary>What this browser is called for an address; null when nobody signed in from it with that address.</summary>
    public string? DeviceOf(string email) =>
        Read().Find(known => string.Equals(known.Email, email.Trim(), StringComparison.OrdinalIgnoreCase))?.Device;

    /// <summary>This person signed in from this browser.</summary>
    public void Remember(User user)
    {
        var others = Read().Where(known => known.UserId != user.Id).Take(Most - 1);
        var device = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        cookie.Value = protector.Protect(JsonSerializer.Serialize(others.Prepend(new Known(user.Id, user.Email!, device))));
    }

    private List<Known> Read()
    {
        try
        {
            return cookie.Value is { Length: > 0 } kept ? JsonSerializer.Deserialize<List<Known>>(protector.Unprotect(kept)) ?? [] : [];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    private sealed record Known(Guid UserId, string Email, string Device);
}
