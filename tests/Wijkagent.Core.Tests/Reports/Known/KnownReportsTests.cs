using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Core.Reports.Known;
using Wijkagent.Core.Statistics;

namespace Wijkagent.Core.Tests.Reports.Known;

/// <summary>What others told is mentioned where it is near, recent and of the same kind, and where it stands for many homes.</summary>
public sealed class KnownReportsTests
{
    private const double Dense = 1500;
    private const double Sparse = 200;

    // The middle of a square: half of it is more than a place is rounded by.
    internal static GeoPoint Here { get; } = MiddleOf(0, 0);

    [Fact]
    public async Task One_that_is_near_is_told_of_with_its_day_and_state_and_about_how_far_it_is()
    {
        using var desk = await BuildAsync();
        await desk.AddReportAsync(desk.Town.WestSouth, point: Here);

        var problem = Assert.Single(await NearAsync(desk, Here));

        Assert.Equal(
            (500, null, new DateOnly(2026, 3, 2), KnownState.Told, KnownCrowd.One),
            (problem.Metres, problem.Neighbourhood, problem.LastTold, problem.State, problem.Crowd));
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(1, 1, true)]
    [InlineData(-1, 0, true)]
    [InlineData(2, 0, false)]
    [InlineData(0, -2, false)]
    public async Task Near_is_the_same_square_and_those_around_it(int rows, int columns, bool isNear)
    {
        using var desk = await BuildAsync();
        await desk.AddReportAsync(desk.Town.WestSouth, point: Here);

        // Wherever in its square somebody stands: moving about in it tells nothing.
        foreach (var (north, east) in new[] { (0.2, 0.2), (-0.2, -0.2), (0, 0) })
            Assert.Equal(isNear, (await NearAsync(desk, MiddleOf(rows + north, columns + east))).Count == 1);
    }

    [Fact]
    public async Task Across_the_border_of_a_neighbourhood_it_is_found_as_well()
    {
        using var desk = await BuildAsync();
        await desk.AddReportAsync(desk.Town.WestSouth, point: new GeoPoint(5.005, 52.0095));

        var across = await NearAsync(desk, new GeoPoint(5.005, 52.0105), where: desk.Town.WestNorth);

        Assert.Null(Assert.Single(across).Neighbourhood);
    }

    [Fact]
    public async Task Where_few_live_to_a_square_it_is_known_to_its_neighbourhood_alone()
    {
        using var desk = await BuildAsync(density: Sparse);
        await desk.AddReportAsync(desk.Town.WestSouth, point: new GeoPoint(5.001, 52.001));

        var problem = Assert.Single(await NearAsync(desk, new GeoPoint(5.009, 52.009)));

        Assert.Equal((null, "Zuiderdijk"), (problem.Metres, problem.Neighbourhood));
        Assert.Empty(await NearAsync(desk, new GeoPoint(5.001, 52.0101), where: desk.Town.WestNorth));
    }

    [Theory]
    [InlineData(49, Dense)]
    [InlineData(null, null)]
    public async Task Where_few_live_or_nobody_knows_how_many_nothing_is_told(int? homes, double? density)
    {
        using var desk = await BuildAsync(homes, density);
        await desk.AddReportAsync(desk.Town.WestSouth, point: Here);

        Assert.Empty(await NearAsync(desk, Here));
    }

    [Fact]
    public async Task Who_tells_the_place_in_words_alone_hears_of_what_three_told_and_of_nothing_less()
    {
        using var desk = await BuildAsync();
        var number = await desk.StartCaseAsync(await desk.AddReportAsync(desk.Town.WestSouth, "a@voorbeeld.nl", point: Here));
        await JoinAsync(desk, number, "b@voorbeeld.nl");
        Assert.Empty(await NearAsync(desk, null));

        await JoinAsync(desk, number, "c@voorbeeld.nl");

        var problem = Assert.Single(await NearAsync(desk, null));
        Assert.Equal((null, "Zuiderdijk", KnownCrowd.Few, KnownState.WorkedOn), (problem.Metres, problem.Neighbourhood, problem.Crowd, problem.State));
        Assert.Empty(await NearAsync(desk, null, where: desk.Town.WestNorth));
    }

    [Fact]
    public async Task Where_who_it_is_about_would_know_it_only_a_case_with_enough_reporters_is_told_of()
    {
        using var desk = await BuildAsync(tellers: 3);
        foreach (var _ in Enumerable.Range(0, 3))
            await desk.AddReportAsync(desk.Town.WestSouth, null, point: Here);
        var number = await desk.StartCaseAsync(await desk.AddReportAsync(desk.Town.WestSouth, "a@voorbeeld.nl", point: Here));
        await JoinAsync(desk, number, "b@voorbeeld.nl");
        await JoinAsync(desk, number, "B@voorbeeld.nl");
        Assert.Empty(await NearAsync(desk, Here));

        await JoinAsync(desk, number, null);

        Assert.Equal(KnownCrowd.Few, Assert.Single(await NearAsync(desk, Here)).Crowd);
    }

    [Theory]
    [InlineData(ReportStatus.Received, KnownState.Told)]
    [InlineData(ReportStatus.InReview, KnownState.LookedAt)]
    [InlineData(ReportStatus.AwaitingReporter, KnownState.LookedAt)]
    [InlineData(ReportStatus.Reopened, KnownState.LookedAt)]
    [InlineData(ReportStatus.InProgress, KnownState.WorkedOn)]
    [InlineData(ReportStatus.Referred, KnownState.PassedOn)]
    [InlineData(ReportStatus.Resolved, KnownState.Ended)]
    [InlineData(ReportStatus.Closed, KnownState.Ended)]
    [InlineData(ReportStatus.Unconfirmed, null)]
    [InlineData(ReportStatus.Expired, null)]
    [InlineData(ReportStatus.Declined, null)]
    [InlineData(ReportStatus.Withdrawn, null)]
    public async Task Each_state_has_its_words_and_what_was_not_confirmed_declined_or_taken_back_is_not_there(ReportStatus status, KnownState? expected)
    {
        using var desk = await BuildAsync(density: Sparse);
        await using (var db = desk.Open())
        {
            var kind = await db.ReportKinds.SingleAsync(k => k.Slug == Desk.Noise);
            db.Add(Reporting.ReportThatIs(status, kind, desk.Town.WestSouth.Id));
            await db.SaveChangesAsync();
        }

        Assert.Equal(expected, (await NearAsync(desk, Here)).SingleOrDefault()?.State);
    }

    [Fact]
    public async Task Another_kind_and_what_was_told_longer_ago_than_the_kind_says_are_not_there()
    {
        using var desk = await BuildAsync();
        await desk.AddReportAsync(desk.Town.WestSouth, kind: Desk.Traffic, point: Here);
        await desk.AddReportAsync(desk.Town.WestSouth, point: Here);

        desk.Clock.Advance(TimeSpan.FromHours(59 * 24));
        Assert.Single(await NearAsync(desk, Here));
        desk.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Empty(await NearAsync(desk, Here));
    }

    [Theory]
    [InlineData(Desk.Sensitive, true)]
    [InlineData(Desk.Traffic, false)]
    public async Task A_sensitive_kind_is_never_told_of_nor_one_that_may_not_be_public(string kind, bool withRule)
    {
        using var desk = await BuildAsync();
        await SetRuleAsync(desk, kind, withRule ? new KnownRule(250, 60, 1) : null);
        await desk.AddReportAsync(desk.Town.WestSouth, kind: kind, point: Here);

        Assert.Empty(await NearAsync(desk, Here, kind));
    }

    [Fact]
    public async Task The_newest_three_are_shown_the_newest_first()
    {
        using var desk = await BuildAsync();
        foreach (var _ in Enumerable.Range(0, 4))
        {
            await desk.AddReportAsync(desk.Town.WestSouth, point: Here);
            desk.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal([new(2026, 3, 5), new(2026, 3, 4), new DateOnly(2026, 3, 3)], (await NearAsync(desk, Here)).Select(p => p.LastTold));
    }

    [Fact]
    public async Task What_a_reporter_said_belongs_with_another_one_is_one_problem_but_not_enough_where_one_is_too_few()
    {
        using var desk = await BuildAsync();
        var first = await desk.AddReportAsync(desk.Town.WestSouth, "a@voorbeeld.nl", point: Here);
        await desk.AddReportAsync(desk.Town.WestSouth, "b@voorbeeld.nl", point: Here, toldWith: first);
        await desk.AddReportAsync(desk.Town.WestSouth, "c@voorbeeld.nl", point: Here, toldWith: first);

        var problem = Assert.Single(await NearAsync(desk, Here));

        Assert.Equal(((await desk.ReportAsync(first)).Id, KnownCrowd.Few), (problem.Anchor, problem.Crowd));
        await SetRuleAsync(desk, Desk.Noise, new KnownRule(250, 60, 3));
        Assert.Empty(await NearAsync(desk, Here));
    }

    /// <summary>The two officers and their town, with noise as a kind of which others are told.</summary>
    internal static async Task<Desk> BuildAsync(int? homes = 900, double? density = Dense, int tellers = 1)
    {
        var desk = await Desk.BuildAsync();
        await using (var db = desk.Open())
        {
            if (homes is { } households && density is { } dense)
                db.AddRange(desk.Town.Neighbourhoods.Select(n => new AreaFigures(n.Code, 2024, new Dictionary<string, double> { ["huishoudens"] = households, ["adressendichtheid"] = dense })));
            await db.SaveChangesAsync();
        }

        await SetRuleAsync(desk, Desk.Noise, new KnownRule(250, 60, tellers));
        return desk;
    }

    internal static async Task SetRuleAsync(Desk desk, string slug, KnownRule? rule)
    {
        await using var db = desk.Open();
        var kind = await db.ReportKinds.SingleAsync(k => k.Slug == slug);
        kind.Describe(kind.Details with { Known = rule });
        await db.SaveChangesAsync();
    }

    internal static async Task<IReadOnlyList<KnownProblem>> NearAsync(Desk desk, GeoPoint? point, string slug = Desk.Noise, Neighbourhood? where = null)
    {
        await using var db = desk.Open();
        var kind = await db.ReportKinds.SingleAsync(k => k.Slug == slug);
        var answers = new DraftAnswers("", KindId: kind.Id, Place: new ToldPlace((where ?? desk.Town.WestSouth).Id, point, "", "Bij de brug"));
        return await desk.InRequestAsync<KnownReports, IReadOnlyList<KnownProblem>>(known => known.NearAsync(answers, default));
    }

    private static async Task JoinAsync(Desk desk, string number, string? email) =>
        await desk.JoinAsync(await desk.AddReportAsync(desk.Town.WestSouth, email, point: Here), number);

    /// <summary>A place so many squares from the one in the south-west of the town, counted from its middle.</summary>
    private static GeoPoint MiddleOf(double rows, double columns)
    {
        const double side = 250;
        var row = Math.Floor(52.005 * GeoPoint.MetresPerDegree / side) + 0.5 + rows;
        var narrower = GeoPoint.CosineAt(52.2);
        var column = Math.Floor(5.005 * GeoPoint.MetresPerDegree * narrower / side) + 0.5 + columns;
        return new GeoPoint(column * side / (GeoPoint.MetresPerDegree * narrower), row * side / GeoPoint.MetresPerDegree);
    }
}
