using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Tests.Cases;

/// <summary>A report is proposed for cases of the same kind, near, recent and alike in words.</summary>
public sealed class CaseProposalsTests
{
    // A thousandth of a degree of latitude is 111 metres.
    private const double Degree = 0.001;

    private static readonly GeoPoint Corner = new(5.005, 52.009);

    [Fact]
    public async Task It_says_why_by_distance_and_by_words_in_common()
    {
        using var desk = await Desk.BuildAsync();
        var number = await desk.StartCaseAsync(await ReportAsync(desk, "Elke avond harde muziek in het park.", Corner), "Muziek");
        var report = await ReportAsync(desk, "Weer HARDE muziek, elke nacht!", new GeoPoint(Corner.Longitude, Corner.Latitude + Degree));

        var proposal = Assert.Single(await ForAsync(desk, report));

        Assert.Equal((number, "Muziek", 1, 110, true), (proposal.Number, proposal.Title.Value, proposal.Reports, proposal.Metres, proposal.SameNeighbourhood));
        Assert.Equal(["speeltuin", "muziek", "harde"], proposal.SharedWords);
    }

    [Fact]
    public async Task Another_kind_another_beat_a_case_that_is_done_and_one_of_long_ago_are_not_proposed()
    {
        using var desk = await Desk.BuildAsync();
        var traffic = await desk.AddReportAsync(desk.Town.WestSouth, kind: Desk.Traffic, point: Corner);
        await desk.StartCaseAsync(traffic);
        await desk.StartCaseAsync(await ReportAsync(desk, "Muziek", Corner), "Lang geleden");
        desk.Clock.Advance(TimeSpan.FromDays(CaseProposals.RecentDays));
        var done = await desk.StartCaseAsync(await ReportAsync(desk, "Muziek", Corner), "Klaar");
        await desk.OnCaseAsync(c => c.ResolveAsync(new ResolveCase(done, 0, "Rustig", [], DateTime.MaxValue), desk.Wim, default));
        var east = await desk.AddReportAsync(desk.Town.EastSouth, point: new GeoPoint(5.0101, 52.009));
        await desk.WorkAsync(w => w.StartAsync(new StartCase(east, 0, "In Oost"), desk.Elly, default));

        Assert.Empty(await ForAsync(desk, await ReportAsync(desk, "Muziek", new GeoPoint(5.0099, 52.009))));
    }

    [Fact]
    public async Task Across_the_border_of_a_neighbourhood_it_is_proposed_within_five_hundred_metres()
    {
        using var desk = await Desk.BuildAsync();
        var number = await desk.StartCaseAsync(await ReportAsync(desk, "Muziek", Corner));
        Task<string> InNorthAsync(double degrees) => desk.AddReportAsync(desk.Town.WestNorth, point: new GeoPoint(Corner.Longitude, Corner.Latitude + degrees));

        var near = Assert.Single(await ForAsync(desk, await InNorthAsync(4.4 * Degree)));
        Assert.Equal((number, 490, false), (near.Number, near.Metres, near.SameNeighbourhood));
        Assert.Empty(await ForAsync(desk, await InNorthAsync(4.6 * Degree)));
        Assert.Empty(await ForAsync(desk, await desk.AddReportAsync(desk.Town.WestNorth)));
    }

    [Fact]
    public async Task Far_off_in_the_same_neighbourhood_it_is_proposed_without_a_distance()
    {
        using var desk = await Desk.BuildAsync();
        await desk.StartCaseAsync(await ReportAsync(desk, "Muziek", Corner));

        var proposal = Assert.Single(await ForAsync(desk, await ReportAsync(desk, "Muziek", new GeoPoint(Corner.Longitude, 52.001))));

        Assert.Equal((null, true), (proposal.Metres, proposal.SameNeighbourhood));
    }

    [Fact]
    public async Task The_most_alike_come_first_and_three_are_shown()
    {
        using var desk = await Desk.BuildAsync();
        var words = new[] { "iets", "harde muziek", "harde muziek elke avond", "harde muziek avond vuurwerk" };
        foreach (var told in words)
            await desk.StartCaseAsync(await desk.AddReportAsync(desk.Town.WestSouth, text: told, place: "plein"), told);

        var proposals = await ForAsync(desk, await desk.AddReportAsync(desk.Town.WestSouth, text: "Harde muziek met vuurwerk, avond na avond", place: "plein"));

        Assert.Equal([words[3], words[2], words[1]], proposals.Select(p => p.Title.Value));
        Assert.Equal(["vuurwerk", "muziek", "avond", "harde"], proposals[0].SharedWords);
    }

    [Fact]
    public async Task What_is_on_a_case_or_can_not_be_put_on_one_gets_no_proposals()
    {
        using var desk = await Desk.BuildAsync();
        await desk.StartCaseAsync(await ReportAsync(desk, "Muziek", Corner));
        var (onCase, declined) = (await ReportAsync(desk, "Muziek", Corner), await ReportAsync(desk, "Muziek", Corner));
        await desk.StartCaseAsync(onCase, "Een eigen zaak");
        await desk.HandleAsync(h => h.DeclineAsync(new DeclineReport(declined, 0, "Nee."), desk.Wim, default));

        Assert.Empty(await ForAsync(desk, onCase));
        Assert.Empty(await ForAsync(desk, declined));
    }

    [Fact]
    public async Task A_report_that_an_officer_may_not_see_says_nothing_in_a_proposal()
    {
        using var desk = await Desk.BuildAsync();
        var number = await desk.StartCaseAsync(await desk.AddReportAsync(desk.Town.WestSouth, text: "Iets", place: "daar", point: new GeoPoint(5.001, 52.001)), "Anders");
        var near = new GeoPoint(5.0101, 52.009);
        var elsewhere = await desk.AddReportAsync(desk.Town.EastSouth, text: "Vuurwerk", place: "garage", point: near);
        var version = await desk.VersionAsync(elsewhere);
        await desk.WorkAsync(w => w.JoinAsync(new JoinCase(elsewhere, version, number), desk.Cora, default));
        var code = await desk.AddReportAsync(desk.Town.WestSouth, text: "Vuurwerk", place: "garage", point: new GeoPoint(5.0099, 52.009));

        async Task<CaseProposal> ForAsync(Actor by)
        {
            var file = await desk.InRequestAsync<ReportFiles, ReportFile?>(f => f.FindAsync(code, by, default));
            return Assert.Single(await desk.InRequestAsync<CaseProposals, IReadOnlyList<CaseProposal>>(p => p.ForAsync(file!, by, default)));
        }

        var seen = await ForAsync(desk.Wim);
        Assert.Equal((null, 0), (seen.Metres, seen.SharedWords.Count));
        Assert.Equal(2, (await ForAsync(desk.Cora)).SharedWords.Count);
    }

    private static Task<string> ReportAsync(Desk desk, string text, GeoPoint point) => desk.AddReportAsync(desk.Town.WestSouth, text: text, point: point);

    private static async Task<IReadOnlyList<CaseProposal>> ForAsync(Desk desk, string code)
    {
        var file = await desk.InRequestAsync<ReportFiles, ReportFile?>(f => f.FindAsync(code, desk.Wim, default));
        return await desk.InRequestAsync<CaseProposals, IReadOnlyList<CaseProposal>>(p => p.ForAsync(file!, desk.Wim, default));
    }
}
