using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Wijkagent.Web.Setup;

/// <summary>How much one request may ask of us: size, number of fields, time.</summary>
public static class RequestLimitsSetup
{
    /// <summary>Largest body in bytes, unless an action says otherwise with <c>[RequestSizeLimit]</c>.</summary>
    public const int MaxBodySize = 1024 * 1024;

    /// <summary>Most values in one form.</summary>
    public const int MaxFormValues = 200;

    /// <summary>
    /// Longest value of one form field, in characters: what fits in a body. Whoever pastes too much is told so at the field,
    /// with the text still in it; the framework's own limit answers that the request is broken.
    /// </summary>
    public const int MaxFormValueLength = MaxBodySize;

    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(30);

    public static void AddRequestLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodySize;
            kestrel.Limits.MaxConcurrentConnections = 4000;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
        });
        builder.Services.Configure<FormOptions>(form =>
        {
            form.ValueCountLimit = MaxFormValues;
            form.KeyLengthLimit = 256;
            form.ValueLengthLimit = MaxFormValueLength;
            form.MultipartHeadersCountLimit = 8;
        });
        builder.Services.Configure<MvcOptions>(mvc => mvc.MaxModelBindingCollectionSize = MaxFormValues);
        builder.Services.AddRequestTimeouts(options => options.DefaultPolicy = new RequestTimeoutPolicy
        {
            Timeout = RequestTimeout,
            TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
        });
    }
}

/// <summary>
/// Answers 413 to a body that is too large before anything else reads it. The check of the antiforgery token and the
/// binding of forms would call the same thing a bad request.
/// </summary>
public sealed class RefuseTooLargeBodyFilter : IAsyncAuthorizationFilter
{
    /// <summary>After <c>[RequestSizeLimit]</c> (900) has set the limit, before antiforgery (1000) reads the form.</summary>
    public const int BeforeAntiforgery = 950;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        var answersAnError = http.Features.Get<IStatusCodeReExecuteFeature>() is not null
            || http.Features.Get<IExceptionHandlerFeature>() is not null;
        if (!answersAnError && await IsTooLargeAsync(http))
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
    }

    private static async Task<bool> IsTooLargeAsync(HttpContext http)
    {
        if (http.Request.ContentLength is { } length)
            return length > http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
        if (!http.Request.HasFormContentType)
            return false;
        try
        {
            // Sent in pieces: how large it is, is known when it was read. Who reads the form later gets this one.
            try
            {
                await http.Request.ReadFormAsync(http.RequestAborted);
            }
            catch (InvalidDataException)
            {
                // No form that can be read, which is for who asks for it; only its size is looked at, to the end.
                await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
            }

            return false;
        }
        catch (BadHttpRequestException failure) when (failure.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return true;
        }
    }
}
