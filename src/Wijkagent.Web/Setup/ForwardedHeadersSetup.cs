using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Wijkagent.Web.Setup;

/// <summary>
/// Believes our own proxies, and nobody else, about who is asking and whether it was https. The host name is never
/// taken from a proxy: links in mails come from the setting <c>Site:BaseUrl</c>.
/// </summary>
public static class ForwardedHeadersSetup
{
    /// <summary>Addresses or networks of our proxies, with commas: <c>10.0.0.4, 10.1.0.0/16</c>.</summary>
    public const string KnownProxies = "Proxy:KnownProxies";

    public static void AddForwardedHeaders(this WebApplicationBuilder builder)
    {
        var proxies = Proxies(builder.Configuration);

        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // Loopback is on the list by default. The lists are never cleared: an empty list would trust everybody.
            foreach (var proxy in proxies)
            {
                if (IPAddress.TryParse(proxy, out var address))
                    options.KnownProxies.Add(address);
                else
                    options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            }

            // One step for the usual single proxy; a chain of own proxies has to name itself.
            options.ForwardLimit = Math.Max(1, proxies.Length);
        });
    }
    /// <summary>What the setting holds that is no address or network; the program does not start with it.</summary>
    public static IEnumerable<string> Unreadable(IConfiguration configuration) =>
        Proxies(configuration).Where(proxy => !IPAddress.TryParse(proxy, out _) && !System.Net.IPNetwork.TryParse(proxy, out _));

    private static string[] Proxies(IConfiguration configuration) =>
        (configuration[KnownProxies] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
