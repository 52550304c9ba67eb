using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports.Diary;
using Wijkagent.Core.Reports.Questions;
using Wijkagent.Core.Reports.Sharing;
using Wijkagent.Core.Subscriptions.Areas;

namespace Wijkagent.Core.Reports.Following;

/// <summary>Reads what a reporter may know of the own report. What staff do among themselves is not in it.</summary>
public sealed class FollowedReports(WijkagentDbContext db, DiaryReading diary, Contents contents, StaffNames names, TimeProvider clock)
{
    // Each that comes with a message is told by it.
    private static readonly string[] ToldEvents =
    [
        nameof(ReportSubmitted), nameof(ReportConfirmed), nameof(ReportExpired), nameof(ReportTakenInReview),
        nameof(ReportJoinedCase), nameof(ReporterShowed), nameof(ReporterCorrected), nameof(ReporterCovered), nameof(CallBackAsked),
        nameof(ReporterCalled), nameof(ReporterNotReached), nameof(ReportRated), nameof(RatingExplained), nameof(ReporterNameRemoved),
        nameof(SharingConsented), nameof(SharingWithdrawn), nameof(ReporterDisclosed), nameof(ReporterAddressProved),
        nameof(ReporterReminded), nameof(AnswerTermPassed), nameof(ReportCameBack), nameof(ReportClosed), nameof(ReportWithdrawn),
        .. MessageEvents.Kinds.Keys,
    ];

    /// <summary>The report whose holder proved to hold its secret; null when it is not there any more.</summary>
    public async Task<FollowedReport?> ReadAsync(string code, CancellationToken cancel)
    {
        var report = await db.Reports.AsNoTracking().InUse()
            .Where(r => r.Code == code)
            .Select(r => new
            {
                r.Id,
                r.Code,
                Kind = new LocalizedText(r.Kind.Name.Nl, r.Kind.Name.En),
                r.Kind.Sensitive,
                r.Kind.ReopenDays,
                r.Kind.CorrectDays,
                r.Kind.AnonymousAllowed,
                r.Kind.Regime,
                r.Kind.RetentionMonths,
                r.RatedAt,
                r.Status,
                r.DueAt,
                r.EndedAt,
                ReferredTo = r.ReferredTo.At(r.Id),
                Neighbourhood = r.Neighbourhood.Name,
                PlaceText = r.PlaceText.At(r.Id),
                Text = r.Text.At(r.Id),
                Details = r.Details.At(r.Id),
                r.HappenedOn,
                r.HappenedAt,
                r.HappenedUntil,
                r.BegunOn,
                UsualTimes = r.UsualTimes.At(r.Id),
                r.GoingOn,
                r.Frequency,
                r.SubmittedAt,
                r.Role,
                ForWhom = r.ForWhom.At(r.Id),
                r.OtherKnows,
                r.Tenure,
                Landlord = r.Landlord.At(r.Id),
                r.Kind.Partners,
                Shares = r.Consents.Any(),
                HasContact = r.Contact != null,
                AddressWaits = r.Contact!.Email != null && r.Contact.EmailVerifiedAt == null,
                Rhythm = r.Contact.Email != null && r.Contact.EmailVerifiedAt != null ? r.Contact.Rhythm : (NewsRhythm?)null,
                KeepsDiary = r.Diary.Any(),
                CallBackBy = r.CallBacks.Where(c => c.EndedAt == null).Max(c => (DateTime?)c.DueAt),
            })
            .SingleOrDefaultAsync(cancel);
        if (report is null)
            return null;

        await contents.OpenAsync(report, cancel);
        var status = ReportLifecycle.AsTold(report.Status);
        var (timeline, now) = (await ReadTimelineAsync(report.Id, cancel), clock.GetUtcNow().UtcDateTime);
        var reactUntil = ReportLifecycle.IsOver(status) && report.EndedAt is { } ended ? WorkingTime.AddDays(ended, report.ReopenDays) : (DateTime?)null;
        var correctUntil = ReportLifecycle.Open.Contains(status) ? Report.CorrectUntil(report.SubmittedAt, report.CorrectDays) : (DateTime?)null;
        return new FollowedReport(
            report.Code, report.Kind, report.Sensitive, status, report.DueAt, report.DueAt <= now, report.ReferredTo, report.Neighbourhood,
            report.PlaceText, report.Text, DetailText.Read(report.Details), report.HappenedOn, report.HappenedAt, report.GoingOn, report.Frequency, report.SubmittedAt,
            !report.HasContact, status is not (ReportStatus.Unconfirmed or ReportStatus.Withdrawn or ReportStatus.Expired) && !(reactUntil <= now),
            correctUntil > now ? correctUntil : null, await EarlierAsync(report.Id, report.Text, report.PlaceText, cancel), report.CallBackBy, report.RatedAt is null && reactUntil > now,
            await RatingAsync(report.Id, report.RatedAt, cancel), report.AnonymousAllowed, report.Regime, report.RetentionMonths, reactUntil > now ? reactUntil : null, timeline)
        {
            HappenedUntil = report.HappenedUntil,
            BegunOn = report.BegunOn,
            UsualTimes = report.UsualTimes,
            Role = report.Role,
            ForWhom = report.ForWhom,
            OtherKnows = report.OtherKnows,
            Tenure = report.Tenure,
            Landlord = report.Landlord,
            IsSharable = report.Partners.Count > 0,
            Consents = report.Shares ? await db.ConsentsOfAsync(report.Id, cancel) : [],
            AddressWaits = report.AddressWaits && report.Status != ReportStatus.Unconfirmed,
            MailRhythm = report.Rhythm,
            Diary = report.KeepsDiary ? await diary.OfOwnAsync(report.Id, report.Code, cancel) : [],
            CorrectDays = report.CorrectDays,
        };
    }

    private async Task<FollowedRating?> RatingAsync(Guid id, DateTime? at, CancellationToken cancel)
    {
        if (at is null)
            return null;
        var rating = await db.ReportRatings.AsNoTracking().FirstOrDefaultAsync(r => r.ReportId == id && r.RatedAt == at, cancel);
        await contents.OpenAsync(rating, cancel);
        return rating is null ? null : new FollowedRating(rating.Solved, rating.Satisfaction, rating.Text);
    }

    /// <summary>What stood there before each correction, and what of it that correction changed: the next one found what it made.</summary>
    private async Task<IReadOnlyList<EarlierText>> EarlierAsync(Guid id, string text, string place, CancellationToken cancel)
    {
        var found = await db.ReportCorrections.AsNoTracking().Where(c => c.ReportId == id)
            .OrderBy(c => c.CorrectedAt).ThenBy(c => c.Id).ToListAsync(cancel);
        await contents.OpenAllAsync(found, cancel);
        return [.. found.Select((c, i) =>
        {
            var (textAfter, placeAfter) = i + 1 < found.Count ? (found[i + 1].TextBefore, found[i + 1].PlaceBefore) : (text, place);
            return new EarlierText(c.CorrectedAt, c.TextBefore, c.PlaceBefore) { ChangedText = c.TextBefore != textAfter, ChangedPlace = c.PlaceBefore != placeAfter };
        })];
    }

    private async Task<List<FollowedMoment>> ReadTimelineAsync(Guid id, CancellationToken cancel)
    {
        // What is longer than this is read from its newest end.
        var events = await db.Events.AsNoTracking()
            .Where(e => e.SubjectId == id && ToldEvents.Contains(e.Name))
            .OrderByDescending(e => e.OccurredAt).ThenByDescending(e => e.Sequence)
            .Take(Timeline.Longest)
            .Select(e => new { e.OccurredAt, e.Name })
            .ToListAsync(cancel);
        var messages = await db.ReportMessages.AsNoTracking()
            .Where(m => m.ReportId == id)
            .OrderByDescending(m => m.SentAt).ThenByDescending(m => m.Id)
            .Take(Timeline.Longest)
            .Select(m => new { m.SentAt, m.Kind, Text = m.Text.At(m.Id), m.AuthorId })
            .ToListAsync(cancel);
        await contents.OpenAllAsync(messages, cancel);
        var staff = await names.OfAsync(messages.Select(m => m.AuthorId), cancel);
        events.Reverse();
        return events.ConvertAll(e =>
        {
            var message = MessageEvents.Kinds.TryGetValue(e.Name, out var kind)
                ? messages.Find(m => m.Kind == kind && m.SentAt == e.OccurredAt)
                : null;
            return message is null
                ? new FollowedMoment(e.OccurredAt, e.Name, null, "")
                : new FollowedMoment(e.OccurredAt, kind == MessageKind.Outcome ? e.Name : kind.ToString(), message.Text, staff.Of(message.AuthorId));
        });
    }
}
