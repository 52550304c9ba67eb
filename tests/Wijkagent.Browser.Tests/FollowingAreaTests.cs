using Microsoft.Playwright;
using Wijkagent.Browser.Tests.Running;

namespace Wijkagent.Browser.Tests;

/// <summary>Following a piece of the country: found by its name, or drawn on the map where scripts run.</summary>
[Collection(OtherBrowserCollection.Name)]
public sealed class FollowingAreaTests(Running.Browser browser)
{
    [Fact]
    public Task A_district_is_found_and_followed_and_an_area_is_drawn_with_the_keyboard() =>
        WalkAsync(390, javaScript: true);

    [Fact]
    [Trait("Category", "Long")]
    public Task Without_a_script_too_a_district_is_found_and_followed() =>
        WalkAsync(320, javaScript: false);

    private async Task WalkAsync(int width, bool javaScript)
    {
        await using var visit = await browser.VisitAsync(new Visitor(width, JavaScript: javaScript));
        var page = visit.Page;
        await visit.OpenAsync("/abonneren");
        await LookAsync();
        await page.FillAsync("#Q", "Sluisveld");
        await ReportForm.NextAsync(page, () => page.ClickAsync("form[action$='/zoeken'] button[type=submit]"));
        await LookAsync();
        await page.CheckAsync("input[name='Form.Piece'][value^=WK]");
        await ReportForm.NextAsync(page, () => page.ClickAsync("form[action$='/keuze']:not([data-draw]) button[type=submit]"));
        await LookAsync();
        await ReportForm.NextAsync(page, () => page.ClickAsync("main form button[type=submit]"));
        await Assertions.Expect(page.Locator(".wa-errors")).ToBeVisibleAsync();
        await LookAsync();
        await page.FillAsync("[name='Form.Email']", $"gebied-{width}@example.nl");
        await ReportForm.NextAsync(page, () => page.ClickAsync("main form button[type=submit]"));
        Assert.EndsWith("/abonneren/gemaild", page.Url, StringComparison.Ordinal);

        await visit.OpenAsync("/abonneren");
        await Assertions.Expect(page.Locator("form[data-draw]")).ToBeVisibleAsync(new() { Visible = javaScript });
        if (!javaScript)
            return;
        await page.FocusAsync(".wa-map__canvas");
        foreach (var (key, corners) in new[] { ("ArrowUp", 1), ("ArrowRight", 2), ("ArrowDown", 3) })
        {
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator("[data-draw-count]")).ToHaveTextAsync($"Hoeken: {corners}");
            await page.Keyboard.PressAsync(key);
            await page.WaitForFunctionAsync("() => !document.querySelector('.leaflet-pan-anim')");
        }

        await LookAsync();
        await page.Keyboard.PressAsync("Backspace");
        await Assertions.Expect(page.Locator("[data-draw-count]")).ToHaveTextAsync("Hoeken: 2");
        await page.Keyboard.PressAsync("Enter");
        await ReportForm.NextAsync(page, () => page.ClickAsync("form[data-draw] button[type=submit]"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("een gebied dat u tekende");
        await page.CheckAsync("input[value=Feed]");
        await ReportForm.NextAsync(page, () => page.ClickAsync("main form button[type=submit]"));
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Uw feed");
        await LookAsync();

        // Axe is a script, and waits for ever where none runs.
        Task LookAsync() => javaScript ? visit.IsFineAsync() : visit.NothingSticksOutAsync();
    }
}
