using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using OtpNet;

namespace Wijkagent.Core.Identity.SecondFactor;

/// <summary>
/// The keys that authenticator apps share with us, and the codes they give: six digits, a new one every 30 seconds,
/// HMAC-SHA-1 (RFC 6238, with what every app understands).
/// </summary>
public sealed class AuthenticatorKeys(IDataProtectionProvider protection)
{
    private const string Issuer = "Wijkagent";
    private const int KeyBytes = 20;
    private const int Digits = 6;

    // A clock may be half a minute off, either way (RFC 6238, section 5.2).
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    private readonly IDataProtector protector = protection.CreateProtector("Wijkagent.AuthenticatorKeys");

    /// <summary>A new key of 160 bits in base 32, as apps read it.</summary>
    public static string New() => Base32Encoding.ToString(RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>What a QR code says to an app.</summary>
    public static string AddressOf(string key, string account) =>
        $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(account)}?secret={key}&issuer={Issuer}";

    /// <summary>The half minute in which a code was, is or becomes right; null when it is none of the three.</summary>
    /// <param name="key">The key in base 32.</param>
    /// <param name="typed">The code, with or without spaces.</param>
    /// <param name="now">The moment, UTC.</param>
    public static long? StepOf(string key, string? typed, DateTime now)
    {
        var code = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c)));
        return code.Length == Digits && Of(key).VerifyTotp(now, code, out var step, Window) ? step : null;
    }

    /// <summary>The code that an app shows at a moment (UTC).</summary>
    public static string CodeAt(string key, DateTime at) => Of(key).ComputeTotp(at);

    /// <summary>The key as it is kept.</summary>
    public byte[] Seal(string key) => protector.Protect(Encoding.ASCII.GetBytes(key));

    /// <summary>The key as it was; null when the key ring that it was kept with is lost.</summary>
    public string? Open(byte[] kept)
    {
        try
        {
            return Encoding.ASCII.GetString(protector.Unprotect(kept));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static Totp Of(string key) => new(Base32Encoding.ToBytes(key));
}
