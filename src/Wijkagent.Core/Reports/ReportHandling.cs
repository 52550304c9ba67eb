using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Reports;

/// <summary>
/// What an officer does with one report. Each method answers <see cref="NothingHere"/> for a report that is not this
/// person's, <see cref="ReportIsAColleagues"/> for one that only stands open to this person with the case of a colleague,
/// <see cref="ChangedBySomebodyElse"/> when it is not as it was on the screen, and what the report itself
/// refuses. What the same person sent twice is done once, and done.
/// </summary>
public sealed class ReportHandling(WijkagentDbContext db, ReporterNews news, Contents contents, TimeProvider clock)
{
    private static readonly TimeSpan SameSending = TimeSpan.FromMinutes(10);

    /// <summary>Takes a new report in review; the reporter sees that somebody reads it. Any other it leaves as it is.</summary>
    public async Task<Result> OpenAsync(string code, Actor by, CancellationToken cancel)
    {
        if (await FindAsync(code, by, cancel) is not { } report)
            return new NothingHere();

        var now = Now();
        if (!report.TakeInReview(by, now))
            return Result.Done;
        await news.AddAsync(report, ReportNews.InReview, now, cancel);
        // Who was a moment earlier opened it as well: that is no conflict. Or its reporter wrote something, and it is still to be opened.
        return await db.SaveOrDoAgainAsync(Result.Done, () => OpenAsync(code, by, cancel), cancel);
    }

    /// <summary>Asks the reporter something. A report that nobody had opened is in review from now.</summary>
    public Task<Result> AskAsync(AskReporter step, Actor by, CancellationToken cancel) =>
        WriteAsync(step, step.Message, MessageKind.Question, ReportNews.Question, by, (report, text, now) =>
        {
            report.TakeInReview(by, now);
            return report.Ask(text, by, now);
        }, cancel);

    /// <summary>Writes to the reporter.</summary>
    public Task<Result> TellAsync(TellReporter step, Actor by, CancellationToken cancel) =>
        WriteAsync(step, step.Message, MessageKind.Message, ReportNews.Message, by, (report, text, now) =>
        {
            report.TakeInReview(by, now);
            return report.Tell(text, by, now);
        }, cancel);

    /// <summary>Answers it for good.</summary>
    public Task<Result> ResolveAsync(ResolveReport step, Actor by, CancellationToken cancel) =>
        WriteAsync(step, step.Message, MessageKind.Outcome, ReportNews.Resolved, by, (report, text, now) => report.Resolve(text, by, now), cancel);

    /// <summary>Asks another body, named, to take it over.</summary>
    public async Task<Result> ReferAsync(ReferReport step, Actor by, CancellationToken cancel)
    {
        var to = RequiredText.Line(step.To, nameof(step.To), Report.ReferredToLength);
        if (!to.IsDone)
            return await IsVisibleAsync(step.Code, by, cancel) ? to.Error : new NothingHere();
        return await WriteAsync(step, step.Message, MessageKind.Outcome, ReportNews.Referred, by, (report, text, now) =>
            report.Refer(to.Value, text, by, now), cancel);
    }

    /// <summary>Does not take it up, with a reason.</summary>
    public Task<Result> DeclineAsync(DeclineReport step, Actor by, CancellationToken cancel) =>
        WriteAsync(step, step.Message, MessageKind.Outcome, ReportNews.Declined, by, (report, text, now) => report.Decline(text, by, now), cancel);

    /// <summary>Takes it up again.</summary>
    public Task<Result> ReopenAsync(ReopenReport step, Actor by, CancellationToken cancel) =>
        WriteAsync(step, step.Message, MessageKind.Reopening, ReportNews.Reopened, by, (report, text, now) => report.Reopen(text, by, now), cancel);

    /// <summary>What was referred came back.</summary>
    public async Task<Result> TakeBackAsync(TakeBackReport step, Actor by, CancellationToken cancel)
    {
        if (await FindAsync(step.Code, by, cancel) is not { } report)
            return new NothingHere();
        if (report.IsAColleaguesOf(by))
            return new ReportIsAColleagues();
        if (report.Version != step.Version)
            return report.Status == ReportStatus.InReview ? Result.Done : new ChangedBySomebodyElse();
        var now = Now();
        var back = report.ComeBack(by, now);
        if (!back.IsDone)
            return back;
        await news.AddAsync(report, ReportNews.Reopened, now, cancel);
        return await db.SaveOrDoAgainAsync(Result.Done, () => TakeBackAsync(step, by, cancel), cancel);
    }

    /// <summary>The other body has it: here it is closed.</summary>
    public async Task<Result> HandOverAsync(HandOverReport step, Actor by, CancellationToken cancel)
    {
        if (await FindAsync(step.Code, by, cancel) is not { } report)
            return new NothingHere();
        if (report.IsAColleaguesOf(by))
            return new ReportIsAColleagues();
        if (report.Version != step.Version)
            return report.Status == ReportStatus.Closed ? Result.Done : new ChangedBySomebodyElse();
        var now = Now();
        var closed = report.Close(by, now);
        if (!closed.IsDone)
            return closed;
        await news.AddAsync(report, ReportNews.HandedOver, now, cancel);
        return await db.SaveOrDoAgainAsync(Result.Done, () => HandOverAsync(step, by, cancel), cancel);
    }

    /// <summary>The officer called who asked for it, and spoke with the reporter or not. Who was not reached is told so.</summary>
    public async Task<Result> CallBackAsync(string code, bool reached, Actor by, CancellationToken cancel)
    {
        var report = await db.Reports.VisibleTo(by).Include(r => r.Kind).Include(r => r.Contact).Include(r => r.CallBacks)
            .SingleOrDefaultAsync(r => r.Code == code, cancel);
        if (report is null)
            return new NothingHere();
        if (report.IsAColleaguesOf(by))
            return new ReportIsAColleagues();
        var now = Now();
        var called = report.CallBack(reached, by, now);
        // Sent twice, or a colleague was first: somebody called.
        if (called.Error is NoCallBackAsked && report.CallBacks.Count > 0)
            return Result.Done;
        if (!called.IsDone)
            return called;
        if (!reached)
            await news.AddAsync(report, ReportNews.NotReached, now, cancel);
        return await db.SaveOrDoAgainAsync(Result.Done, () => CallBackAsync(code, reached, by, cancel), cancel);
    }

    private async Task<Result> WriteAsync(
        ReportStep step,
        string? typed,
        MessageKind kind,
        ReportNews what,
        Actor by,
        Func<Report, string, DateTime, Result<ReportMessage>> write,
        CancellationToken cancel)
    {
        if (await FindAsync(step.Code, by, cancel) is not { } report)
            return new NothingHere();
        if (report.IsAColleaguesOf(by))
            return new ReportIsAColleagues();
        var text = RequiredText.Lines(typed, "Message", ReportMessage.TextLength);
        if (!text.IsDone)
            return text.Error;
        var now = Now();
        if (report.Version != step.Version && await WasSentAsync(report, kind, text.Value, by, now, cancel))
            return Result.Done;
        if (report.Status == ReportStatus.Withdrawn)
            return new ReportWasWithdrawn();
        if (report.Version != step.Version)
            return new ChangedBySomebodyElse();
        var written = write(report, text.Value, now);
        if (!written.IsDone)
            return written.Error;
        await news.AddAsync(report, what, now, cancel);
        return await db.SaveOrDoAgainAsync(Result.Done, () => WriteAsync(step, typed, kind, what, by, write, cancel), cancel);
    }

    /// <summary>The same form sent twice: the second finds that the first was saved.</summary>
    private async Task<bool> WasSentAsync(Report report, MessageKind kind, string text, Actor by, DateTime now, CancellationToken cancel)
    {
        var since = now - SameSending;
        var sent = await db.ReportMessages
            .Where(m => m.ReportId == report.Id && m.Kind == kind && m.AuthorId == by.UserId && m.SentAt >= since)
            .Select(m => m.Text.At(m.Id))
            .ToListAsync(cancel);
        return await contents.ContainAsync(sent, text, cancel);
    }

    private Task<Report?> FindAsync(string code, Actor by, CancellationToken cancel) =>
        db.Reports.VisibleTo(by).Include(r => r.Kind).Include(r => r.Contact).Include(r => r.Case).SingleOrDefaultAsync(r => r.Code == code, cancel);

    private Task<bool> IsVisibleAsync(string code, Actor by, CancellationToken cancel) =>
        db.Reports.VisibleTo(by).AnyAsync(r => r.Code == code, cancel);

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
