using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Reports;

/// <summary>
/// What opens a report: the secret its reporter keeps (130 bits, of which only a keyed hash is stored), and the links
/// in mails, which say the same in another form and stop working after a while.
/// </summary>
public sealed class ReportSecrets(ServerKeys keys, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>How many characters a secret has: 26 of five bits.</summary>
    public const int SecretLength = 26;

    private const string KeyName = "report-secrets";
    private static readonly TimeSpan LinkLife = TimeSpan.FromDays(60);

    private readonly IDataProtector links = protection.CreateProtector("Wijkagent.ReportLinks");

    /// <summary>A new secret, in the form in which <see cref="HashAsync"/> reads it.</summary>
    public static string New() => Crockford.Random(SecretLength);

    /// <summary>HMAC-SHA-256 of a secret as it was typed. What can't be a secret is hashed all the same: it takes as long.</summary>
    public async Task<byte[]> HashAsync(string? typed, CancellationToken cancel)
    {
        var key = await keys.GetAsync(KeyName, cancel);
        var secret = Crockford.Normalise(typed) is { Length: SecretLength } read ? read : "";
        return HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(secret));
    }

    /// <summary>What goes in a mail to open a report, or to confirm it.</summary>
    public string MakeLink(string code, ReportLink purpose) =>
        links.CreateProtector(purpose.ToString()).Protect($"{clock.GetUtcNow().UtcTicks}:{code}");

    /// <summary>Whether a link from a mail is one of ours, for this report and purpose, and not too old.</summary>
    public bool IsLinkFor(string code, ReportLink purpose, string? link)
    {
        try
        {
            var parts = links.CreateProtector(purpose.ToString()).Unprotect(link ?? "").Split(':', 2);
            var made = new DateTimeOffset(long.Parse(parts[0], null), TimeSpan.Zero);
            return parts[1] == code && clock.GetUtcNow() - made < LinkLife;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}

/// <summary>What a link in a mail is for.</summary>
public enum ReportLink
{
    /// <summary>To prove that the address is the reporter's.</summary>
    Confirm,

    /// <summary>To follow the report.</summary>
    Follow,

    /// <summary>To prove that an address that was given later is the reporter's.</summary>
    Address,
}
