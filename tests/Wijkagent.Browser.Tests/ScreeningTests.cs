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
        var code = await ReportAsync(visit);
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
    private static async Task<string> ReportAsync(Visit visit)
    {
        var page = visit.Page;
        await visit.OpenAsync("/melden/soort");
        await page.CheckAsync("input[value=iets-anders]");
        await ReportForm.NextAsync(page);
        await ReportForm.NextAsync(page);
        await ReportForm.PassDetailsAsync(page);
        await page.FillAsync("[name='Form.Place']", "1491AB");
        await ReportForm.NextAsync(page);
        if (await page.Locator("input[name='Form.Choice']").CountAsync() > 0)
        {
            await page.CheckAsync("input[name='Form.Choice'] >> nth=0");
            await page.FillAsync("[name='Form.PlaceWords']", "Bij de brug");
            await ReportForm.NextAsync(page);
        }

        await page.FillAsync("[name='Form.Text']", Text);
        await page.CheckAsync("[name='Form.When'][value=Unknown]");
        await page.CheckAsync("[name='Form.Frequency'][value=Once]");
        await ReportForm.NextAsync(page);
        await ReportForm.NextAsync(page);
        await page.CheckAsync("[name='Form.Role'][value=Witness]");
        await ReportForm.NextAsync(page);
        await page.CheckAsync("[name='Form.Anonymous'][value=nee]");
        await ReportForm.NextAsync(page);
        await ReportForm.NextAsync(page);
        var (code, secret) = (await page.InnerTextAsync("#code"), await page.InnerTextAsync("#sleutel"));
        await page.GotoAsync($"/meldingen?code={code}");
        if (await page.Locator("[name=Secret]").CountAsync() > 0)
        {
            await page.FillAsync("[name=Secret]", secret);
            await ReportForm.NextAsync(page);
        }

        await Assertions.Expect(page.Locator(".wa-status").First).ToHaveTextAsync("Ontvangen");
        return code;
    }
}
