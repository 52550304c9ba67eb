using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Identity.SecondFactor;

/// <summary>What an account can be opened with beside its password.</summary>
/// <param name="HasApp">Whether an authenticator app is set up.</param>
/// <param name="Passkeys">How many passkeys there are.</param>
/// <param name="RecoveryCodes">How many recovery codes are left.</param>
/// <param name="IsNeeded">Whether this person, by role, always needs one.</param>
public sealed record FactorState(bool HasApp, int Passkeys, int RecoveryCodes, bool IsNeeded)
{
    /// <summary>Whether there is any.</summary>
    public bool Any => HasApp || Passkeys > 0;
}

/// <summary>Sets up and takes away second factors. Whatever changes ends all sessions of the account.</summary>
public sealed class SecondFactors(
    WijkagentDbContext db,
    UserManager<User> users,
    AuthenticatorKeys keys,
    RecoveryCodes recovery,
    UserSessions sessions,
    AccountNews news,
    IDatabaseDialect dialect,
    TimeProvider clock)
{
    private const string Field = "Code";

    /// <summary>What an account has.</summary>
    public async Task<FactorState> OfAsync(User user, CancellationToken cancel) => new(
        await db.AuthenticatorApps.AnyAsync(a => a.UserId == user.Id, cancel),
        await db.UserPasskeys.CountAsync(p => p.UserId == user.Id, cancel),
        await recovery.CountAsync(user.Id, cancel),
        RoleNames.NeedSecondFactor(await users.GetRolesAsync(user)));

    /// <summary>Sets up an app that just showed its first code, in the place of the one before.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="key">The key that the app was given, in base 32.</param>
    /// <param name="typed">The code that the app shows now.</param>
    /// <param name="asFirst">Whether there must be no second factor yet: the person showed a password alone.</param>
    /// <param name="device">From which browser.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>New recovery codes; <see cref="CodeRefused"/> or <see cref="SecondFactorAlreadySet"/>.</returns>
    public async Task<Result<IReadOnlyList<string>>> SetAppAsync(
        User user, string key, string? typed, bool asFirst, DeviceName device, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (AuthenticatorKeys.StepOf(key, typed, now) is not { } step)
            return new CodeRefused(Field);
        if (asFirst && (await OfAsync(user, cancel)).Any)
            return new SecondFactorAlreadySet();

        if (await db.AuthenticatorApps.FindAsync([user.Id], cancel) is { } old)
            old.Renew(keys.Seal(key), step, now);
        else
            db.AuthenticatorApps.Add(new AuthenticatorApp(user.Id, keys.Seal(key), step, now));
        var codes = await recovery.ReplaceAsync(user.Id, cancel);
        await news.TellAsync(user, AccountChange.AuthenticatorSet, device);
        try
        {
            var saved = await EndSessionsAsync(user, cancel);
            return saved.IsDone ? Result.Of(codes) : saved.Error;
        }
        catch (DbUpdateException failure) when (dialect.IsUniqueViolation(failure))
        {
            // Another browser was first by a moment: that one holds.
            db.ChangeTracker.Clear();
            return new SecondFactorAlreadySet();
        }
    }

    /// <summary>Takes the app away, with its recovery codes when nothing is left to recover.</summary>
    /// <returns>Done, or <see cref="LastFactorStays"/>.</returns>
    public async Task<Result> RemoveAppAsync(User user, DeviceName device, CancellationToken cancel)
    {
        var state = await OfAsync(user, cancel);
        if (state is { IsNeeded: true, Passkeys: 0 })
            return new LastFactorStays();
        if (await db.AuthenticatorApps.FindAsync([user.Id], cancel) is not { } app)
            return Result.Done;
        db.Remove(app);
        if (state.Passkeys == 0)
            db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(c => c.UserId == user.Id).ToListAsync(cancel));
        await news.TellAsync(user, AccountChange.AuthenticatorRemoved, device);
        return await EndSessionsAsync(user, cancel);
    }

    /// <summary>New recovery codes in the place of the old ones.</summary>
    public async Task<Result<IReadOnlyList<string>>> NewRecoveryCodesAsync(User user, DeviceName device, CancellationToken cancel)
    {
        var codes = await recovery.ReplaceAsync(user.Id, cancel);
        await news.TellAsync(user, AccountChange.RecoveryCodesMade, device);
        var saved = await EndSessionsAsync(user, cancel);
        return saved.IsDone ? Result.Of(codes) : saved.Error;
    }

    /// <summary>Adds a passkey that was just made. It counts as both factors by itself.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="passkey">As its authenticator handed it over, with the name its owner gave it.</param>
    /// <param name="asFirst">Whether there must be no second factor yet: the person showed a password alone.</param>
    /// <param name="device">From which browser.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Done, or <see cref="SecondFactorAlreadySet"/>.</returns>
    public async Task<Result> AddPasskeyAsync(User user, UserPasskeyInfo passkey, bool asFirst, DeviceName device, CancellationToken cancel)
    {
        if (asFirst && (await OfAsync(user, cancel)).Any)
            return new SecondFactorAlreadySet();
        // A passkey alone signs in, also when the organisation let its owner go.
        if (await users.IsOfOrganisationAsync(user))
            return new OrganisationSignsIn();
        await news.TellAsync(user, AccountChange.PasskeyAdded, device);
        var added = (await users.AddOrUpdatePasskeyAsync(user, passkey)).ToResult();
        return added.IsDone ? await EndSessionsAsync(user, cancel) : added;
    }

    /// <summary>Takes a passkey away.</summary>
    /// <returns>Done, <see cref="NothingHere"/>, or <see cref="LastFactorStays"/> when it is the last way in.</returns>
    public async Task<Result> RemovePasskeyAsync(User user, byte[] credentialId, DeviceName device, CancellationToken cancel)
    {
        if (await users.GetPasskeyAsync(user, credentialId) is null)
            return new NothingHere();
        var state = await OfAsync(user, cancel);
        // Who needs none can always sign in by a link.
        if (state is { IsNeeded: true, Passkeys: 1 } && (!state.HasApp || user.PasswordHash is null))
            return new LastFactorStays();
        await news.TellAsync(user, AccountChange.PasskeyRemoved, device);
        var removed = (await users.RemovePasskeyAsync(user, credentialId)).ToResult();
        return removed.IsDone ? await EndSessionsAsync(user, cancel) : removed;
    }

    private async Task<Result> EndSessionsAsync(User user, CancellationToken cancel)
    {
        var saved = (await users.UpdateSecurityStampAsync(user)).ToResult();
        if (saved.IsDone)
            await sessions.EndAllAsync(user.Id, cancel);
        return saved;
    }
}
