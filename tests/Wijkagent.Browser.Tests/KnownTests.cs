using Microsoft.Playwright;
using Wijkagent.Browser.Tests.Running;

namespace Wijkagent.Browser.Tests;

/// <summary>After the place a reporter sees that others told the same: follows it, adds the own report to it, or goes on.</summary>
[Collection(OtherBrowserCollection.Name)]
public sealed class KnownTests(Running.Browser browser)
{
    // Where two residents of the demo town told of cars on the pavement.
    private const string Place = "/melden/waar?lat=52.55746&lon=5.20839";

    [Fact]
    public Task What_others_told_can_be_followed_or_added_to() =>
        WalkAsync(390, javaScript: true);

    [Fact]
    [Trait("Category", "Long")]
    public Task Without_a_script_too_what_others_told_can_be_followed_or_added_to() =>
        WalkAsync(320, javaScript: false);

    private async Task WalkAsync(int width, bool javaScript)
    {
        await using var visit = await browser.VisitAsync(new Visitor(width, JavaScript: javaScript));
        var page = visit.Page;
        await visit.OpenAsync("/melden/soort");
        await page.CheckAsync("input[value=verkeer-en-parkeren]");
        await ReportForm.NextAsync(page);
        await ReportForm.NextAsync(page);
        await ReportForm.PassDetailsAsync(page);
        await page.GotoAsync(Place);
        await page.FillAsync("[name='Form.PlaceWords']", "Op de stoep");
        await ReportForm.NextAsync(page);
        Assert.EndsWith("/melden/bekend", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("De wijkagent is ermee bezig.");
        await LookAsync();

        await ReportForm.NextAsync(page, () => page.ClickAsync("button[name=volg] >> nth=0"));
        await LookAsync();
        await ReportForm.NextAsync(page);
        await Assertions.Expect(page.Locator(".wa-errors")).ToBeVisibleAsync();
        await LookAsync();
        await page.FillAsync("[name='Form.Email']", $"volger-{width}@example.nl");
        await ReportForm.NextAsync(page);
        Assert.EndsWith("/melden/bekend/gevolgd", page.Url, StringComparison.Ordinal);
        await LookAsync();

        await page.GotoAsync("/melden/bekend");
        await ReportForm.NextAsync(page, () => page.ClickAsync("button[name=bij] >> nth=0"));
        Assert.EndsWith("/melden/wat", page.Url, StringComparison.Ordinal);
        await page.ClickAsync(".wa-back");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("U koos: mijn melding hoort hierbij.");
        await LookAsync();

        // Axe is a script, and waits for ever where none runs.
        Task LookAsync() => javaScript ? visit.IsFineAsync() : visit.NothingSticksOutAsync();
    }
}
