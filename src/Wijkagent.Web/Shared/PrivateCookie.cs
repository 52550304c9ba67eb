namespace Wijkagent.Web.Shared;

/// <summary>A cookie that only the server reads, gone when the browser closes. Not sent by forms of other sites.</summary>
/// <param name="name">Its name; outside Development it is tied to this host and to https.</param>
/// <param name="context">The request.</param>
/// <param name="environment">Development or not.</param>
public sealed class PrivateCookie(string name, IHttpContextAccessor context, IHostEnvironment environment)
{
    private readonly string fullName = environment.IsDevelopment() ? name : $"__Host-{name}";

    /// <summary>What it holds; null when it is not there.</summary>
    public string? Value
    {
        get => Context.Request.Cookies[fullName];
        set => Context.Response.Cookies.Append(fullName, value ?? "", Options);
    }

    /// <summary>Takes it away.</summary>
    public void Delete() => Context.Response.Cookies.Delete(fullName, Options);

    private HttpContext Context => context.HttpContext ?? throw new InvalidOperationException("There is no request.");

    private CookieOptions Options => new()
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        // Without https (a developer's machine) it would never be sent back.
        Secure = !environment.IsDevelopment() || Context.Request.IsHttps,
        Path = "/",
    };
}
