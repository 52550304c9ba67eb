using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Reports.Following;

/// <summary>Reads what a reporter may know of the own report. What staff do among themselves is not in it.</summary>
public sealed class FollowedReports(WijkagentDbContext db, TimeProvider clock)
{
    // The other events come with a message, and are told by it.
    private static readonly string[] TellingEvents =
    [
        nameof(ReportSubmitted), nameof(ReportConfirmed), nameof(ReportExpired), nameof(ReportTakenInReview),
        nameof(ReportJoinedCase), nameof(AnswerTermPassed), nameof(ReportCameBack), nameof(ReportClosed), nameof(ReportWithdrawn),
    ];

    private static readonly string[] Outcomes = [nameof(ReportResolved), nameof(ReportReferred), nameof(ReportDeclined)];

    /// <summary>The report whose holder proved to hold its secret; null when it is not there any more.</summary>
    public async Task<FollowedReport?> ReadAsync(string code, CancellationToken cancel)
    {
        var report = await db.Reports.AsNoTracking()
            .Where(r => r.Code == code)
            .Select(r => new
            {
                r.Id,
                r.Code,
                r.Kind,
                r.Status,
                r.DueAt,
                r.EndedAt,
                r.ReferredTo,
                Neighbourhood = r.Neighbourhood.Name,
                r.PlaceText,
                r.Text,
                r.HappenedOn,
                r.HappenedAt,
                r.GoingOn,
                r.Frequency,
                r.SubmittedAt,
                HasContact = r.Contact != null,
            })
            .SingleOrDefaultAsync(cancel);
        if (report is null)
            return null;

        var timeline = await ReadTimelineAsync(report.Id, cancel);
        return new FollowedReport(
            report.Code, report.Kind.Name, report.Kind.Sensitive, report.Status, report.DueAt, report.ReferredTo, report.Neighbourhood,
            report.PlaceText, report.Text, report.HappenedOn, report.HappenedAt, report.GoingOn, report.Frequency, report.SubmittedAt,
            !report.HasContact, ReopenUntil(report.Status, report.EndedAt, report.Kind.ReopenDays), timeline);
    }

    private async Task<List<FollowedMoment>> ReadTimelineAsync(Guid id, CancellationToken cancel)
    {
        var events = await db.Events.AsNoTracking()
            .Where(e => e.SubjectId == id && (TellingEvents.Contains(e.Name) || Outcomes.Contains(e.Name)))
            .OrderBy(e => e.OccurredAt).ThenBy(e => e.Sequence)
            .Select(e => new { e.OccurredAt, e.Name })
            .ToListAsync(cancel);
        var messages = await db.ReportMessages.AsNoTracking()
            .Where(m => m.ReportId == id)
            .OrderBy(m => m.SentAt)
            .Select(m => new { m.SentAt, m.Kind, m.Text, m.AuthorName, m.FromStaff })
            .ToListAsync(cancel);

        // An outcome and its event share their moment; the event says which outcome it is.
        string NameOf(MessageKind kind, DateTime at) =>
            kind == MessageKind.Outcome && events.FirstOrDefault(e => e.OccurredAt == at && Outcomes.Contains(e.Name)) is { } outcome
                ? outcome.Name
                : kind.ToString();

        return
        [
            .. events.Where(e => !Outcomes.Contains(e.Name)).Select(e => new FollowedMoment(e.OccurredAt, e.Name, null, ""))
                .Concat(messages.Select(m => new FollowedMoment(m.SentAt, NameOf(m.Kind, m.SentAt), m.Text, m.FromStaff ? m.AuthorName : "")))
                .OrderBy(moment => moment.At),
        ];
    }

    private DateTime? ReopenUntil(ReportStatus status, DateTime? endedAt, int days)
    {
        if (!ReportLifecycle.Allows(status, ReportStatus.Reopened) || endedAt?.AddDays(days) is not { } until)
            return null;
        return until >= clock.GetUtcNow().UtcDateTime ? until : null;
    }
}
