using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Wijkagent.TestSupport;

/// <summary>Certificates to wrap a key ring with, made for a test.</summary>
public static class SelfSignedCertificate
{
    /// <summary>The password of every file.</summary>
    public const string Password = "wachtwoord van het bestand";

    /// <summary>Writes a PFX file and answers where it is.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="name">Its name, and that of whom it is for.</param>
    /// <param name="days">How many days it still counts; negative when it has ended.</param>
    /// <param name="withKey">Whether the private key is in it.</param>
    public static string Write(string folder, string name, int days = 365, bool withKey = true)
    {
        using var key = RSA.Create();
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-400), now.AddDays(days));
        using var kept = withKey ? made : X509CertificateLoader.LoadCertificate(made.RawData);
        var file = Path.Combine(folder, $"{name}{days}.pfx");
        File.WriteAllBytes(file, kept.Export(X509ContentType.Pfx, Password)!);
        return file;
    }
}
