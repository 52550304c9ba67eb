using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Tests.Cases;

/// <summary>What a reporter says belongs together is a hint: the officer reads it, and puts it on one case with one button.</summary>
public sealed class ReportsSaidTogetherTests
{
    [Fact]
    public async Task The_case_of_the_other_report_is_proposed_first_also_where_nothing_else_speaks_for_it()
    {
        using var desk = await Desk.BuildAsync();
        var first = await desk.AddReportAsync(desk.Town.WestNorth, text: "Iets", place: "daar");
        var said = await desk.StartCaseAsync(first, "Gezegd");
        await desk.StartCaseAsync(await desk.AddReportAsync(desk.Town.WestSouth), "Dichtbij");

        var report = await FileAsync(desk, await desk.AddReportAsync(desk.Town.WestSouth, toldWith: first), desk.Wim);

        var proposals = await desk.InRequestAsync<CaseProposals, IReadOnlyList<CaseProposal>>(p => p.ForAsync(report, desk.Wim, default));
        Assert.Equal([(said, true), ("Dichtbij", false)], proposals.Select(p => (p.IsSaid ? p.Number : p.Title.Value!, p.IsSaid)));
        Assert.Equal(new SaidTogether(first, said, false), await SaidAsync(desk, report, desk.Wim));
    }

    [Fact]
    public async Task Two_reports_that_are_on_no_case_start_one_together_and_each_reporter_hears_once()
    {
        using var desk = await Desk.BuildAsync();
        var first = await desk.AddReportAsync(desk.Town.WestSouth, "a@voorbeeld.nl");
        var code = await desk.AddReportAsync(desk.Town.WestSouth, "b@voorbeeld.nl", toldWith: first);
        Assert.Equal(new SaidTogether(first, null, true), await SaidAsync(desk, await FileAsync(desk, code, desk.Wim), desk.Wim));

        var number = await desk.WorkAsync(async w => await w.StartAsync(new StartCase(code, await desk.VersionAsync(code), "Lawaai") { With = first }, desk.Wim, default));

        Assert.Equal(new[] { code, first }.Order(), (await desk.CaseAsync(number.Value!)).Reports.Select(r => r.Code).Order());
        Assert.Equal(
            [("a@voorbeeld.nl", ReportNews.TakenUp), ("b@voorbeeld.nl", ReportNews.TakenUp)],
            (await desk.MailsAsync()).Where(m => m.News == ReportNews.TakenUp).Select(m => (m.To, m.News)));
    }

    [Fact]
    public async Task A_report_of_which_nobody_said_it_is_not_put_along_and_nothing_is_done()
    {
        using var desk = await Desk.BuildAsync();
        var other = await desk.AddReportAsync(desk.Town.WestSouth);
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var before = await desk.TraceAsync();

        var refused = await desk.WorkAsync(async w => await w.StartAsync(new StartCase(code, await desk.VersionAsync(code), "Lawaai") { With = other }, desk.Wim, default));

        Assert.IsType<NothingHere>(refused.Error);
        Assert.Equal(before, await desk.TraceAsync());
    }

    [Fact]
    public async Task Who_may_not_see_the_other_report_or_its_case_reads_nothing_of_it()
    {
        using var desk = await Desk.BuildAsync();
        var east = await desk.AddReportAsync(desk.Town.EastSouth);
        var report = await FileAsync(desk, await desk.AddReportAsync(desk.Town.WestSouth, toldWith: east), desk.Wim);

        Assert.Null(await SaidAsync(desk, report, desk.Wim));
        Assert.Equal(east, (await SaidAsync(desk, report, desk.Cora))!.ReportCode);
    }

    private static async Task<ReportFile> FileAsync(Desk desk, string code, Actor by) =>
        (await desk.InRequestAsync<ReportFiles, ReportFile?>(f => f.FindAsync(code, by, default)))!;

    private static Task<SaidTogether?> SaidAsync(Desk desk, ReportFile report, Actor by) =>
        desk.InRequestAsync<ReportsSaidTogether, SaidTogether?>(s => s.OfAsync(report, by, default));
}
