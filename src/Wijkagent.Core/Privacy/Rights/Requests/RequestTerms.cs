using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Privacy.Rights.Requests;

/// <summary>
/// Before when the law wants an answer, and by how much that may be put off. AVG, article 12, paragraph 3: a month, and two
/// months more when the requester is told why within the first. Wpg, article 25: six weeks for seeing, and four weeks more;
/// article 28: for the rest sources name four to six weeks, of which the shorter is kept, and four weeks more. Awb, articles
/// 9:11: six weeks for a complaint, and four weeks more. A term counts from the day on which the request was sent.
/// </summary>
public static class RequestTerms
{
    /// <summary>How many days there are to confirm a request.</summary>
    public const int ConfirmationDays = 14;

    /// <summary>How many months the AVG gives.</summary>
    public const int AvgMonths = 1;

    /// <summary>How many months more.</summary>
    public const int AvgMonthsMore = 2;

    /// <summary>How many weeks the Wpg gives to show what is held.</summary>
    public const int WpgSeeWeeks = 6;

    /// <summary>How many weeks it gives for all else.</summary>
    public const int WpgWeeks = 4;

    /// <summary>How many weeks more.</summary>
    public const int WpgWeeksMore = 4;

    /// <summary>How many weeks the Awb gives for a complaint.</summary>
    public const int ComplaintWeeks = 6;

    /// <summary>How many weeks more.</summary>
    public const int ComplaintWeeksMore = 4;

    private const int Week = 7;

    /// <summary>The rights that the AVG alone gives.</summary>
    public static IReadOnlyList<RequestedRight> OfAvgAlone { get; } = [RequestedRight.Oppose, RequestedRight.CarryAway];

    /// <summary>The end of the term, UTC: the last moment of its last day.</summary>
    public static DateTime EndOf(LegalRegime law, RequestedRight right, DateTime sent) => (law, right) switch
    {
        (_, RequestedRight.Complaint) => AfterWeeks(sent, ComplaintWeeks),
        (LegalRegime.Avg, _) => AfterMonths(sent, AvgMonths),
        (_, RequestedRight.See) => AfterWeeks(sent, WpgSeeWeeks),
        _ => AfterWeeks(sent, WpgWeeks),
    };

    /// <summary>The end of the longer term, UTC.</summary>
    public static DateTime LongestOf(LegalRegime law, RequestedRight right, DateTime sent) => (law, right) switch
    {
        (_, RequestedRight.Complaint) => AfterWeeks(sent, ComplaintWeeks + ComplaintWeeksMore),
        (LegalRegime.Avg, _) => AfterMonths(sent, AvgMonths + AvgMonthsMore),
        (_, RequestedRight.See) => AfterWeeks(sent, WpgSeeWeeks + WpgWeeksMore),
        _ => AfterWeeks(sent, WpgWeeks + WpgWeeksMore),
    };

    private static DateTime AfterWeeks(DateTime sent, int weeks) => WorkingTime.AddDays(sent, weeks * Week);

    private static DateTime AfterMonths(DateTime sent, int months) => WorkingTime.StartOf(WorkingTime.DayOf(sent).AddMonths(months).AddDays(1));
}
