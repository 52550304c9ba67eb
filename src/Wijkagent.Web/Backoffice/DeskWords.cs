using System.Globalization;
using Microsoft.Extensions.Localization;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;
using Wijkagent.Web.Shared;
using Wijkagent.Web.Shared.TagHelpers;

namespace Wijkagent.Web.Backoffice;

/// <summary>How the desk says states and moments, in Dutch time and the language of whoever reads.</summary>
public sealed class DeskWords(IStringLocalizer<DeskText> words, TimeProvider clock)
{
    private readonly DateTime now = clock.GetUtcNow().UtcDateTime;

    /// <summary>The moment at which the page is made, UTC.</summary>
    public DateTime Now => now;

    public string Of(ReportStatus status) => words[$"ReportStatus.{status}"];

    public string Of(CaseStatus status) => words[$"CaseStatus.{status}"];

    /// <summary>A role, as people call it.</summary>
    public string Role(string role) => words[$"Role.{role}"];

    public static Tone ToneOf(ReportStatus status) => status switch
    {
        ReportStatus.Received => Tone.Info,
        ReportStatus.InReview or ReportStatus.InProgress or ReportStatus.Reopened => Tone.Info,
        ReportStatus.AwaitingReporter => Tone.Warning,
        ReportStatus.Resolved or ReportStatus.Closed => Tone.Positive,
        _ => Tone.Neutral,
    };

    public static Tone ToneOf(CaseStatus status) => status switch
    {
        CaseStatus.Open or CaseStatus.InProgress or CaseStatus.Reopened => Tone.Info,
        CaseStatus.Waiting => Tone.Warning,
        CaseStatus.Resolved => Tone.Positive,
        _ => Tone.Neutral,
    };

    /// <summary>What stands behind an event: a code as it is, a day in words.</summary>
    public string About(string about) =>
        DateOnly.TryParseExact(about, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? words["Entry.OnDay", day.ToString(words["Format.ShortDay"], CultureInfo.CurrentCulture)]
            : about;

    /// <summary>The confirmation of something that was done; null for what nobody can have done.</summary>
    public string? Done(string? name) =>
        name is not null && words[$"Done.{name}"] is { ResourceNotFound: false } found ? found.Value : null;

    /// <summary>A number, with a plus where counting stopped.</summary>
    public static string Count(int count, int limit) =>
        count.ToString("N0", CultureInfo.CurrentCulture) + (count >= limit ? "+" : "");

    /// <summary>The beginning of a longer text ends with a whole word and three dots.</summary>
    public static string Beginning(string text)
    {
        if (text.Length < ReportInbox.BeginningLength)
            return text;
        var end = text.LastIndexOf(' ');
        return (end > 0 ? text[..end] : text).TrimEnd('.', ',', ' ') + "…";
    }

    /// <summary>For the datetime attribute.</summary>
    public static string Iso(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>«ma 7 dec, 16.04 uur», with the year when it is another one.</summary>
    public string Moment(DateTime utc)
    {
        var local = WorkingTime.ToDutchTime(utc);
        var isThisYear = local.Year == WorkingTime.ToDutchTime(now).Year;
        return words[isThisYear ? "Moment" : "MomentInYear", local];
    }

    /// <summary>«maandag 7 december 2026».</summary>
    public static string Day(DateOnly day) => day.ToString("D", CultureInfo.CurrentCulture);

    /// <summary>«16.04 uur».</summary>
    public string Time(TimeOnly time) => words["Time", time];

    /// <summary>A term that ends at a moment, said by its last day: it runs to the end of it.</summary>
    public string Until(DateTime utc) => Due(WorkingTime.DayOf(utc.AddTicks(-1)));

    /// <summary>Before the end of a day: «vandaag», «voor do 10 dec», «2 dagen te laat».</summary>
    public string Due(DateOnly day)
    {
        var days = day.DayNumber - WorkingTime.DayOf(now).DayNumber;
        return days switch
        {
            < 0 => words["Due.Late", new Amount(-days)],
            0 => words["Due.Today"],
            1 => words["Due.Tomorrow"],
            _ => words["Due.On", day.ToString(words["Format.ShortDay"], CultureInfo.CurrentCulture)],
        };
    }

    /// <summary>How long ago: «12 min», «3 uur», «4 dagen».</summary>
    public string Age(DateTime utc)
    {
        var age = now - utc;
        if (age.TotalHours < 1)
            return words["Age.Minutes", Math.Max(0, (int)age.TotalMinutes)];
        if (age.TotalDays < 1)
            return words["Age.Hours", new Amount((int)age.TotalHours)];
        return words["Age.Days", new Amount((int)age.TotalDays)];
    }
}
