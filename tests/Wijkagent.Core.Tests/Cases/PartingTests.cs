using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Following;

namespace Wijkagent.Core.Tests.Cases;

/// <summary>When a report leaves its case, both tell it.</summary>
public sealed class PartingTests
{
    [Fact]
    public async Task What_is_referred_leaves_its_case_and_is_closed_when_the_other_body_has_it()
    {
        using var desk = await Desk.BuildAsync();
        var (code, number) = await OnCaseAsync(desk);
        var (seen, before) = (await desk.VersionAsync(code), await desk.CaseAsync(number));

        Assert.Null((await desk.HandleAsync(h => h.ReferAsync(new ReferReport(code, seen, "Gemeente", "Zij doen dit."), desk.Wim, default))).Error);

        var referred = await desk.ReportAsync(code);
        Assert.Equal((ReportStatus.Referred, (Guid?)null), (referred.Status, referred.CaseId));
        await PartedAsync(desk, code, number, before.Version);
        Assert.Equal([nameof(ReportLeftCase), nameof(ReportReferred)], (await desk.EventsAsync(referred.Id))[^2..]);

        Task<Result> HandOverAsync(int version, Actor by) => desk.HandleAsync(h => h.HandOverAsync(new HandOverReport(code, version), by, default));
        Assert.Equal(new NothingHere(), (await HandOverAsync(referred.Version, desk.Elly)).Error);
        Assert.Equal(new ChangedBySomebodyElse(), (await HandOverAsync(referred.Version - 1, desk.Wim)).Error);
        Assert.Null((await HandOverAsync(referred.Version, desk.Wim)).Error);
        Assert.Null((await HandOverAsync(referred.Version, desk.Wim)).Error);

        var closed = await desk.ReportAsync(code);
        Assert.Equal((ReportStatus.Closed, "Gemeente", (DateTime?)null), (closed.Status, closed.ReferredTo, closed.DueAt));
        Assert.Single(await desk.EventsAsync(closed.Id), nameof(ReportClosed));
    }

    [Fact]
    public async Task An_officer_does_not_close_what_a_reporter_can_still_react_to()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        await desk.HandleAsync(h => h.ResolveAsync(new ResolveReport(code, 0, "Klaar."), desk.Wim, default));
        var version = await desk.VersionAsync(code);

        Assert.Equal(
            new ReportCannotBecome(ReportStatus.Resolved, ReportStatus.Closed),
            (await desk.HandleAsync(h => h.HandOverAsync(new HandOverReport(code, version), desk.Wim, default))).Error);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_taken_up_again_leaves_the_case_that_answered_it(bool byReporter)
    {
        using var desk = await Desk.BuildAsync();
        var (code, number) = await OnCaseAsync(desk);
        await desk.OnCaseAsync(c => c.ResolveAsync(new ResolveCase(number, 0, "Klaar.", [], DateTime.MaxValue), desk.Wim, default));
        var (seen, before) = (await desk.VersionAsync(code), await desk.CaseAsync(number));

        if (byReporter)
            Assert.Null((await desk.DoAsync<ReportFollowing, Result>(f => f.ReopenAsync(code, "Het is er weer", default))).Error);
        else
            Assert.Null((await desk.HandleAsync(h => h.ReopenAsync(new ReopenReport(code, seen, "Toch niet"), desk.Wim, default))).Error);

        Assert.Null((await desk.ReportAsync(code)).CaseId);
        await PartedAsync(desk, code, number, before.Version);
    }

    private static async Task<(string Code, string Number)> OnCaseAsync(Desk desk)
    {
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        return (code, await desk.StartCaseAsync(code));
    }

    private static async Task PartedAsync(Desk desk, string code, string number, int version)
    {
        var @case = await desk.CaseAsync(number);
        Assert.Equal(version + 1, @case.Version);
        Assert.Equal(nameof(CaseReleasedReport), (await desk.EventsAsync(@case.Id))[^1]);
        Assert.Single(await desk.EventsAsync((await desk.ReportAsync(code)).Id), nameof(ReportLeftCase));
    }
}
