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

public static class SiteSetup
{
    public static void AddSite(this WebApplicationBuilder builder) =>
        builder.Services.Configure<SiteOptions>(builder.Configuration.GetSection(SiteOptions.Section));
}
