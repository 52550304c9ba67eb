using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Wijkagent.Web.Setup;

/// <summary>
/// Who may keep an answer. Pages differ by what a visitor's cookies say (language, signed in or not), so no shared
/// cache keeps one; files whose name changes with their content are kept for ever, as the framework says of them.
/// </summary>
public static class CachingSetup
{
    // Kept by the visitor's own browser alone, which asks again before it shows it.
    private static readonly StringValues OwnBrowser = "private, no-cache";
    private static readonly StringValues Nobody = "no-store";

    /// <summary>Comes before everything that answers.</summary>
    public static void UseCacheHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        // Written when the answer starts, after all others have said what they want.
        context.Response.OnStarting(WriteHeaders, context);
        return next(context);
    });

    private static Task WriteHeaders(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        var saysNothing = StringValues.IsNullOrEmpty(headers.CacheControl);
        if (IsForNobody(context) || (saysNothing && context.User.Identity is { IsAuthenticated: true }))
        {
            headers.CacheControl = Nobody;
        }
        else if (saysNothing)
        {
            headers.CacheControl = OwnBrowser;
            headers.Append(HeaderNames.Vary, HeaderNames.Cookie);
        }

        return Task.CompletedTask;
    }

    /// <summary>Pages of one person, forms with a token (the framework says no-store of them), errors, and answers that set a cookie.</summary>
    private static bool IsForNobody(HttpContext context) =>
        SecurityHeadersSetup.IsPersonal(context)
        || context.Response.StatusCode >= StatusCodes.Status400BadRequest
        || context.Response.Headers.SetCookie.Count > 0
        || context.Response.Headers.CacheControl.ToString().Contains("no-store", StringComparison.Ordinal);
}
