using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Following;
using Wijkagent.Core.Tests.Reports;

namespace Wijkagent.Core.Tests.Cases;

/// <summary>Joined reports follow their case's resolution, unless the officer says otherwise for one.</summary>
public sealed class CaseResolutionTests
{
    private const string Outcome = "De jongeren houden zich aan de afspraak.";

    [Fact]
    public async Task The_reports_on_it_are_answered_with_its_outcome_and_the_one_that_was_left_out_is_judged_again()
    {
        using var desk = await Desk.BuildAsync();
        var (first, second, third) = (await desk.AddReportAsync(desk.Town.WestSouth), await desk.AddReportAsync(desk.Town.WestSouth, "jo@voorbeeld.nl"), await desk.AddReportAsync(desk.Town.WestSouth, "an@voorbeeld.nl"));
        var number = await desk.StartCaseAsync(first);
        await desk.JoinAsync(second, number);
        await desk.JoinAsync(third, number);

        Assert.Null((await ResolveAsync(desk, number, Outcome, third)).Error);

        var @case = await desk.CaseAsync(number);
        Assert.Equal((CaseStatus.Resolved, Outcome), (@case.Status, @case.Outcome));
        Assert.Equal(desk.Clock.GetUtcNow().UtcDateTime, @case.ResolvedAt);
        foreach (var code in new[] { first, second })
        {
            var report = await desk.ReportAsync(code);
            Assert.Equal((ReportStatus.Resolved, @case.Id), (report.Status, report.CaseId));
            Assert.Contains(report.Messages, m => m is { Kind: MessageKind.Outcome, Text.Value: Outcome } && m.AuthorId == desk.Wim.UserId);
            Assert.Equal(nameof(ReportResolved), (await desk.EventsAsync(report.Id))[^1]);
        }

        var left = await desk.ReportAsync(third);
        Assert.Equal((ReportStatus.InReview, null), (left.Status, left.CaseId));
        Assert.Empty(left.Messages);
        Assert.Equal([nameof(CaseReleasedReport), nameof(CaseResolved)], (await desk.EventsAsync(@case.Id))[^2..]);
        Assert.Equal(["jo@voorbeeld.nl", "mel@voorbeeld.nl"], (await desk.MailsAsync()).Where(m => m.News == ReportNews.Resolved).Select(m => m.To));
    }

    [Fact]
    public async Task One_that_waits_for_its_reporter_or_was_withdrawn_stays_as_it_is()
    {
        using var desk = await Desk.BuildAsync();
        var (asked, withdrawn) = (await desk.AddReportAsync(desk.Town.WestSouth), await desk.AddReportAsync(desk.Town.WestSouth));
        var number = await desk.StartCaseAsync(asked);
        await desk.JoinAsync(withdrawn, number);
        var version = await desk.VersionAsync(asked);
        await desk.HandleAsync(h => h.AskAsync(new AskReporter(asked, version, "Hoe laat?"), desk.Wim, default));
        await desk.DoAsync<ReportFollowing, Result>(f => f.WithdrawAsync(withdrawn, default));

        Assert.Null((await ResolveAsync(desk, number, Outcome)).Error);

        Assert.Equal((ReportStatus.AwaitingReporter, number), ((await desk.ReportAsync(asked)).Status, (await desk.ReportAsync(asked)).Case?.Number));
        Assert.Equal(ReportStatus.Withdrawn, (await desk.ReportAsync(withdrawn)).Status);
        Assert.DoesNotContain(await desk.MailsAsync(), m => m.News == ReportNews.Resolved);

        // The answer brings it back to an officer, who can answer it or take it off.
        await desk.DoAsync<ReportAdding, Result>(f => f.AddAsync(asked, "Om tien uur", default));
        var after = await desk.VersionAsync(asked);
        Assert.Null((await desk.DoAsync<CaseWork, Result>(w => w.LeaveAsync(new LeaveCase(asked, after), desk.Wim, default))).Error);
    }

    [Fact]
    public async Task A_report_on_it_that_the_officer_can_not_see_follows_and_was_never_asked_about()
    {
        using var desk = await Desk.BuildAsync();
        var (here, elsewhere) = (await desk.AddReportAsync(desk.Town.WestSouth), await desk.AddReportAsync(desk.Town.EastSouth));
        var number = await desk.StartCaseAsync(here);
        var version = await desk.VersionAsync(elsewhere);
        await desk.WorkAsync(w => w.JoinAsync(new JoinCase(elsewhere, version, number), desk.Cora, default));

        Assert.Null((await ResolveAsync(desk, number, Outcome, here, elsewhere)).Error);

        Assert.Equal(ReportStatus.InReview, (await desk.ReportAsync(here)).Status);
        Assert.Equal(ReportStatus.Resolved, (await desk.ReportAsync(elsewhere)).Status);
    }

    [Fact]
    public async Task A_case_that_is_done_is_not_done_again_with_other_words()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var number = await desk.StartCaseAsync(code);
        Assert.Equal(new ValueMissing("Outcome"), (await ResolveAsync(desk, number, " ")).Error);
        Assert.Equal(new TextTooLong("Outcome", 3000), (await ResolveAsync(desk, number, new string('x', 3001))).Error);
        await ResolveAsync(desk, number, Outcome);
        var before = await desk.TraceAsync();

        Assert.Equal(new CaseAlreadyResolved(), (await ResolveAsync(desk, number, "Iets anders.")).Error);
        Assert.Equal(new CaseAlreadyResolved(), (await desk.OnCaseAsync(c => c.RecordAsync(new RecordAction(number, CaseActionKind.Talk, "Gepraat", new DateOnly(2026, 3, 2)), desk.Wim, default))).Error);
        Assert.Equal(new CaseAlreadyResolved(), (await desk.OnCaseAsync(c => c.PlanAsync(new PlanTask(number, "Bellen", null), desk.Wim, default))).Error);

        Assert.Equal(before, await desk.TraceAsync());
    }

    [Fact]
    public async Task Taken_up_again_it_goes_on_and_what_was_answered_stays_answered()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var number = await desk.StartCaseAsync(code);
        Assert.Equal(new CaseIsNotResolved(), (await ReopenAsync(desk, number, (await desk.CaseAsync(number)).Version)).Error);
        await ResolveAsync(desk, number, Outcome);
        var seen = (await desk.CaseAsync(number)).Version;

        Assert.Null((await ReopenAsync(desk, number, seen)).Error);
        Assert.Null((await ReopenAsync(desk, number, seen)).Error);

        var @case = await desk.CaseAsync(number);
        Assert.Equal((CaseStatus.Reopened, null, null), (@case.Status, @case.Outcome, @case.ResolvedAt));
        Assert.Single(await desk.EventsAsync(@case.Id), nameof(CaseReopened));
        Assert.Equal(ReportStatus.Resolved, (await desk.ReportAsync(code)).Status);
        await desk.JoinAsync(await desk.AddReportAsync(desk.Town.WestSouth), number);
    }

    [Fact]
    public async Task A_report_that_is_reopened_leaves_the_case_that_answered_it()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var number = await desk.StartCaseAsync(code);
        await ResolveAsync(desk, number, Outcome);

        Assert.Null((await desk.DoAsync<ReportFollowing, Result>(f => f.ReopenAsync(code, "Het is er weer", default))).Error);

        var report = await desk.ReportAsync(code);
        Assert.Equal((ReportStatus.Reopened, null), (report.Status, report.CaseId));
        Assert.Equal(CaseStatus.Resolved, (await desk.CaseAsync(number)).Status);
        Assert.NotEqual(number, await desk.StartCaseAsync(code, "Weer lawaai"));
    }

    [Fact]
    public async Task A_case_with_hundreds_of_reports_is_resolved_and_those_that_were_not_shown_follow()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var number = await desk.StartCaseAsync(code);
        await using (var db = desk.Open())
        {
            var @case = await db.Cases.SingleAsync();
            var kind = await db.ReportKinds.FirstAsync(k => k.Slug == Desk.Noise);
            foreach (var report in Enumerable.Range(0, 210).Select(_ => Reporting.ReportThatIs(ReportStatus.InReview, kind, desk.Town.WestSouth.Id)))
            {
                db.Add(report);
                Assert.Null(@case.Take(report, desk.Wim, CoreHost.Now).Error);
            }

            await db.SaveChangesAsync();
        }

        var file = await desk.InRequestAsync<CaseFiles, CaseFile?>(f => f.FindAsync(number, desk.Wim, default));
        var shown = await desk.InRequestAsync<CaseFiles, List<ReportOnCase>>(f => f.ReportsAsync(file!, desk.Wim, default));
        Assert.Equal((211, 150), (file!.ReportsHere, shown.Count));

        Assert.Null((await desk.OnCaseAsync(c => c.ResolveAsync(new ResolveCase(number, file.Version, "Klaar.", [code], DateTime.MaxValue), desk.Wim, default))).Error);

        await using var after = desk.Open();
        Assert.Equal(210, await after.Reports.CountAsync(r => r.Status == ReportStatus.Resolved && r.CaseId == file.Id));
        Assert.Equal(ReportStatus.InReview, (await desk.ReportAsync(code)).Status);
    }

    private static async Task<Result> ResolveAsync(Desk desk, string number, string outcome, params string[] leftOut)
    {
        var version = (await desk.CaseAsync(number)).Version;
        return await desk.OnCaseAsync(c => c.ResolveAsync(new ResolveCase(number, version, outcome, leftOut, DateTime.MaxValue), desk.Wim, default));
    }

    private static Task<Result> ReopenAsync(Desk desk, string number, int version) =>
        desk.OnCaseAsync(c => c.ReopenAsync(number, version, desk.Wim, default));
}
