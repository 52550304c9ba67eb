using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Following;

namespace Wijkagent.Core.Tests.Reports;

/// <summary>While the reporter is asked something, the officer's term stands still.</summary>
public sealed class QuestionTermTests
{
    // Received on Monday: three working days end on the midnight after Thursday.
    private static readonly DateTime FirstTerm = new(2026, 3, 5, 23, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Days_that_the_reporter_takes_to_answer_do_not_count()
    {
        using var desk = await Desk.BuildAsync();
        var code = await AskedAsync(desk);
        Assert.Equal(new DateTime(2026, 3, 9, 23, 0, 0, DateTimeKind.Utc), (await desk.ReportAsync(code)).DueAt);
        desk.Clock.Advance(TimeSpan.FromDays(4));

        Assert.Null((await desk.DoAsync<ReportAdding, Result>(f => f.AddAsync(code, "Om tien uur", default))).Error);

        var report = await desk.ReportAsync(code);
        Assert.Equal(ReportStatus.InReview, report.Status);

        // Asked on Monday with three working days left, answered on Friday: Monday, Tuesday and Wednesday.
        Assert.Equal(new DateTime(2026, 3, 11, 23, 0, 0, DateTimeKind.Utc), report.DueAt);
        Assert.Equal((null, null), (report.WorkingDaysLeft, report.StatusBeforeQuestion));
        Assert.Contains(report.Messages, m => m is { Kind: MessageKind.Answer, FromStaff: false, AuthorId: null });
        Assert.Equal(nameof(ReporterAnswered), (await desk.EventsAsync(report.Id))[^1]);
    }

    [Fact]
    public async Task When_no_answer_comes_the_officer_goes_on_with_what_was_left()
    {
        using var desk = await Desk.BuildAsync();
        var code = await AskedAsync(desk);
        desk.Clock.Advance(TimeSpan.FromDays(8));

        Assert.Equal(1, (await desk.DoAsync<ReportTerms, PassedTerms>(t => t.RunAsync(default))).GoneOn);

        var report = await desk.ReportAsync(code);
        Assert.Equal(ReportStatus.InReview, report.Status);
        Assert.Equal(new DateTime(2026, 3, 13, 23, 0, 0, DateTimeKind.Utc), report.DueAt);
        Assert.Equal(nameof(AnswerTermPassed), (await desk.EventsAsync(report.Id))[^1]);
    }

    [Theory]
    [InlineData("2026-03-05T12:00:00Z", "2026-03-06T12:00:00Z", "2026-03-09T23:00:00Z")]
    [InlineData("2026-03-06T12:00:00Z", "2026-03-06T14:00:00Z", "2026-03-09T23:00:00Z")]
    [InlineData("2026-04-15T12:00:00Z", "2026-04-18T12:00:00Z", "2026-04-20T22:00:00Z")]
    public async Task What_was_due_on_the_day_of_the_question_or_late_already_has_a_working_day_again(string asked, string answered, string due)
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        desk.Clock.SetUtcNow(DateTimeOffset.Parse(asked, null));
        await AskAsync(desk, code);
        desk.Clock.SetUtcNow(DateTimeOffset.Parse(answered, null));

        await desk.DoAsync<ReportAdding, Result>(f => f.AddAsync(code, "Om tien uur", default));

        Assert.Equal(DateTimeOffset.Parse(due, null).UtcDateTime, (await desk.ReportAsync(code)).DueAt);
    }

    [Fact]
    public async Task A_report_on_a_case_goes_back_to_its_case_after_the_answer()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var number = await desk.StartCaseAsync(code);
        await AskAsync(desk, code);

        await desk.DoAsync<ReportAdding, Result>(f => f.AddAsync(code, "Om tien uur", default));

        var report = await desk.ReportAsync(code);
        Assert.Equal((ReportStatus.InProgress, number), (report.Status, report.Case?.Number));
    }

    [Fact]
    public async Task It_is_in_the_list_of_what_waits_and_never_late_until_it_is_answered()
    {
        using var desk = await Desk.BuildAsync();
        var code = await AskedAsync(desk);
        desk.Clock.Advance(TimeSpan.FromDays(20));
        Task<List<InboxRow>> InAsync(InboxView view) => desk.InRequestAsync<ReportInbox, List<InboxRow>>(i => i.FirstAsync(view, 5, desk.Wim, default));

        Assert.Equal(code, Assert.Single(await InAsync(InboxView.Waiting)).Code);
        Assert.Empty(await InAsync(InboxView.Late));
        await desk.DoAsync<ReportAdding, Result>(f => f.AddAsync(code, "Om tien uur", default));

        Assert.Empty(await InAsync(InboxView.Waiting));
        Assert.Equal(code, Assert.Single(await InAsync(InboxView.Answered)).Code);
    }

    private static async Task<string> AskedAsync(Desk desk)
    {
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        Assert.Equal(FirstTerm, (await desk.ReportAsync(code)).DueAt);
        await AskAsync(desk, code);
        return code;
    }

    private static async Task AskAsync(Desk desk, string code)
    {
        var version = await desk.VersionAsync(code);
        Assert.Null((await desk.HandleAsync(h => h.AskAsync(new AskReporter(code, version, "Hoe laat?"), desk.Wim, default))).Error);
    }
}
