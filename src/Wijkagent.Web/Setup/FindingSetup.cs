using Wijkagent.Core.Neighbourhoods.Geocoding;
using Wijkagent.Core.Neighbourhoods.Locating;
using Wijkagent.Core.Neighbourhoods.Mapping;
using Wijkagent.Core.Neighbourhoods.Searching;
using Wijkagent.Web.Workers;

namespace Wijkagent.Web.Setup;

/// <summary>Finding a neighbourhood and who answers there: areas in memory, addresses and search.</summary>
public static class FindingSetup
{
    public static void AddFinding(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<Atlas>();
        services.AddHostedService<AtlasWorker>();
        services.AddScoped<LocateService>();

        services.Configure<LocatieserverOptions>(builder.Configuration.GetSection(LocatieserverOptions.Section));
        services.AddSingleton<IGeocoder, LocatieserverGeocoder>();
        // Its loggers would write the address that was asked for; a redirect could lead anywhere.
        services.AddHttpClient(LocatieserverGeocoder.ClientName)
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = TimeSpan.FromSeconds(2),
                PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            });

        services.AddScoped<AddressSearch>();
        services.AddScoped<ContentSearch>();
        services.AddScoped<SearchService>();
        services.AddSingleton<OutlineCache>();
        services.AddScoped<OutlineService>();
    }
}
