using Wijkagent.Core.Subscriptions.Areas;

namespace Wijkagent.Core.Reports;

/// <summary>Something that happened to a report whose reporter hears of it once a day or a week. It goes with the contact.</summary>
public sealed class NewsThatWaits
{
    private NewsThatWaits()
    {
    }

    /// <summary>It waits for the morning that the reporter chose.</summary>
    /// <param name="contact">Who is to hear of it.</param>
    /// <param name="news">What happened; one that <see cref="CanBe"/>.</param>
    /// <param name="dueAt">The end of the term that runs from then, UTC; null when none does.</param>
    /// <param name="now">When it happened, UTC.</param>
    internal NewsThatWaits(ReporterContact contact, ReportNews news, DateTime? dueAt, DateTime now)
    {
        (ReportId, News, DueAt, HappenedAt) = (contact.ReportId, news, dueAt, now);
        WaitFor(contact.Rhythm, now);
    }

    /// <summary>The key.</summary>
    public Guid Id { get; private set; }

    /// <summary>The report.</summary>
    public Guid ReportId { get; private set; }

    /// <summary>What happened.</summary>
    public ReportNews News { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime HappenedAt { get; private set; }

    /// <summary>The end of the term that ran from then, UTC; null when none did.</summary>
    public DateTime? DueAt { get; private set; }

    /// <summary>From when on it is mailed, UTC.</summary>
    public DateTime LeavesAt { get; private set; }

    /// <summary>
    /// Whether news may wait. What asks something of the reporter may not, nor what says that something of theirs came in: the
    /// receipt, their answer, that they withdrew it.
    /// </summary>
    public static bool CanBe(ReportNews news) => news is
        ReportNews.InReview or ReportNews.TakenUp or ReportNews.NotAnswered or ReportNews.Message or ReportNews.Resolved or ReportNews.Referred
        or ReportNews.HandedOver or ReportNews.Declined or ReportNews.Reopened or ReportNews.Closed;

    /// <summary>It waits for the next morning of a rhythm.</summary>
    internal void WaitFor(NewsRhythm rhythm, DateTime now) => LeavesAt = Mornings.NextAfter(now, rhythm);
}
