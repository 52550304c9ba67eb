using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Media;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports.Attachments;

namespace Wijkagent.Core.Reports.Diary;

/// <summary>
/// A reporter keeps the diary of the own report. The caller has made sure that the visitor holds it. A moment comes with a
/// key that was made where it was filled in: however often it is sent, now or when there is a network again, it is kept once.
/// </summary>
public sealed class DiaryKeeping(WijkagentDbContext db, FileIntake intake, Contents contents, SearchIndex index, IDatabaseDialect dialect, TimeProvider clock)
{
    /// <summary>Adds a moment, with a picture or without. A picture that is refused keeps the moment away: it stands in the form again.</summary>
    /// <param name="code">Of which report.</param>
    /// <param name="files">The picture, as it comes.</param>
    /// <param name="tell">What was filled in and the key of the sending, once the picture was read.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>
    /// Done; <see cref="NothingHere"/>, what is wrong with what was filled in or with the picture, <see cref="FormWasSent"/>, or
    /// what <see cref="Report.Note"/> refuses: then nothing is kept.
    /// </returns>
    /// <exception cref="FileStoreAwayException">The store is away or full: nothing of what was sent is kept.</exception>
    public async Task<Result> AddAsync(string code, IAsyncEnumerable<SentFile> files, Func<(TellMoment Told, string? SendingKey)> tell, CancellationToken cancel)
    {
        // Before files are read that could only be thrown away.
        if (await FindAsync(code, cancel) is not { } report)
            return new NothingHere();
        if (report.RefuseAddition(Now()) is { } refused)
            return refused;
        var isFull = await db.ReportAttachments.CountAsync(a => a.ReportId == report.Id && a.DiaryNumber != null, cancel) >= DiaryMoment.MostPhotos;
        await using var taken = await intake.TakeAsync(files, isFull ? 0 : 1, picturesAlone: true, cancel);
        var (filledIn, sendingKey) = tell();
        var check = new InputCheck();
        if (!Guid.TryParse(sendingKey, out var key))
            check.Refuse(new SendingKeyMissing());
        var told = filledIn.Read(clock, check);
        foreach (var wrong in taken.Refused)
            check.Refuse(wrong is not TooManyFiles ? wrong : isFull ? new DiaryPhotosFull() : new OnePhotoOnly());
        return check.Error is { } error ? error : await AddAsync(code, told!, key, taken, cancel);
    }

    /// <summary>Corrects a moment; what stood there is kept. Where nothing differs nothing changes.</summary>
    /// <returns>Done; <see cref="NothingHere"/>, what is wrong with what was filled in, or what <see cref="Report.CorrectMoment"/> refuses.</returns>
    public async Task<Result> CorrectAsync(string code, int number, TellMoment tell, CancellationToken cancel)
    {
        var check = new InputCheck();
        var told = tell.Read(clock, check);
        if (check.Error is { } error)
            return error;
        return await ChangeAsync(code, number, async (report, moment) =>
        {
            await contents.OpenAsync(moment, cancel);
            var corrected = report.CorrectMoment(moment, told!, Actor.Reporter, Now());
            if (!corrected.IsDone)
                return corrected.Error;
            if (corrected.Value)
                await index.AddNewAsync(db, report.Id, report.Kind.Sensitive ? null : told!.Text, cancel);
            return Result.Done;
        }, cancel);
    }

    /// <summary>Takes a moment back. Doing it again changes nothing.</summary>
    /// <returns>Done; <see cref="NothingHere"/>, or what <see cref="Report.TakeMomentBack"/> refuses.</returns>
    public Task<Result> TakeBackAsync(string code, int number, CancellationToken cancel) =>
        ChangeAsync(code, number, (report, moment) => Task.FromResult(report.TakeMomentBack(moment, Actor.Reporter, Now())), cancel);

    private async Task<Result> AddAsync(string code, ToldMoment told, Guid key, TakenFiles taken, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            db.ChangeTracker.Clear();
            if (await FindAsync(code, cancel) is not { } report)
                return new NothingHere();
            var same = await db.DiaryMoments.AsNoTracking().SingleOrDefaultAsync(m => m.ReportId == report.Id && m.SendingKey == key, cancel);
            if (same is not null)
            {
                await contents.OpenAsync(same, cancel);
                // What was corrected since is not what was sent; the sending was.
                return same.CorrectedAt is null && !same.Says(told) ? new FormWasSent() : Result.Done;
            }

            var now = Now();
            var added = report.Note(told, key, await CountAsync(report, now, cancel), Actor.Reporter, now);
            if (!added.IsDone)
                return added.Error;
            await index.AddNewAsync(db, report.Id, report.Kind.Sensitive ? null : told.Text, cancel);
            var numbers = await db.ReportAttachments.Where(a => a.ReportId == report.Id).Select(a => a.Number).ToListAsync(cancel);
            foreach (var (_, stored, _) in taken.Kept)
                db.ReportAttachments.Add(ReportAttachment.Of(report, numbers.DefaultIfEmpty().Max() + 1, added.Value.Number, stored, now));
            if (!await db.SaveUnlessTakenAsync(dialect, tries, cancel))
                continue;
            await taken.SavedAsync(taken.Kept.Count);
            return Result.Done;
        }
    }

    private async Task<Result> ChangeAsync(string code, int number, Func<Report, DiaryMoment, Task<Result>> change, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            db.ChangeTracker.Clear();
            var report = await FindAsync(code, cancel);
            var moment = report is null ? null
                : await db.DiaryMoments.SingleOrDefaultAsync(m => m.ReportId == report.Id && m.Number == number, cancel);
            if (moment is null)
                return new NothingHere();
            var changed = await change(report!, moment);
            if (!changed.IsDone || await db.SaveUnlessTakenAsync(dialect, tries, cancel))
                return changed;
        }
    }

    private async Task<DiaryCount> CountAsync(Report report, DateTime now, CancellationToken cancel)
    {
        var since = WorkingTime.StartOf(WorkingTime.DayOf(now));
        var moments = db.DiaryMoments.Where(m => m.ReportId == report.Id);
        return new DiaryCount(await moments.CountAsync(cancel), await moments.CountAsync(m => m.AddedAt >= since, cancel));
    }

    private Task<Report?> FindAsync(string code, CancellationToken cancel) =>
        db.Reports.InUse().Include(r => r.Kind).SingleOrDefaultAsync(r => r.Code == code, cancel);

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
