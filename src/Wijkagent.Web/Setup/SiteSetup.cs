namespace Wijkagent.Web.Setup;

/// <summary>What this installation is called and how it is reached; section <c>Site</c> of the settings.</summary>
public sealed record SiteOptions
{
    public const string Section = "Site";

    /// <summary>Address of the portal as people type it; links in mails start with it.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>Where somebody tells about a weak spot: a <c>mailto:</c> or <c>https:</c> address.</summary>
    public string? SecurityContact { get; init; }

    /// <summary>Until when security.txt holds; whoever keeps the portal renews it every year (RFC 9116).</summary>
    public DateTimeOffset? SecurityTextExpires { get; init; }
}

/// <summary>
/// Whether visitors reach the portal over https. It is so everywhere but on one's own machine: there a cookie that is
/// tied to https would never be sent back.
/// </summary>
/// <param name="IsHttps">Whether it is.</param>
public sealed record Transport(bool IsHttps)
{
    /// <summary>As the portal's own address says; without one, as it is in Development or not.</summary>
    public static Transport Of(IHostApplicationBuilder builder) =>
        new(builder.Configuration["Site:BaseUrl"] is { Length: > 0 } address
            ? address.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
            : !builder.Environment.IsDevelopment());

    /// <summary>The name under which a cookie is kept: over https it is tied to this host (RFC 6265bis, section 4.1.3.2).</summary>
    public string CookieName(string name) => IsHttps ? $"__Host-{name}" : name;
}

public static class SiteSetup
{
    public static void AddSite(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<SiteOptions>(builder.Configuration.GetSection(SiteOptions.Section));
        builder.Services.AddSingleton(Transport.Of(builder));
    }
}
