using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Privacy.Retention;

/// <summary>Does the work of a night once: what is old goes out of use, what is past its date is destroyed.</summary>
public sealed class Nights(
    WijkagentDbContext db, IDatabaseDialect dialect, Ageing ageing, Destroying destroying, TimeProvider clock, ILogger<Nights> log)
{
    /// <summary>From this hour on, in the Netherlands, the night's work is done.</summary>
    public const int FromHour = 3;

    /// <summary>Does it, unless it is too early, was done, or another node is at it.</summary>
    /// <returns>Whether it was done now.</returns>
    public async Task<bool> RunIfDueAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var day = WorkingTime.DayOf(now);
        if (now < WorkingTime.StartOf(day).AddHours(FromHour) || !await TakeAsync(day, now, cancel))
            return false;
        var aged = await ageing.RunAsync(cancel);
        var destroyed = await destroying.RunAsync(cancel);
        db.ChangeTracker.Clear();
        (await db.RetentionNights.SingleAsync(n => n.Day == day, cancel)).Finish(clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancel);
        log.LogInformation(
            "Retention: {ByKeyOnly} out of the lists, {Locked} out of use, {Destroyed} destroyed",
            aged.ByKeyOnly, aged.Locked, destroyed.Sum(d => d.Count));
        return true;
    }

    private async Task<bool> TakeAsync(DateOnly day, DateTime now, CancellationToken cancel)
    {
        var night = await db.RetentionNights.SingleOrDefaultAsync(n => n.Day == day, cancel);
        if (night is not null && !night.IsLeft(now))
            return false;
        if (night is null)
            db.RetentionNights.Add(new RetentionNight(day, now));
        else
            night.BeginAgain(now);
        try
        {
            return (await db.SaveUnlessChangedAsync(cancel)).IsDone;
        }
        catch (DbUpdateException failure) when (dialect.IsUniqueViolation(failure))
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
