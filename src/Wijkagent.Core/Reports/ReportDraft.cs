using Wijkagent.Core.Common;

namespace Wijkagent.Core.Reports;

/// <summary>
/// What somebody is still filling in, kept for a day behind a cookie. The answers are encrypted; the cookie holds
/// the token, the database its hash. After sending only what the last page shows remains.
/// </summary>
public sealed class ReportDraft : Entity
{
    /// <summary>How long a draft is kept after it was last touched, in hours.</summary>
    public const int HoursKept = 24;

    /// <summary>How many earlier sendings of the same browser it remembers.</summary>
    public const int MostSentBefore = 50;

    private ReportDraft()
    {
    }

    /// <summary>A new draft behind a token.</summary>
    /// <param name="tokenHash">SHA-256 of the token.</param>
    /// <param name="answers">The answers so far, encrypted.</param>
    /// <param name="now">The moment, UTC.</param>
    /// <param name="submissionKey">The key under which it is to be sent, of who made one without a network; a new one when left out.</param>
    public ReportDraft(byte[] tokenHash, byte[] answers, DateTime now, Guid? submissionKey = null)
    {
        TokenHash = tokenHash;
        SubmissionKey = submissionKey ?? Guid.CreateVersion7(new DateTimeOffset(now, TimeSpan.Zero));
        Keep(answers, now);
    }

    /// <summary>SHA-256 of the token in the cookie; unique.</summary>
    public byte[] TokenHash { get; private set; } = [];

    /// <summary>The key under which it becomes one report, however often it is sent.</summary>
    public Guid SubmissionKey { get; private set; }

    /// <summary>The answers so far, or what the last page shows: encrypted JSON.</summary>
    public byte[] Answers { get; private set; } = [];

    /// <summary>Until when it is kept, UTC.</summary>
    public DateTime ExpiresAt { get; private set; }

    /// <summary>When it became a report, UTC.</summary>
    public DateTime? SentAt { get; private set; }

    /// <summary>Keeps newer answers, for a day from now.</summary>
    public void Keep(byte[] answers, DateTime now) => (Answers, ExpiresAt) = (answers, now.AddHours(HoursKept));

    /// <summary>It became a report; only what the last page shows remains.</summary>
    public void Send(byte[] shownAtTheEnd, DateTime now)
    {
        SentAt ??= now;
        Keep(shownAtTheEnd, now);
    }
}

/// <summary>Which drafts are to go.</summary>
internal static class ReportDraftQueries
{
    /// <summary>Those whose time was over at a moment, UTC.</summary>
    public static IQueryable<ReportDraft> PastAt(this IQueryable<ReportDraft> drafts, DateTime at) => drafts.Where(d => d.ExpiresAt <= at);
}
