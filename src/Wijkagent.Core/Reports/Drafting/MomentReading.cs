using Wijkagent.Core.Common;

namespace Wijkagent.Core.Reports.Drafting;

/// <summary>Reads the day and time on which something happened.</summary>
internal static class MomentReading
{
    /// <summary>The year before which nothing is told that an officer can still work on.</summary>
    public const int EarliestYear = 1950;

    private const int LongestTime = 20;

    /// <summary>Reads what was filled in, in the Netherlands; what is wrong with it is noted.</summary>
    /// <param name="day">The day; null when the three fields make none.</param>
    /// <param name="isReadable">Whether what was filled in as a day, if anything, is one.</param>
    /// <param name="typed">The time as it was typed.</param>
    /// <param name="required">Whether there must be a day.</param>
    /// <param name="clock">What it may not be after.</param>
    /// <param name="check">Where it is noted.</param>
    public static (DateOnly? Day, TimeOnly? Time) Read(
        DateOnly? day, bool isReadable, string? typed, bool required, TimeProvider clock, InputCheck check)
    {
        var time = ReadTime(typed, nameof(TellWhat.HappenedAt), check);
        if (day is null && isReadable && !required && string.IsNullOrWhiteSpace(typed))
            return (null, null);
        if (day is not { } on || on.Year < EarliestYear)
        {
            check.Refuse(day is null && isReadable ? new ValueMissing(nameof(TellWhat.HappenedOn)) : new NotADate());
            return (null, null);
        }

        if (on.ToDateTime(time ?? TimeOnly.MinValue) > WorkingTime.ToDutchTime(clock.GetUtcNow().UtcDateTime))
            check.Refuse(new DateInFuture());
        return (on, time);
    }

    /// <summary>Reads a time of day; null when none was typed, or none can be made of it, which is noted.</summary>
    public static TimeOnly? ReadTime(string? typed, string field, InputCheck check)
    {
        var line = check.Line(typed, field, LongestTime);
        var time = TimeText.Read(line);
        if (line.Length > 0 && time is null)
            check.Refuse(new NotATime(field));
        return time;
    }

    /// <summary>Reads the day since when something happens; null when none was filled in, or none can be made of it, which is noted.</summary>
    public static DateOnly? ReadBeginning(DateOnly? day, bool isReadable, string field, TimeProvider clock, InputCheck check)
    {
        if (day is null && isReadable)
            return null;
        if (day is not { Year: >= EarliestYear } on)
            check.Refuse(new NotADate(field));
        else if (on > WorkingTime.DayOf(clock.GetUtcNow().UtcDateTime))
            check.Refuse(new DateInFuture(field));
        return day;
    }
}
