using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Reports.Attachments;

/// <summary>A picture in a list.</summary>
/// <param name="Number">By which number it is asked for.</param>
/// <param name="Width">The width of the large one, pixels.</param>
/// <param name="Height">Its height, pixels.</param>
/// <param name="Small">The small one, JPEG; null when it is missing or can't be read.</param>
public sealed record ShownAttachment(int Number, int Width, int Height, byte[]? Small);

/// <summary>
/// Reads the pictures of a report. The small ones come with its page, so that a look at the page is one look; a large one is
/// asked for by itself, and is a look of its own.
/// </summary>
public sealed class AttachmentReading(WijkagentDbContext db, Contents contents, AttachmentStore store, AuditLog log)
{
    /// <summary>The pictures of a report that was found for a member of staff, in order, without those of its diary.</summary>
    public Task<IReadOnlyList<ShownAttachment>> ListAsync(ReportFile report, CancellationToken cancel) => ListAsync(report.Id, cancel);

    /// <summary>The pictures of a report whose holder proved to hold its secret, in order, without those of its diary.</summary>
    public async Task<IReadOnlyList<ShownAttachment>> ListOfOwnAsync(string code, CancellationToken cancel) =>
        await OwnAsync(code, cancel) is { } id ? await ListAsync(id, cancel) : [];

    /// <summary>A large picture of a report, JPEG; null when it is not there for this person, or is missing. The look is noted.</summary>
    public async Task<byte[]?> OpenAsync(string code, int number, Actor actor, CancellationToken cancel)
    {
        var report = await db.Reports.AsNoTracking().VisibleTo(actor).Where(r => r.Code == code)
            .Select(r => new { r.Id, r.CaseId }).SingleOrDefaultAsync(cancel);
        if (report is null || await OpenAsync(report.Id, number, cancel) is not { } picture)
            return null;
        var note = new AuditNote(AuditActivity.Viewed, nameof(Report), report.Id, code) { Shown = [$"{nameof(ReportAttachment)} {number}"] };
        await log.NoteAsync(note.Under(actor.OpeningOf(report.CaseId, report.Id)), actor, cancel);
        return picture;
    }

    /// <summary>A large picture of a report whose holder proved to hold its secret, JPEG; null when it is not there or missing.</summary>
    public async Task<byte[]?> OpenOwnAsync(string code, int number, CancellationToken cancel) =>
        await OwnAsync(code, cancel) is { } id ? await OpenAsync(id, number, cancel) : null;

    /// <summary>
    /// The small pictures of the moments in the diary of a report, JPEG, by the number of the moment, without those that are
    /// missing. The caller has made sure that the report may be read, and notes it.
    /// </summary>
    internal async Task<IReadOnlyDictionary<int, byte[]>> OfDiaryAsync(string code, CancellationToken cancel)
    {
        var found = await db.ReportAttachments.AsNoTracking()
            .Where(a => a.DiaryNumber != null && db.Reports.Any(r => r.Id == a.ReportId && r.Code == code)).ToListAsync(cancel);
        await contents.OpenAllAsync(found, cancel);
        var pictures = new Dictionary<int, byte[]>();
        foreach (var one in found)
        {
            if (await OpenAsync(one.Key, ReportAttachment.SmallName(one.StoredAs), cancel) is { } small)
                pictures[one.DiaryNumber!.Value] = small;
        }

        return pictures;
    }

    /// <summary>The same, of a report whose holder proved to hold its secret.</summary>
    public Task<IReadOnlyDictionary<int, byte[]>> OfOwnDiaryAsync(string code, CancellationToken cancel) => OfDiaryAsync(code, cancel);

    private async Task<Guid?> OwnAsync(string code, CancellationToken cancel) =>
        await db.Reports.AsNoTracking().InUse().Where(r => r.Code == code).Select(r => (Guid?)r.Id).SingleOrDefaultAsync(cancel);

    private async Task<IReadOnlyList<ShownAttachment>> ListAsync(Guid reportId, CancellationToken cancel)
    {
        var found = await db.ReportAttachments.AsNoTracking().Where(a => a.ReportId == reportId && a.DiaryNumber == null).OrderBy(a => a.Number).ToListAsync(cancel);
        await contents.OpenAllAsync(found, cancel);
        var shown = new List<ShownAttachment>();
        foreach (var one in found)
            shown.Add(new ShownAttachment(one.Number, one.Width, one.Height, await OpenAsync(one.Key, ReportAttachment.SmallName(one.StoredAs), cancel)));
        return shown;
    }

    private async Task<byte[]?> OpenAsync(Guid reportId, int number, CancellationToken cancel)
    {
        var found = await db.ReportAttachments.AsNoTracking().SingleOrDefaultAsync(a => a.ReportId == reportId && a.Number == number, cancel);
        await contents.OpenAsync(found, cancel);
        return found is null ? null : await OpenAsync(found.Key, ReportAttachment.LargeName(found.StoredAs), cancel);
    }

    private async Task<byte[]?> OpenAsync(SealedText? key, string name, CancellationToken cancel) =>
        key?.Value is { } text ? await store.OpenAsync(name, Convert.FromBase64String(text), cancel) : null;
}
