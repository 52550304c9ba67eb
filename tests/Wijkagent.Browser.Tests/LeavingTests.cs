using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Wijkagent.Browser.Tests.Running;

namespace Wijkagent.Browser.Tests;

[Collection(OtherBrowserCollection.Name)]
public sealed class LeavingTests(Running.Browser browser)
{
    [Fact]
    public async Task Whoever_leaves_a_sensitive_report_quickly_finds_nothing_of_it_by_going_back()
    {
        await using var visit = await browser.VisitAsync(new Visitor(390));
        var page = visit.Page;
        await visit.LeadsToAsync("https://www.buienradar.nl/", "Het weer");
        await page.GotoAsync("/melden/soort");
        await page.CheckAsync("input[value=woondiscriminatie]");
        await page.ClickAsync("main form button.nl-button--primary[type=submit]");
        await page.WaitForURLAsync("**/melden/advies");

        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Escape");
        await page.WaitForURLAsync(new Regex("^https://www\\.buienradar\\.nl"));

        // What throws the draft away was sent on the way out; the page is asked until it has arrived.
        for (var asked = 0; asked < 100 && !page.Url.EndsWith("/melden", StringComparison.Ordinal); asked++)
            await page.GotoAsync("/melden/waar");
        Assert.EndsWith("/melden", page.Url, StringComparison.Ordinal);

        await page.GotoAsync("/melden/soort");
        await Assertions.Expect(page.Locator("input[value=woondiscriminatie]")).Not.ToBeCheckedAsync();
    }
}
