using Wijkagent.Core.Common;

namespace Wijkagent.Core.Subscriptions.Areas;

/// <summary>How often somebody who follows an area hears of it.</summary>
public enum NewsRhythm
{
    /// <summary>As soon as there is something.</summary>
    AtOnce,

    /// <summary>Each morning on which there is something.</summary>
    Daily,

    /// <summary>On Monday morning, when there is something.</summary>
    Weekly,
}

/// <summary>At what time of the day digests go, as clocks in the Netherlands show it; also when what was told the day before can be followed.</summary>
public static class Mornings
{
    /// <summary>The hour. It is none that the change of the clocks leaves out or has twice.</summary>
    public const int Hour = 8;

    /// <summary>The day of those that go once a week.</summary>
    public const DayOfWeek WeeklyOn = DayOfWeek.Monday;

    /// <summary>The last morning until a moment, UTC.</summary>
    public static DateTime LastUntil(DateTime now)
    {
        var day = WorkingTime.DayOf(now);
        return On(day) <= now ? On(day) : On(day.AddDays(-1));
    }

    /// <summary>When somebody is due next after a moment, both UTC: at once is the moment itself.</summary>
    public static DateTime NextAfter(DateTime now, NewsRhythm rhythm)
    {
        if (rhythm == NewsRhythm.AtOnce)
            return now;
        var day = WorkingTime.DayOf(LastUntil(now)).AddDays(1);
        while (rhythm == NewsRhythm.Weekly && day.DayOfWeek != WeeklyOn)
            day = day.AddDays(1);
        return On(day);
    }

    private static DateTime On(DateOnly day) =>
        TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(new TimeOnly(Hour, 0), DateTimeKind.Unspecified), WorkingTime.Amsterdam);
}
