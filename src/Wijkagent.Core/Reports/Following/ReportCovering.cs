using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Media;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports.Attachments;

namespace Wijkagent.Core.Reports.Following;

/// <summary>
/// A reporter makes parts black of a picture that was sent: with the report, with an answer or addition, or in the diary. The
/// caller has made sure that the visitor holds it.
/// </summary>
public sealed class ReportCovering(WijkagentDbContext db, PictureCovering covering, AttachmentStore store, Contents contents, TimeProvider clock)
{
    /// <summary>A picture of the report, by its number; null when it is not there.</summary>
    public async Task<ShownAttachment?> ShowAsync(string code, int number, CancellationToken cancel) =>
        await FindAsync(code, cancel) is { } report && await PictureAsync(report, number, cancel) is { } found ? ShownAttachment.Of(found, small: null) : null;

    /// <summary>Makes parts of it black, for good: the picture as it was is thrown away, and whoever looks from now on sees the new one.</summary>
    /// <param name="code">Which report.</param>
    /// <param name="number">Which of its pictures.</param>
    /// <param name="shown">Which one it was when the parts were chosen (<see cref="ShownAttachment.Stamp"/>).</param>
    /// <param name="boxes">The parts.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>
    /// Done; or <see cref="NothingHere"/>, <see cref="PhotoIsHeld"/>, <see cref="NothingCovered"/>, <see cref="TooMuchCovered"/>,
    /// <see cref="ChangedBySomebodyElse"/>, or what <see cref="Report.Cover"/> refuses: then the picture is as it was.
    /// </returns>
    /// <exception cref="FileStoreAwayException">What was made can't be kept: the picture is as it was.</exception>
    public async Task<Result> CoverAsync(string code, int number, string? shown, IReadOnlyList<PictureBox> boxes, CancellationToken cancel)
    {
        // Before a picture is made that could only be thrown away.
        if (await FindAsync(code, cancel) is not { } report)
            return new NothingHere();
        if (report.RefuseAddition(Now()) is { } refused)
            return refused;
        var found = await PictureAsync(report, number, cancel);
        await contents.OpenAsync(found, cancel);
        var made = await covering.MakeAsync(found, found?.Key?.Value is { } key ? Convert.FromBase64String(key) : null, shown, boxes, cancel);
        if (!made.IsDone)
            return made.Error;
        // Where the save fails nobody knows whether it was done: both stay, and the hourly look takes away the one without a row.
        var saved = await SaveAsync(code, found!.StoredAs, made.Value, cancel);
        await store.RemoveAsync([saved.IsDone ? found.StoredAs : made.Value.Stored.As]);
        return saved;
    }

    private async Task<Result> SaveAsync(string code, Guid before, CoveredPicture made, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (await FindAsync(code, cancel) is not { } report)
            return new NothingHere();
        if (await db.LegalHolds.AnyAsync(h => h.LiftedAt == null && (h.SubjectId == report.Id || h.SubjectId == report.CaseId), cancel))
            return new PhotoIsHeld();
        if (await db.ReportAttachments.SingleOrDefaultAsync(a => a.ReportId == report.Id && a.StoredAs == before, cancel) is not { } picture)
            return new ChangedBySomebodyElse();
        var covered = report.Cover(picture.Number, Actor.Reporter, Now());
        if (!covered.IsDone)
            return covered;
        await contents.OpenAsync(picture, cancel);
        picture.MakeAnew(made.Stored, made.Showed);
        return await db.SaveOrDoAgainAsync(Result.Done, () => SaveAsync(code, before, made, cancel), cancel);
    }

    private Task<ReportAttachment?> PictureAsync(Report report, int number, CancellationToken cancel) =>
        db.ReportAttachments.AsNoTracking().SingleOrDefaultAsync(a => a.ReportId == report.Id && a.Number == number && a.Kind == AttachmentKind.Picture, cancel);

    private Task<Report?> FindAsync(string code, CancellationToken cancel) =>
        db.Reports.InUse().Include(r => r.Kind).SingleOrDefaultAsync(r => r.Code == code, cancel);

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
