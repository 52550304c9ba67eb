using System.Net;
using Wijkagent.Core.Identity;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Backoffice;

/// <summary>How often one account may do what shows or opens much: others at the same address are not held up by it.</summary>
public sealed class AccountLimitsTests : IAsyncLifetime
{
    private DeskTown desk = null!;

    public async Task InitializeAsync() => desk = await DeskTown.BuildAsync(new Dictionary<string, string?>
    {
        ["Limits:DeskListsPerMinute"] = "4",
        ["Limits:OpeningsPerHour"] = "2",
        ["Limits:AuditExportsPerHour"] = "2",
    });

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task Lists_and_searches_are_counted_together_for_each_account()
    {
        var wim = await desk.SignInAsync(RoleNames.Officer, desk.West);
        string[] lists = ["/kantoor/meldingen?zoek=lawaai", "/kantoor/zaken?zoek=lawaai", "/kantoor/meldingen", "/kantoor/zaken"];
        foreach (var list in lists)
            await DeskTown.PageAsync(wim, list);

        foreach (var list in lists)
        {
            var answer = await wim.GetAsync(new Uri(list, UriKind.Relative));
            Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
            Assert.NotNull(answer.Headers.RetryAfter);
            Assert.Contains("Met uw account is in korte tijd heel veel opgezocht", (await WijkagentFactory.ReadAsync(answer)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }

        // Another browser of the same account is the same; a colleague is not, and other pages stay open.
        Assert.Equal(HttpStatusCode.TooManyRequests, (await (await desk.SignInAgainAsync(desk.West)).GetAsync(new Uri(lists[0], UriKind.Relative))).StatusCode);
        await DeskTown.PageAsync(wim, "/kantoor");
        await DeskTown.PageAsync(await desk.SignInAsync(RoleNames.Officer, desk.East), lists[0]);
    }

    [Fact]
    public async Task Trying_numbers_with_a_reason_ends_and_what_was_typed_stays()
    {
        var elly = await desk.SignInAsync(RoleNames.Officer, desk.East);
        for (var i = 0; i < 2; i++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await OpenAsync($"ZK-2026-AAAAA{i}")).StatusCode);

        await AssertKeptAsync(await OpenAsync("ZK-2026-AAAAAB"), "Opening.Reason");

        Task<HttpResponseMessage> OpenAsync(string number) => DeskTown.SubmitAsync(
            elly, "/kantoor/zaken/openen", "main form", new() { ["Opening.Number"] = number, ["Opening.Reason"] = "Collega is ziek." });
    }

    [Fact]
    public async Task Taking_out_the_log_ends_and_the_reason_stays()
    {
        var auditor = await desk.SignInAsync(RoleNames.Auditor);
        var page = await DeskTown.PageAsync(auditor, "/kantoor/logboek");
        foreach (var form in new[] { "csv", "json" })
            Assert.Equal(HttpStatusCode.OK, (await ExportAsync(form)).StatusCode);

        await AssertKeptAsync(await ExportAsync("csv"), "Export.Why");

        Task<HttpResponseMessage> ExportAsync(string form) => DeskTown.SubmitAsync(
            auditor, page, "main form[method=post]", new() { ["Export.Form"] = form, ["Export.Why"] = "Collega is ziek." });
    }

    private static async Task AssertKeptAsync(HttpResponseMessage answer, string field)
    {
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(TimeSpan.FromHours(1), answer.Headers.RetryAfter!.Delta);
        var page = await WijkagentFactory.ReadAsync(answer);
        Assert.Contains("over 60 minuten", page.QuerySelector(".wa-errors")!.TextContent, StringComparison.Ordinal);
        var kept = page.QuerySelector($"[name='{field}']")!;
        Assert.Contains("Collega is ziek.", kept.TextContent + kept.GetAttribute("value"), StringComparison.Ordinal);
    }
}
