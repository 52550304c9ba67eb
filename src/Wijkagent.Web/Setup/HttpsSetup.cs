using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Net.Http.Headers;

namespace Wijkagent.Web.Setup;

/// <summary>
/// Of a portal that is on https, nothing is done over plain http: cookies that are tied to https would not come along,
/// and no form works without them. Comes after the forwarded headers, which say what a proxy of ours was asked.
/// </summary>
public static class HttpsSetup
{
    private static readonly PathString Health = "/health";
    private static readonly PathString Api = "/api";

    /// <summary>Sends on what is asked over plain http, and refuses what is sent over it.</summary>
    public static void UseHttpsOnly(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<Transport>().IsHttps)
            return;
        var own = app.Services.GetRequiredService<SiteAddress>();
        app.Use((context, next) =>
        {
            var request = context.Request;
            if (request.IsHttps || request.Path.StartsWithSegments(Health) || IsToldWhy(context))
                return next(context);
            // The host of the request is anybody's word; ours is in the settings. A machine that is sent on would go on asking
            // in the clear, and nobody would see it.
            if (!request.Path.StartsWithSegments(Api) && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)))
                context.Response.Redirect(own.Of(request.Path.ToUriComponent() + request.QueryString.ToUriComponent()), permanent: true);
            else
                Refuse(context);
            return Task.CompletedTask;
        });
    }

    /// <summary>Whether this is the page that explains a refusal, in the place of what was refused.</summary>
    private static bool IsToldWhy(HttpContext context) => context.Features.Get<IStatusCodeReExecuteFeature>() is not null;

    /// <summary>What was sent has crossed the network already: sending it on by itself would hide that. RFC 9110, section 15.5.22.</summary>
    private static void Refuse(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
        if (HttpProtocol.IsHttp11(context.Request.Protocol))
            context.Response.Headers[HeaderNames.Upgrade] = "TLS/1.2, HTTP/1.1";
    }
}
