using Wijkagent.Core.Privacy.Register;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.Core.Reports.Diary;
using Wijkagent.Core.Reports.Opening;
using Wijkagent.Core.Reports.Sharing;

namespace Wijkagent.Core.Reports;

internal sealed class ReportPersonalData : IHoldsPersonalData
{
    public void Describe(HoldingBook book)
    {
        book.NothingIn<ReportKind>();
        book.Of<ReportDraft>(Processing.Drafts)
            .Encrypts(PersonalData.Words, d => d.Answers)
            .Hashes(PersonalData.Proof, d => d.TokenHash)
            .Holds(PersonalData.Connection, d => d.SubmissionKey)
            .Holds(PersonalData.Course, d => d.ExpiresAt, d => d.SentAt);
        book.Of<Report>(Processing.Reports)
            .Holds(PersonalData.Words, r => r.Text, r => r.Details, r => r.UsualTimes, r => r.ReferredTo, r => r.ForWhom, r => r.Landlord)
            .Holds(PersonalData.Place, r => r.PlaceText, r => r.Point, r => r.Line)
            .Holds(PersonalData.RoundedPlace, r => r.NearLatitude, r => r.NearLongitude)
            .Holds(PersonalData.Area, r => r.NeighbourhoodId)
            .Holds(PersonalData.Course, r => r.KindId, r => r.Status, r => r.StatusBeforeQuestion, r => r.Frequency, r => r.GoingOn,
                r => r.HappenedOn, r => r.HappenedAt, r => r.HappenedUntil, r => r.BegunOn, r => r.SubmittedAt, r => r.ReceivedAt, r => r.ReporterWroteAt, r => r.DiaryNewSince, r => r.EndedAt,
                r => r.DueAt, r => r.RemindAt, r => r.RatedAt, r => r.WorkingDaysLeft, r => r.Band, r => r.Signs, r => r.ApartUntil,
                r => r.Role, r => r.OtherKnows, r => r.Tenure)
            .Holds(PersonalData.Connection, r => r.CaseId, r => r.SubmissionKey, r => r.ToldWith)
            .Holds(PersonalData.Code, r => r.Code)
            .Hashes(PersonalData.Proof, r => r.SecretHash)
            .Holds(PersonalData.Language, r => r.Language);
        book.Of<ReporterContact>(Processing.Reports)
            .Holds(PersonalData.Connection, c => c.ReportId)
            .Holds(PersonalData.Name, c => c.Name)
            .Holds(PersonalData.Contact, c => c.Email, c => c.Phone)
            .Hashes(PersonalData.Contact, c => c.FoundBy)
            .Holds(PersonalData.Course, c => c.EmailVerifiedAt, c => c.Rhythm, c => c.Digests);
        book.Of<NewsThatWaits>(Processing.Reports)
            .Holds(PersonalData.Connection, n => n.ReportId)
            .Holds(PersonalData.Course, n => n.News, n => n.HappenedAt, n => n.DueAt, n => n.LeavesAt);
        book.Of<ReportConsent>(Processing.Reports)
            .Holds(PersonalData.Connection, c => c.ReportId, c => c.PartnerId)
            .Holds(PersonalData.Language, c => c.Language)
            .Holds(PersonalData.Course, c => c.Words, c => c.GivenAt, c => c.WithdrawnAt);
        book.Of<ReportMessage>(Processing.Reports)
            .Holds(PersonalData.Connection, m => m.ReportId)
            .Holds(PersonalData.Words, m => m.Text)
            .Holds(PersonalData.Staff, m => m.AuthorId, m => m.FromStaff)
            .Holds(PersonalData.Course, m => m.Kind, m => m.SentAt);
        book.Of<ReportCorrection>(Processing.Reports)
            .Holds(PersonalData.Connection, c => c.ReportId)
            .Holds(PersonalData.Words, c => c.TextBefore)
            .Holds(PersonalData.Place, c => c.PlaceBefore)
            .Holds(PersonalData.Course, c => c.CorrectedAt);
        book.Of<ReportCallBack>(Processing.Reports)
            .Holds(PersonalData.Connection, c => c.ReportId)
            .Holds(PersonalData.Contact, c => c.Phone)
            .Holds(PersonalData.Course, c => c.Moment, c => c.AskedAt, c => c.DueAt, c => c.EndedAt);
        book.Of<ReportRating>(Processing.Reports)
            .Holds(PersonalData.Connection, r => r.ReportId)
            .Holds(PersonalData.Words, r => r.Text)
            .Holds(PersonalData.Course, r => r.Solved, r => r.Satisfaction, r => r.RatedAt);
        book.Of<DiaryMoment>(Processing.Reports)
            .Holds(PersonalData.Connection, m => m.ReportId, m => m.SendingKey)
            .Holds(PersonalData.Words, m => m.Text)
            .Holds(PersonalData.Course, m => m.HappenedOn, m => m.HappenedAt, m => m.Minutes, m => m.HowBad, m => m.AddedAt, m => m.CorrectedAt, m => m.TakenBackAt)
            .HoldsNone(m => m.Number);
        book.Of<DiaryMomentBefore>(Processing.Reports)
            .Holds(PersonalData.Connection, b => b.MomentId, b => b.ReportId)
            .Holds(PersonalData.Words, b => b.Text)
            .Holds(PersonalData.Course, b => b.HappenedOn, b => b.HappenedAt, b => b.Minutes, b => b.HowBad, b => b.CorrectedAt);
        book.Of<ReportAttachment>(Processing.Reports)
            .Holds(PersonalData.Connection, a => a.ReportId, a => a.DraftId)
            .Holds(PersonalData.Pictures, a => a.Key, a => a.SentAs)
            .Encrypts(PersonalData.Pictures, a => a.DraftKey)
            .Holds(PersonalData.Course, a => a.AddedAt)
            .HoldsNone(a => a.StoredAs, a => a.Number, a => a.DiaryNumber, a => a.Kind, a => a.Bytes, a => a.Seconds, a => a.Width, a => a.Height, a => a.LargeHash, a => a.SmallHash, a => a.MissingSince);
        book.Of<ReportAccess>(Processing.Reports)
            .Holds(PersonalData.Connection, a => a.ReportId)
            .Holds(PersonalData.Staff, a => a.UserId)
            .Holds(PersonalData.Reason, a => a.Reason)
            .Holds(PersonalData.Course, a => a.OpenedAt, a => a.Until);
    }
}
