using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Identity.SecondFactor;

/// <summary>Checks the codes of authenticator apps: each is good for once, and they can't be tried without end.</summary>
public sealed class AuthenticatorCodes(WijkagentDbContext db, AuthenticatorKeys keys, TimeProvider clock)
{
    /// <summary>After so many wrong codes in a row none is looked at for a while.</summary>
    public const int TriesBeforePause = 5;

    // A code is one of a million and three are right at a time: at this pace guessing takes years.
    private const int TriesBeforeLongPause = 20;
    private const string Field = "Code";
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongPause = TimeSpan.FromHours(1);

    /// <summary>Whether a code is that of the person's app now, and was not used before.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="typed">The code.</param>
    /// <param name="despitePause">
    /// Whether a pause that others caused does not count: this browser was the person's before, and is held to a limit of
    /// its own. Without it whoever knows a password could lock its owner out.
    /// </param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Done, <see cref="CodeRefused"/>, <see cref="CodeAlreadyUsed"/> or <see cref="TooManyCodes"/>.</returns>
    public async Task<Result> CheckAsync(Guid userId, string? typed, bool despitePause, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (!await CountTryAsync(userId, despitePause, now, cancel))
            return new TooManyCodes((int)LongPause.TotalMinutes);
        var kept = await db.AuthenticatorApps.AsNoTracking().SingleAsync(a => a.UserId == userId, cancel);
        if (keys.Open(kept.Key) is not { } key || AuthenticatorKeys.StepOf(key, typed, now) is not { } step)
            return new CodeRefused(Field);

        // One statement looks and writes, so that two who send the same code at the same moment are not both let in.
        var used = await db.AuthenticatorApps
            .Where(a => a.UserId == userId && a.LastStep < step)
            .ExecuteUpdateAsync(
                a => a.SetProperty(x => x.LastStep, step).SetProperty(x => x.WrongCodes, 0).SetProperty(x => x.PausedUntil, (DateTime?)null), cancel);
        return used == 1 ? Result.Done : new CodeAlreadyUsed(Field);
    }

    /// <summary>Whether the last wrong code brought the first pause: the owner should hear that somebody knows the password.</summary>
    public Task<bool> HasJustPausedAsync(Guid userId, CancellationToken cancel) =>
        db.AuthenticatorApps.AnyAsync(a => a.UserId == userId && a.WrongCodes == TriesBeforePause, cancel);

    /// <summary>Counts a try before its outcome is known, so that tries at the same moment count too.</summary>
    private async Task<bool> CountTryAsync(Guid userId, bool despitePause, DateTime now, CancellationToken cancel)
    {
        var (soon, late) = (now + Pause, now + LongPause);
        return await db.AuthenticatorApps
            .Where(a => a.UserId == userId && (despitePause || a.PausedUntil == null || a.PausedUntil <= now))
            .ExecuteUpdateAsync(
                a => a
                    .SetProperty(x => x.WrongCodes, x => x.WrongCodes + 1)
                    .SetProperty(x => x.PausedUntil, x => (x.WrongCodes + 1) % TriesBeforePause != 0 ? x.PausedUntil
                        : x.WrongCodes + 1 < TriesBeforeLongPause ? soon : late),
                cancel) == 1;
    }
}
