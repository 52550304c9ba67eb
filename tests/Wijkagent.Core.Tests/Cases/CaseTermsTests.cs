using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Following;

namespace Wijkagent.Core.Tests.Cases;

/// <summary>How a case ends when nobody reacts.</summary>
public sealed class CaseTermsTests
{
    [Fact]
    public async Task A_case_is_closed_when_nobody_can_react_to_its_outcome_any_more()
    {
        using var desk = await Desk.BuildAsync();
        var number = await ResolvedAsync(desk);

        // Resolved on 2 March: «tot en met 1 april».
        desk.Clock.SetUtcNow(new DateTimeOffset(2026, 4, 1, 21, 59, 0, TimeSpan.Zero));
        Assert.Equal(0, await RunAsync(desk));
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await RunAsync(desk));
        Assert.Equal(0, await RunAsync(desk));

        var @case = await desk.CaseAsync(number);
        Assert.Equal(CaseStatus.Closed, @case.Status);
        Assert.Equal(nameof(CaseClosed), (await desk.EventsAsync(@case.Id))[^1]);
    }

    [Fact]
    public async Task A_report_that_waits_for_its_reporter_keeps_it_from_being_closed()
    {
        using var desk = await Desk.BuildAsync();
        var asked = await desk.AddReportAsync(desk.Town.WestSouth);
        var number = await desk.StartCaseAsync(asked);
        var version = await desk.VersionAsync(asked);
        await desk.HandleAsync(h => h.AskAsync(new AskReporter(asked, version, "Hoe laat?"), desk.Wim, default));
        await desk.OnCaseAsync(c => c.ResolveAsync(new ResolveCase(number, 0, "Klaar.", [], DateTime.MaxValue), desk.Wim, default));
        desk.Clock.Advance(TimeSpan.FromDays(40));

        Assert.Equal(0, await RunAsync(desk));
        await desk.DoAsync<ReportFollowing, Result>(f => f.WithdrawAsync(asked, default));
        Assert.Equal(1, await RunAsync(desk));
    }

    [Fact]
    public async Task What_was_reopened_in_time_stays_open()
    {
        using var desk = await Desk.BuildAsync();
        var number = await ResolvedAsync(desk);
        var version = (await desk.CaseAsync(number)).Version;
        await desk.OnCaseAsync(c => c.ReopenAsync(number, version, desk.Wim, default));
        desk.Clock.Advance(TimeSpan.FromDays(40));

        Assert.Equal(0, await RunAsync(desk));
        Assert.Equal(CaseStatus.Reopened, (await desk.CaseAsync(number)).Status);
    }

    private static async Task<string> ResolvedAsync(Desk desk)
    {
        var number = await desk.StartCaseAsync(await desk.AddReportAsync(desk.Town.WestSouth));
        Assert.Null((await desk.OnCaseAsync(c => c.ResolveAsync(new ResolveCase(number, 0, "Klaar.", [], DateTime.MaxValue), desk.Wim, default))).Error);
        return number;
    }

    /// <summary>As the worker does: reports first.</summary>
    private static async Task<int> RunAsync(Desk desk)
    {
        await desk.InRequestAsync<ReportTerms, PassedTerms>(t => t.RunAsync(default));
        return await desk.InRequestAsync<CaseTerms, int>(t => t.RunAsync(default));
    }
}
