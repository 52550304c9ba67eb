using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Wijkagent.Web.Tests;

/// <summary>Lets requests come from an address: without a network they come from none.</summary>
internal static class Senders
{
    /// <summary>All requests come from <paramref name="address"/>.</summary>
    public static void ComesFrom(this IWebHostBuilder web, string address) => web.ConfigureTestServices(services =>
        services.AddSingleton<IStartupFilter>(new From(IPAddress.Parse(address))));

    private sealed class From(IPAddress address) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                context.Connection.RemoteIpAddress = address;
                return rest(context);
            });
            next(app);
        };
    }
}
