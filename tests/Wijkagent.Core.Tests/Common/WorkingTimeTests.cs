using Wijkagent.Core.Common;

namespace Wijkagent.Core.Tests.Common;

public sealed class WorkingTimeTests
{
    [Theory]
    [InlineData("2026-04-03", "Good Friday")]
    [InlineData("2026-04-06", "Easter Monday")]
    [InlineData("2026-04-27", "King's Day")]
    [InlineData("2025-04-26", "King's Day is a day earlier when the 27th is a Sunday")]
    [InlineData("2026-05-05", "Liberation Day")]
    [InlineData("2026-05-14", "Ascension Day")]
    [InlineData("2026-05-25", "Whit Monday")]
    [InlineData("2026-12-26", "second day of Christmas")]
    public void Offices_are_closed_on_holidays(string day, string which) =>
        Assert.True(Holidays.IsHoliday(DateOnly.Parse(day, null)), which);

    [Theory]
    [InlineData(2000, "2000-04-23")]
    [InlineData(2024, "2024-03-31")]
    [InlineData(2038, "2038-04-25")]
    public void Easter_falls_where_the_calendar_has_it(int year, string day) =>
        Assert.Equal(DateOnly.Parse(day, null), Holidays.EasterSunday(year));

    [Fact]
    public void A_term_over_the_weekend_and_a_holiday_counts_working_days_only()
    {
        var thursdayBeforeEaster = new DateTime(2026, 4, 2, 9, 0, 0, DateTimeKind.Utc);

        var due = WorkingTime.AddWorkingDays(thursdayBeforeEaster, 2);

        // Friday to Monday don't count: Tuesday and Wednesday do, and Wednesday ends at midnight summer time.
        Assert.Equal(new DateTime(2026, 4, 8, 22, 0, 0, DateTimeKind.Utc), due);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(15)]
    public void What_is_left_of_a_term_is_counted_as_it_was_given(int days)
    {
        var thursdayBeforeEaster = new DateTime(2026, 4, 2, 9, 0, 0, DateTimeKind.Utc);

        Assert.Equal(days, WorkingTime.WorkingDaysUntil(WorkingTime.AddWorkingDays(thursdayBeforeEaster, days), thursdayBeforeEaster));
        Assert.Equal(0, WorkingTime.WorkingDaysUntil(thursdayBeforeEaster.AddDays(-9), thursdayBeforeEaster));
    }

    [Fact]
    public void A_number_of_days_ends_with_the_last_of_them_also_when_the_clock_changes()
    {
        var saturdayEvening = new DateTime(2026, 3, 28, 22, 30, 0, DateTimeKind.Utc);

        Assert.Equal(new DateTime(2026, 3, 29, 22, 0, 0, DateTimeKind.Utc), WorkingTime.AddDays(saturdayEvening, 1));
        Assert.Equal(new DateTime(2026, 3, 28, 23, 0, 0, DateTimeKind.Utc), WorkingTime.AddDays(saturdayEvening, 0));
    }

    [Fact]
    public void A_term_that_starts_late_in_the_evening_starts_on_the_Dutch_day()
    {
        var halfPastMidnightInAmsterdam = new DateTime(2026, 6, 9, 22, 30, 0, DateTimeKind.Utc);

        Assert.Equal(new DateOnly(2026, 6, 10), WorkingTime.DayOf(halfPastMidnightInAmsterdam));
    }
}
