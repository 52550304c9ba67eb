using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Shared;

/// <summary>A cookie that only the server reads. Not sent by forms of other sites.</summary>
/// <param name="name">Its name; over https it is tied to this host.</param>
/// <param name="context">The request.</param>
/// <param name="transport">Whether the portal is reached over https.</param>
/// <param name="life">How long the browser keeps it; until it closes when left out.</param>
public sealed class PrivateCookie(string name, IHttpContextAccessor context, Transport transport, TimeSpan? life = null)
{
    private readonly string fullName = transport.CookieName(name);

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
        MaxAge = life,
        SameSite = SameSiteMode.Lax,
        Secure = transport.IsHttps || Context.Request.IsHttps,
        Path = "/",
    };
}
