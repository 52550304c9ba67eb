using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Privacy.Audit;

/// <summary>In what function somebody of the police looked: never who it was.</summary>
public enum LookFunction
{
    /// <summary>A coordinator, also when that person is an officer too.</summary>
    Coordinator,

    /// <summary>A neighbourhood officer.</summary>
    Officer,

    /// <summary>Other staff.</summary>
    Other,
}

/// <summary>That one function looked at something on one day, however often.</summary>
/// <param name="Day">The day in the Netherlands.</param>
/// <param name="Function">In what function.</param>
/// <param name="Hours">The hours of that day in the Netherlands (0–23), in order, each once.</param>
public sealed record Look(DateOnly Day, LookFunction Function, IReadOnlyList<int> Hours);

/// <summary>Something that staff look at on a page of its own.</summary>
/// <param name="Type">What kind of thing.</param>
/// <param name="Code">Its code or number.</param>
/// <param name="Since">From when on (UTC) a look at it counts.</param>
public sealed record LookedAt(string Type, string Code, DateTime Since);

/// <summary>Reads from the audit log when staff looked at something, for whom it is about.</summary>
public sealed class AuditLooks(WijkagentDbContext db)
{
    /// <summary>The most hours with a look that are read: the newest.</summary>
    public const int MostHours = 200;

    /// <summary>The looks at something, and at what showed it too; the newest day first.</summary>
    public async Task<IReadOnlyList<Look>> OfAsync(LookedAt thing, LookedAt? shownBy, CancellationToken cancel)
    {
        var (other, otherSince) = (shownBy?.Code, shownBy?.Since);
        var (type, otherType) = (thing.Type, shownBy?.Type);
        // Each hour once, however often somebody looked: one page that is loaded a thousand times hides no other look.
        var hours = await db.AuditEntries.AsNoTracking()
            .Where(e => e.Activity == AuditActivity.Viewed && e.ActorKind == ActorKind.Staff
                && ((e.SubjectCode == thing.Code && e.SubjectType == type && e.OccurredAt >= thing.Since)
                    || (e.SubjectCode == other && e.SubjectType == otherType && e.OccurredAt >= otherSince)))
            // Of what is no moment, put there by hand, none of these is anything, or the year is none.
            .Select(e => new { Year = (int?)e.OccurredAt.Year, Month = (int?)e.OccurredAt.Month, Day = (int?)e.OccurredAt.Day, Hour = (int?)e.OccurredAt.Hour, e.Roles })
            .Distinct()
            .OrderByDescending(h => h.Year).ThenByDescending(h => h.Month).ThenByDescending(h => h.Day).ThenByDescending(h => h.Hour).ThenBy(h => h.Roles)
            .Take(MostHours)
            .ToListAsync(cancel);
        return [.. hours
            .Where(h => h.Year is >= 1 and <= 9999)
            .Select(h => (At: WorkingTime.ToDutchTime(new DateTime(h.Year!.Value, h.Month!.Value, h.Day!.Value, h.Hour!.Value, 0, 0, DateTimeKind.Utc)), Function: FunctionIn(h.Roles)))
            .GroupBy(h => (Day: DateOnly.FromDateTime(h.At), h.Function))
            .OrderByDescending(day => day.Key.Day).ThenBy(day => day.Key.Function)
            .Select(day => new Look(day.Key.Day, day.Key.Function, [.. day.Select(h => h.At.Hour).Distinct().Order()]))];
    }

    private static LookFunction FunctionIn(string roles)
    {
        var held = roles.Split(',');
        return held.Contains(RoleNames.Coordinator) ? LookFunction.Coordinator
            : held.Contains(RoleNames.Officer) ? LookFunction.Officer
            : LookFunction.Other;
    }
}
