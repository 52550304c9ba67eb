using System.Web;
using Microsoft.Playwright;
using Wijkagent.Browser.Tests.Running;
using Wijkagent.Core.Reports.Screening;

namespace Wijkagent.Browser.Tests;

/// <summary>
/// While very many reports come in: the browser of who gives no mail address works a moment, where it can't the coordinator
/// reads the report first, and who gives an address confirms it by mail as always.
/// </summary>
[Collection(OtherBrowserCollection.Name)]
public sealed class ProofTests(Running.Browser browser, BusyProgram busy) : IClassFixture<BusyProgram>
{
    private const string Asked = "main form:has([data-proof])";
    private const string Busy = "Uw telefoon of computer rekent daarom eerst even.";

    [Fact]
    public async Task The_work_is_done_while_the_answers_are_read_and_the_report_goes_to_the_officer_at_once()
    {
        await using var visit = await browser.VisitAsync(new Visitor(390), busy.Address);
        var page = visit.Page;
        await ReportForm.ToWhoAsync(page, "Er staat een bus zonder banden.");
        await ReportForm.StayAnonymousAsync(page);
        await CrowdAsync(page);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(Busy);
        await visit.IsFineAsync();
        var stamp = await page.GetAttributeAsync("[data-proof]", "data-proof");
        var sent = await page.RunAndWaitForRequestAsync(
            () => page.ClickAsync(Asked + " button[type=submit]"), request => request.Method == "POST" && request.Url.EndsWith("/melden/controle", StringComparison.Ordinal));
        var code = await page.InnerTextAsync("#code");

        Assert.True(SendingProof.IsFor(stamp, HttpUtility.ParseQueryString(sent.PostData!)["proof"]));
        await IsReadByAsync(code, officer: true, coordinator: false);
    }

    [Fact]
    public async Task Without_a_script_who_gives_an_address_is_asked_no_work_and_confirms_it_by_mail()
    {
        var email = $"druk-{Guid.NewGuid():N}@example.org";
        await using var visit = await browser.VisitAsync(new Visitor(320, JavaScript: false), busy.Address);
        var page = visit.Page;
        await ReportForm.ToWhoAsync(page, "Er ligt glas op het pad.");
        await page.CheckAsync("[name='Form.Anonymous'][value=ja]");
        await page.FillAsync("[name='Form.Name']", "Bo de Bewoner");
        await page.FillAsync("[name='Form.Email']", email);
        await ReportForm.NextAsync(page);
        await CrowdAsync(page);
        await Assertions.Expect(page.Locator(Asked)).ToHaveCountAsync(0);
        var (code, secret) = await ReportForm.SendAsync(page);

        await ReportForm.FollowAsync(page, code, secret);
        await Assertions.Expect(page.Locator(".wa-status").First).ToHaveTextAsync("Nog niet bevestigd");
        await IsReadByAsync(code, officer: false, coordinator: false);
        await ReportForm.OpenMailedLinkAsync(page, email);
        await ReportForm.NextAsync(page);
        await visit.OpenAsync($"/meldingen/{code}");
        await Assertions.Expect(page.Locator(".wa-status").First).ToHaveTextAsync("Ontvangen");
        await IsReadByAsync(code, officer: true, coordinator: false);
    }

    [Fact]
    public async Task Without_a_script_who_stays_anonymous_loses_nothing_and_the_coordinator_reads_it_first()
    {
        await using var visit = await browser.VisitAsync(new Visitor(320, JavaScript: false), busy.Address);
        var page = visit.Page;
        await ReportForm.ToWhoAsync(page, "De lantaarn bij de brug is uit.");
        await ReportForm.StayAnonymousAsync(page);
        await CrowdAsync(page);
        await Assertions.Expect(page.Locator(Asked)).ToHaveCountAsync(1);
        await visit.NothingSticksOutAsync();
        var (code, secret) = await ReportForm.SendAsync(page);

        await ReportForm.FollowAsync(page, code, secret);
        await Assertions.Expect(page.Locator(".wa-status").First).ToHaveTextAsync("Ontvangen");
        await IsReadByAsync(code, officer: false, coordinator: true);
    }

    /// <summary>It becomes busy, and the check page is opened then.</summary>
    private async Task CrowdAsync(IPage page)
    {
        await busy.CrowdAsync();
        await page.ReloadAsync();
    }

    /// <summary>Whether the officer can open it, and whether it waits for the coordinator, with the sign that no work was done and no other.</summary>
    private async Task IsReadByAsync(string code, bool officer, bool coordinator)
    {
        await using var office = await browser.VisitAsync(new Visitor(), busy.Address);
        await browser.SignInAsync(office, "anouk.terpstra@demo.example");
        await office.OpenAsync($"/kantoor/meldingen/{code}", officer ? 200 : 404);

        await browser.SignInAsync(office, "coordinator@demo.example");
        await office.OpenAsync("/kantoor/apart");
        var waiting = office.Page.Locator($"article[aria-labelledby='m-{code}']");
        await Assertions.Expect(waiting).ToHaveCountAsync(coordinator ? 1 : 0);
        if (coordinator)
            await Assertions.Expect(waiting.Locator("ul").First).ToHaveTextAsync("Er kwamen heel veel meldingen tegelijk. Deze had geen e-mailadres, en het apparaat deed niet het rekenwerk dat wij dan vragen.");
    }
}
