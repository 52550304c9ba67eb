using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.SecondFactor;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;

namespace Wijkagent.Web.Account;

/// <summary>Checks a typed code of somebody's app, with what is known of the browser, and warns its owner of guessing.</summary>
public sealed class CodeTries(
    AuthenticatorCodes codes, SignInLimits limits, KnownDevices devices, AccountNews news, AuditLog log, WijkagentDbContext db, IHttpContextAccessor http)
{
    /// <summary>See <see cref="AuthenticatorCodes.CheckAsync"/>.</summary>
    public async Task<Result> CheckAsync(User user, string? typed, CancellationToken cancel)
    {
        var isKnown = devices.Know(user) && devices.DeviceOf(user.Email!) is { } device && limits.AllowCode(device);
        var result = await codes.CheckAsync(user.Id, typed, isKnown, cancel);
        if (result.Error is CodeRefused && await codes.HasJustPausedAsync(user.Id, cancel))
        {
            await news.TellAsync(user, AccountChange.CodesGuessed, SignedIn.DeviceOf(http.HttpContext!));
            await db.SaveChangesAsync(cancel);
        }

        if (!result.IsDone)
            await log.NoteRefusalAsync(user.Id, nameof(SignInWay.PasswordAndCode), cancel);

        return result;
    }
}
