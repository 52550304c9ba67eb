using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Media;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports.Attachments;

namespace Wijkagent.Core.Reports.Following;

/// <summary>
/// Adds words and pictures to a report that was sent, which answers the question when one is open. The caller has made sure
/// that the visitor holds it.
/// </summary>
public sealed class ReportAdding(WijkagentDbContext db, FileIntake intake, RecentFiles recent, ReporterNews news, Contents contents, TimeProvider clock)
{
    private const string Message = "Message";

    private static readonly MessageKind[] Written = [MessageKind.Answer, MessageKind.Addition];

    /// <summary>Adds words alone. Sent twice they are added once.</summary>
    public async Task<Result> AddAsync(string code, string? message, CancellationToken cancel) =>
        await AddAsync(code, AsyncEnumerable.Empty<SentFile>(), () => message, cancel) is { IsDone: false } refused ? refused.Error : Result.Done;

    /// <summary>Adds words, pictures or both. A picture that is refused keeps neither the words nor the others away. Sent twice they are added once.</summary>
    /// <param name="code">Which report.</param>
    /// <param name="files">The pictures, as they come.</param>
    /// <param name="message">The words, once all pictures were read.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>
    /// What came of the pictures; nothing was added where there were no words and none of them was kept. Or
    /// <see cref="NothingHere"/>, what is wrong with the words, or what <see cref="Report.Add"/> refuses: then nothing is kept.
    /// </returns>
    /// <exception cref="FileStoreAwayException">The store is away or full: nothing of what was sent is kept.</exception>
    public async Task<Result<AddedFiles>> AddAsync(string code, IAsyncEnumerable<SentFile> files, Func<string?> message, CancellationToken cancel)
    {
        // Before files are read that could only be thrown away.
        if (await FindAsync(code, cancel) is not { } report)
            return new NothingHere();
        if (report.RefuseAddition(Now()) is { } refused)
            return refused;
        var room = ReportAttachment.Most - await Of(report).CountAsync(cancel);
        // Where they say that they were taken is not asked: the place of the report is known, and may have been read.
        await using var taken = await intake.TakeAsync(files, room, picturesAlone: false, cancel);
        var check = new InputCheck();
        var text = check.Lines(message(), Message, ReportMessage.TextLength);
        if (check.Error is { } wrong)
            return wrong;
        if (text.Length == 0 && taken.Kept.Count == 0)
            return taken.Refused.Count == 0 ? new ValueMissing(Message) : new AddedFiles(0, taken.Refused, AsksPlace: false);
        db.ChangeTracker.Clear();
        return await SaveAsync(code, text, taken, cancel);
    }

    private async Task<Result<AddedFiles>> SaveAsync(string code, string text, TakenFiles taken, CancellationToken cancel)
    {
        if (await FindAsync(code, cancel) is not { } report)
            return new NothingHere();
        var now = Now();
        if ((text.Length == 0 || await db.WasSentAsync(contents, report, Written, text, now, cancel))
            && await recent.ContainAllAsync(report.Id, taken.Kept, now - SameSending.Remembered, now, cancel))
        {
            return new AddedFiles(0, taken.Refused, AsksPlace: false);
        }

        // Another device may have added some meanwhile.
        var fit = Math.Clamp(ReportAttachment.Most - await Of(report).CountAsync(cancel), 0, taken.Kept.Count);
        if (text.Length == 0 && fit == 0)
        {
            await taken.SavedAsync(0);
            return new AddedFiles(0, taken.Refused, AsksPlace: false);
        }

        var added = report.Add(text, fit, Actor.Reporter, now);
        if (!added.IsDone)
            return added.Error;
        var number = await db.ReportAttachments.Where(a => a.ReportId == report.Id).MaxAsync(a => (int?)a.Number, cancel) ?? 0;
        foreach (var (_, stored, _) in taken.Kept.Take(fit))
            db.ReportAttachments.Add(ReportAttachment.Of(report, ++number, stored, now));
        if (added.Value)
            await news.AddAsync(report, ReportNews.Answered, now, cancel);
        if (!(await db.SaveUnlessChangedAsync(cancel)).IsDone)
            return await SaveAsync(code, text, taken, cancel);
        await taken.SavedAsync(fit);
        return new AddedFiles(fit, taken.Refused, AsksPlace: false);
    }

    // The diary has pictures of its own.
    private IQueryable<ReportAttachment> Of(Report report) => db.ReportAttachments.Where(a => a.ReportId == report.Id && a.DiaryNumber == null);

    private Task<Report?> FindAsync(string code, CancellationToken cancel) =>
        db.Reports.InUse().Include(r => r.Kind).Include(r => r.Contact).SingleOrDefaultAsync(r => r.Code == code, cancel);

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
