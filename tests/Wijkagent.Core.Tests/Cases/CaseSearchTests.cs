using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;

namespace Wijkagent.Core.Tests.Cases;

/// <summary>The cases of a person, as lists.</summary>
public sealed class CaseSearchTests
{
    [Fact]
    public async Task Everybody_lists_the_cases_of_the_own_neighbourhoods_alone()
    {
        using var desk = await Desk.BuildAsync();
        await StartAsync(desk, "In West");
        var east = await desk.AddReportAsync(desk.Town.EastNorth);
        await desk.WorkAsync(w => w.StartAsync(new StartCase(east, 0, "In Oost"), desk.Elly, default));

        Assert.Equal(["In West"], await TitlesAsync(desk, new CaseFilter(), desk.Wim));
        Assert.Equal(["In Oost"], await TitlesAsync(desk, new CaseFilter(), desk.Elly));
        Assert.Equal(["In Oost", "In West"], await TitlesAsync(desk, new CaseFilter(), desk.Cora));
        foreach (var stranger in new[] { Actor.Visitor, desk.Cora with { Roles = new HashSet<string> { RoleNames.Editor } } })
            Assert.Empty(await TitlesAsync(desk, new CaseFilter(CaseView.All), stranger));
    }

    [Fact]
    public async Task A_view_holds_what_its_name_says_with_what_changed_last_first()
    {
        using var desk = await Desk.BuildAsync();
        var (open, waits, done) = (await StartAsync(desk, "Open"), await StartAsync(desk, "Wacht"), await StartAsync(desk, "Klaar"));
        var coras = await desk.AddReportAsync(desk.Town.WestSouth);
        await desk.WorkAsync(w => w.StartAsync(new StartCase(coras, 0, "Van Cora"), desk.Cora, default));
        await OnAsync(desk, waits, (c, version) => c.WaitAsync(new WaitForSomebody(waits, version, "de gemeente"), desk.Wim, default));
        await OnAsync(desk, done, (c, version) => c.ResolveAsync(new ResolveCase(done, version, "Rustig", [], DateTime.MaxValue), desk.Wim, default));
        await OnAsync(desk, open, (c, _) => c.PlanAsync(new PlanTask(open, "Bellen", new DateOnly(2026, 3, 9)), desk.Wim, default));

        Assert.Equal(["Open", "Wacht", "Van Cora"], await TitlesAsync(desk, new CaseFilter(), desk.Wim));
        Assert.Equal(["Open", "Wacht"], await TitlesAsync(desk, new CaseFilter(CaseView.Mine), desk.Wim));
        Assert.Empty(await TitlesAsync(desk, new CaseFilter(CaseView.Mine), desk.Cora));
        Assert.Equal(["Wacht"], await TitlesAsync(desk, new CaseFilter(CaseView.Waiting), desk.Wim));
        Assert.Equal(["Klaar"], await TitlesAsync(desk, new CaseFilter(CaseView.Done), desk.Wim));
        Assert.Equal(["Open", "Klaar", "Wacht", "Van Cora"], await TitlesAsync(desk, new CaseFilter(CaseView.All), desk.Wim));
        Assert.Equal(2, await desk.InRequestAsync<CaseSearch, int>(s => s.CountAsync(CaseView.Mine, desk.Wim, default)));
        var first = Assert.Single(await desk.InRequestAsync<CaseSearch, List<CaseRow>>(s => s.FirstAsync(CaseView.Open, 1, desk.Wim, default)));
        Assert.Equal((open, 1, new DateOnly(2026, 3, 9), "Zuiderdijk"), (first.Number, first.Reports, first.NextTaskOn, first.Neighbourhood));
    }

    [Theory]
    [InlineData("100%", "Lawaai 100% zeker")]
    [InlineData("LÁWAAÏ", "Lawaai 100% zeker")]
    [InlineData("creme BRULEE", "a_b [x] crème brûlée")]
    [InlineData("lawa", null)]
    [InlineData("_b", null)]
    [InlineData("[x]", null)]
    [InlineData("LAWAAI zeker", "Lawaai 100% zeker")]
    [InlineData("lawaai niets", null)]
    [InlineData("%", null)]
    [InlineData("\\", null)]
    public async Task Whole_words_are_looked_for_whatever_their_case_and_accents(string words, string? found)
    {
        using var desk = await Desk.BuildAsync();
        await StartAsync(desk, "Lawaai 100% zeker");
        await StartAsync(desk, "a_b [x] crème brûlée");

        Assert.Equal(found is null ? [] : [found], await TitlesAsync(desk, new CaseFilter(Words: words), desk.Wim));
    }

    [Fact]
    public async Task A_list_is_narrowed_by_kind_neighbourhood_and_number()
    {
        using var desk = await Desk.BuildAsync();
        var south = await StartAsync(desk, "Zuid");
        await desk.StartCaseAsync(await desk.AddReportAsync(desk.Town.WestNorth, kind: Desk.Traffic), "Noord");

        Assert.Equal(["Noord"], await TitlesAsync(desk, new CaseFilter(Kind: Desk.Traffic), desk.Wim));
        Assert.Equal(["Zuid"], await TitlesAsync(desk, new CaseFilter(Neighbourhood: "BU99000000"), desk.Wim));
        Assert.Empty(await TitlesAsync(desk, new CaseFilter(Kind: Desk.Traffic, Neighbourhood: "BU99000000"), desk.Wim));
        Assert.Equal(["Zuid"], await TitlesAsync(desk, new CaseFilter(Words: south[8..].ToLowerInvariant()), desk.Wim));
    }

    [Theory]
    [InlineData(1, 1, 50)]
    [InlineData(2, 2, 3)]
    [InlineData(99, 2, 3)]
    [InlineData(0, 1, 50)]
    [InlineData(-5, 1, 50)]
    public async Task A_page_past_the_end_is_the_last_one(int asked, int shown, int rows)
    {
        using var desk = await Desk.BuildAsync();
        await using (var db = desk.Open())
        {
            var kind = db.ReportKinds.First(k => k.Slug == Desk.Noise);
            for (var i = 0; i < CaseSearch.PageSize + 3; i++)
            {
                var report = Reports.Reporting.ReportThatIs(Core.Reports.ReportStatus.InReview, kind, desk.Town.WestSouth.Id);
                db.Add(Case.Open(PublicCode.ForCase(CoreHost.Now), $"Zaak {i}", report, desk.Wim, CoreHost.Now).Value!);
            }

            await db.SaveChangesAsync();
        }

        var page = await desk.InRequestAsync<CaseSearch, Page<CaseRow>>(s => s.ListAsync(new CaseFilter(), asked, desk.Wim, default));

        Assert.Equal((shown, rows, CaseSearch.PageSize + 3), (page.Number, page.Items.Count, page.Total));
    }

    [Fact]
    public async Task What_has_to_be_done_soon_is_listed_by_day_until_it_is_finished_or_its_case_is_done()
    {
        using var desk = await Desk.BuildAsync();
        var (one, two, done) = (await StartAsync(desk, "Een"), await StartAsync(desk, "Twee"), await StartAsync(desk, "Klaar"));
        foreach (var (number, words, day) in new[] { (one, "Later", 20), (one, "Tweede", 5), (two, "Eerste", 4), (done, "Vervalt", 4) })
            await OnAsync(desk, number, (c, _) => c.PlanAsync(new PlanTask(number, words, new DateOnly(2026, 3, day)), desk.Wim, default));
        await OnAsync(desk, one, (c, _) => c.PlanAsync(new PlanTask(one, "Zonder haast", null), desk.Wim, default));
        await OnAsync(desk, done, (c, version) => c.ResolveAsync(new ResolveCase(done, version, "Rustig", [], DateTime.MaxValue), desk.Wim, default));
        Task<List<DueTask>> DueAsync(Actor by) => desk.InRequestAsync<CaseSearch, List<DueTask>>(s => s.TasksDueAsync(new DateOnly(2026, 3, 5), 10, by, default));

        Assert.Equal(["Eerste", "Tweede"], (await DueAsync(desk.Wim)).Select(t => t.Description.Value));
        Assert.Empty(await DueAsync(desk.Elly));

        var finished = (await desk.CaseAsync(two)).Tasks.Single().Id;
        await OnAsync(desk, two, (c, _) => c.FinishAsync(two, finished, desk.Wim, default));
        Assert.Equal(["Tweede"], (await DueAsync(desk.Wim)).Select(t => t.Description.Value));
    }

    private static async Task<string> StartAsync(Desk desk, string title) =>
        await desk.StartCaseAsync(await desk.AddReportAsync(desk.Town.WestSouth), title);

    private static async Task OnAsync(Desk desk, string number, Func<CaseHandling, int, Task<Result>> act)
    {
        var version = (await desk.CaseAsync(number)).Version;
        Assert.Null((await desk.OnCaseAsync(c => act(c, version))).Error);
    }

    private static async Task<List<string>> TitlesAsync(Desk desk, CaseFilter filter, Actor by) =>
        [.. (await desk.InRequestAsync<CaseSearch, Page<CaseRow>>(s => s.ListAsync(filter, 1, by, default))).Items.Select(c => c.Title)];
}
