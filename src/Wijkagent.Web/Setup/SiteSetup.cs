using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Wijkagent.Web.Setup;

/// <summary>What this installation is called and how it is reached; section <c>Site</c> of the settings.</summary>
public sealed record SiteOptions
{
    public const string Section = "Site";

    /// <summary>Address of the portal as people type it; links in mails start with it.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>Where somebody tells about a weak spot: a <c>mailto:</c> or <c>https:</c> address; when left out the mailbox that RFC 2142 keeps for it.</summary>
    public string? SecurityContact { get; init; }

    /// <summary>Which organisation is responsible for the data that is held; told in the register of processing.</summary>
    public string? Organisation { get; init; }

    /// <summary>Where its data protection officer is reached: a <c>mailto:</c> or <c>https:</c> address.</summary>
    public Uri? PrivacyContact { get; init; }
}

/// <summary>
/// The portal's own address, with which links begin that are read elsewhere. It comes from the settings and never from a
/// request; on one's own machine, where none is set, it is where the program listens.
/// </summary>
public sealed class SiteAddress(IOptions<SiteOptions> site, IServer server)
{
    // What stands for all addresses of a machine leads nowhere in a link.
    private static readonly string[] AllAddresses = ["0.0.0.0", "[::]", "*", "+"];

    /// <summary>The whole address of something on the portal.</summary>
    /// <param name="path">Begins with a slash; may have a query.</param>
    // Joined and not resolved: «//elsewhere» would be another host.
    public string Of(string path) => Root.GetLeftPart(UriPartial.Authority) + path;

    /// <summary>Where somebody tells about a weak spot.</summary>
    public string SecurityContact => site.Value.SecurityContact is { Length: > 0 } set ? set : $"mailto:security@{Root.Host}";

    private Uri Root => site.Value.BaseUrl ?? Listening ?? new Uri(StartSetup.DefaultUrl);

    private Uri? Listening
    {
        get
        {
            var bound = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
            return bound is null ? null : new Uri(AllAddresses.Aggregate(bound, (url, all) => url.Replace($"//{all}", "//localhost", StringComparison.Ordinal)));
        }
    }
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
        builder.Services.AddSingleton<SiteAddress>();
    }
}
