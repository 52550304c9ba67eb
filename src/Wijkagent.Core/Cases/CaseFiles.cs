using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Neighbourhoods.Geocoding;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Cases;

/// <summary>All that an officer reads of one case.</summary>
/// <param name="Id">The key, for what is looked up about it; it is not shown.</param>
/// <param name="Number">The number.</param>
/// <param name="Version">The version that is on the screen.</param>
/// <param name="Title">What the problem is.</param>
/// <param name="Kind">What kind it is.</param>
/// <param name="NeighbourhoodCode">Where, by CBS code.</param>
/// <param name="Neighbourhood">Where, by name.</param>
/// <param name="District">Where, by name.</param>
/// <param name="OfficerName">Who opened it, or took it over.</param>
/// <param name="ByAnother">Whether it is not this officer's, who can take it over.</param>
/// <param name="IsAColleagues">Whether it only stands open to this person, with a reason.</param>
/// <param name="Status">How far it is.</param>
/// <param name="WaitingFor">Who is waited for.</param>
/// <param name="Outcome">What was reached.</param>
/// <param name="OpenedAt">When it was opened, UTC.</param>
/// <param name="ResolvedAt">When it was resolved, UTC.</param>
/// <param name="ReportsHere">How many reports on it this person handles.</param>
/// <param name="ReportsElsewhere">How many reports on it are outside what this person handles.</param>
public sealed record CaseFile(
    Guid Id,
    string Number,
    int Version,
    SealedText Title,
    LocalizedText Kind,
    string NeighbourhoodCode,
    string Neighbourhood,
    string District,
    string? OfficerName,
    bool ByAnother,
    bool IsAColleagues,
    CaseStatus Status,
    SealedText? WaitingFor,
    SealedText? Outcome,
    DateTime OpenedAt,
    DateTime? ResolvedAt,
    int ReportsHere,
    int ReportsElsewhere)
{
    /// <summary>In which neighbourhood.</summary>
    public required Guid NeighbourhoodId { get; init; }

    /// <summary>Whether anything can still be added.</summary>
    public bool IsDone => Status is CaseStatus.Resolved or CaseStatus.Closed;
}

/// <summary>A report on a case.</summary>
/// <param name="Code">The code.</param>
/// <param name="Place">Where, in the reporter's words.</param>
/// <param name="Point">Where exactly, as <see cref="PointText"/> writes it; null when only the neighbourhood is known.</param>
/// <param name="Text">What was told.</param>
/// <param name="Status">Its state.</param>
/// <param name="ReceivedAt">When it came in, UTC.</param>
/// <param name="Anonymous">Whether its reporter can only read the answer with the code.</param>
public sealed record ReportOnCase(
    string Code, SealedText Place, SealedText? Point, SealedText Text, ReportStatus Status, DateTime? ReceivedAt, bool Anonymous)
{
    /// <summary>Where exactly, WGS84 degrees; null when only the neighbourhood is known.</summary>
    public GeoPoint? Where => PointText.Read(Point);

    /// <summary>How the whole street runs, as <see cref="StreetLine.Text"/> writes it; null when it is no street.</summary>
    public SealedText? Line { get; init; }

    /// <summary>The street in which it is everywhere; null when it is a spot or an area.</summary>
    public StreetLine? Street => StreetLine.Read(Line?.Value);

    /// <summary>The first words of what was told.</summary>
    public string Beginning => Text.Beginning(ReportInbox.BeginningLength);

    /// <summary>Whether it can be answered with the outcome of the case.</summary>
    public bool CanFollow => Status == ReportStatus.InProgress;
}

/// <summary>Something that was done.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Description">What, in words.</param>
/// <param name="DoneOn">On which day.</param>
/// <param name="AuthorName">Who wrote it down.</param>
/// <param name="RecordedAt">When it was written down, UTC.</param>
public sealed record ActionOnFile(CaseActionKind Kind, SealedText Description, DateOnly DoneOn, string AuthorName, DateTime RecordedAt);

/// <summary>Something to do.</summary>
/// <param name="Id">The key, for the button that finishes it.</param>
/// <param name="Description">What.</param>
/// <param name="DueOn">Before the end of which day.</param>
/// <param name="FinishedAt">When it was done, UTC.</param>
/// <param name="FinishedBy">Who did it.</param>
public sealed record TaskOnFile(Guid Id, SealedText Description, DateOnly? DueOn, DateTime? FinishedAt, string? FinishedBy);

/// <summary>Reads one case with all that is on it.</summary>
public sealed class CaseFiles(WijkagentDbContext db, Contents contents, StaffNames names, AuditLog log)
{
    // A form with a box for each of them stays within what a request may hold.
    private const int MostReports = 150;

    /// <summary>The case, or null when there is none for this person. Whoever finds it is noted, and who does not too.</summary>
    public async Task<CaseFile?> FindAsync(string number, Actor actor, CancellationToken cancel)
    {
        var seen = db.Reports.VisibleTo(actor);
        var officer = actor.OfficerId;
        var own = actor.Neighbourhoods.ToArray();
        var file = await db.Cases.AsNoTracking().VisibleTo(actor)
            .Where(c => c.Number == number)
            .Select(c => new CaseFile(
                c.Id,
                c.Number,
                c.Version,
                c.Title.At(c.Id),
                new LocalizedText(c.Kind.Name.Nl, c.Kind.Name.En),
                c.Neighbourhood.Code,
                c.Neighbourhood.Name,
                c.Neighbourhood.District.Name,
                db.Officers.Where(o => o.Id == c.OfficerId)
                    .Select(o => o.LastName == null ? o.FirstName : o.FirstName + " " + o.LastName).FirstOrDefault(),
                officer != null && c.OfficerId != officer,
                !own.Contains(c.NeighbourhoodId),
                c.Status,
                c.WaitingFor.At(c.Id),
                c.Outcome.At(c.Id),
                c.OpenedAt,
                c.ResolvedAt,
                seen.Count(r => r.CaseId == c.Id),
                c.Reports.Count - seen.Count(r => r.CaseId == c.Id))
            {
                NeighbourhoodId = c.NeighbourhoodId,
            })
            .SingleOrDefaultAsync(cancel);
        if (file is null)
        {
            await log.NoteRefusedAsync(nameof(Case), number, actor, cancel);
            return null;
        }

        await contents.OpenAsync(file, cancel);
        await log.NoteAsync(new AuditNote(AuditActivity.Viewed, nameof(Case), file.Id, file.Number).Because(actor, file.NeighbourhoodId, file.Id), actor, cancel);
        return file;
    }

    /// <summary>The reports on a case that was found, newest first, as far as this person handles them.</summary>
    public async Task<List<ReportOnCase>> ReportsAsync(CaseFile file, Actor actor, CancellationToken cancel)
    {
        var reports = await db.Reports.AsNoTracking().VisibleTo(actor)
            .Where(r => r.CaseId == file.Id)
            .OrderByDescending(r => r.ReceivedAt).ThenBy(r => r.Code)
            .Take(MostReports)
            .Select(r => new ReportOnCase(
                r.Code,
                r.PlaceText.At(r.Id),
                r.Point.At(r.Id),
                r.Text.At(r.Id),
                r.Status,
                r.ReceivedAt,
                r.Contact == null || r.Contact.EmailVerifiedAt == null)
            {
                Line = r.Line.At(r.Id),
            })
            .ToListAsync(cancel);
        await contents.OpenAllAsync(reports, cancel);
        return reports;
    }

    /// <summary>What was done last on the case of this number, oldest first; nothing when this person may not see it.</summary>
    public async Task<List<ActionOnFile>> ActionsAsync(string number, Actor actor, CancellationToken cancel)
    {
        var newest = await db.Cases.AsNoTracking().VisibleTo(actor)
            .Where(c => c.Number == number)
            .SelectMany(c => c.Actions)
            .OrderByDescending(a => a.RecordedAt).ThenByDescending(a => a.Id)
            .Take(Timeline.Longest)
            .Select(a => new { a.Kind, Description = a.Description.At(a.Id), a.DoneOn, a.AuthorId, a.RecordedAt })
            .ToListAsync(cancel);
        await contents.OpenAllAsync(newest, cancel);
        var staff = await names.OfAsync(newest.Select(a => a.AuthorId), cancel);
        newest.Reverse();
        return newest.ConvertAll(a => new ActionOnFile(a.Kind, a.Description, a.DoneOn, staff.Of(a.AuthorId), a.RecordedAt));
    }

    /// <summary>What has to be done first comes first, then what was done.</summary>
    public async Task<List<TaskOnFile>> TasksAsync(CaseFile file, CancellationToken cancel)
    {
        var tasks = await db.CaseTasks.AsNoTracking()
            .Where(t => t.CaseId == file.Id)
            .OrderBy(t => t.FinishedAt != null).ThenBy(t => t.DueOn == null).ThenBy(t => t.DueOn).ThenBy(t => t.PlannedAt)
            .Take(Timeline.Longest)
            .Select(t => new { t.Id, Description = t.Description.At(t.Id), t.DueOn, t.FinishedAt, t.FinishedById })
            .ToListAsync(cancel);
        await contents.OpenAllAsync(tasks, cancel);
        var staff = await names.OfAsync(tasks.Select(t => t.FinishedById), cancel);
        return tasks.ConvertAll(t => new TaskOnFile(t.Id, t.Description, t.DueOn, t.FinishedAt, t.FinishedAt is null ? null : staff.Of(t.FinishedById)));
    }

    /// <summary>What happened to the case, oldest first.</summary>
    public Task<List<TimelineFact>> FactsAsync(CaseFile file, CancellationToken cancel) => db.FactsAboutAsync(names, file.Id, cancel);

    /// <summary>What was written last about the reports on it that this person handles, oldest first.</summary>
    public async Task<List<MessageOnFile>> MessagesAsync(CaseFile file, Actor actor, CancellationToken cancel)
    {
        var newest = await db.Reports.AsNoTracking().VisibleTo(actor)
            .Where(r => r.CaseId == file.Id)
            .SelectMany(r => r.Messages, (r, m) => new { r.Code, m.Id, m.Kind, m.Text, m.FromStaff, m.AuthorId, m.SentAt })
            .OrderByDescending(m => m.SentAt).ThenByDescending(m => m.Code).ThenByDescending(m => m.Id)
            .Take(Timeline.Longest)
            .Select(m => new { m.Code, m.Kind, Text = m.Text.At(m.Id), m.FromStaff, m.AuthorId, m.SentAt })
            .ToListAsync(cancel);
        await contents.OpenAllAsync(newest, cancel);
        var staff = await names.OfAsync(newest.Select(m => m.AuthorId), cancel);
        newest.Reverse();
        return newest.ConvertAll(m => new MessageOnFile(m.Code, m.Kind, m.Text, m.FromStaff, staff.Of(m.AuthorId), m.SentAt));
    }
}
