using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Identity.Administration;

/// <summary>
/// What an administrator does to the account of somebody else. Roles count within a minute on sessions that are open;
/// what closes an account ends them at once. Each is an event, and so an entry in the audit log.
/// </summary>
public sealed class UserAdministration(
    WijkagentDbContext db,
    UserManager<User> users,
    RoleChoice choice,
    UserSessions sessions,
    AccountNews news,
    AuditLog log,
    Contents contents,
    TimeProvider clock)
{
    /// <summary>Gives an account other roles.</summary>
    /// <returns>Done; what is wrong with the roles; <see cref="NotYourself"/> or <see cref="LastAdministratorStays"/>.</returns>
    public async Task<Result> ChangeRolesAsync(Guid userId, ChosenRoles chosen, Actor by, CancellationToken cancel)
    {
        var placement = await choice.ReadAsync(chosen, cancel);
        if (!placement.IsDone)
            return placement.Error;
        return await InTurnAsync(userId, by, async user =>
        {
            if (!placement.Value.Roles.Contains(RoleNames.Administrator) && !await HasOtherAdministratorAsync(user, cancel))
                return new LastAdministratorStays();
            await choice.GiveAsync(user, placement.Value, cancel);
            news.Record(user, new RolesChanged(placement.Value.Roles), by);
            return (await users.UpdateAsync(user)).ToResult();
        }, cancel);
    }

    /// <summary>Closes an account. Its sessions end, and its links work no more.</summary>
    /// <returns>Done, <see cref="NotYourself"/> or <see cref="LastAdministratorStays"/>.</returns>
    public Task<Result> DisableAsync(Guid userId, Actor by, CancellationToken cancel) => InTurnAsync(userId, by, async user =>
    {
        if (user.DisabledAt is not null)
            return Result.Done;
        if (!await HasOtherAdministratorAsync(user, cancel))
            return new LastAdministratorStays();
        user.Disable(clock.GetUtcNow().UtcDateTime);
        return await CloseSessionsAsync(user, new AccountDisabled(), by, null, cancel);
    }, cancel);

    /// <summary>Opens an account again.</summary>
    public Task<Result> EnableAsync(Guid userId, Actor by, CancellationToken cancel) => InTurnAsync(userId, by, async user =>
    {
        if (user.DisabledAt is null)
            return Result.Done;
        user.Enable();
        news.Record(user, new AccountEnabled(), by);
        return (await users.UpdateAsync(user)).ToResult();
    }, cancel);

    /// <summary>Corrects the name under which colleagues know somebody: what was done before tells it too, at once.</summary>
    /// <returns>Done, also when it is the name already; what is wrong with it; or <see cref="NotYourself"/>.</returns>
    public async Task<Result> CorrectNameAsync(Guid userId, string? name, Actor by, CancellationToken cancel)
    {
        var read = RequiredText.Line(name, "Name", User.DisplayNameLength);
        if (!read.IsDone)
            return read.Error;
        return await InTurnAsync(userId, by, async user =>
        {
            if (user.DisplayName == read.Value)
                return Result.Done;
            user.DisplayName = read.Value;
            var kept = await db.StaffNames.Where(n => n.UserId == user.Id).ToListAsync(cancel);
            await contents.OpenAllAsync(kept, cancel);
            foreach (var known in kept.Where(n => !n.Name.IsGone))
                known.Rename(read.Value);
            news.Record(user, new NameCorrected(), by);
            return (await users.UpdateAsync(user)).ToResult();
        }, cancel);
    }

    /// <summary>Ends all sessions of somebody, and all links that were mailed.</summary>
    public Task<Result> EndSessionsAsync(Guid userId, Actor by, CancellationToken cancel) =>
        InTurnAsync(userId, by, user => CloseSessionsAsync(user, new SessionsEnded(), by, null, cancel), cancel);

    /// <summary>
    /// Takes away app, recovery codes and passkeys of who lost the telephone. Who signs in next with the password sets up
    /// a new one first; the owner is mailed, as the administrator may have been talked into it.
    /// </summary>
    /// <returns>Done, or what is wrong with the reason.</returns>
    public async Task<Result> ResetFactorAsync(Guid userId, string? reason, Actor by, CancellationToken cancel)
    {
        var why = RequiredText.Line(reason, "Reason", AuditEntry.ReasonLength);
        if (!why.IsDone)
            return why.Error;
        return await InTurnAsync(userId, by, async user =>
        {
            db.AuthenticatorApps.RemoveRange(await db.AuthenticatorApps.Where(a => a.UserId == user.Id).ToListAsync(cancel));
            db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(c => c.UserId == user.Id).ToListAsync(cancel));
            db.UserPasskeys.RemoveRange(await db.UserPasskeys.Where(p => p.UserId == user.Id).ToListAsync(cancel));
            news.Mail(user, AccountChange.SecondFactorReset, DeviceName.Of(null));
            return await CloseSessionsAsync(user, new SecondFactorReset(), by, why.Value, cancel);
        }, cancel);
    }

    private async Task<Result> CloseSessionsAsync(User user, DomainEvent happened, Actor by, string? why, CancellationToken cancel)
    {
        news.Record(user, happened, by, why is null ? null : log.Keep(why));
        var saved = (await users.UpdateSecurityStampAsync(user)).ToResult();
        if (saved.IsDone)
            await sessions.EndAllAsync(user.Id, cancel);
        return saved;
    }

    /// <summary>
    /// One after the other: two administrators who close each other's account at once must not both find that the other
    /// remains. Whoever comes second waits for the row of the role, and counts after that.
    /// </summary>
    private Task<Result> InTurnAsync(Guid userId, Actor by, Func<User, Task<Result>> act, CancellationToken cancel) =>
        db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            await db.Roles.Where(r => r.Name == RoleNames.Administrator)
                .ExecuteUpdateAsync(r => r.SetProperty(x => x.Name, x => x.Name), cancel);
            if (await db.Users.VisibleTo(by).OpenedAsync(userId, contents, cancel) is not { } user)
                return new NothingHere();
            if (user.Id == by.UserId)
                return new NotYourself();
            var done = await act(user);
            if (done.IsDone)
                await transaction.CommitAsync(cancel);
            return done;
        });

    private async Task<bool> HasOtherAdministratorAsync(User user, CancellationToken cancel) => await (
        from held in db.UserRoles
        join role in db.Roles on held.RoleId equals role.Id
        join other in db.Users on held.UserId equals other.Id
        where role.Name == RoleNames.Administrator && other.Id != user.Id && other.EmailConfirmed && other.DisabledAt == null
        select other.Id).AnyAsync(cancel);
}
