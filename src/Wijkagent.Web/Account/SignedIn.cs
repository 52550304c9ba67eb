using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Wijkagent.Core.Identity;

namespace Wijkagent.Web.Account;

/// <summary>The cookie of somebody who signed in, and the session on the server that it stands for.</summary>
public sealed class SignedIn(UserSessions sessions, SignInManager<User> identity)
{
    // Kept beside the claims: these are made anew when the account changes, the session stays.
    private const string SessionKey = "session";

    /// <summary>Starts a new session, whatever cookie came along. Answers who it is, with roles.</summary>
    public async Task<ClaimsPrincipal> StartAsync(HttpContext http, User user, CancellationToken cancel)
    {
        await EndSessionAsync(http, cancel);
        var principal = await identity.CreateUserPrincipalAsync(user);
        var properties = new AuthenticationProperties();
        properties.SetString(SessionKey, (await sessions.StartAsync(user.Id, cancel)).ToString());
        await http.SignInAsync(IdentityConstants.ApplicationScheme, principal, properties);
        return principal;
    }

    /// <summary>Ends the session that the cookie stands for; a copy of the cookie is worth nothing afterwards.</summary>
    public async Task EndAsync(HttpContext http, CancellationToken cancel)
    {
        await EndSessionAsync(http, cancel);
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>
    /// Looks at a cookie at every request: its session has to live, and the account must not have changed in a way that
    /// ends all sessions.
    /// </summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<UserSessions>();
        var lives = SessionOf(context.Properties) is { } session
            && Guid.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var user)
            && await sessions.UseAsync(session, user, context.HttpContext.RequestAborted);
        if (lives)
            await SecurityStampValidator.ValidatePrincipalAsync(context);
        else
            context.RejectPrincipal();
    }

    private async Task EndSessionAsync(HttpContext http, CancellationToken cancel)
    {
        var ticket = await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (SessionOf(ticket.Properties) is { } session)
            await sessions.EndAsync(session, cancel);
    }

    private static Guid? SessionOf(AuthenticationProperties? properties) =>
        Guid.TryParse(properties?.GetString(SessionKey), out var session) ? session : null;
}
