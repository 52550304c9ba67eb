using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Wijkagent.Core.Reports.Drafting;

namespace Wijkagent.Core.Reports.Screening;

/// <summary>Looks at how a report is sent: what is suspicious is received all the same, and somebody looks at it first.</summary>
public sealed partial class ReportScreening(RecentTexts texts, IOptions<ScreeningOptions> options)
{
    /// <summary>For how long what one browser sent counts.</summary>
    public static readonly TimeSpan VisitRemembered = TimeSpan.FromHours(1);

    /// <summary>What is suspicious about a draft that is sent now.</summary>
    /// <param name="answers">The draft, complete.</param>
    /// <param name="hiddenFieldFilled">Whether the field was filled in that people do not see.</param>
    /// <param name="now">The moment, UTC.</param>
    public ReportSigns SignsOf(DraftAnswers answers, bool hiddenFieldFilled, DateTime now)
    {
        var text = answers.What?.Text ?? "";
        return ScreeningRule.Of(
            new SendingFacts(
                hiddenFieldFilled,
                now - (answers.StartedAt ?? DateTime.MinValue),
                Link().Count(text),
                texts.CountOf(text),
                (answers.SentBefore ?? []).Count(moment => now - moment < VisitRemembered)),
            options.Value);
    }

    /// <summary>It was sent, and kept.</summary>
    public void Sent(string text) => texts.Add(text);

    // «https://www.» is one.
    [GeneratedRegex(@"(?:https?://(?:www\.)?|\bwww\.)\S", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Link();
}
