using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Identity;

/// <summary>An account that somebody works with, or worked with, is closed by an administrator: what was done with it must stay told.</summary>
public sealed record StaffDoNotErase : ForbiddenError;

/// <summary>
/// Residents erase their account (AVG, article 17). It goes after thirty days in which signing in takes it back: whoever
/// found a screen unlocked erases nobody. What was reported stays by its own terms; that it was shown in this account ends.
/// </summary>
public sealed class AccountErasure(
    WijkagentDbContext db, UserManager<User> users, UserSessions sessions, AccountNews news, TimeProvider clock)
{
    /// <summary>Asks for it: all sessions end, and the owner is mailed.</summary>
    /// <returns>Done, or <see cref="StaffDoNotErase"/>.</returns>
    public async Task<Result> AskAsync(User user, DeviceName device, CancellationToken cancel)
    {
        if (!await MayEraseAsync(user, cancel))
            return new StaffDoNotErase();
        user.AskErasure(clock.GetUtcNow().UtcDateTime);
        await news.TellAsync(user, AccountChange.ErasureAsked, device);
        var saved = (await users.UpdateSecurityStampAsync(user)).ToResult();
        if (saved.IsDone)
            await sessions.EndAllAsync(user.Id, cancel);
        return saved;
    }

    /// <summary>Whether the owner erases it by oneself.</summary>
    public async Task<bool> MayEraseAsync(User user, CancellationToken cancel) =>
        !RoleNames.NeedSecondFactor(await users.GetRolesAsync(user)) && !await db.CaseAccesses.AnyAsync(a => a.UserId == user.Id, cancel);

    /// <summary>Somebody signs in: an account that was to be erased stays.</summary>
    public async Task TakeBackAsync(User user, DeviceName device)
    {
        if (!user.TakeErasureBack())
            return;
        await news.TellAsync(user, AccountChange.ErasureTakenBack, device);
        await users.UpdateAsync(user);
    }
}
