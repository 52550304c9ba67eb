namespace Wijkagent.Core.Reports.Diary;

/// <summary>A part of the day.</summary>
public enum PartOfDay
{
    /// <summary>From 23.00 to 7.00.</summary>
    Night,

    /// <summary>From 7.00 to 12.00.</summary>
    Morning,

    /// <summary>From 12.00 to 18.00.</summary>
    Afternoon,

    /// <summary>From 18.00 to 23.00.</summary>
    Evening,
}

/// <summary>A day of a diary.</summary>
/// <param name="Day">The day.</param>
/// <param name="Moments">How many moments began on it.</param>
/// <param name="Worst">How bad the worst was; null when there were none.</param>
public sealed record DiaryDay(DateOnly Day, int Moments, HowBad? Worst);

/// <summary>A month of a diary as a calendar shows it.</summary>
/// <param name="First">Its first day.</param>
/// <param name="Weeks">Its weeks from Monday; null where a day belongs to another month.</param>
/// <param name="Sum">What the month comes to.</param>
public sealed record DiaryMonth(DateOnly First, IReadOnlyList<IReadOnlyList<DiaryDay?>> Weeks, DiarySum Sum);

/// <summary>What moments come to.</summary>
/// <param name="Moments">How many.</param>
/// <param name="Days">On how many days.</param>
/// <param name="Minutes">How long they took in all, as far as that was told.</param>
/// <param name="WithoutLength">Of how many that was not told.</param>
/// <param name="Extreme">How many were not to be borne.</param>
/// <param name="OftenestDay">The day of the week with most of them; null when several have as many.</param>
/// <param name="OftenestPart">The part of the day with most of them; null when several have as many.</param>
public sealed record DiarySum(int Moments, int Days, int Minutes, int WithoutLength, int Extreme, DayOfWeek? OftenestDay, PartOfDay? OftenestPart);

/// <summary>Makes a calendar of moments that stand.</summary>
public static class DiaryCalendar
{
    private const int DaysAWeek = 7;

    /// <summary>The months with moments, the newest first.</summary>
    public static IReadOnlyList<DiaryMonth> MonthsOf(IEnumerable<DiaryLine> lines) =>
    [
        .. lines.Where(l => l.Stands)
            .GroupBy(l => new DateOnly(l.HappenedOn.Year, l.HappenedOn.Month, 1))
            .OrderByDescending(month => month.Key)
            .Select(month => new DiaryMonth(month.Key, WeeksOf(month.Key, [.. month]), SumOf(month))),
    ];

    /// <summary>What all of them come to.</summary>
    public static DiarySum SumOf(IEnumerable<DiaryLine> lines)
    {
        var standing = lines.Where(l => l.Stands).ToList();
        return new DiarySum(
            standing.Count,
            standing.Select(l => l.HappenedOn).Distinct().Count(),
            standing.Sum(l => l.Minutes ?? 0),
            standing.Count(l => l.Minutes is null),
            standing.Count(l => l.HowBad == HowBad.Extreme),
            Oftenest(standing.Select(l => l.HappenedOn.DayOfWeek)),
            Oftenest(standing.Select(l => PartOf(l.HappenedAt))));
    }

    private static PartOfDay PartOf(TimeOnly time) => time.Hour switch
    {
        >= 23 or < 7 => PartOfDay.Night,
        < 12 => PartOfDay.Morning,
        < 18 => PartOfDay.Afternoon,
        _ => PartOfDay.Evening,
    };

    /// <summary>What is there most, when one thing is and more than once.</summary>
    private static T? Oftenest<T>(IEnumerable<T> all)
        where T : struct
    {
        var counts = all.GroupBy(one => one).Select(g => (g.Key, Count: g.Count())).OrderByDescending(g => g.Count).Take(2).ToList();
        return counts is [{ Count: > 1 } first, ..] && (counts.Count == 1 || counts[1].Count < first.Count) ? first.Key : null;
    }

    private static IReadOnlyList<IReadOnlyList<DiaryDay?>> WeeksOf(DateOnly first, List<DiaryLine> lines)
    {
        var before = ((int)first.DayOfWeek + DaysAWeek - 1) % DaysAWeek;
        var days = Enumerable.Repeat<DiaryDay?>(null, before)
            .Concat(Enumerable.Range(0, DateTime.DaysInMonth(first.Year, first.Month)).Select(first.AddDays).Select(day =>
            {
                var here = lines.FindAll(l => l.HappenedOn == day);
                return new DiaryDay(day, here.Count, here.Count == 0 ? null : here.Max(l => l.HowBad));
            }))
            .ToList();
        while (days.Count % DaysAWeek != 0)
            days.Add(null);
        return [.. days.Chunk(DaysAWeek)];
    }
}
