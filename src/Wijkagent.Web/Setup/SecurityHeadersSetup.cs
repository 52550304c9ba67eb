using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Primitives;

namespace Wijkagent.Web.Setup;

/// <summary>
/// Marks a controller or action whose page is somebody's own: a form, a followed report, anything behind sign-in.
/// The answer is not kept by any cache and its address is not told to the next page.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class PersonalPageAttribute : Attribute;

/// <summary>The headers that tell browsers what our pages may do, on every answer: pages, errors and files.</summary>
public static class SecurityHeadersSetup
{
    // The one policy for Trusted Types knows what the maps write and where the service worker is: Assets/js/parts/trusted.js.
    private static readonly StringValues ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self'; "
        + "font-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; "
        + "require-trusted-types-for 'script'; trusted-types default";

    private static readonly StringValues PermissionsPolicy =
        "geolocation=(self), accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), "
        + "encrypted-media=(), fullscreen=(), gyroscope=(), hid=(), idle-detection=(), magnetometer=(), microphone=(), midi=(), "
        + "payment=(), picture-in-picture=(), publickey-credentials-create=(self), publickey-credentials-get=(self), "
        + "screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()";

    private static readonly StringValues OneYear = "max-age=31536000; includeSubDomains";

    /// <summary>Comes first, so that no answer leaves without the headers.</summary>
    public static void UseSecurityHeaders(this WebApplication app)
    {
        app.Use(async (context, next) =>
        {
            // Written when the answer starts: the error handler clears whatever was set before.
            context.Response.OnStarting(WriteHeaders, context);
            try
            {
                await next(context);
            }
            catch (Exception) when (!context.Response.HasStarted)
            {
                // The page that tells of an error failed too, which the log has. The server's own answer would have no headers.
                context.Response.Clear();
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            }
        });
        var isHttps = app.Services.GetRequiredService<Transport>().IsHttps;
        var refused = app.Services.GetRequiredService<DiagnosticListener>().Subscribe(
            new RefusedByServer(headers => WriteHeaders(headers, isPersonal: false, isHttps)), name => name == RefusedByServer.Name);
        app.Lifetime.ApplicationStopped.Register(refused.Dispose);
    }

    private static Task WriteHeaders(object state)
    {
        var context = (HttpContext)state;
        WriteHeaders(context.Response.Headers, IsPersonal(context), context.Request.IsHttps);
        return Task.CompletedTask;
    }

    private static void WriteHeaders(IHeaderDictionary headers, bool isPersonal, bool isHttps)
    {
        // An action that serves files of visitors may set a stricter policy of its own.
        if (StringValues.IsNullOrEmpty(headers.ContentSecurityPolicy))
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = isPersonal ? "no-referrer" : "same-origin";
        headers["Permissions-Policy"] = PermissionsPolicy;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (isHttps)
            headers.StrictTransportSecurity = OneYear;
    }

    /// <summary>Whether somebody's own page was asked for, also when an error page answers in its place.</summary>
    internal static bool IsPersonal(HttpContext context)
    {
        var asked = context.Features.Get<IExceptionHandlerFeature>()?.Endpoint
            ?? context.Features.Get<IStatusCodeReExecuteFeature>()?.Endpoint
            ?? context.GetEndpoint();
        return asked?.Metadata.GetMetadata<PersonalPageAttribute>() is not null;
    }
}
