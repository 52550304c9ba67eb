using System.Globalization;

namespace Wijkagent.Core.Reports.Questions;

/// <summary>Writes a day, and a time when it is known, as an answer: «2026-03-02» or «2026-03-02T21:30», local time.</summary>
public static class DetailMoment
{
    private const string Day = "yyyy-MM-dd";
    private const char Between = 'T';

    /// <summary>Writes it.</summary>
    public static string Write(DateOnly day, TimeOnly? time) =>
        day.ToString(Day, CultureInfo.InvariantCulture) + (time is { } at ? Between + at.ToString("HH:mm", CultureInfo.InvariantCulture) : "");

    /// <summary>Reads it; null when it is none.</summary>
    public static (DateOnly Day, TimeOnly? Time)? Read(string answer)
    {
        var parts = answer.Split(Between);
        if (!DateOnly.TryParseExact(parts[0], Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return null;
        return (day, parts.Length > 1 && TimeOnly.TryParseExact(parts[1], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null);
    }
}
