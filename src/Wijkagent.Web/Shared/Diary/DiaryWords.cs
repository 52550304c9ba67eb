using System.Globalization;
using Microsoft.Extensions.Localization;
using Wijkagent.Core.Reports.Diary;

namespace Wijkagent.Web.Shared.Diary;

/// <summary>How moments of a diary are said: on the pages of reporter and officer, and on paper.</summary>
public sealed class DiaryWords(IStringLocalizer<DiaryText> words)
{
    private const int MinutesAnHour = 60;

    /// <summary>«zaterdag 14 november 2026, 23.40 uur».</summary>
    public string When(DateOnly day, TimeOnly time) => words["When", day, time];

    public string Of(HowBad howBad) => words[$"HowBad.{howBad}"];

    /// <summary>«1 uur en 30 minuten»; that it was not told when it was not.</summary>
    public string Length(int? minutes) => minutes switch
    {
        null => words["Length.Unknown"],
        < MinutesAnHour => words["Length.Minutes", new Amount(minutes.Value)],
        _ when minutes % MinutesAnHour == 0 => words["Length.Hours", new Amount(minutes.Value / MinutesAnHour)],
        _ => words["Length.Both", new Amount(minutes.Value / MinutesAnHour), new Amount(minutes.Value % MinutesAnHour)],
    };

    /// <summary>What stood in a moment before it was corrected, but for what happened: those parts alone that became other.</summary>
    public IReadOnlyList<string> Corrected(EarlierMoment earlier) =>
    [
        .. new[]
        {
            (Part: MomentParts.When, Said: When(earlier.HappenedOn, earlier.HappenedAt)),
            (Part: MomentParts.HowBad, Said: Of(earlier.HowBad)),
            (Part: MomentParts.Length, Said: Length(earlier.Minutes)),
        }.Where(each => earlier.Changed.HasFlag(each.Part)).Select(each => each.Said),
    ];

    /// <summary>A month in words: «november 2026».</summary>
    public static string Month(DateOnly first) => first.ToString("MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>What moments come to, in a few sentences.</summary>
    public string Sum(DiarySum sum)
    {
        var sentences = new List<string> { words["Sum.Count", new Amount(sum.Moments), new Amount(sum.Days)] };
        if (sum.Minutes > 0)
            sentences.Add(words["Sum.Length", Length(sum.Minutes)]);
        if (sum.WithoutLength > 0)
            sentences.Add(words["Sum.WithoutLength", new Amount(sum.WithoutLength)]);
        if (sum.Extreme > 0)
            sentences.Add(words["Sum.Extreme", new Amount(sum.Extreme)]);
        if (sum.OftenestDay is { } day)
            sentences.Add(words["Sum.Day", CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(day)]);
        if (sum.OftenestPart is { } part)
            sentences.Add(words[$"Sum.{part}"]);
        return string.Join(' ', sentences);
    }

    /// <summary>A day in words: «14 november: 2 momenten, op zijn ergst veel last».</summary>
    public string Day(DiaryDay day) => words["Day", day.Day, new Amount(day.Moments), Of(day.Worst!.Value)];
}

/// <summary>Moments as a list on a page.</summary>
/// <param name="Lines">The moments.</param>
public sealed record DiaryList(IReadOnlyList<DiaryLine> Lines)
{
    /// <summary>Where the report of a moment is, so that its picture and its verbs are found.</summary>
    public required Func<DiaryLine, string> ReportPath { get; init; }

    /// <summary>Whether moments of several reports stand among each other.</summary>
    public bool OfSeveral { get; init; }

    /// <summary>Until when (UTC) who reads it can correct or take back a moment; null when that can't be done.</summary>
    public Func<DiaryLine, DateTime?> ChangeUntil { get; init; } = _ => null;

    /// <summary>Whether who reads it can make parts of the pictures black.</summary>
    public bool CanCover { get; init; }
}
