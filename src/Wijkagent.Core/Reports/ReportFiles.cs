using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Neighbourhoods.Geocoding;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports.Questions;
using Wijkagent.Core.Reports.Sharing;

namespace Wijkagent.Core.Reports;

/// <summary>All that an officer reads of one report.</summary>
/// <param name="Id">The key, for what is looked up about it; it is not shown.</param>
/// <param name="Code">The code.</param>
/// <param name="Version">The version that is on the screen.</param>
/// <param name="Kind">What kind it is.</param>
/// <param name="KindId">What kind it is.</param>
/// <param name="Icon">The kind's icon.</param>
/// <param name="Sensitive">Whether few may see it.</param>
/// <param name="Urgency">How quickly somebody should look.</param>
/// <param name="ReopenDays">For how many days the reporter can react to an outcome.</param>
/// <param name="AnswerWorkingDays">How many working days the reporter has to answer a question.</param>
/// <param name="Status">Its state.</param>
/// <param name="Text">What was told.</param>
/// <param name="Place">Where, in words.</param>
/// <param name="Details">What was answered to the kind's own questions, as <see cref="DetailText"/> writes it.</param>
/// <param name="Point">Where exactly, as <see cref="PointText"/> writes it.</param>
/// <param name="NeighbourhoodId">In which neighbourhood.</param>
/// <param name="NeighbourhoodCode">In which neighbourhood, by its CBS code.</param>
/// <param name="Neighbourhood">In which neighbourhood, by name.</param>
/// <param name="District">In which district, by name.</param>
/// <param name="HappenedOn">On which day.</param>
/// <param name="HappenedAt">At what local time.</param>
/// <param name="GoingOn">Whether it went on when it was told.</param>
/// <param name="Frequency">How often.</param>
/// <param name="Language">The reporter's language.</param>
/// <param name="ReceivedAt">When it came in, UTC.</param>
/// <param name="DueAt">When its term ends, UTC.</param>
/// <param name="IsLocked">Whether it is kept for complaints and audits alone: it can be read, and not be changed.</param>
/// <param name="ReferredTo">Who took it over.</param>
/// <param name="Contact">How to reach the reporter; null for an anonymous one.</param>
/// <param name="CaseId">The case it is on.</param>
/// <param name="CaseNumber">The case it is on.</param>
/// <param name="CaseTitle">The case it is on; null when this person may not see that case.</param>
public sealed record ReportFile(
    Guid Id,
    string Code,
    int Version,
    LocalizedText Kind,
    Guid KindId,
    string Icon,
    bool Sensitive,
    Urgency Urgency,
    int ReopenDays,
    int AnswerWorkingDays,
    ReportStatus Status,
    SealedText Text,
    SealedText Place,
    SealedText? Details,
    SealedText? Point,
    Guid NeighbourhoodId,
    string NeighbourhoodCode,
    string Neighbourhood,
    string District,
    DateOnly? HappenedOn,
    TimeOnly? HappenedAt,
    bool GoingOn,
    Frequency Frequency,
    string Language,
    DateTime? ReceivedAt,
    DateTime? DueAt,
    bool IsLocked,
    SealedText? ReferredTo,
    ContactOnFile? Contact,
    Guid? CaseId,
    string? CaseNumber,
    SealedText? CaseTitle)
{
    /// <summary>The earlier report that the reporter says it belongs with.</summary>
    public Guid? ToldWith { get; init; }

    /// <summary>How the whole street runs, as <see cref="StreetLine.Text"/> writes it; null when it is no street.</summary>
    public SealedText? Line { get; init; }

    /// <summary>When it was sent, UTC.</summary>
    public DateTime SubmittedAt { get; init; }

    /// <summary>Since when there are moments in its diary that no officer read, UTC.</summary>
    public DateTime? DiaryNewSince { get; init; }

    /// <summary>Until what local time.</summary>
    public TimeOnly? HappenedUntil { get; init; }

    /// <summary>On which day it began, of what happens more than once.</summary>
    public DateOnly? BegunOn { get; init; }

    /// <summary>On which days and at what times it mostly is, in the reporter's words.</summary>
    public SealedText? UsualTimes { get; init; }

    /// <summary>What the reporter has to do with it; null when that was not asked.</summary>
    public ReporterRole? Role { get; init; }

    /// <summary>For whom it was told, in the reporter's words.</summary>
    public SealedText? ForWhom { get; init; }

    /// <summary>Whether that person knows it.</summary>
    public bool? OtherKnows { get; init; }

    /// <summary>How the reporter lives; null when that was not asked.</summary>
    public Tenure? Tenure { get; init; }

    /// <summary>From whom the reporter rents.</summary>
    public SealedText? Landlord { get; init; }

    /// <summary>Whether it only stands open to this person, with the case of a colleague: what decides about it, and what goes to its reporter, is the colleague's.</summary>
    public bool IsAColleagues { get; init; }

    /// <summary>Where exactly, WGS84 degrees; null when only the neighbourhood is known.</summary>
    public GeoPoint? Where => PointText.Read(Point);

    /// <summary>How the whole street runs, of what is all along it.</summary>
    public StreetLine? Street => StreetLine.Read(Line?.Value);

    /// <summary>Whether its term has passed and an officer is to act.</summary>
    public bool IsLate(DateTime now) =>
        !IsLocked && DueAt < now && Status != ReportStatus.AwaitingReporter && ReportLifecycle.Open.Contains(Status);

    /// <summary>Whether this person handles it: it is not kept for complaints and audits alone, and is no colleague's.</summary>
    public bool IsToHandle => !IsLocked && !IsAColleagues;

    /// <summary>Whether an officer can take this step now; not while a question to the reporter is open.</summary>
    public bool Can(ReportStatus next) => IsToHandle && Status != ReportStatus.AwaitingReporter && ReportLifecycle.Allows(Status, next);

    /// <summary>Whether the reporter can be asked something. A new report is taken in review by it.</summary>
    public bool CanAsk => (IsToHandle && Status == ReportStatus.Received) || Can(ReportStatus.AwaitingReporter);

    /// <summary>Whether the reporter can be written to.</summary>
    public bool CanTell => IsToHandle && Status is not (ReportStatus.Unconfirmed or ReportStatus.Withdrawn or ReportStatus.Expired);
}

/// <summary>Reads one report with what happened to it.</summary>
public sealed class ReportFiles(WijkagentDbContext db, Contents contents, StaffNames names, AuditLog log)
{
    /// <summary>The report, or null when there is none for this person. Whoever finds it is noted, and who does not too.</summary>
    public async Task<ReportFile?> FindAsync(string code, Actor actor, CancellationToken cancel)
    {
        var visibleCases = db.Cases.VisibleTo(actor);
        var report = await db.Reports.AsNoTracking().VisibleTo(actor)
            .Where(r => r.Code == code)
            .Select(r => new ReportFile(
                r.Id,
                r.Code,
                r.Version,
                new LocalizedText(r.Kind.Name.Nl, r.Kind.Name.En),
                r.KindId,
                r.Kind.Icon,
                r.Kind.Sensitive,
                r.Kind.Urgency,
                r.Kind.ReopenDays,
                r.Kind.AnswerWorkingDays,
                r.Status,
                r.Text.At(r.Id),
                r.PlaceText.At(r.Id),
                r.Details.At(r.Id),
                r.Point.At(r.Id),
                r.NeighbourhoodId,
                r.Neighbourhood.Code,
                r.Neighbourhood.Name,
                r.Neighbourhood.District.Name,
                r.HappenedOn,
                r.HappenedAt,
                r.GoingOn,
                r.Frequency,
                r.Language,
                r.ReceivedAt,
                r.DueAt,
                r.Band == AgeBand.Locked,
                r.ReferredTo.At(r.Id),
                r.Contact == null
                    ? null
                    : new ContactOnFile(
                        r.Contact.Name.At(r.Id), r.Contact.Email.At(r.Id), r.Contact.EmailVerifiedAt != null, r.Contact.Phone.At(r.Id)),
                r.CaseId,
                r.Case == null ? null : r.Case.Number,
                visibleCases.Where(c => c.Id == r.CaseId).Select(c => c.Title).FirstOrDefault().At(r.CaseId ?? Guid.Empty))
            {
                ToldWith = r.ToldWith,
                Line = r.Line.At(r.Id),
                SubmittedAt = r.SubmittedAt,
                DiaryNewSince = r.DiaryNewSince,
                HappenedUntil = r.HappenedUntil,
                BegunOn = r.BegunOn,
                UsualTimes = r.UsualTimes.At(r.Id),
                Role = r.Role,
                ForWhom = r.ForWhom.At(r.Id),
                OtherKnows = r.OtherKnows,
                Tenure = r.Tenure,
                Landlord = r.Landlord.At(r.Id),
            })
            .SingleOrDefaultAsync(cancel);
        if (report is null)
        {
            await log.NoteRefusedAsync(nameof(Report), code, actor, cancel);
            return null;
        }

        await contents.OpenAsync(report, cancel);
        await contents.OpenAsync(report.Contact, cancel);
        await log.NoteAsync(ViewOf(report).Because(actor, report.NeighbourhoodId, report.CaseId, report.Id), actor, cancel);
        return report with { IsAColleagues = !actor.Neighbourhoods.Contains(report.NeighbourhoodId) };
    }

    /// <summary>What happened to a report that was found, oldest first.</summary>
    public Task<List<TimelineFact>> FactsAsync(ReportFile report, CancellationToken cancel) =>
        db.FactsAboutAsync(names, report.Id, cancel);

    /// <summary>What was written last about a report that was found, oldest first.</summary>
    public async Task<List<MessageOnFile>> MessagesAsync(ReportFile report, CancellationToken cancel)
    {
        var newest = await db.ReportMessages.AsNoTracking()
            .Where(m => m.ReportId == report.Id)
            .OrderByDescending(m => m.SentAt).ThenByDescending(m => m.Id)
            .Take(Timeline.Longest)
            .Select(m => new { m.Kind, Text = m.Text.At(m.Id), m.FromStaff, m.AuthorId, m.SentAt })
            .ToListAsync(cancel);
        await contents.OpenAllAsync(newest, cancel);
        var staff = await names.OfAsync(newest.Select(m => m.AuthorId), cancel);
        newest.Reverse();
        return newest.ConvertAll(m => new MessageOnFile(report.Code, m.Kind, m.Text, m.FromStaff, staff.Of(m.AuthorId), m.SentAt));
    }

    /// <summary>What the reporter of a report that was found corrected, oldest first.</summary>
    public async Task<List<CorrectionOnFile>> CorrectionsAsync(ReportFile report, CancellationToken cancel)
    {
        var found = await db.ReportCorrections.AsNoTracking().Where(c => c.ReportId == report.Id)
            .OrderBy(c => c.CorrectedAt).ThenBy(c => c.Id).ToListAsync(cancel);
        await contents.OpenAllAsync(found, cancel);
        // What one correction made is what the next one found; the last made what stands there now.
        return [.. found.Select((c, i) => i + 1 < found.Count
            ? new CorrectionOnFile(c.CorrectedAt, c.TextBefore, found[i + 1].TextBefore, c.PlaceBefore, found[i + 1].PlaceBefore)
            : new CorrectionOnFile(c.CorrectedAt, c.TextBefore, report.Text, c.PlaceBefore, report.Place))];
    }

    /// <summary>With whom the reporter of a report that was found lets it be shared, and let it be before, the newest first.</summary>
    public Task<List<ConsentOnFile>> ConsentsAsync(ReportFile report, CancellationToken cancel) => db.ConsentsOfAsync(report.Id, cancel);

    /// <summary>The call that is still to be made about a report that was found; null when none is.</summary>
    public async Task<CallOnFile?> CallBackAsync(ReportFile report, CancellationToken cancel)
    {
        var asked = await db.ReportCallBacks.AsNoTracking().Where(c => c.ReportId == report.Id && c.EndedAt == null)
            .Select(c => new CallOnFile(c.Phone.At(c.Id), c.Moment, c.DueAt)).FirstOrDefaultAsync(cancel);
        await contents.OpenAsync(asked, cancel);
        return asked;
    }

    /// <summary>What the reporter of a report that was found thought of each answer, newest first.</summary>
    public async Task<List<RatingOnFile>> RatingsAsync(ReportFile report, CancellationToken cancel)
    {
        var found = await db.ReportRatings.AsNoTracking().Where(r => r.ReportId == report.Id)
            .OrderByDescending(r => r.RatedAt).ThenBy(r => r.Id)
            .Select(r => new RatingOnFile(r.RatedAt, r.Solved, r.Satisfaction, r.Text.At(r.Id))).ToListAsync(cancel);
        await contents.OpenAllAsync(found, cancel);
        return found;
    }

    /// <summary>The page of a report shows the notes of its case too, to who may see that case.</summary>
    private static AuditNote ViewOf(ReportFile report) => new(AuditActivity.Viewed, nameof(Report), report.Id, report.Code)
    {
        Shown = report.CaseTitle is null ? null : [report.CaseNumber!],
    };
}
