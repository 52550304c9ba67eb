using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports.Diary;

namespace Wijkagent.Core.Reports.Attachments;

/// <summary>A picture, film, recording or document in a list.</summary>
/// <param name="Number">By which number it is asked for.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Width">The width of a large picture, pixels.</param>
/// <param name="Height">Its height, pixels.</param>
/// <param name="Small">The small picture, JPEG; null when it is missing or can't be read, and for what is no picture.</param>
public sealed record ShownAttachment(int Number, AttachmentKind Kind, int Width, int Height, byte[]? Small)
{
    private const int StampBytes = 6;

    /// <summary>How many bytes it has.</summary>
    public long Bytes { get; init; }

    /// <summary>How long it lasts, seconds; null when it does not, or does not say.</summary>
    public int? Seconds { get; init; }

    /// <summary>Whether it can't be shown.</summary>
    public bool IsMissing { get; init; }

    /// <summary>Changes when a picture is made anew, and differs from that of one that comes in its place.</summary>
    public string Stamp { get; init; } = "";

    /// <summary>The <see cref="Stamp"/> of one.</summary>
    internal static string StampOf(ReportAttachment one) => Convert.ToHexStringLower(one.LargeHash.AsSpan(0, StampBytes));

    /// <summary>One as a list shows it.</summary>
    internal static ShownAttachment Of(ReportAttachment one, byte[]? small) => new(one.Number, one.Kind, one.Width, one.Height, small)
    {
        Bytes = one.Bytes,
        Stamp = StampOf(one),
        Seconds = one.Seconds,
        IsMissing = one.Kind == AttachmentKind.Picture ? small is null : one.MissingSince is not null,
    };
}

/// <summary>What came with a report, to be looked at, played or saved.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Content">What is in it: a large picture as JPEG, the others as what they are.</param>
public sealed record OpenedAttachment(AttachmentKind Kind, Stream Content);

/// <summary>
/// Reads what came with a report. The small pictures come with its page, so that a look at the page is one look; a large one,
/// a film, a recording or a document is asked for by itself, and is a look of its own.
/// </summary>
public sealed class AttachmentReading(WijkagentDbContext db, Contents contents, AttachmentStore store, AuditLog log)
{
    /// <summary>The pictures of a report that was found for a member of staff, in order, without those of its diary.</summary>
    public Task<IReadOnlyList<ShownAttachment>> ListAsync(ReportFile report, CancellationToken cancel) => ListAsync(report.Id, cancel);

    /// <summary>The pictures of a report whose holder proved to hold its secret, in order, without those of its diary.</summary>
    public async Task<IReadOnlyList<ShownAttachment>> ListOfOwnAsync(string code, CancellationToken cancel) =>
        await OwnAsync(code, cancel) is { } id ? await ListAsync(id, cancel) : [];

    /// <summary>Something that came with a report; null when it is not there for this person, or is missing. The look is noted.</summary>
    public async Task<OpenedAttachment?> OpenAsync(string code, int number, Actor actor, CancellationToken cancel)
    {
        var report = await db.Reports.AsNoTracking().VisibleTo(actor).Where(r => r.Code == code)
            .Select(r => new { r.Id, r.CaseId, r.NeighbourhoodId }).SingleOrDefaultAsync(cancel);
        if (report is null)
        {
            await log.NoteRefusedAsync(nameof(Report), code, actor, cancel);
            return null;
        }

        if (await OpenAsync(report.Id, number, cancel) is not { } picture)
            return null;
        var note = new AuditNote(AuditActivity.Viewed, nameof(Report), report.Id, code) { Shown = [$"{nameof(ReportAttachment)} {number}"] };
        await log.NoteAsync(note.Because(actor, report.NeighbourhoodId, report.CaseId, report.Id), actor, cancel);
        return picture;
    }

    /// <summary>Something that came with a report whose holder proved to hold its secret; null when it is not there or missing.</summary>
    public async Task<OpenedAttachment?> OpenOwnAsync(string code, int number, CancellationToken cancel) =>
        await OwnAsync(code, cancel) is { } id ? await OpenAsync(id, number, cancel) : null;

    /// <summary>
    /// The large pictures of the moments in the diary of a report, by the number of the moment, without those that are
    /// missing. The caller has made sure that the report may be read, and notes it.
    /// </summary>
    internal async Task<IReadOnlyDictionary<int, DiaryPicture>> OfDiaryAsync(string code, CancellationToken cancel)
    {
        var found = await db.ReportAttachments.AsNoTracking()
            .Where(a => a.DiaryNumber != null && db.Reports.Any(r => r.Id == a.ReportId && r.Code == code)).ToListAsync(cancel);
        await contents.OpenAllAsync(found, cancel);
        var pictures = new Dictionary<int, DiaryPicture>();
        foreach (var one in found)
        {
            if (await OpenAsync(one.Key, ReportAttachment.LargeName(one.StoredAs), cancel) is { } large)
                pictures[one.DiaryNumber!.Value] = new DiaryPicture(large, one.Width, one.Height);
        }

        return pictures;
    }

    /// <summary>The same, of a report whose holder proved to hold its secret.</summary>
    public Task<IReadOnlyDictionary<int, DiaryPicture>> OfOwnDiaryAsync(string code, CancellationToken cancel) => OfDiaryAsync(code, cancel);

    private async Task<Guid?> OwnAsync(string code, CancellationToken cancel) =>
        await db.Reports.AsNoTracking().InUse().Where(r => r.Code == code).Select(r => (Guid?)r.Id).SingleOrDefaultAsync(cancel);

    private async Task<IReadOnlyList<ShownAttachment>> ListAsync(Guid reportId, CancellationToken cancel)
    {
        var found = await db.ReportAttachments.AsNoTracking().Where(a => a.ReportId == reportId && a.DiaryNumber == null).OrderBy(a => a.Number).ToListAsync(cancel);
        await contents.OpenAllAsync(found, cancel);
        var shown = new List<ShownAttachment>();
        foreach (var one in found)
            shown.Add(ShownAttachment.Of(one, one.Kind == AttachmentKind.Picture ? await OpenAsync(one.Key, ReportAttachment.SmallName(one.StoredAs), cancel) : null));
        return shown;
    }

    private async Task<OpenedAttachment?> OpenAsync(Guid reportId, int number, CancellationToken cancel)
    {
        var found = await db.ReportAttachments.AsNoTracking().SingleOrDefaultAsync(a => a.ReportId == reportId && a.Number == number, cancel);
        await contents.OpenAsync(found, cancel);
        if (found?.Key?.Value is not { } text)
            return null;
        var (name, key) = (ReportAttachment.LargeName(found.StoredAs), Convert.FromBase64String(text));
        var content = found.Kind == AttachmentKind.Picture
            ? await store.OpenAsync(name, key, cancel) is { } picture ? new MemoryStream(picture) : null
            : await store.OpenAsync(name, key, found.Bytes, cancel);
        return content is null ? null : new OpenedAttachment(found.Kind, content);
    }

    private async Task<byte[]?> OpenAsync(SealedText? key, string name, CancellationToken cancel) =>
        key?.Value is { } text ? await store.OpenAsync(name, Convert.FromBase64String(text), cancel) : null;
}
