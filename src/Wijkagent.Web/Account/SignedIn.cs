using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Core.Privacy.Audit;

namespace Wijkagent.Web.Account;

/// <summary>The cookie of somebody who signed in, and the session on the server that it stands for.</summary>
public sealed class SignedIn(
    UserSessions sessions, SignInManager<User> identity, HalfwayCookie halfway, KnownDevices devices, AccountNews news, AccountErasure erasure)
{
    // Kept beside the claims: these are made anew when the account changes, the session stays.
    private const string SessionKey = "session";

    /// <summary>What somebody recognises the browser of a request by.</summary>
    public static DeviceName DeviceOf(HttpContext http) => DeviceName.Of(http.Request.Headers.UserAgent);

    /// <summary>
    /// Starts a new session, whatever cookie came along. Its owner is mailed when the browser is new. Answers who it is,
    /// with roles.
    /// </summary>
    public async Task<ClaimsPrincipal> StartAsync(HttpContext http, User user, SignInWay way, CancellationToken cancel)
    {
        await erasure.TakeBackAsync(user, DeviceOf(http), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, cancel);
        // Whoever came by the mailbox would be mailed that they did.
        if (way != SignInWay.MailLink && !devices.Know(user))
            await news.TellAsync(user, AccountChange.NewDevice, DeviceOf(http));
        devices.Remember(user);
        halfway.End();
        return await ReplaceAsync(http, user, way, cancel);
    }

    /// <summary>A new session in the place of the one that ended because the account changed.</summary>
    public async Task<ClaimsPrincipal> ReplaceAsync(HttpContext http, User user, SignInWay way, CancellationToken cancel)
    {
        await EndSessionAsync(http, cancel);
        var principal = await identity.CreateUserPrincipalAsync(user);
        var properties = new AuthenticationProperties();
        properties.SetString(SessionKey, (await sessions.StartAsync(user.Id, way, DeviceOf(http), cancel)).ToString());
        await http.SignInAsync(IdentityConstants.ApplicationScheme, principal, properties);
        return principal;
    }

    /// <summary>
    /// Ends the session that the cookie stands for; a copy of the cookie is worth nothing afterwards. The browser forgets
    /// what it kept, but for the other cookies (language, a report being filled in): those belong to whoever uses it.
    /// </summary>
    public async Task EndAsync(HttpContext http, CancellationToken cancel)
    {
        await EndSessionAsync(http, cancel);
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
    }

    /// <summary>
    /// Looks at a cookie at every request: its session has to live, the account must not have changed in a way that ends
    /// all sessions, and who needs a second factor must have shown one, also when the role came later.
    /// </summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<UserSessions>();
        var live = SessionOf(context.Properties) is { } session
            && Guid.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var user)
                ? await sessions.UseAsync(session, user, context.HttpContext.RequestAborted)
                : null;
        if (live is null)
        {
            context.RejectPrincipal();
            return;
        }

        await SecurityStampValidator.ValidatePrincipalAsync(context);
        if (context.Principal is null)
            return;
        if (!live.IsStrong && RoleNames.NeedSecondFactor(context.Principal.FindAll(ClaimTypes.Role).Select(role => role.Value)))
            context.RejectPrincipal();
        else
            Use(context.HttpContext, live);
    }

    private static void Use(HttpContext http, LiveSession live)
    {
        http.Features.Set(live);
        http.RequestServices.GetRequiredService<AuditContext>().Use(live.Id);
    }

    private async Task EndSessionAsync(HttpContext http, CancellationToken cancel)
    {
        var ticket = await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (SessionOf(ticket.Properties) is { } session
            && Guid.TryParse(ticket.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var user))
        {
            await sessions.EndAsync(session, user, cancel);
        }
    }

    private static Guid? SessionOf(AuthenticationProperties? properties) =>
        Guid.TryParse(properties?.GetString(SessionKey), out var session) ? session : null;
}
