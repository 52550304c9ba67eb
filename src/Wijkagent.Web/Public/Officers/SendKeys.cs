using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Wijkagent.Web.Public.Officers;

/// <summary>Keys that come with a form and say which sending it is; only we can make them, and only for one officer.</summary>
public sealed class SendKeys(IDataProtectionProvider protection)
{
    private const int Bytes = 16;

    /// <summary>A new key for a form on this officer's page.</summary>
    public string Issue(string officerSlug) =>
        For(officerSlug).Protect(Convert.ToHexString(RandomNumberGenerator.GetBytes(Bytes)));

    /// <summary>The key inside; null when it is not ours, or was made for another officer.</summary>
    public string? Read(string officerSlug, string? issued)
    {
        if (string.IsNullOrEmpty(issued))
            return null;
        try
        {
            return For(officerSlug).Unprotect(issued);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector For(string officerSlug) => protection.CreateProtector("Wijkagent.ContactMessage", officerSlug);
}
