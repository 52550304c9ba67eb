using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Wijkagent.Web.Shared.Forms;

/// <summary>Keys that come with a form and say which sending it is; only we can make them, and only for one form.</summary>
public sealed class SendKeys(IDataProtectionProvider protection)
{
    private const int Bytes = 16;

    /// <summary>A new key for a form.</summary>
    /// <param name="form">Which: the slug of the officer whose page it is on, or a name that no officer has.</param>
    public string Issue(string form) => For(form).Protect(Convert.ToHexString(RandomNumberGenerator.GetBytes(Bytes)));

    /// <summary>The key inside; null when it is not ours, or was made for another form.</summary>
    public string? Read(string form, string? issued)
    {
        if (string.IsNullOrEmpty(issued))
            return null;
        try
        {
            return For(form).Unprotect(issued);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector For(string form) => protection.CreateProtector("Wijkagent.ContactMessage", form);
}
