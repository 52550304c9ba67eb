using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Reports.Attachments;

namespace Wijkagent.Core.Reports.Diary;

/// <summary>Says that what is new in a diary was read.</summary>
/// <param name="Code">Of which report.</param>
/// <param name="UpTo">When the newest that was on the screen was added or changed, as ticks, UTC: what came after it stays new.</param>
public sealed record ReadDiary(string Code, long UpTo);

/// <summary>Takes a diary out as a file.</summary>
/// <param name="Code">Of which report.</param>
/// <param name="Shared">Whether it goes to somebody else; null when that was not said.</param>
/// <param name="Why">To whom and why, when it does.</param>
public sealed record ExportDiary(string Code, bool? Shared, string? Why);

/// <summary>A diary as a paper to take along.</summary>
/// <param name="Code">Of which report.</param>
/// <param name="Kind">What kind that is.</param>
/// <param name="Place">Where, as the reporter told.</param>
/// <param name="Neighbourhood">In which neighbourhood.</param>
/// <param name="SubmittedAt">When the report was sent, UTC.</param>
/// <param name="Told">What was told in it.</param>
/// <param name="Lines">The moments, the newest first.</param>
/// <param name="Pictures">The pictures of moments, by the number of the moment.</param>
public sealed record DiaryPaper(
    string Code, LocalizedText Kind, string Place, string Neighbourhood, DateTime SubmittedAt, string Told,
    IReadOnlyList<DiaryLine> Lines, IReadOnlyDictionary<int, DiaryPicture> Pictures);

/// <summary>A picture of a moment, to be printed.</summary>
/// <param name="Jpeg">The large picture.</param>
/// <param name="Width">Its width, pixels.</param>
/// <param name="Height">Its height, pixels.</param>
public sealed record DiaryPicture(byte[] Jpeg, int Width, int Height);

/// <summary>What an officer does with the diary of a report.</summary>
public sealed class DiaryDesk(WijkagentDbContext db, ReportFiles files, DiaryReading reading, AttachmentReading pictures, AuditLog log, TimeProvider clock)
{
    /// <summary>What the audit log calls it.</summary>
    public const string Noted = "Diary";

    /// <summary>What is on the screen was read. Doing it again changes nothing.</summary>
    /// <returns>Done, <see cref="NothingHere"/>, <see cref="ReportIsAColleagues"/>, or what <see cref="Report.ReadDiary"/> refuses.</returns>
    public async Task<Result> ReadAsync(ReadDiary step, Actor by, CancellationToken cancel)
    {
        var report = await db.Reports.VisibleTo(by).SingleOrDefaultAsync(r => r.Code == step.Code, cancel);
        if (report is null)
            return new NothingHere();
        if (report.IsAColleaguesOf(by))
            return new ReportIsAColleagues();
        var upTo = new DateTime(Math.Clamp(step.UpTo, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
        var moments = await db.DiaryMoments.AsNoTracking().Where(m => m.ReportId == report.Id)
            .Select(m => new { m.AddedAt, m.CorrectedAt, m.TakenBackAt }).ToListAsync(cancel);
        var later = moments.SelectMany(m => new[] { m.AddedAt, m.CorrectedAt, m.TakenBackAt }).OfType<DateTime>().Where(at => at > upTo).ToList();
        var read = report.ReadDiary(later.Count > 0 ? later.Min() : null, by, clock.GetUtcNow().UtcDateTime);
        return read.IsDone ? await db.SaveOrDoAgainAsync(Result.Done, () => ReadAsync(step, by, cancel), cancel) : read.Error;
    }

    /// <summary>Takes it out as a paper; that, and why when it is shared, is noted.</summary>
    /// <returns>The paper; <see cref="NothingHere"/>, <see cref="ReportIsAColleagues"/>, <see cref="ValueMissing"/>, what is wrong with the reason, or <see cref="DiaryIsEmpty"/>.</returns>
    public async Task<Result<DiaryPaper>> ExportAsync(ExportDiary export, Actor by, CancellationToken cancel)
    {
        if (await files.FindAsync(export.Code, by, cancel) is not { } report)
            return new NothingHere();
        if (report.IsAColleagues)
            return new ReportIsAColleagues();
        if (export.Shared is not { } shared)
            return new ValueMissing(nameof(export.Shared));
        var why = shared ? Reason.Read(export.Why, nameof(export.Why), AuditEntry.ReasonLength) : "";
        if (!why.IsDone)
            return why.Error;
        var lines = await reading.OfAsync(report, cancel);
        if (lines.Count == 0)
            return new DiaryIsEmpty();
        var note = new AuditNote(AuditActivity.Exported, nameof(Report), report.Id, report.Code) { Event = Noted };
        await log.NoteAsync(note.Because(by, report.NeighbourhoodId, report.CaseId, report.Id), by, shared ? why.Value : null, cancel);
        return new DiaryPaper(
            report.Code, report.Kind, report.Place, report.Neighbourhood, report.SubmittedAt, report.Text, lines, await pictures.OfDiaryAsync(report.Code, cancel));
    }
}
