using System.Net;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.TestSupport;
using Wijkagent.Core.Reports;

namespace Wijkagent.Web.Tests.Backoffice.Audit;

/// <summary>What is noted of who looks at the desk: each look once, from its session, and without a note there is nothing to see.</summary>
public sealed class LookingTests(OpenDesk open) : IClassFixture<OpenDesk>
{
    [Fact]
    public async Task A_look_at_a_report_leaves_one_entry_with_who_in_which_role_and_session()
    {
        var address = await open.ReportAsync();
        var code = address.Split('/')[^1];
        var last = await LastAsync();

        await DeskTown.PageAsync(open.Wim, address);

        var entry = Assert.Single(await SinceAsync(last));
        var report = await open.Town.ReportAsync(code);
        Assert.Equal((AuditActivity.Viewed, "Report", report.Id, code), (entry.Activity, entry.SubjectType, entry.SubjectId, entry.SubjectCode));
        Assert.Equal((ActorKind.Staff, "", RoleNames.Officer), (entry.ActorKind, entry.ActorName, entry.Roles));
        await using (var db = open.Town.Host.OpenDatabase())
            Assert.Equal("Wim West", await db.NameOfAsync(entry.UserId));
        Assert.Equal(await SessionOfAsync(entry.UserId!.Value), entry.Session);
        Assert.Equal(open.Town.Host.Now, entry.OccurredAt);
    }

    [Fact]
    public async Task A_look_at_a_case_leaves_one_entry_and_its_report_names_the_case()
    {
        var address = await open.CaseAsync();
        var number = address.Split('/')[^1];
        var last = await LastAsync();

        var page = await DeskTown.PageAsync(open.Wim, address);
        await DeskTown.PageAsync(open.Wim, page.QuerySelector("main a[href^='/kantoor/meldingen/']")!.GetAttribute("href")!);

        var entries = await SinceAsync(last);
        Assert.Equal([("Case", number), ("Report", entries[1].SubjectCode)], entries.Select(e => (e.SubjectType, e.SubjectCode)));
        Assert.Equal($"[\"{number}\"]", entries[1].Shown);
    }

    [Theory]
    [InlineData("/kantoor/meldingen", "Report", AuditActivity.Listed)]
    [InlineData("/kantoor/meldingen?weergave=alles&soort=geluid", "Report", AuditActivity.Listed)]
    [InlineData("/kantoor/meldingen?zoek=lawaai", "Report", AuditActivity.Searched)]
    [InlineData("/kantoor/zaken", "Case", AuditActivity.Listed)]
    [InlineData("/kantoor/zaken?zoek=lawaai", "Case", AuditActivity.Searched)]
    [InlineData("/kantoor/berichten", "ContactMessage", AuditActivity.Listed)]
    public async Task A_page_of_a_list_leaves_one_entry_with_what_was_on_it(string address, string of, AuditActivity activity)
    {
        var shown = (await open.CaseAsync()).Split('/')[^1];
        var last = await LastAsync();

        var page = await DeskTown.PageAsync(open.Wim, address);

        var entry = Assert.Single(await SinceAsync(last));
        Assert.Equal((activity, of, (string?)null), (entry.Activity, entry.SubjectType, entry.SubjectCode));
        Assert.Equal(page.QuerySelectorAll("[data-row]").Length, entry.Count);
        if (of == "Case")
            Assert.Contains(shown, entry.Shown, StringComparison.Ordinal);
        Assert.NotNull(entry.Session);
    }

    [Fact]
    public async Task Today_leaves_an_entry_for_each_of_its_lists_that_shows_something()
    {
        await open.ReportAsync();
        await open.CaseAsync();
        var last = await LastAsync();

        await DeskTown.PageAsync(open.Wim, "/kantoor");

        Assert.Equal(["Report", "Case"], (await SinceAsync(last)).Select(e => e.SubjectType));
    }

    [Fact]
    public async Task The_words_of_a_search_are_not_kept_nor_what_somebody_writes_in_an_address()
    {
        await open.ReportAsync();
        var last = await LastAsync();

        await DeskTown.PageAsync(open.Wim, "/kantoor/meldingen?zoek=Pietersen+Kerkstraat&soort=mevrouw%20Jansen");

        var entry = Assert.Single(await SinceAsync(last));
        Assert.Equal("""{"view":"Open","order":"Newest","words":2,"page":1}""", entry.Filters);
    }

    [Fact]
    public async Task A_step_leaves_one_entry_and_so_does_the_page_that_follows()
    {
        var address = await open.ReportAsync();
        var page = await DeskTown.PageAsync(open.Wim, address);
        var last = await LastAsync();

        var done = await open.SendAsync(page, "opening");
        await DeskTown.PageAsync(open.Wim, done.Headers.Location!.OriginalString);

        Assert.Equal(
            [(AuditActivity.Changed, nameof(ReportTakenInReview)), (AuditActivity.Viewed, null)],
            (await SinceAsync(last)).Select(e => (e.Activity, e.Event)));
    }

    [Fact]
    public async Task Whoever_may_not_see_a_thing_leaves_an_entry_of_having_asked_and_none_of_having_seen_it()
    {
        var (report, @case) = (await open.ReportAsync(), await open.CaseAsync());
        var stranger = await open.Town.SignInAsync(RoleNames.Officer, open.Town.East);
        var last = await LastAsync();
        string[] asked = [report, report + "/fotos/1", @case, "/kantoor/zaken/ZK-2026-AAAAAA", "/kantoor/meldingen/geen-code"];

        foreach (var address in asked)
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);

        // One of another and one that is not there are noted alike; what can't be a code is not kept.
        string[] codes = [report.Split('/')[^1], report.Split('/')[^1], @case.Split('/')[^1], "ZK-2026-AAAAAA"];
        var entries = await SinceAsync(last);
        Assert.Equal(codes, entries.Select(e => e.SubjectCode!));
        Assert.All(entries, e => Assert.Equal((AuditActivity.ViewRefused, null), (e.Activity, e.SubjectId)));
        await using var db = open.Town.Host.OpenDatabase();
        Assert.Equal("Elly Oost", await db.NameOfAsync(Assert.Single(entries.Select(e => e.UserId).Distinct())));
    }

    private async Task<long> LastAsync()
    {
        await using var db = open.Town.Host.OpenDatabase();
        return await db.AuditEntries.MaxAsync(e => e.Id);
    }

    private async Task<List<AuditEntry>> SinceAsync(long last)
    {
        await using var db = open.Town.Host.OpenDatabase();
        return await db.AuditEntries.Where(e => e.Id > last).OrderBy(e => e.Id).ToListAsync();
    }

    private async Task<string> SessionOfAsync(Guid user)
    {
        await using var db = open.Town.Host.OpenDatabase();
        return AuditContext.Of(await db.UserSessions.Where(s => s.UserId == user).Select(s => s.Id).SingleAsync());
    }
}
