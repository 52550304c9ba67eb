using System.Globalization;
using Microsoft.Extensions.Localization;
using Wijkagent.Core.Reports.Following;

namespace Wijkagent.Web.Public.Following;

/// <summary>When it is that somebody told of, in words: on pages and in mails alike.</summary>
public static class WhenWords
{
    /// <summary>The day and time, or that it went on, with a line for since when and for the usual times where those were told.</summary>
    public static string Of(FollowedReport report, IStringLocalizer<FollowingText> words)
    {
        var lines = new List<string>
        {
            report switch
            {
                { GoingOn: true } => words["When.Now"],
                { HappenedOn: { } day, HappenedAt: { } time, HappenedUntil: { } until } => words["When.From", day, time, until],
                { HappenedOn: { } day, HappenedAt: { } time } => words["Report.Moment", day, time],
                { HappenedOn: { } day } => day.ToString("D", CultureInfo.CurrentCulture),
                _ => words["When.Unknown"],
            },
        };
        if (report.BegunOn is { } since)
            lines.Add(words["When.Since", since]);
        if (report.UsualTimes is { } usual)
            lines.Add(words["When.Usual", usual]);
        return string.Join('\n', lines);
    }
}
