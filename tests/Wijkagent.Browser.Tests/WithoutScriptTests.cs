using Microsoft.Playwright;
using Wijkagent.Browser.Tests.Running;

namespace Wijkagent.Browser.Tests;

/// <summary>What a browser does by a script elsewhere is there without one as well, on a narrow screen and in English.</summary>
[Collection(OtherBrowserCollection.Name)]
public sealed class WithoutScriptTests(Running.Browser browser)
{
    [Fact]
    public async Task In_English_the_check_page_asks_whether_a_detail_is_needed_and_the_report_goes_without_any_work()
    {
        await using var visit = await browser.VisitAsync(new Visitor(320, JavaScript: false));
        var page = visit.Page;
        await visit.OpenAsync("/melden");
        await page.ClickAsync(".wa-menu summary");
        await ReportForm.NextAsync(page, () => page.ClickAsync("form.wa-language button"));
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await visit.OpenAsync("/melden/soort");
        await NextAsync(); // Nothing is chosen yet.
        Assert.StartsWith("Error: ", await page.TitleAsync(), StringComparison.Ordinal);
        await page.CheckAsync("input[value=iets-anders]");
        await NextAsync();
        await NextAsync();
        await ReportForm.PassDetailsAsync(page);
        await page.FillAsync("[name='Form.Place']", "1491");
        await NextAsync();
        await page.CheckAsync("input[name='Form.Choice'] >> nth=0");
        await page.FillAsync("[name='Form.PlaceWords']", "By the bridge");
        await NextAsync();
        await page.FillAsync("[name='Form.Text']", "Loud music, call 06-12345678 for more.");
        await page.CheckAsync("[name='Form.When'][value=Unknown]");
        await page.CheckAsync("[name='Form.Frequency'][value=Once]");
        await NextAsync();
        await NextAsync();
        await page.CheckAsync("[name='Form.Role'][value=Witness]");
        await NextAsync();
        await page.CheckAsync("[name='Form.Anonymous'][value=nee]");
        await NextAsync();

        // No line said so while it was typed: the page before sending does.
        await Assertions.Expect(page.Locator("[aria-labelledby=nodig]")).ToContainTextAsync("06-12345678");
        Assert.Equal(0, await page.Locator("[data-proof]").CountAsync());
        await NextAsync();
        await Assertions.Expect(page.Locator("#code")).ToContainTextAsync("WA-");
        await visit.NothingSticksOutAsync();

        async Task NextAsync()
        {
            await ReportForm.NextAsync(page);
            await visit.NothingSticksOutAsync();
        }
    }
}
