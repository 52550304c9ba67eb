using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Following;

namespace Wijkagent.Core.Tests.Reports;

/// <summary>The reports of a person, as lists.</summary>
public sealed class ReportInboxTests
{
    [Fact]
    public async Task Everybody_lists_the_reports_of_the_own_neighbourhoods_and_none_that_was_not_confirmed()
    {
        using var desk = await Desk.BuildAsync();
        var (west, east) = (await desk.AddReportAsync(desk.Town.WestSouth), await desk.AddReportAsync(desk.Town.EastNorth));
        await using (var db = desk.Open())
        {
            var kind = db.ReportKinds.First();
            db.AddRange(Reporting.ReportThatIs(ReportStatus.Unconfirmed, kind, desk.Town.WestSouth.Id), Reporting.ReportThatIs(ReportStatus.Expired, kind, desk.Town.WestSouth.Id));
            await db.SaveChangesAsync();
        }

        var all = new InboxFilter(InboxView.All);
        Assert.Equal([west], await CodesAsync(desk, all));
        Assert.Equal([east], await CodesAsync(desk, all, desk.Elly));
        Assert.Equal([east, west], await CodesAsync(desk, all, desk.Cora));
        foreach (var stranger in new[] { Actor.Visitor, desk.Wim with { Roles = new HashSet<string>() } })
            Assert.Empty(await CodesAsync(desk, all, stranger));
    }

    [Fact]
    public async Task A_view_holds_what_its_name_says()
    {
        using var desk = await Desk.BuildAsync();
        var fresh = await desk.AddReportAsync(desk.Town.WestSouth);
        var opened = await desk.AddReportAsync(desk.Town.WestSouth);
        var asked = await desk.AddReportAsync(desk.Town.WestSouth);
        var answered = await desk.AddReportAsync(desk.Town.WestSouth);
        var declined = await desk.AddReportAsync(desk.Town.WestSouth);
        await desk.HandleAsync(h => h.OpenAsync(opened, desk.Wim, default));
        await desk.HandleAsync(h => h.AskAsync(new AskReporter(asked, 0, "Hoe laat?"), desk.Wim, default));
        await desk.HandleAsync(h => h.AskAsync(new AskReporter(answered, 0, "Hoe laat?"), desk.Wim, default));
        await desk.DoAsync<ReportAdding, Result>(f => f.AddAsync(answered, "Om tien uur", default));
        await desk.HandleAsync(h => h.DeclineAsync(new DeclineReport(declined, 0, "Nee."), desk.Wim, default));

        Assert.Equal([answered, asked, opened, fresh], await CodesAsync(desk, new InboxFilter()));
        Assert.Equal([fresh], await CodesAsync(desk, new InboxFilter(InboxView.New)));
        Assert.Equal([answered], await CodesAsync(desk, new InboxFilter(InboxView.Answered)));
        Assert.Equal([asked], await CodesAsync(desk, new InboxFilter(InboxView.Waiting)));
        Assert.Equal([declined], await CodesAsync(desk, new InboxFilter(InboxView.Done)));
        Assert.Empty(await CodesAsync(desk, new InboxFilter(InboxView.Late)));

        // Received on Monday; what was answered the same day ends with the same day as the others.
        desk.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 5, 23, 0, 30, TimeSpan.Zero));
        Assert.Equal([answered, opened, fresh], await CodesAsync(desk, new InboxFilter(InboxView.Late)));
        var counts = await desk.InRequestAsync<ReportInbox, IReadOnlyDictionary<InboxView, int>>(i => i.CountAsync(desk.Wim, default));
        Assert.Equal((4, 1, 3, 1, 1), (counts[InboxView.Open], counts[InboxView.New], counts[InboxView.Late], counts[InboxView.Answered], counts[InboxView.Waiting]));
    }

    [Fact]
    public async Task What_the_reporter_wrote_after_the_outcome_does_not_go_unseen()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        await desk.HandleAsync(h => h.ResolveAsync(new ResolveReport(code, 0, "Klaar."), desk.Wim, default));
        Assert.Empty(await CodesAsync(desk, new InboxFilter(InboxView.Answered)));

        await desk.DoAsync<ReportAdding, Result>(f => f.AddAsync(code, "Er ligt nog glas.", default));
        Assert.Equal([code], await CodesAsync(desk, new InboxFilter(InboxView.Answered)));

        var version = await desk.VersionAsync(code);
        await desk.HandleAsync(h => h.TellAsync(new TellReporter(code, version, "Dat laat ik opruimen."), desk.Wim, default));
        Assert.Empty(await CodesAsync(desk, new InboxFilter(InboxView.Answered)));
    }

    [Theory]
    [InlineData("BRUG muziek", true)]
    [InlineData("brug lawaai", false)]
    [InlineData("100%", true)]
    [InlineData("muz_ek", false)]
    [InlineData("%", false)]
    [InlineData("muz", false)]
    [InlineData("Mùziek, (brug)", true)]
    [InlineData("a b l d e o zeven", false)]
    public async Task All_words_are_whole_ones_of_the_text_the_place_or_the_code(string words, bool found)
    {
        using var desk = await Desk.BuildAsync();
        await desk.AddReportAsync(desk.Town.WestSouth, text: "Harde muziek, 100% zeker", place: "Bij de brug");

        Assert.Equal(found, (await CodesAsync(desk, new InboxFilter(Words: words))).Count == 1);
    }

    [Fact]
    public async Task A_sensitive_report_is_found_by_its_code_and_by_none_of_its_words()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth, kind: Desk.Sensitive, text: "Harde muziek", place: "Bij de brug", point: new GeoPoint(5.0051234, 52.0051234));
        var number = await desk.StartCaseAsync(code, "Muziek bij de brug");
        await using var db = desk.Open();

        Assert.Empty(await CodesAsync(desk, new InboxFilter(Words: "muziek")));
        Assert.Equal([code], await CodesAsync(desk, new InboxFilter(Words: code[^6..])));
        Assert.Empty((await desk.InRequestAsync<CaseSearch, Page<CaseRow>>(s => s.ListAsync(new CaseFilter(Words: "muziek"), 1, desk.Wim, default))).Items);
        Assert.Single((await desk.InRequestAsync<CaseSearch, Page<CaseRow>>(s => s.ListAsync(new CaseFilter(Words: number), 1, desk.Wim, default))).Items);
        Assert.Empty(await db.SearchWords.ToListAsync());
        Assert.False(await db.Reports.AnyAsync(r => r.NearLatitude != null || r.NearLongitude != null));
    }

    [Fact]
    public async Task A_list_is_narrowed_by_kind_neighbourhood_state_and_code()
    {
        using var desk = await Desk.BuildAsync();
        var (south, north) = (await desk.AddReportAsync(desk.Town.WestSouth), await desk.AddReportAsync(desk.Town.WestNorth, kind: Desk.Traffic));
        await desk.HandleAsync(h => h.OpenAsync(north, desk.Wim, default));

        Assert.Equal([north], await CodesAsync(desk, new InboxFilter(Kind: Desk.Traffic)));
        Assert.Equal([south], await CodesAsync(desk, new InboxFilter(Neighbourhood: "BU99000000")));
        Assert.Equal([north], await CodesAsync(desk, new InboxFilter(Status: ReportStatus.InReview)));
        Assert.Equal([south], await CodesAsync(desk, new InboxFilter(Words: south)));
        Assert.Empty(await CodesAsync(desk, new InboxFilter(Kind: "bestaat-niet")));
        Assert.Empty(await CodesAsync(desk, new InboxFilter(Neighbourhood: "BU99000100")));
    }

    [Fact]
    public async Task A_day_begins_and_ends_at_midnight_in_the_Netherlands()
    {
        using var desk = await Desk.BuildAsync();
        desk.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 3, 22, 58, 0, TimeSpan.Zero));
        var tuesday = await desk.AddReportAsync(desk.Town.WestSouth);
        var wednesday = await desk.AddReportAsync(desk.Town.WestSouth);
        var (second, third) = (new DateOnly(2026, 3, 3), new DateOnly(2026, 3, 4));

        Assert.Equal([tuesday], await CodesAsync(desk, new InboxFilter(From: second, Until: second)));
        Assert.Equal([wednesday], await CodesAsync(desk, new InboxFilter(From: third)));
        Assert.Equal([tuesday], await CodesAsync(desk, new InboxFilter(Until: second)));
        Assert.Equal([wednesday, tuesday], await CodesAsync(desk, new InboxFilter(From: second, Until: DateOnly.MaxValue)));
        Assert.Empty(await CodesAsync(desk, new InboxFilter(From: third, Until: second)));
    }

    [Fact]
    public async Task The_order_is_newest_oldest_or_what_ends_first_with_what_has_no_term_at_the_end()
    {
        using var desk = await Desk.BuildAsync();
        var (referred, asked, fresh) = (await desk.AddReportAsync(desk.Town.WestSouth), await desk.AddReportAsync(desk.Town.WestSouth), await desk.AddReportAsync(desk.Town.WestSouth));
        await desk.HandleAsync(h => h.ReferAsync(new ReferReport(referred, 0, "Gemeente", "Zij doen dit."), desk.Wim, default));
        await desk.HandleAsync(h => h.AskAsync(new AskReporter(asked, 0, "Hoe laat?"), desk.Wim, default));

        Assert.Equal([fresh, asked, referred], await CodesAsync(desk, new InboxFilter(InboxView.All)));
        Assert.Equal([referred, asked, fresh], await CodesAsync(desk, new InboxFilter(InboxView.All, Order: InboxOrder.Oldest)));
        Assert.Equal([fresh, asked, referred], await CodesAsync(desk, new InboxFilter(InboxView.All, Order: InboxOrder.Due)));
    }

    [Theory]
    [InlineData(1, 1, 50)]
    [InlineData(2, 2, 2)]
    [InlineData(1000, 2, 2)]
    [InlineData(-1, 1, 50)]
    public async Task A_page_past_the_end_is_the_last_one(int asked, int shown, int rows)
    {
        using var desk = await Desk.BuildAsync();
        await using (var db = desk.Open())
        {
            var kind = db.ReportKinds.First();
            db.AddRange(Enumerable.Range(0, ReportInbox.PageSize + 2).Select(_ => Reporting.ReportThatIs(ReportStatus.Received, kind, desk.Town.WestSouth.Id)));
            await db.SaveChangesAsync();
        }

        var page = await desk.InRequestAsync<ReportInbox, Page<InboxRow>>(i => i.ListAsync(new InboxFilter(), asked, desk.Wim, default));

        Assert.Equal((shown, rows, ReportInbox.PageSize + 2), (page.Number, page.Items.Count, page.Total));
    }

    [Fact]
    public async Task A_line_shows_the_beginning_the_case_and_whether_it_is_late()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth, kind: Desk.Sensitive, text: new string('x', 200));
        var number = await desk.StartCaseAsync(code);

        var row = Assert.Single(await desk.InRequestAsync<ReportInbox, List<InboxRow>>(i => i.FirstAsync(InboxView.Open, 5, desk.Wim, default)));

        Assert.Equal((code, number, ReportInbox.BeginningLength, true, false, "Zuiderdijk"), (row.Code, row.CaseNumber, row.Beginning.Length, row.Sensitive, row.IsNew, row.Neighbourhood));
        Assert.False(row.IsLate(row.DueAt!.Value));
        Assert.True(row.IsLate(row.DueAt.Value.AddTicks(1)));
        Assert.False((row with { Status = ReportStatus.AwaitingReporter }).IsLate(DateTime.MaxValue));
        Assert.False((row with { Status = ReportStatus.Resolved }).IsLate(DateTime.MaxValue));
    }

    private static async Task<List<string>> CodesAsync(Desk desk, InboxFilter filter, Actor? by = null) =>
        [.. (await desk.InRequestAsync<ReportInbox, Page<InboxRow>>(i => i.ListAsync(filter, 1, by ?? desk.Wim, default))).Items.Select(r => r.Code)];
}
