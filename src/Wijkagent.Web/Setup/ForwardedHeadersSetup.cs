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
        var proxies = (builder.Configuration[KnownProxies] ?? "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // Loopback is on the list by default. The lists are never cleared: an empty list would trust everybody.
            foreach (var proxy in proxies)
            {
                if (IPAddress.TryParse(proxy, out var address))
                    options.KnownProxies.Add(address);
                else if (System.Net.IPNetwork.TryParse(proxy, out var network))
                    options.KnownIPNetworks.Add(network);
                else
                    throw new InvalidOperationException($"Setting {KnownProxies} holds '{proxy}', which is no address or network.");
            }

            // One step for the usual single proxy; a chain of own proxies has to name itself.
            options.ForwardLimit = Math.Max(1, proxies.Length);
        });
    }
}
