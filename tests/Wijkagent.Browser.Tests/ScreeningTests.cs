using Microsoft.Playwright;
using Wijkagent.Browser.Tests.Running;

namespace Wijkagent.Browser.Tests;

/// <summary>The queue for what is suspicious, without a script on either side.</summary>
[Collection(OtherBrowserCollection.Name)]
public sealed class ScreeningTests(Running.Browser browser)
{
    private const string Text = "Kijk op https://een.example, https://twee.example en https://drie.example wat hier gebeurt.";

    [Fact]
    public async Task An_anonymous_report_with_many_links_waits_for_the_coordinator_and_arrives_when_it_is_released()
    {
        await using var visit = await browser.VisitAsync(new Visitor(320, JavaScript: false));
        var code = await ReportAsync(visit.Page);
        await using var officer = await browser.VisitAsync(new Visitor(390, JavaScript: false));
        await browser.SignInAsync(officer, "anouk.terpstra@demo.example");
        await officer.OpenAsync($"/kantoor/meldingen/{code}", 404);

        await using var coordinator = await browser.VisitAsync(new Visitor(390, JavaScript: false));
        await browser.SignInAsync(coordinator, "coordinator@demo.example");
        await coordinator.OpenAsync("/kantoor/apart");
        var waiting = coordinator.Page.Locator($"article[aria-labelledby='m-{code}']");
        await Assertions.Expect(waiting).ToContainTextAsync(Text);
        await Assertions.Expect(waiting.Locator("ul").First).ToContainTextAsync("Er staan veel links in de tekst.");
        await coordinator.NothingSticksOutAsync();
        await ReportForm.NextAsync(coordinator.Page, () => waiting.Locator("form[action$='/vrijgave'] button").ClickAsync());
        await Assertions.Expect(coordinator.Page.Locator("main [role=status]").First).ToBeVisibleAsync();
        await Assertions.Expect(waiting).ToHaveCountAsync(0);

        await officer.OpenAsync($"/kantoor/meldingen/{code}");
        await Assertions.Expect(officer.Page.Locator("main")).ToContainTextAsync(Text);
        await officer.OpenAsync("/kantoor/meldingen");
        await Assertions.Expect(officer.Page.Locator($"a.wa-inbox__link[href$='{code}']")).ToHaveCountAsync(1);

        // Who sent it read «received» before, and reads it now.
        await visit.OpenAsync($"/meldingen/{code}");
        await Assertions.Expect(visit.Page.Locator(".wa-status").First).ToHaveTextAsync("Ontvangen");
    }

    /// <summary>Reports without a name, opens the report with code and secret, and reads that it was received.</summary>
    private static async Task<string> ReportAsync(IPage page)
    {
        await ReportForm.ToWhoAsync(page, Text);
        await ReportForm.StayAnonymousAsync(page);
        var (code, secret) = await ReportForm.SendAsync(page);
        await ReportForm.FollowAsync(page, code, secret);
        await Assertions.Expect(page.Locator(".wa-status").First).ToHaveTextAsync("Ontvangen");
        return code;
    }
}
