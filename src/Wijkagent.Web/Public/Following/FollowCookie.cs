using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Public.Following;

/// <summary>Says for some hours which report this browser opened, encrypted.</summary>
public sealed class FollowCookie(
    IHttpContextAccessor context, Transport transport, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>For how many.</summary>
    public const int Hours = 2;

    private static readonly TimeSpan Life = TimeSpan.FromHours(Hours);

    private readonly PrivateCookie cookie = new("wa-gevolgd", context, transport);
    private readonly IDataProtector protector = protection.CreateProtector("Wijkagent.FollowedReport");

    /// <summary>This browser opened the report.</summary>
    public void Open(string code) =>
        cookie.Value = protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow().UtcTicks}:{code}"));

    /// <summary>This browser forgets it.</summary>
    public void Close() => cookie.Delete();

    /// <summary>Whether this browser opened the report, not too long ago.</summary>
    public bool Holds(string code)
    {
        try
        {
            var parts = protector.Unprotect(cookie.Value ?? "").Split(':', 2);
            var opened = new DateTimeOffset(long.Parse(parts[0], CultureInfo.InvariantCulture), TimeSpan.Zero);
            return parts[1] == code && clock.GetUtcNow() - opened < Life;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
