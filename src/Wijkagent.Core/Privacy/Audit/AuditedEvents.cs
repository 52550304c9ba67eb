using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Privacy.Rights.Consents;
using Wijkagent.Core.Privacy.Rights.Requests;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Diary;

namespace Wijkagent.Core.Privacy.Audit;

/// <summary>What the audit log says of an event.</summary>
internal static class AuditedEvents
{
    // What was told goes to somebody outside, or may from then on.
    private static readonly HashSet<string> Sharing = [nameof(ReportReferred), nameof(SharingConsented)];

    // All other events changed something that was there.
    private static readonly HashSet<string> Collecting =
    [
        nameof(ReportSubmitted), nameof(ReporterAdded), nameof(ReporterAnswered), nameof(ReporterShowed), nameof(ReporterCorrected), nameof(DiaryMomentAdded), nameof(DiaryMomentCorrected), nameof(DiaryMomentTakenBack), nameof(CallBackAsked), nameof(ReportRated), nameof(RatingExplained), nameof(ReporterDisclosed),
        nameof(ContactMessageSent), nameof(ResidentJoined), nameof(ConsentGiven),
        nameof(RightsRequestSubmitted),
    ];

    /// <summary>The note of an event that something raised.</summary>
    public static AuditNote NoteOf(EventRecord record, Entity? raisedBy) =>
        new AuditNote(ActivityOf(record.Name), record.SubjectType, record.SubjectId, CodeOf(raisedBy))
        {
            At = record.OccurredAt,
            Event = record.Name,
            Reason = record.Reason,
        }.Under(record.Opening);

    private static AuditActivity ActivityOf(string name) =>
        Sharing.Contains(name) ? AuditActivity.Shared
        : Collecting.Contains(name) ? AuditActivity.Collected
        : AuditActivity.Changed;

    private static string? CodeOf(Entity? entity) => entity switch
    {
        Report report => report.Code,
        Case @case => @case.Number,
        LegalHold hold => hold.Code,
        RightsRequest request => request.Code,
        _ => null,
    };
}
