using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Rights.Consents;

namespace Wijkagent.Core.Identity;

/// <summary>An account that somebody works with, or worked with, is closed by an administrator: what was done with it must stay told.</summary>
public sealed record StaffDoNotErase : ForbiddenError;

/// <summary>
/// Residents erase their account (AVG, article 17). It goes after thirty days in which signing in takes it back: whoever
/// found a screen unlocked erases nobody. The consent to the account ends with the asking. What was reported stays by its own terms; that it was shown in this account ends.
/// </summary>
public sealed class AccountErasure(
    WijkagentDbContext db, UserManager<User> users, UserSessions sessions, AccountNews news, ConsentRecords consents, TimeProvider clock)
{
    /// <summary>Asks for it: all sessions end, and the owner is mailed.</summary>
    /// <returns>Done, or <see cref="StaffDoNotErase"/>.</returns>
    public async Task<Result> AskAsync(User user, DeviceName device, CancellationToken cancel)
    {
        if (!await MayEraseAsync(user, cancel))
            return new StaffDoNotErase();
        await consents.WithdrawAsync(user, cancel);
        user.AskErasure(clock.GetUtcNow().UtcDateTime);
        await news.TellAsync(user, AccountChange.ErasureAsked, device);
        var saved = (await users.UpdateSecurityStampAsync(user)).ToResult();
        if (saved.IsDone)
            await sessions.EndAllAsync(user.Id, cancel);
        return saved;
    }

    /// <summary>Whether the owner erases it by oneself.</summary>
    public async Task<bool> MayEraseAsync(User user, CancellationToken cancel) =>
        !RoleNames.NeedSecondFactor(await users.GetRolesAsync(user)) && !await db.CaseAccesses.AnyAsync(a => a.UserId == user.Id, cancel)
        && !await db.ReportAccesses.AnyAsync(a => a.UserId == user.Id, cancel);

    /// <summary>Somebody signs in: that consents to the account, and one that was to be erased stays.</summary>
    /// <param name="user">Who.</param>
    /// <param name="device">From which browser.</param>
    /// <param name="language">In which language the words of the consent were shown.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task TakeBackAsync(User user, DeviceName device, string language, CancellationToken cancel)
    {
        await consents.GiveAsync(user, language, cancel);
        if (!user.TakeErasureBack())
            return;
        await news.TellAsync(user, AccountChange.ErasureTakenBack, device);
        await users.UpdateAsync(user);
    }
}
