using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Backoffice.Audit;

/// <summary>Entries that somebody put into the log by hand, and that can't be read, keep nobody from the others, and are named.</summary>
public sealed class MadeUnreadableTests : IAsyncLifetime
{
    private const string Log = "/kantoor/logboek";
    private const string Email = "bo@voorbeeld.nl";

    private DeskTown desk = null!;
    private string code = null!;
    private string named = null!;

    private string Moment => $"{desk.Host.Now:yyyy-MM-dd HH:mm:ss}";

    public async Task InitializeAsync()
    {
        desk = await DeskTown.BuildAsync();
        code = await desk.AddReportAsync(desk.Town.WestSouth, email: Email);
        await DeskTown.PageAsync(await desk.SignInAsync(RoleNames.Officer, desk.West), $"/kantoor/meldingen/{code}");
        (string At, string Activity, string? Account)[] made =
            [(Moment, "Onzin", null), ("zz", "Viewed", null), ("2026-03-02 zz", "Viewed", null), (Moment, "Viewed", "zz"), ("4000", "Viewed", null)];
        await using var db = desk.Host.OpenDatabase();
        foreach (var (at, activity, account) in made)
        {
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO AuditEntries (Stream, ActorName, Roles, SubjectType, SubjectCode, ActorKind, OccurredAt, Activity, UserId)
                VALUES ('20260302-a', '', 'officer', 'Report', {code}, 'Staff', {at}, {activity}, {account})
                """);
        }

        var highest = await db.AuditEntries.MaxAsync(e => e.Id);
        named = string.Join(", ", new[] { highest - 4, highest - 3, highest - 2, highest - 1, highest }.Order());
    }

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Theory]
    [InlineData(RoleNames.Auditor, Log)]
    [InlineData(RoleNames.Auditor, $"{Log}?ding=CODE")]
    [InlineData(RoleNames.PrivacyOfficer, "/kantoor/wie-keek?ding=CODE")]
    public async Task The_pages_of_the_log_name_them_and_show_the_others(string role, string address)
    {
        var page = await DeskTown.PageAsync(await desk.SignInAsync(role), address.Replace("CODE", code, StringComparison.Ordinal));

        var notice = page.QuerySelector(".wa-notice--warning")!.TextContent;
        Assert.Contains("niet te lezen", notice, StringComparison.Ordinal);
        Assert.Equal(named, string.Join(", ", NumbersIn(notice).Order()));
        Assert.Contains("Wim West", page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_taken_out_of_the_log_names_them_too()
    {
        var auditor = await desk.SignInAsync(RoleNames.Auditor);
        var csv = await ExportAsync(auditor, "csv");
        using var json = JsonDocument.Parse(await ExportAsync(auditor, "json"));

        var lines = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Where(line => line.Contains("Unreadable", StringComparison.Ordinal));
        Assert.Equal(named, string.Join(", ", lines.SelectMany(NumbersIn).Order()));
        Assert.Equal(named, string.Join(", ", json.RootElement.GetProperty("unreadable").EnumerateArray().Select(e => e.GetInt64()).Order()));
        Assert.Equal(json.RootElement.GetProperty("count").GetInt32(), json.RootElement.GetProperty("results").GetArrayLength());
    }

    [Fact]
    public async Task Who_proves_the_log_reads_the_first_of_them_also_where_a_day_can_not_be_read()
    {
        await using (var db = desk.Host.OpenDatabase())
        {
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO AuditCheckpoints (Day, Heads, Signature, MadeAt) VALUES ('onzin', '[]', x'00', {Moment})");
        }

        await using var scope = desk.Host.Services.CreateAsyncScope();
        var broken = (await scope.ServiceProvider.GetRequiredService<AuditVerification>().RunAsync(null, CancellationToken.None)).Broken!;

        Assert.Equal((AuditBreakKind.EntryChanged, "20260302-a", named.Split(", ")[0]), (broken.Kind, broken.Stream, $"{broken.Entry}"));
    }

    [Fact]
    public async Task With_more_than_are_looked_for_the_page_says_so_and_a_period_without_them_shows_the_others()
    {
        await using (var db = desk.Host.OpenDatabase())
        {
            await db.Database.ExecuteSqlAsync($"""
                WITH RECURSIVE many(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < 250)
                INSERT INTO AuditEntries (Stream, OccurredAt, Activity, ActorKind, ActorName, Roles, SubjectType, SubjectCode)
                SELECT '20260302-a', '2026-03-03 12:00:00', 'Onzin', 'Staff', '', '', 'Report', {code} FROM many
                """);
        }

        var auditor = await desk.SignInAsync(RoleNames.Auditor);
        foreach (var (browser, address) in new[] { (auditor, Log), (await desk.SignInAsync(RoleNames.PrivacyOfficer), $"/kantoor/wie-keek?ding={code}") })
        {
            var page = await DeskTown.PageAsync(browser, address);
            Assert.Contains("Er zijn er zo veel", page.QuerySelector(".wa-notice--warning")!.TextContent, StringComparison.Ordinal);
            Assert.Null(page.QuerySelector("table, .wa-empty"));
        }

        await using (var scope = desk.Host.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<AuditSealing>().RunAsync(CancellationToken.None);
        Assert.Contains("geen bestand van te maken", await ExportAsync(auditor, "csv"), StringComparison.Ordinal);
        Assert.Contains("Wim West", (await DeskTown.PageAsync(auditor, $"{Log}?tot=2026-03-02")).QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_entry_says_was_shown_is_shown_as_it_stands_when_it_is_no_list()
    {
        await using (var db = desk.Host.OpenDatabase())
        {
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO AuditEntries (Stream, OccurredAt, Activity, ActorKind, ActorName, Roles, SubjectType, Shown)
                VALUES ('20260302-a', {Moment}, 'Listed', 'Staff', 'Iemand', '', 'Report', 'geen lijst')
                """);
        }

        var page = await DeskTown.PageAsync(await desk.SignInAsync(RoleNames.Auditor), $"{Log}?wie=Iemand");

        Assert.Equal("geen lijst", Assert.Single(page.QuerySelectorAll("[data-entry] li")).TextContent);
    }

    [Fact]
    public async Task A_resident_reads_who_looked_and_what_is_held_all_the_same()
    {
        await desk.Host.Accounts.AddAsync(Email, RoleNames.Resident, "Bo");
        var browser = await desk.Host.Accounts.SignInAsync(Email);
        await using (var db = desk.Host.OpenDatabase())
        {
            await db.Database.ExecuteSqlRawAsync("""
                INSERT INTO AuditEntries (Stream, OccurredAt, Activity, ActorKind, ActorName, Roles, SubjectType, UserId)
                SELECT '20260302-a', 'zz', 'SignedIn', 'Resident', '', '', 'Account', Id FROM AspNetUsers
                """);
        }

        var visitor = new Visitor(browser);
        await visitor.GoAsync("/account/gegevens");

        Assert.Contains("maandag 2 maart 2026: wijkagent, tussen 12.00 en 13.00 uur", visitor.Main, StringComparison.Ordinal);
        Assert.Contains("maart 2026", visitor.Main, StringComparison.Ordinal);
    }

    private static IEnumerable<long> NumbersIn(string text) =>
        text.Split([' ', ',', '.', '"', ':'], StringSplitOptions.RemoveEmptyEntries).Where(word => long.TryParse(word, out _)).Select(long.Parse);

    private static async Task<string> ExportAsync(HttpClient auditor, string form)
    {
        var answer = await DeskTown.SubmitAsync(
            auditor, Log, "main form[method=post]", new() { ["Export.Form"] = form, ["Export.Why"] = "Controle" });
        return await answer.Content.ReadAsStringAsync();
    }
}
