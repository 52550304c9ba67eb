using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Tests.Cases;

/// <summary>Which reports are on which case.</summary>
public sealed class CaseWorkTests
{
    [Fact]
    public async Task A_report_opens_a_case_and_its_reporter_hears_that_it_was_taken_up()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);

        var started = await StartAsync(desk, code, "  Lawaai bij  de speeltuin ");

        Assert.Matches("^ZK-2026-[0-9A-Z]{6}$", started.Value);
        var @case = await desk.CaseAsync(started.Value!);
        Assert.Equal(("Lawaai bij de speeltuin", CaseStatus.Open, desk.West.Id, desk.Town.WestSouth.Id), (@case.Title, @case.Status, @case.OfficerId!.Value, @case.NeighbourhoodId));
        Assert.Equal([nameof(CaseOpened)], await desk.EventsAsync(@case.Id));
        var report = await desk.ReportAsync(code);
        Assert.Equal((ReportStatus.InProgress, started.Value), (report.Status, report.Case?.Number));
        Assert.Equal(nameof(ReportJoinedCase), (await desk.EventsAsync(report.Id))[^1]);
        Assert.Equal([new Mailed("mel@voorbeeld.nl", code, ReportNews.TakenUp, HasLink: true)], await desk.MailsAsync());
    }

    [Fact]
    public async Task Opened_twice_it_is_one_case_also_at_the_same_moment()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var seen = await desk.VersionAsync(code);

        var results = await desk.TwiceAtOnceAsync<CaseWork, Result<string>>(w => w.StartAsync(new StartCase(code, seen, "Lawaai"), desk.Wim, default));
        var later = await StartAsync(desk, code, "Lawaai", seen);

        Assert.NotNull(Assert.Single(results.Append(later).Select(r => r.Value).Distinct()));
        Assert.Single(await desk.MailsAsync());
        Assert.Equal(new ChangedBySomebodyElse(), (await StartAsync(desk, code, "Iets anders", seen)).Error);
        Assert.Equal(new ChangedBySomebodyElse(), (await StartAsync(desk, code, "Lawaai", seen, desk.Cora)).Error);
        Assert.Equal(new ReportAlreadyOnCase(), (await StartAsync(desk, code, "Iets anders")).Error);
    }

    [Fact]
    public async Task A_case_needs_a_title_and_a_report_that_is_yours()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var before = await desk.TraceAsync();

        Assert.Equal(new ValueMissing("Title"), (await StartAsync(desk, code, " ")).Error);
        Assert.Equal(new TextTooLong("Title", 150), (await StartAsync(desk, code, new string('x', 151))).Error);
        Assert.Equal(new ChangedBySomebodyElse(), (await StartAsync(desk, code, "Lawaai", version: -1)).Error);
        Assert.Equal(new NothingHere(), (await StartAsync(desk, code, " ", by: desk.Elly)).Error);
        Assert.Equal(new NothingHere(), (await StartAsync(desk, code, "Lawaai", by: desk.Elly)).Error);

        Assert.Equal(before, await desk.TraceAsync());
    }

    [Fact]
    public async Task A_report_joins_a_case_by_its_number_as_people_type_it()
    {
        using var desk = await Desk.BuildAsync();
        var number = await desk.StartCaseAsync(await desk.AddReportAsync(desk.Town.WestSouth));
        var code = await desk.AddReportAsync(desk.Town.WestNorth, "jo@voorbeeld.nl");

        var joined = await JoinAsync(desk, code, $" {number.ToLowerInvariant().Replace('-', ' ')} ");
        var again = await JoinAsync(desk, code, number, version: 0);

        Assert.Equal((number, number), (joined.Value, again.Value));
        Assert.Equal((ReportStatus.InProgress, number), ((await desk.ReportAsync(code)).Status, (await desk.ReportAsync(code)).Case?.Number));
        Assert.Equal([nameof(CaseOpened), nameof(CaseTookReport)], await desk.EventsAsync((await desk.CaseAsync(number)).Id));
        Assert.Equal([ReportNews.TakenUp], (await desk.MailsAsync()).Where(m => m.To == "jo@voorbeeld.nl").Select(m => m.News));
    }

    [Fact]
    public async Task A_case_that_is_not_yours_is_no_case()
    {
        using var desk = await Desk.BuildAsync();
        var elsewhere = await desk.AddReportAsync(desk.Town.EastSouth);
        var number = (await StartAsync(desk, elsewhere, "Lawaai in Oost", by: desk.Elly)).Value!;
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var before = await desk.TraceAsync();

        Assert.Equal(new NoSuchCase("Number"), (await JoinAsync(desk, code, number)).Error);
        Assert.Equal(new NoSuchCase("Number"), (await JoinAsync(desk, code, "ZK-2026-000000")).Error);
        Assert.Equal(new NoSuchCase("Number"), (await JoinAsync(desk, code, "bestaat niet")).Error);
        Assert.Equal(new ValueMissing("Number"), (await JoinAsync(desk, code, " ")).Error);
        Assert.Equal(new NothingHere(), (await JoinAsync(desk, elsewhere, number)).Error);

        Assert.Equal(before, await desk.TraceAsync());
    }

    [Fact]
    public async Task A_report_is_on_one_case_at_most_and_none_joins_a_case_that_is_done()
    {
        using var desk = await Desk.BuildAsync();
        var (first, second) = (await desk.AddReportAsync(desk.Town.WestSouth), await desk.AddReportAsync(desk.Town.WestSouth));
        var (one, two) = (await desk.StartCaseAsync(first), await desk.StartCaseAsync(second));
        var third = await desk.AddReportAsync(desk.Town.WestSouth);
        var version = (await desk.CaseAsync(two)).Version;
        Assert.Null((await desk.OnCaseAsync(c => c.ResolveAsync(new ResolveCase(two, version, "Rustig.", [], DateTime.MaxValue), desk.Wim, default))).Error);

        Assert.Equal(new ReportAlreadyOnCase(), (await JoinAsync(desk, second, one)).Error);
        Assert.Equal(new CaseAlreadyResolved(), (await JoinAsync(desk, third, two)).Error);
        Assert.Equal(new ChangedBySomebodyElse(), (await JoinAsync(desk, third, one, version: -1)).Error);
        Assert.Equal(ReportStatus.Received, (await desk.ReportAsync(third)).Status);
    }

    [Fact]
    public async Task Two_reports_join_a_case_at_the_same_moment()
    {
        using var desk = await Desk.BuildAsync();
        var number = await desk.StartCaseAsync(await desk.AddReportAsync(desk.Town.WestSouth));
        var codes = new[] { await desk.AddReportAsync(desk.Town.WestSouth), await desk.AddReportAsync(desk.Town.WestNorth) };
        var versions = new[] { await desk.VersionAsync(codes[0]), await desk.VersionAsync(codes[1]) };

        var results = await Task.WhenAll(Enumerable.Range(0, 2).Select(i => Task.Run(() => desk.InRequestAsync<CaseWork, Result<string>>(
            w => w.JoinAsync(new JoinCase(codes[i], versions[i], number), i == 0 ? desk.Wim : desk.Cora, default)))));

        Assert.All(results, r => Assert.Equal(number, r.Value));
        Assert.Equal(3, (await desk.CaseAsync(number)).Reports.Count);
    }

    [Fact]
    public async Task A_report_that_waits_for_its_reporter_goes_on_no_case_and_off_none()
    {
        using var desk = await Desk.BuildAsync();
        var (free, onCase) = (await desk.AddReportAsync(desk.Town.WestSouth), await desk.AddReportAsync(desk.Town.WestSouth));
        var number = await desk.StartCaseAsync(onCase);
        foreach (var code in new[] { free, onCase })
        {
            var version = await desk.VersionAsync(code);
            await desk.HandleAsync(h => h.AskAsync(new AskReporter(code, version, "Hoe laat?"), desk.Wim, default));
        }

        Assert.Equal(new ReportCannotBecome(ReportStatus.AwaitingReporter, ReportStatus.InProgress), (await JoinAsync(desk, free, number)).Error);
        Assert.Equal(new ReportCannotBecome(ReportStatus.AwaitingReporter, ReportStatus.InProgress), (await StartAsync(desk, free, "Lawaai")).Error);
        Assert.Equal(new ReportCannotBecome(ReportStatus.AwaitingReporter, ReportStatus.InReview), (await LeaveAsync(desk, onCase)).Error);
    }

    [Fact]
    public async Task A_report_that_does_not_fit_is_taken_off_its_case_and_judged_again()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        Assert.Equal(new ReportNotOnThisCase(), (await LeaveAsync(desk, code)).Error);
        var number = await desk.StartCaseAsync(code);
        var (seen, due) = (await desk.VersionAsync(code), (await desk.ReportAsync(code)).DueAt);

        Assert.Equal(new NothingHere(), (await LeaveAsync(desk, code, by: desk.Elly)).Error);
        Assert.Equal(new ChangedBySomebodyElse(), (await LeaveAsync(desk, code, seen - 1)).Error);
        Assert.Null((await LeaveAsync(desk, code, seen)).Error);
        Assert.Null((await LeaveAsync(desk, code, seen)).Error);

        var report = await desk.ReportAsync(code);
        Assert.Equal((ReportStatus.InReview, null, due), (report.Status, report.CaseId, report.DueAt));
        Assert.Equal(nameof(ReportLeftCase), (await desk.EventsAsync(report.Id))[^1]);
        Assert.Equal([nameof(CaseOpened), nameof(CaseReleasedReport)], await desk.EventsAsync((await desk.CaseAsync(number)).Id));
        Assert.Null((await StartAsync(desk, code, "Een eigen zaak")).Error);
    }

    [Fact]
    public async Task What_was_on_a_case_and_comes_back_from_another_body_is_free_to_join_one_again()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        await desk.StartCaseAsync(code);
        var version = await desk.VersionAsync(code);
        await desk.HandleAsync(h => h.ReferAsync(new ReferReport(code, version, "Gemeente", "Zij doen dit."), desk.Wim, default));
        await desk.HandleAsync(h => h.TakeBackAsync(new TakeBackReport(code, version + 1), desk.Wim, default));

        var report = await desk.ReportAsync(code);
        Assert.Equal((ReportStatus.InReview, (Guid?)null), (report.Status, report.CaseId));
        Assert.Null((await StartAsync(desk, code, "Een nieuwe zaak")).Error);
    }

    private static async Task<Result<string>> StartAsync(Desk desk, string code, string? title, int? version = null, Actor? by = null)
    {
        var shown = version ?? await desk.VersionAsync(code);
        return await desk.WorkAsync(w => w.StartAsync(new StartCase(code, shown, title), by ?? desk.Wim, default));
    }

    private static async Task<Result<string>> JoinAsync(Desk desk, string code, string? number, int? version = null)
    {
        var shown = version ?? await desk.VersionAsync(code);
        return await desk.WorkAsync(w => w.JoinAsync(new JoinCase(code, shown, number), desk.Wim, default));
    }

    private static async Task<Result> LeaveAsync(Desk desk, string code, int? version = null, Actor? by = null)
    {
        var shown = version ?? await desk.VersionAsync(code);
        return await desk.DoAsync<CaseWork, Result>(w => w.LeaveAsync(new LeaveCase(code, shown), by ?? desk.Wim, default));
    }
}
