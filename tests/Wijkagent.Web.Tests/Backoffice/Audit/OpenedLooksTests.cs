using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Cases.Opening;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Privacy.Audit;

namespace Wijkagent.Web.Tests.Backoffice.Audit;

/// <summary>Why somebody opened a case of a colleague stands beside each look that it made possible.</summary>
public sealed class OpenedLooksTests : IAsyncLifetime
{
    private const string Openings = "/kantoor/zaken/openen";
    private const string Reason = "Melder zz-paniek belt, collega is niet bereikbaar.";

    private DeskTown desk = null!;
    private HttpClient colleague = null!;
    private HttpClient auditor = null!;
    private string number = "";
    private string code = "";

    public async Task InitializeAsync()
    {
        desk = await DeskTown.BuildAsync();
        var owner = await desk.SignInAsync(RoleNames.Officer, desk.West);
        colleague = await desk.SignInAsync(RoleNames.Officer, desk.East);
        auditor = await desk.SignInAsync(RoleNames.Auditor);
        code = await desk.AddReportAsync(desk.Town.WestSouth);
        await DeskTown.SubmitAsync(owner, $"/kantoor/meldingen/{code}", "form[action$='/zaak']", new() { ["NewCase.Title"] = "Overlast" });
        number = (await desk.ReportAsync(code)).Case!.Number;
        await DeskTown.PageAsync(owner, $"/kantoor/zaken/{number}");
        await DeskTown.SubmitAsync(colleague, Openings, $"form[action='{Openings}']", new() { ["Opening.Number"] = number, ["Opening.Reason"] = Reason });
        await DeskTown.PageAsync(colleague, $"/kantoor/zaken/{number}");
        await DeskTown.PageAsync(colleague, $"/kantoor/meldingen/{code}");
    }

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task Each_look_within_the_shift_shows_the_reason_to_the_auditor_and_in_both_files_and_no_other_look_does()
    {
        Assert.Equal(
            [("Elly Oost", Reason), ("Elly Oost", Reason), ("Wim West", "eigen wijk")],
            await LooksAsync($"/kantoor/logboek?ding={number}&wat=bekeken"));
        Assert.Contains(("Elly Oost", Reason), await LooksAsync($"/kantoor/logboek?ding={code}&wat=bekeken"));
        Assert.Contains($",\"{Reason}\",", await TakeAsync("csv"), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await TakeAsync("json"));
        Assert.Contains(json.RootElement.GetProperty("results").EnumerateArray(), act => act.TryGetProperty("handelingNaam", out var why) && why.GetString() == Reason);
    }

    [Fact]
    public async Task The_log_names_the_opening_and_never_holds_its_words()
    {
        await using var db = desk.Host.OpenDatabase();
        var opening = (await db.CaseAccesses.SingleAsync()).Id;
        var elly = (await db.StaffNames.ToListAsync()).Single(n => n.Name == "Elly Oost").UserId;
        var looks = await db.AuditEntries.Where(e => e.UserId == elly && e.Activity == AuditActivity.Viewed).ToListAsync();

        Assert.Equal(2, looks.Count);
        Assert.All(looks, look => Assert.Equal(((string?)null, $"{{\"opening\":\"{opening}\"}}"), (look.Reason, look.Filters)));
        Assert.All(desk.Host.StolenFiles, file => Assert.DoesNotContain("zz-paniek", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_opening_itself_shows_its_reason_too()
    {
        Assert.Contains(("Elly Oost", Reason), await LooksAsync($"/kantoor/logboek?ding={number}&wat=gewijzigd"));
    }

    [Fact]
    public async Task When_the_case_is_gone_the_log_says_that_the_reason_went_with_it()
    {
        await desk.Host.ArrangeAsync(db => db.CaseAccesses.ExecuteDeleteAsync());

        Assert.Contains(("Elly Oost", "De reden is vernietigd"), await LooksAsync($"/kantoor/logboek?ding={number}&wat=bekeken"));
    }

    [Fact]
    public async Task After_the_shift_a_look_at_what_is_the_persons_own_says_that_and_carries_no_reason()
    {
        desk.Host.Clock.Advance(CaseAccess.Term);
        var later = await desk.SignInAgainAsync(desk.West);

        await DeskTown.PageAsync(later, $"/kantoor/zaken/{number}");

        Assert.Equal(("Wim West", "eigen wijk"), (await LooksAsync($"/kantoor/logboek?ding={number}&wat=bekeken"))[0]);
    }

    private async Task<List<(string Who, string Why)>> LooksAsync(string address)
    {
        auditor = await desk.Host.Accounts.SignInAsync("auditor@voorbeeld.nl");
        var page = await DeskTown.PageAsync(auditor, address);
        return [.. page.QuerySelectorAll("tr[data-entry]").Select(row => (
            row.QuerySelectorAll("td")[0].QuerySelector("span")!.FirstChild!.TextContent.Trim(), row.QuerySelectorAll("td")[3].TextContent.Trim()))];
    }

    private async Task<string> TakeAsync(string form)
    {
        using var answer = await DeskTown.SubmitAsync(
            auditor, $"/kantoor/logboek?ding={number}", "form[action^='/kantoor/logboek/']", new() { ["Export.Why"] = "Jaarlijkse controle.", ["Export.Form"] = form });
        return await answer.Content.ReadAsStringAsync();
    }
}
