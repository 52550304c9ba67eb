using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Wijkagent.Core.Persistence;
using Wijkagent.Web.Workers;

namespace Wijkagent.Web.Setup;

/// <summary>A certificate in a file; section <c>Keys</c> of the settings and what stands in it under <c>Old</c>.</summary>
public record KeyCertificate
{
    /// <summary>A PFX (PKCS #12) file with an RSA key.</summary>
    public string? Certificate { get; init; }

    /// <summary>The password of that file.</summary>
    public string? CertificatePassword { get; init; }
}

/// <summary>With what the key ring is wrapped; section <c>Keys</c> of the settings.</summary>
public sealed record KeyOptions : KeyCertificate
{
    public const string Section = "Keys";

    /// <summary>Certificates that wrapped keys before: they open what they wrapped, and wrap nothing more.</summary>
    public IReadOnlyList<KeyCertificate> Old { get; init; } = [];
}

/// <summary>
/// The key ring: where it lies and with what it is wrapped. In SQL Server it lies beside all that it protects, so there it
/// has to be wrapped with a certificate that lies elsewhere.
/// </summary>
public static class KeyRingSetup
{
    /// <summary>Adds the key ring of the chosen database.</summary>
    /// <exception cref="InvalidOperationException">It has to be wrapped and can't be; the message says why.</exception>
    public static void AddKeyRing(this IHostApplicationBuilder builder, DataDirectory directory)
    {
        var ring = builder.Services.AddDataProtection().SetApplicationName("Wijkagent");
        if (DatabaseSetup.IsSqlServer(builder.Configuration))
            ring.PersistKeysToDbContext<WijkagentDbContext>();
        else
            ring.PersistKeysToFileSystem(new DirectoryInfo(directory.Keys));

        if (WhatIsWrong(builder.Configuration, builder.Environment) is { Count: > 0 } wrong)
            throw new InvalidOperationException(string.Join(' ', wrong));
        var options = Options(builder.Configuration);
        if (options.Certificate is { Length: > 0 })
        {
            builder.Services.AddHostedService<CertificateWorker>();
            ring.ProtectKeysWithCertificate(Load(options))
                .UnprotectKeysWithAnyCertificate([.. options.Old.Select(Load)]);
        }
        else if (builder.Environment.IsDevelopment())
        {
            // Demo data needs no wrapping; elsewhere the framework warns that the keys lie in the clear, which is true.
            builder.Services.Configure<KeyManagementOptions>(keys => keys.XmlEncryptor = new NullXmlEncryptor());
        }
    }

    /// <summary>When the certificate that wraps new keys ends; null when there is none.</summary>
    public static DateTimeOffset? CertificateEndsAt(IConfiguration configuration)
    {
        if (Options(configuration) is not { Certificate.Length: > 0 } options)
            return null;
        using var certificate = Load(options);
        return certificate.NotAfter;
    }

    /// <summary>What is missing or can't be used, a sentence each.</summary>
    public static IReadOnlyList<string> WhatIsWrong(IConfiguration configuration, IHostEnvironment environment)
    {
        var options = Options(configuration);
        if (options.Certificate is { Length: > 0 })
        {
            return
            [
                .. Check("Keys__", options, mustHold: true),
                .. options.Old.SelectMany((old, i) => Check(string.Create(CultureInfo.InvariantCulture, $"Keys__Old__{i}__"), old, mustHold: false)),
            ];
        }

        return configuration["Database:Provider"] == DatabaseSetup.SqlServer && !environment.IsDevelopment()
            ? ["Keys__Certificate is missing: a PFX file that wraps the key ring, which lies in the very database that it protects."]
            : [];
    }

    private static KeyOptions Options(IConfiguration configuration) =>
        configuration.GetSection(KeyOptions.Section).Get<KeyOptions>() ?? new KeyOptions();

    private static IEnumerable<string> Check(string setting, KeyCertificate given, bool mustHold)
    {
        var name = $"{setting}Certificate «{given.Certificate}»";
        if (!File.Exists(given.Certificate))
            return [$"{name} is not there or may not be read."];
        try
        {
            using var certificate = Load(given);
            using var key = certificate.GetRSAPrivateKey();
            if (key is null)
                return [$"{name} holds no RSA private key."];
            // Old ones only open what they wrapped, and may have ended.
            return mustHold && certificate.NotAfter < TimeProvider.System.GetUtcNow()
                ? [string.Create(CultureInfo.InvariantCulture, $"{name} ended on {certificate.NotAfter:yyyy-MM-dd}: name a new one, and this one under Keys__Old__0__Certificate.")]
                : [];
        }
        catch (CryptographicException)
        {
            return [$"{name} is no PFX file, or {setting}CertificatePassword is not its password."];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [$"{name} is not there or may not be read."];
        }
    }

    private static X509Certificate2 Load(KeyCertificate given) =>
        X509CertificateLoader.LoadPkcs12FromFile(given.Certificate!, given.CertificatePassword);
}
