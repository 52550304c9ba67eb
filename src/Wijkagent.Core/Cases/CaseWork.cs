using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Cases;

/// <summary>
/// Which reports are on which case. A report or case that is not this person's is <see cref="NothingHere"/>; a report
/// that is not as it was on the screen is <see cref="ChangedBySomebodyElse"/>.
/// </summary>
public sealed class CaseWork(WijkagentDbContext db, ReporterNews news, Contents contents, TimeProvider clock)
{
    /// <summary>Opens a case with the report on it. Asked twice, it answers the case that the first time opened.</summary>
    /// <returns>The number of the case; <see cref="NothingHere"/> also when the report is not said to belong with the other one.</returns>
    public async Task<Result<string>> StartAsync(StartCase start, Actor by, CancellationToken cancel)
    {
        if (await FindReportAsync(start.ReportCode, by, cancel) is not { } report)
            return new NothingHere();
        var title = RequiredText.Line(start.Title, nameof(start.Title), Case.TitleLength);
        if (!title.IsDone)
            return title.Error;
        if (report.Version != start.ReportVersion)
            return await IsOpenedByAsync(report.Case, title.Value, by, cancel) ? report.Case!.Number : new ChangedBySomebodyElse();
        var now = clock.GetUtcNow().UtcDateTime;
        var opened = Case.Open(await FreeNumberAsync(now, cancel), title.Value, report, by, now);
        if (!opened.IsDone)
            return opened.Error;
        db.Cases.Add(opened.Value);
        List<Report> taken = [report];
        if (start.With is { Length: > 0 } with)
        {
            if (await FindReportAsync(PublicCode.Normalise(with) ?? "", by, cancel) is not { } other || other.Id != report.ToldWith)
                return new NothingHere();
            if (opened.Value.Take(other, by, now).Error is { } refused)
                return refused;
            taken.Add(other);
        }

        await news.AddOncePerReporterAsync(taken, ReportNews.TakenUp, now, cancel);
        return await db.SaveOrDoAgainAsync(opened.Value.Number, () => StartAsync(start, by, cancel), cancel);
    }

    /// <summary>Puts the report on a case that this person has.</summary>
    /// <returns>The number of the case, or <see cref="NoSuchCase"/>.</returns>
    public async Task<Result<string>> JoinAsync(JoinCase join, Actor by, CancellationToken cancel)
    {
        if (await FindReportAsync(join.ReportCode, by, cancel) is not { } report)
            return new NothingHere();
        if (string.IsNullOrWhiteSpace(join.Number))
            return new ValueMissing(nameof(join.Number));
        var number = PublicCode.Normalise(join.Number);
        var @case = await db.Cases.VisibleTo(by).SingleOrDefaultAsync(c => c.Number == number, cancel);
        if (@case is null)
            return new NoSuchCase(nameof(join.Number));
        if (report.CaseId == @case.Id)
            return @case.Number;
        if (report.Version != join.ReportVersion)
            return new ChangedBySomebodyElse();
        var now = clock.GetUtcNow().UtcDateTime;
        var taken = @case.Take(report, by, now);
        if (!taken.IsDone)
            return taken.Error;
        await news.AddAsync(report, ReportNews.TakenUp, now, cancel);
        return await db.SaveOrDoAgainAsync(@case.Number, () => JoinAsync(join, by, cancel), cancel);
    }

    /// <summary>Takes the report off its case; it is judged again.</summary>
    public async Task<Result> LeaveAsync(LeaveCase leave, Actor by, CancellationToken cancel)
    {
        if (await FindReportAsync(leave.ReportCode, by, cancel) is not { } report)
            return new NothingHere();
        if (report.IsAColleaguesOf(by))
            return new ReportIsAColleagues();
        if (report.Version != leave.ReportVersion)
            return report.CaseId is null ? Result.Done : new ChangedBySomebodyElse();
        if (report.CaseId is null)
            return new ReportNotOnThisCase();
        if (await db.Cases.VisibleTo(by).SingleOrDefaultAsync(c => c.Id == report.CaseId, cancel) is not { } @case)
            return new NothingHere();
        var now = clock.GetUtcNow().UtcDateTime;
        var left = @case.Release(report, by, now);
        if (!left.IsDone)
            return left;
        await news.AddAsync(report, ReportNews.InReview, now, cancel);
        return await db.SaveOrDoAgainAsync(Result.Done, () => LeaveAsync(leave, by, cancel), cancel);
    }

    private async Task<bool> IsOpenedByAsync(Case? @case, string title, Actor by, CancellationToken cancel)
    {
        await contents.OpenAsync(@case, cancel);
        return @case is not null && @case.Title.Value == title && @case.OfficerId == by.OfficerId;
    }

    private async Task<string> FreeNumberAsync(DateTime now, CancellationToken cancel)
    {
        // Drawn out of 2^30: among hundreds of thousands in a year one that is taken does turn up.
        var number = PublicCode.ForCase(now);
        while (await db.Cases.AnyAsync(c => c.Number == number, cancel))
            number = PublicCode.ForCase(now);
        return number;
    }

    private Task<Report?> FindReportAsync(string code, Actor by, CancellationToken cancel) =>
        db.Reports.VisibleTo(by)
            .Include(r => r.Kind).Include(r => r.Contact).Include(r => r.Case)
            .SingleOrDefaultAsync(r => r.Code == code, cancel);
}
