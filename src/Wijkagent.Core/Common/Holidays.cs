namespace Wijkagent.Core.Common;

/// <summary>The days on which Dutch offices are closed besides the weekend.</summary>
public static class Holidays
{
    /// <summary>
    /// Whether an office is closed on this day: the days of the Algemene termijnenwet (article 3: New Year, Good Friday,
    /// Easter Monday, King's Day, Liberation Day, Ascension, Whit Monday, Christmas) with Easter by the Gregorian computus.
    /// </summary>
    public static bool IsHoliday(DateOnly day)
    {
        var easter = EasterSunday(day.Year);
        return (day.Month, day.Day) is (1, 1) or (5, 5) or (12, 25) or (12, 26)
            || day == KingsDay(day.Year)
            || day == easter.AddDays(-2) || day == easter.AddDays(1)
            || day == easter.AddDays(39) || day == easter.AddDays(50);
    }

    /// <summary>27 April, or the day before when that is a Sunday.</summary>
    public static DateOnly KingsDay(int year)
    {
        var day = new DateOnly(year, 4, 27);
        return day.DayOfWeek == DayOfWeek.Sunday ? day.AddDays(-1) : day;
    }

    /// <summary>Easter Sunday by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8).</summary>
    public static DateOnly EasterSunday(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var monthAndDay = h + l - (7 * m) + 114;
        return new DateOnly(year, monthAndDay / 31, (monthAndDay % 31) + 1);
    }
}
