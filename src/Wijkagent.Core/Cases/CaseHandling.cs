using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Cases;

/// <summary>
/// What an officer does on a case. Each method answers <see cref="NothingHere"/> for a case that is not this person's,
/// and what the case itself refuses. What is only added needs no version; what changes the state of the case does, and
/// answers <see cref="ChangedBySomebodyElse"/>. What was sent twice is done once, and done. What decides about all of a case, or
/// goes to everybody on it, answers <see cref="CaseIsAColleagues"/> to whom it only stands open.
/// </summary>
public sealed class CaseHandling(WijkagentDbContext db, ReporterNews news, Contents contents, TimeProvider clock)
{
    private static readonly TimeSpan SameSending = TimeSpan.FromMinutes(10);

    /// <summary>Writes down what was done.</summary>
    public async Task<Result> RecordAsync(RecordAction record, Actor by, CancellationToken cancel)
    {
        if (await FindAsync(record.Number, by, cancel) is not { } @case)
            return new NothingHere();
        var description = RequiredText.Lines(record.Description, nameof(record.Description), CaseAction.DescriptionLength);
        if (!description.IsDone)
            return description.Error;
        if (record.What is not { } kind)
            return new ValueMissing(nameof(record.What));
        if (record.DoneOn is not { } doneOn)
            return new NotADay(nameof(record.DoneOn));
        var now = Now();
        if (doneOn > WorkingTime.DayOf(now))
            return new DayStillHasToCome(nameof(record.DoneOn));
        if (await EarliestDayAsync(@case, cancel) is var earliest && doneOn < earliest)
            return new DayTooLongAgo(nameof(record.DoneOn), earliest);
        var since = now - SameSending;
        var recentActions = await db.CaseActions
            .Where(a => a.CaseId == @case.Id && a.Kind == kind && a.DoneOn == doneOn && a.AuthorId == by.UserId && a.RecordedAt >= since)
            .Select(a => a.Description.At(a.Id))
            .ToListAsync(cancel);
        if (await contents.ContainAsync(recentActions, description.Value, cancel))
            return Result.Done;

        var recorded = @case.Record(kind, description.Value, doneOn, by, now);
        return recorded.IsDone ? await db.SaveOrDoAgainAsync(Result.Done, () => RecordAsync(record, by, cancel), cancel) : recorded.Error;
    }

    /// <summary>Writes down what still has to be done.</summary>
    public async Task<Result> PlanAsync(PlanTask plan, Actor by, CancellationToken cancel)
    {
        if (await FindAsync(plan.Number, by, cancel) is not { } @case)
            return new NothingHere();
        var description = RequiredText.Line(plan.Description, nameof(plan.Description), CaseTask.DescriptionLength);
        if (!description.IsDone)
            return description.Error;
        var now = Now();
        if (plan.DueOn < WorkingTime.DayOf(now))
            return new DayIsOver(nameof(plan.DueOn));
        var since = now - SameSending;
        var recentTasks = await db.CaseTasks
            .Where(t => t.CaseId == @case.Id && t.DueOn == plan.DueOn && t.FinishedAt == null && t.PlannedAt >= since)
            .Select(t => t.Description.At(t.Id))
            .ToListAsync(cancel);
        if (await contents.ContainAsync(recentTasks, description.Value, cancel))
            return Result.Done;

        var planned = @case.Plan(description.Value, plan.DueOn, by, now);
        return planned.IsDone ? await db.SaveOrDoAgainAsync(Result.Done, () => PlanAsync(plan, by, cancel), cancel) : planned.Error;
    }

    /// <summary>A task was done.</summary>
    public async Task<Result> FinishAsync(string number, Guid taskId, Actor by, CancellationToken cancel)
    {
        if (await FindAsync(number, by, cancel) is not { } @case)
            return new NothingHere();
        if (await db.CaseTasks.SingleOrDefaultAsync(t => t.Id == taskId && t.CaseId == @case.Id, cancel) is not { } task)
            return new NothingHere();
        var finished = @case.Finish(task, by, Now());
        if (!finished.IsDone)
            return finished;
        return await db.SaveOrDoAgainAsync(Result.Done, () => FinishAsync(number, taskId, by, cancel), cancel);
    }

    /// <summary>Nothing can be done until somebody else has done something.</summary>
    public async Task<Result> WaitAsync(WaitForSomebody wait, Actor by, CancellationToken cancel)
    {
        if (await FindAsync(wait.Number, by, cancel) is not { } @case)
            return new NothingHere();
        var forWhom = RequiredText.Line(wait.ForWhom, nameof(wait.ForWhom), Case.WaitingForLength);
        if (!forWhom.IsDone)
            return forWhom.Error;
        await contents.OpenAsync(@case, cancel);
        if (@case.Status == CaseStatus.Waiting && @case.WaitingFor?.Value == forWhom.Value)
            return Result.Done;
        if (@case.Version != wait.Version)
            return new ChangedBySomebodyElse();
        var waits = @case.Wait(forWhom.Value, by, Now());
        return waits.IsDone ? await db.SaveOrDoAgainAsync(Result.Done, () => WaitAsync(wait, by, cancel), cancel) : waits;
    }

    /// <summary>The wait is over.</summary>
    public async Task<Result> GoOnAsync(string number, int version, Actor by, CancellationToken cancel)
    {
        if (await FindAsync(number, by, cancel) is not { } @case)
            return new NothingHere();
        if (@case.Version != version)
            return @case.Status == CaseStatus.InProgress ? Result.Done : new ChangedBySomebodyElse();
        var wentOn = @case.GoOn(by, Now());
        return wentOn.IsDone ? await db.SaveOrDoAgainAsync(Result.Done, () => GoOnAsync(number, version, by, cancel), cancel) : wentOn;
    }

    /// <summary>Goes on with a case of a colleague.</summary>
    public async Task<Result> TakeOverAsync(string number, int version, Actor by, CancellationToken cancel)
    {
        if (await FindAsync(number, by, cancel) is not { } @case)
            return new NothingHere();
        if (@case.IsAColleaguesOf(by))
            return new CaseIsAColleagues();
        if (@case.Version != version)
            return @case.OfficerId == by.OfficerId ? Result.Done : new ChangedBySomebodyElse();
        var taken = @case.TakeOver(by, Now());
        return taken.IsDone ? await db.SaveOrDoAgainAsync(Result.Done, () => TakeOverAsync(number, version, by, cancel), cancel) : taken;
    }

    /// <summary>
    /// Writes to everybody on the case: the text comes with each report that can still be written to, and who sent
    /// several is mailed once.
    /// </summary>
    public async Task<Result> TellEverybodyAsync(TellEverybody tell, Actor by, CancellationToken cancel)
    {
        if (await FindWithReportsAsync(tell.Number, by, cancel) is not { } @case)
            return new NothingHere();
        if (@case.IsAColleaguesOf(by))
            return new CaseIsAColleagues();
        var text = RequiredText.Lines(tell.Message, nameof(tell.Message), ReportMessage.TextLength);
        if (!text.IsDone)
            return text.Error;
        var now = Now();
        if (@case.Version != tell.Version)
            return await WasToldAsync(@case, text.Value, by, now, cancel) ? Result.Done : new ChangedBySomebodyElse();
        var told = @case.TellEverybody(text.Value, by, now, await SeenAsync(@case, tell.SeenUntil, by, cancel));
        if (!told.IsDone)
            return told.Error;
        if (told.Value.Count == 0)
            return new NobodyToTell();
        await news.AddOncePerReporterAsync(told.Value, ReportNews.Message, now, cancel);
        return await db.SaveOrDoAgainAsync(Result.Done, () => TellEverybodyAsync(tell, by, cancel), cancel);
    }

    /// <summary>
    /// The problem is solved. Its reports are answered with the same outcome, except those that were left out: they are
    /// taken off the case and judged again. One that waits for its reporter stays as it is, on the case.
    /// </summary>
    public async Task<Result> ResolveAsync(ResolveCase resolve, Actor by, CancellationToken cancel)
    {
        if (await FindWithReportsAsync(resolve.Number, by, cancel) is not { } @case)
            return new NothingHere();
        if (@case.IsAColleaguesOf(by))
            return new CaseIsAColleagues();
        var outcome = RequiredText.Lines(resolve.Outcome, nameof(resolve.Outcome), Case.OutcomeLength);
        if (!outcome.IsDone)
            return outcome.Error;
        await contents.OpenAsync(@case, cancel);
        if (@case.Version != resolve.Version)
            return @case.Outcome?.Value == outcome.Value ? Result.Done : new ChangedBySomebodyElse();
        var now = Now();
        var seenUntil = await SeenAsync(@case, resolve.SeenUntil, by, cancel);
        var (answered, judgedAgain) = (new List<Report>(), new List<Report>());
        var leftOut = await db.Reports.VisibleTo(by)
            .Where(r => r.CaseId == @case.Id && resolve.LeftOut.Contains(r.Code))
            .Select(r => r.Code)
            .ToListAsync(cancel);
        foreach (var report in @case.Reports.Where(r => r.Status == ReportStatus.InProgress).ToList())
        {
            var isLeftOut = leftOut.Contains(report.Code);
            var step = isLeftOut ? @case.Release(report, by, now).Error : report.Resolve(outcome.Value, by, now, seenUntil(report)).Error;
            if (step is not null)
                return step;
            (isLeftOut ? judgedAgain : answered).Add(report);
        }

        var resolved = @case.Resolve(outcome.Value, by, now);
        if (!resolved.IsDone)
            return resolved;
        await news.AddOncePerReporterAsync(answered, ReportNews.Resolved, now, cancel);
        await news.AddOncePerReporterAsync(judgedAgain, ReportNews.InReview, now, cancel);
        return await db.SaveOrDoAgainAsync(Result.Done, () => ResolveAsync(resolve, by, cancel), cancel);
    }

    /// <summary>Until when what reporters wrote was on the screen; of reports that this person may not see nothing was.</summary>
    private async Task<Func<Report, DateTime>> SeenAsync(Case @case, DateTime until, Actor by, CancellationToken cancel)
    {
        var shown = (await db.Reports.VisibleTo(by).Where(r => r.CaseId == @case.Id).Select(r => r.Id).ToListAsync(cancel)).ToHashSet();
        return report => shown.Contains(report.Id) ? until : DateTime.MinValue;
    }

    /// <summary>It is not solved after all. The reports that were answered stay answered.</summary>
    public async Task<Result> ReopenAsync(string number, int version, Actor by, CancellationToken cancel)
    {
        if (await FindAsync(number, by, cancel) is not { } @case)
            return new NothingHere();
        if (@case.IsAColleaguesOf(by))
            return new CaseIsAColleagues();
        if (@case.Version != version)
            return @case.Status == CaseStatus.Reopened ? Result.Done : new ChangedBySomebodyElse();
        var reopened = @case.Reopen(by, Now());
        return reopened.IsDone ? await db.SaveOrDoAgainAsync(Result.Done, () => ReopenAsync(number, version, by, cancel), cancel) : reopened;
    }

    /// <summary>The same form sent twice: the second finds that the first was saved. Words to one reporter alone don't count.</summary>
    private async Task<bool> WasToldAsync(Case @case, string text, Actor by, DateTime now, CancellationToken cancel)
    {
        var since = now - SameSending;
        var told = await db.ReportMessages
            .Where(m => m.AuthorId == by.UserId && db.Reports.Any(r => r.Id == m.ReportId && r.CaseId == @case.Id)
                && db.Events.Any(e => e.SubjectId == @case.Id && e.Name == nameof(CaseReportersTold)
                    && e.OccurredAt >= since && e.OccurredAt == m.SentAt))
            .Select(m => m.Text.At(m.Id))
            .ToListAsync(cancel);
        return await contents.ContainAsync(told, text, cancel);
    }

    /// <summary>What was done before anybody told about it may be written down too, up to a year before.</summary>
    private async Task<DateOnly> EarliestDayAsync(Case @case, CancellationToken cancel)
    {
        var told = await db.Reports.Where(r => r.CaseId == @case.Id).MinAsync(r => (DateTime?)r.SubmittedAt, cancel);
        return WorkingTime.DayOf(told ?? @case.OpenedAt).AddYears(-1);
    }

    private Task<Case?> FindAsync(string number, Actor by, CancellationToken cancel) =>
        db.Cases.VisibleTo(by).SingleOrDefaultAsync(c => c.Number == number, cancel);

    private Task<Case?> FindWithReportsAsync(string number, Actor by, CancellationToken cancel) =>
        db.Cases.VisibleTo(by)
            .Include(c => c.Reports).ThenInclude(r => r.Kind)
            .Include(c => c.Reports).ThenInclude(r => r.Contact)
            .SingleOrDefaultAsync(c => c.Number == number, cancel);

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
