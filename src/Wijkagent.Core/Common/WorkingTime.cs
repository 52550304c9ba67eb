namespace Wijkagent.Core.Common;

/// <summary>Deadlines in working days, as the Netherlands keeps them.</summary>
public static class WorkingTime
{
    /// <summary>The time zone in which days begin and end, and in which people read times.</summary>
    public static TimeZoneInfo Amsterdam { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>Monday to Friday, and no holiday.</summary>
    public static bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays.IsHoliday(day);

    /// <summary>The moment, UTC, at which the last of this many working days after <paramref name="from"/> (UTC) ends.</summary>
    public static DateTime AddWorkingDays(DateTime from, int days)
    {
        var day = DayOf(from);
        for (var left = days; left > 0;)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
                left--;
        }

        return StartOf(day.AddDays(1));
    }

    /// <summary>
    /// How many working days after the day of <paramref name="from"/> (UTC) are left until a moment (UTC) at which a term
    /// ends: <see cref="AddWorkingDays"/> backwards. None when it has ended, or ends today.
    /// </summary>
    public static int WorkingDaysUntil(DateTime end, DateTime from)
    {
        var left = 0;
        var last = DayOf(end.AddTicks(-1));
        for (var day = DayOf(from).AddDays(1); day <= last; day = day.AddDays(1))
            left += IsWorkingDay(day) ? 1 : 0;
        return left;
    }

    /// <summary>
    /// The moment, UTC, at which the last of this many days after <paramref name="from"/> (UTC) ends: «tot en met» a day
    /// is said, and kept, to the end of it.
    /// </summary>
    public static DateTime AddDays(DateTime from, int days) => StartOf(DayOf(from).AddDays(days + 1));

    /// <summary>The moment, UTC, at which a day begins in the Netherlands.</summary>
    public static DateTime StartOf(DateOnly day) =>
        TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified), Amsterdam);

    /// <summary>The date in the Netherlands at a moment given in UTC.</summary>
    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(ToDutchTime(utc));

    /// <summary>A moment given in UTC as clocks in the Netherlands show it.</summary>
    public static DateTime ToDutchTime(DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Amsterdam);
}
