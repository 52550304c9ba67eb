using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Web.Account;

namespace Wijkagent.Web.MyAccount;

/// <summary>The account of who is signed in, and the session of this browser.</summary>
public sealed class OwnAccount(IHttpContextAccessor context, UserManager<User> users, SignedIn signedIn, TimeProvider clock)
{
    /// <summary>The session; null for who is not signed in.</summary>
    public LiveSession? Session => Http.Features.Get<LiveSession>();

    /// <summary>What this browser is recognised by.</summary>
    public DeviceName Device => SignedIn.DeviceOf(Http);

    /// <summary>Whether its owner proved to be there just now.</summary>
    public bool IsConfirmed => Session?.IsConfirmed(clock.GetUtcNow().UtcDateTime) == true;

    private HttpContext Http => context.HttpContext!;

    /// <summary>The account; only for who is signed in.</summary>
    public async Task<User> GetAsync() =>
        await users.GetUserAsync(Http.User) ?? throw new InvalidOperationException("A session lives without its account.");

    /// <summary>The account of a resident; null for who is not signed in, and for staff, who are not there for themselves.</summary>
    public async Task<User?> ResidentAsync() =>
        Session is not null && !RoleNames.NeedSecondFactor(Http.User.FindAll(ClaimTypes.Role).Select(role => role.Value)) ? await GetAsync() : null;

    /// <summary>After a change that ended all sessions: this browser gets a new one.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="way">How its owner proved to be there, when that is stronger than before.</param>
    /// <param name="cancel">Stops it.</param>
    public Task RenewAsync(User user, SignInWay? way, CancellationToken cancel) =>
        signedIn.ReplaceAsync(Http, user, way ?? Session?.Way ?? SignInWay.Password, cancel);
}
