using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Backoffice.Audit;

/// <summary>The pages of whoever checks the audit log: each test has a log, and so a program, of its own.</summary>
public sealed class AuditLogPageTests : IAsyncLifetime
{
    private const string Log = "/kantoor/logboek";

    private DeskTown desk = null!;
    private HttpClient auditor = null!;

    public async Task InitializeAsync()
    {
        desk = await DeskTown.BuildAsync();
        auditor = await desk.SignInAsync(RoleNames.Auditor);
    }

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task What_somebody_did_is_found_by_each_of_its_marks()
    {
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var wim = await desk.SignInAsync(RoleNames.Officer, desk.West);
        await DeskTown.PageAsync(wim, $"/kantoor/meldingen/{code}");
        await DeskTown.PageAsync(wim, "/kantoor/meldingen");

        // The first page after signing in shows a list as well, and a new browser is a change of the account.
        Assert.Equal(["Lijst gezien", "Bekeken", "Lijst gezien", "Gewijzigd", "Aangemeld"], await FoundAsync("?wie=Wim"));
        Assert.Equal(["Bekeken"], await FoundAsync("?wat=bekeken"));
        Assert.Equal(["Bekeken", "Lijst gezien", "Lijst gezien"], (await FoundAsync($"?wie=Wim&ding={code.Replace("-", " ", StringComparison.Ordinal)}")).Order(StringComparer.Ordinal));
        Assert.Equal(["Aangemeld"], await FoundAsync("?van=2026-03-02&tot=2026-03-02&wat=aangemeld&wie=Wim"));
        Assert.Empty(await FoundAsync("?van=2026-03-03"));
        Assert.Empty(await FoundAsync("?tot=2026-03-01&wie=Wim"));
        Assert.Empty(await FoundAsync("?waarom=nieuwsgierig"));
    }

    [Fact]
    public async Task Who_looked_at_one_thing_is_told_with_function_session_and_moment()
    {
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        await DeskTown.PageAsync(await desk.SignInAsync(RoleNames.Officer, desk.West), $"/kantoor/meldingen/{code}");

        var page = await DeskTown.PageAsync(auditor, $"{Log}?ding={code}&wat=bekeken");

        Assert.Equal($"Wie keek in {code}", page.QuerySelector("h1")!.TextContent);
        var row = Assert.Single(page.QuerySelectorAll("[data-entry]")).TextContent;
        await using var db = desk.Host.OpenDatabase();
        var entry = await db.AuditEntries.SingleAsync(e => e.Activity == AuditActivity.Viewed);
        foreach (var said in new[] { "Wim West", "wijkagent", entry.Session!, code, "Melding" })
            Assert.Contains(said, row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_from_before_names_and_reasons_were_sealed_is_shown_and_found_by_what_it_holds()
    {
        var now = desk.Host.Now;
        await desk.Host.ArrangeAsync(db => db.Database.ExecuteSqlAsync($"""
            INSERT INTO AuditEntries (Stream, OccurredAt, Activity, ActorKind, UserId, ActorName, Roles, SubjectType, Reason)
            VALUES ('20260302-a', {now}, 'Deleted', 'Staff', {Guid.NewGuid()}, 'Vroegere Naam', 'officer', 'Report', 'Vroegere reden')
            """));

        foreach (var query in new[] { "wie=vroegere", "waarom=vroegere" })
        {
            var row = Assert.Single((await DeskTown.PageAsync(auditor, $"{Log}?{query}")).QuerySelectorAll("[data-entry]")).TextContent;
            Assert.Contains("Vroegere Naam", row, StringComparison.Ordinal);
            Assert.Contains("Vroegere reden", row, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Older_entries_follow_without_a_gap_and_none_comes_twice()
    {
        await desk.Host.ArrangeAsync(db =>
        {
            var context = new AuditContext(new AuditNode("a"), desk.Host.Clock);
            for (var i = 0; i < (2 * AuditSearch.PageSize) + 5; i++)
                db.AuditEntries.Add(AuditEntry.Of(new AuditNote(AuditActivity.Deleted, "Report"), Actor.System, context));
            return Task.CompletedTask;
        });

        var seen = new List<string>();
        for (var address = $"{Log}?wat=vernietigd"; address is not null;)
        {
            var page = await DeskTown.PageAsync(auditor, address);
            seen.AddRange(page.QuerySelectorAll("[data-entry]").Select(row => row.GetAttribute("data-entry")!));
            address = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal((2 * AuditSearch.PageSize) + 5, seen.Count);
        Assert.Equal(seen.Distinct().OrderByDescending(long.Parse), seen);
    }

    [Fact]
    public async Task Reading_the_log_is_in_the_log_without_whom_it_was_about()
    {
        await DeskTown.PageAsync(auditor, $"{Log}?wie=Mevrouw+Jansen&wat=bekeken");

        var entry = await LastAsync();
        Assert.Equal((AuditActivity.Listed, "AuditEntry", ""), (entry.Activity, entry.SubjectType, entry.ActorName));
        Assert.Equal("""{"activity":"Viewed"}""", entry.Filters);
    }

    [Fact]
    public async Task A_file_is_given_for_a_reason_only_and_that_is_noted()
    {
        var refused = await ExportAsync(Log, "csv", " ");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Waarom u dit uitvoert", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var given = await ExportAsync($"{Log}?wat=aangemeld", "csv", "Jaarlijkse controle");

        Assert.Equal(HttpStatusCode.OK, given.StatusCode);
        var entry = await LastAsync();
        await using var db = desk.Host.OpenDatabase();
        Assert.Equal((AuditActivity.Exported, "Jaarlijkse controle"), (entry.Activity, await db.ReasonOfAsync(entry)));
        var found = await DeskTown.PageAsync(auditor, $"{Log}?waarom=JAARLIJKSE");
        Assert.Contains("Jaarlijkse controle", Assert.Single(found.QuerySelectorAll("[data-entry]")).TextContent, StringComparison.Ordinal);
        // The key by which the entry names it is no word of it.
        Assert.Empty((await DeskTown.PageAsync(auditor, $"{Log}?waarom={entry.Reason![..8]}")).QuerySelectorAll("[data-entry]"));
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Activity == AuditActivity.Exported));
    }

    [Fact]
    public async Task The_csv_opens_in_a_spreadsheet_and_nothing_in_it_is_a_formula()
    {
        await AddAsync("=HYPERLINK(\"https://evil.example\")", "\"aangehaald\"");

        var answer = await ExportAsync($"{Log}?wat=gedeeld", "csv", "Controle");

        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        Assert.StartsWith("\"id\",\"stream\",\"occurredAt\",", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"'=HYPERLINK(\"\"https://evil.example\"\")\"", lines[1], StringComparison.Ordinal);
        Assert.Contains("\"\"\"aangehaald\"\"\"", lines[1], StringComparison.Ordinal);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Fact]
    public async Task The_json_has_the_fields_of_the_standard()
    {
        await AddAsync("Wim", "Aangifte");

        var answer = await ExportAsync($"{Log}?wat=gedeeld", "json", "Controle");

        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(1, json.RootElement.GetProperty("count").GetInt32());
        var act = json.RootElement.GetProperty("results")[0];
        Assert.Equal(
            ["actieId", "actieNaam", "handelingNaam", "verwerkingNaam", "vertrouwelijkheid", "uitvoerder", "systeem", "gebruiker", "gegevensbron", "tijdstip", "verwerkteObjecten"],
            act.EnumerateObject().Select(p => p.Name));
        Assert.True(Guid.TryParse(act.GetProperty("actieId").GetString(), out _));
        Assert.Equal("vertrouwelijk", act.GetProperty("vertrouwelijkheid").GetString());
        Assert.Equal(
            ("Report", "code", "WA-2026-AAAAAA"),
            act.GetProperty("verwerkteObjecten")[0] is var thing
                ? (thing.GetProperty("objecttype").GetString(), thing.GetProperty("soortObjectId").GetString(), thing.GetProperty("objectId").GetString()) : default);
        Assert.EndsWith("Z", act.GetProperty("tijdstip").GetString(), StringComparison.Ordinal);
    }

    private async Task<List<string>> FoundAsync(string query) =>
        [.. (await DeskTown.PageAsync(auditor, Log + query)).QuerySelectorAll("[data-entry] td:nth-of-type(2) > span")
            .Select(what => what.FirstChild!.TextContent.Trim())];

    private Task<HttpResponseMessage> ExportAsync(string page, string form, string why) => DeskTown.SubmitAsync(
        auditor, page, "main form[method=post]", new() { ["Export.Form"] = form, ["Export.Why"] = why });

    private Task AddAsync(string name, string reason) => desk.Host.ArrangeAsync(db =>
    {
        var log = new AuditLog(db, new AuditContext(new AuditNode("a"), desk.Host.Clock), null!);
        log.Add(
            new AuditNote(AuditActivity.Shared, "Report", Guid.NewGuid(), "WA-2026-AAAAAA") { Reason = log.Keep(reason) },
            Actor.System with { Kind = ActorKind.Staff, UserId = Guid.CreateVersion7(), Name = name });
        return Task.CompletedTask;
    });

    private async Task<AuditEntry> LastAsync()
    {
        await using var db = desk.Host.OpenDatabase();
        return await db.AuditEntries.OrderByDescending(e => e.Id).FirstAsync();
    }
}
