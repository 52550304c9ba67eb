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

    /// <summary>The moment, UTC, at which a day begins in the Netherlands.</summary>
    public static DateTime StartOf(DateOnly day) =>
        TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified), Amsterdam);

    /// <summary>The date in the Netherlands at a moment given in UTC.</summary>
    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(ToDutchTime(utc));

    /// <summary>A moment given in UTC as clocks in the Netherlands show it.</summary>
    public static DateTime ToDutchTime(DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Amsterdam);
}
