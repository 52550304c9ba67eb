using Wijkagent.Core.Common;

namespace Wijkagent.Core.Persistence.Seeding;

/// <summary>Days and times of the demo town, counted from the moment of seeding.</summary>
/// <param name="Now">The moment of seeding, UTC.</param>
internal sealed record DemoDays(DateTime Now)
{
    /// <summary>Today in the Netherlands.</summary>
    public DateOnly Today { get; } = WorkingTime.DayOf(Now);

    /// <summary>The day this many days ago.</summary>
    public DateOnly Ago(int days) => Today.AddDays(-days);

    /// <summary>A local time on a day, UTC; the hour that daylight saving skips is taken an hour later.</summary>
    public static DateTime At(DateOnly day, TimeSpan time)
    {
        var local = day.ToDateTime(TimeOnly.MinValue) + time;
        if (WorkingTime.Amsterdam.IsInvalidTime(local))
            local = local.AddHours(1);
        return TimeZoneInfo.ConvertTimeToUtc(local, WorkingTime.Amsterdam);
    }

    /// <summary>Midnight with which a day begins, UTC.</summary>
    public static DateTime StartOf(DateOnly day) => At(day, TimeSpan.Zero);
}
