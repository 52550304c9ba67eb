using Wijkagent.Core.Cases;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Following;

namespace Wijkagent.Core.Tests.Reports;

/// <summary>A term ends when the reporter hears something, and the one to hear again begins.</summary>
public sealed class HearingAgainTests
{
    // Heard on Monday 2 March: fifteen working days later is Monday 23 March.
    private static readonly DateTime NextTerm = new(2026, 3, 23, 23, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("bericht")]
    [InlineData("zaak")]
    [InlineData("iedereen")]
    public async Task Whoever_was_answered_hears_again_within_the_term_of_the_kind_and_is_not_late_before(string step)
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var number = step == "bericht" ? null : await desk.StartCaseAsync(code);
        var version = await desk.VersionAsync(code);
        if (step == "bericht")
            await desk.HandleAsync(h => h.TellAsync(new TellReporter(code, version, "Ik kom langs."), desk.Wim, default));
        if (step == "iedereen")
            await desk.OnCaseAsync(c => c.TellEverybodyAsync(new TellEverybody(number!, 0, "Ik kom langs.", DateTime.MaxValue), desk.Wim, default));

        Assert.Equal(NextTerm, (await desk.ReportAsync(code)).DueAt);
        desk.Clock.SetUtcNow(new DateTimeOffset(NextTerm.AddMinutes(-1)));
        Assert.Empty(await LateAsync(desk));
        desk.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(code, Assert.Single(await LateAsync(desk)).Code);
    }

    [Fact]
    public async Task Looking_at_it_is_no_answer()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var due = (await desk.ReportAsync(code)).DueAt;

        await desk.HandleAsync(h => h.OpenAsync(code, desk.Wim, default));

        Assert.Equal(due, (await desk.ReportAsync(code)).DueAt);
    }

    [Theory]
    [InlineData(ReportStatus.AwaitingReporter)]
    [InlineData(ReportStatus.Resolved)]
    [InlineData(ReportStatus.Declined)]
    public void Where_the_term_is_the_reporters_a_message_leaves_it(ReportStatus status)
    {
        var report = Reporting.ReportThatIs(status);
        var due = report.DueAt;

        Assert.Null(report.Tell("Nog iets.", Reporting.Officer, CoreHost.Now.AddDays(3)).Error);

        Assert.Equal(due, report.DueAt);
    }

    [Fact]
    public async Task A_term_that_has_passed_is_no_promise_any_more()
    {
        using var desk = await Desk.BuildAsync();
        var (open, answered) = (await desk.AddReportAsync(desk.Town.WestSouth), await desk.AddReportAsync(desk.Town.WestSouth));
        await desk.HandleAsync(h => h.DeclineAsync(new DeclineReport(answered, 0, "Nee."), desk.Wim, default));
        Assert.All([await ReadAsync(desk, open), await ReadAsync(desk, answered)], r => Assert.False(r.TermIsOver));

        desk.Clock.Advance(TimeSpan.FromDays(31));

        Assert.All([await ReadAsync(desk, open), await ReadAsync(desk, answered)], r => Assert.True(r.TermIsOver));
    }

    private static Task<List<InboxRow>> LateAsync(Desk desk) =>
        desk.InRequestAsync<ReportInbox, List<InboxRow>>(i => i.FirstAsync(InboxView.Late, 5, desk.Wim, default));

    private static async Task<FollowedReport> ReadAsync(Desk desk, string code) =>
        (await desk.InRequestAsync<FollowedReports, FollowedReport?>(f => f.ReadAsync(code, default)))!;
}
