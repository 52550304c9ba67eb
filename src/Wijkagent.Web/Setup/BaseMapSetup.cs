using Microsoft.Extensions.Options;
using Wijkagent.Core.Neighbourhoods.BaseMaps;
using Wijkagent.Web.Health;

namespace Wijkagent.Web.Setup;

/// <summary>The ground of the maps: where it is asked, and where it is kept.</summary>
public static class BaseMapSetup
{
    private const long Megabyte = 1024 * 1024;

    public static void AddBaseMap(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.Configure<BaseMapOptions>(builder.Configuration.GetSection(BaseMapOptions.Section));
        services.AddSingleton(FolderOf);
        services.AddSingleton<BaseMap>();
        // Its loggers would write which place was asked for; a redirect could lead anywhere. It is asked by a few at a time.
        services.AddHttpClient(BaseMap.ClientName)
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = TimeSpan.FromSeconds(2),
                MaxConnectionsPerServer = 8,
                PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            });
    }

    /// <summary>What can't be used of the settings, a sentence each.</summary>
    public static IEnumerable<string> WhatIsWrong(IConfiguration configuration)
    {
        if (configuration[$"{BaseMapOptions.Section}:{nameof(BaseMapOptions.TilesUrl)}"] is { } pattern && !string.IsNullOrWhiteSpace(pattern) && !IsPattern(pattern))
        {
            yield return $"BaseMap__TilesUrl is «{pattern}»; it has to start with https:// and a host (http:// is for localhost alone) "
                + "and hold {z}, {x} and {y} behind it, or be empty to draw maps without a base map.";
        }
    }

    /// <summary>The host is that of the settings: what a visitor asks for stands behind it.</summary>
    private static bool IsPattern(string pattern) => RequiredSettings.IsAddress(pattern)
        && new Uri(pattern) is { UserInfo: "", Fragment: "" } url
        && Uri.UnescapeDataString(url.PathAndQuery) is var behindTheHost
        && BaseMapOptions.Placeholders.All(placeholder => behindTheHost.Contains(placeholder, StringComparison.Ordinal))
        && !url.Authority.Contains('{', StringComparison.Ordinal);

    /// <summary>Squares stop well before the disk has no more than what photos and a ready node need: those must not go without for them.</summary>
    private static TileFolder FolderOf(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<BaseMapOptions>>().Value;
        var needed = services.GetRequiredService<IConfiguration>().GetValue(DiskSpaceCheck.MinimumSetting, DiskSpaceCheck.UsualMinimum);
        return new TileFolder(
            services.GetRequiredService<DataDirectory>().Tiles,
            options,
            (needed + options.KeepAtMostMegabytes) * Megabyte,
            services.GetRequiredService<TimeProvider>());
    }
}
