using Microsoft.Playwright;
using Wijkagent.Browser.Tests.Running;

namespace Wijkagent.Browser.Tests;

/// <summary>The ground of the maps, there and away.</summary>
[Collection(OtherBrowserCollection.Name)]
public sealed class MapTests(Running.Browser browser)
{
    private const string District = "/wijken/markerhoven/sluisveld";
    private const string Shown = ".leaflet-tile-loaded";

    [Fact]
    public async Task A_map_lies_on_the_base_map_and_is_fine_for_everybody()
    {
        await using var visit = await browser.VisitAsync(new Visitor());
        var page = visit.Page;
        await visit.OpenAsync(District);
        await page.Locator(Shown).First.WaitForAsync();

        await Assertions.Expect(page.Locator(".leaflet-control-attribution")).ToHaveTextAsync("Kaartgegevens: Kadaster (CC BY 4.0)");
        await Assertions.Expect(page.Locator(".wa-map__area").First).ToBeVisibleAsync();
        await visit.IsFineOnPhoneAndDeskAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Locator(".leaflet-control-attribution")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".leaflet-control-zoom")).ToBeHiddenAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Screen });

        var zoom = await ZoomAsync(page);
        await page.FocusAsync(".leaflet-control-zoom-in");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("zoom => [...document.querySelectorAll('.leaflet-tile-loaded')].some(tile => tile.src.split('/').at(-3) > zoom)", zoom);
        await visit.AxeFindsNothingAsync();
    }

    [Fact]
    public async Task Where_the_base_map_is_away_the_boundaries_lie_on_plain_ground()
    {
        await using var visit = await browser.VisitAsync(new Visitor());
        var page = visit.Page;
        await page.RouteAsync("**/kaart/*/*/*.png", route => route.AbortAsync());
        // As of a district that is there in earnest.
        await page.RouteAsync("**/kaart/wijken/*.geojson", async route =>
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = answer, Body = (await answer.TextAsync()).Replace("\"invented\":true,", "", StringComparison.Ordinal) });
        });
        var failed = new TaskCompletionSource();
        page.RequestFailed += (_, _) => failed.TrySetResult();
        await visit.OpenAsync(District);
        await failed.Task.WaitAsync(TimeSpan.FromSeconds(15));

        await Assertions.Expect(page.Locator(".wa-map__area").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".leaflet-tile").First).ToBeHiddenAsync();
        Assert.Equal(0, await page.Locator(Shown).CountAsync());
        await Assertions.Expect(page.Locator(".leaflet-control-attribution")).ToContainTextAsync("Grenzen: CBS en Kadaster (CC BY 4.0)");
        await visit.IsFineAsync();
    }

    private static async Task<int> ZoomAsync(IPage page) =>
        await page.EvaluateAsync<int>("Number(document.querySelector('.leaflet-tile-loaded').src.split('/').at(-3))");
}
