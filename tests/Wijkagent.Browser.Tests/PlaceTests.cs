using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Wijkagent.Browser.Tests.Running;

namespace Wijkagent.Browser.Tests;

/// <summary>Where it is: by where somebody stands, on the map by pressing it and with the keyboard, and in words alone.</summary>
[Collection(OtherBrowserCollection.Name)]
public sealed class PlaceTests(Running.Browser browser)
{
    private const string Canvas = ".wa-map__canvas";
    private const string Pin = ".wa-map__marker--choice";
    private const string Said = ".wa-map [aria-live=polite]";
    private const double Metre = 0.00001;

    // Two of them, as far out as the map is then: its middle lies between two.
    private const double Pixels = 0.0001;
    private const string Chosen = "input[name='Form.Choice']:checked";

    [Fact]
    public async Task Where_somebody_stands_is_found_and_of_radio_button_and_pin_the_last_one_counts()
    {
        await using var visit = await browser.VisitAsync(new Visitor(390));
        var page = visit.Page;
        await page.Context.GrantPermissionsAsync(["geolocation"]);
        await page.Context.SetGeolocationAsync(new() { Latitude = 52.55746f, Longitude = 5.20839f });
        await ToPlaceAsync(visit);

        await ReportForm.NextAsync(page, () => page.ClickAsync("[data-location-url]"));
        await Assertions.Expect(page.Locator(Chosen)).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("label:has(input[name='Form.Choice'])")).ToContainTextAsync("Werf");
        await Assertions.Expect(page.Locator(Pin)).ToBeVisibleAsync();
        var stood = (await page.InputValueAsync(Chosen)).Split('|')[0];

        // Pressed beside the pin, it goes there, and the radio button is no choice any more; chosen again, the pin is none.
        await page.ClickAsync(Canvas, new() { Position = new() { X = 60, Y = 200 } });
        Assert.NotEqual("", await page.InputValueAsync("#Form_Longitude"));
        await Assertions.Expect(page.Locator(Chosen)).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(Said)).ToHaveTextAsync(new Regex("^De gekozen plek ligt in de buurt .+, in Markerhoven\\.$"));
        await page.CheckAsync("input[name='Form.Choice']");
        Assert.Equal(("", ""), (await page.InputValueAsync("#Form_Latitude"), await page.InputValueAsync("#Form_Longitude")));
        await GoOnAsync(page);
        Assert.Equal(Degrees(stood), await CentreAsync(page), Metre);

        // With the keyboard the map is moved, Enter puts the pin in its middle, and the arrow keys move the pin.
        await page.FocusAsync(Canvas);
        var stands = await PutAsync(page);
        var once = await PutAsync(page, "ArrowRight");
        await Assertions.Expect(page.Locator(Chosen)).ToHaveCountAsync(0);
        // Pressed one after the other, no key is lost and none is still under way.
        Assert.Equal(2 * (once - stands), await PutAsync(page, "ArrowRight", "ArrowRight") - once, Pixels);
        var middle = Degrees(await page.InputValueAsync("#Form_Latitude"));
        await page.FocusAsync(Pin);
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("ArrowUp");
        var put = await page.InputValueAsync("#Form_Latitude");
        Assert.True(Degrees(put) > middle, "The pin did not go north.");
        await Assertions.Expect(page.Locator(Said)).ToHaveTextAsync(new Regex("^De gekozen plek ligt in de buurt "));
        await SaysWhatItKnowsAsync(visit);
        await visit.AxeFindsNothingAsync();
        await GoOnAsync(page);
        Assert.Equal(Degrees(put), await CentreAsync(page), Metre);
    }

    [Fact]
    public async Task Without_script_a_place_is_found_in_words_in_a_narrow_window()
    {
        await using var visit = await browser.VisitAsync(new Visitor(320, JavaScript: false));
        var page = visit.Page;
        await ToPlaceAsync(visit);
        Assert.Equal(0, await page.Locator($"[data-location-url]:visible, {Canvas}").CountAsync());

        foreach (var link in new[] { "main a[href^='/melden/waar/lijst']", "main a[href*='?wijk=']", "main a[href*='?buurt=']" })
        {
            await visit.NothingSticksOutAsync();
            await ReportForm.NextAsync(page, () => page.ClickAsync(link));
        }

        await Assertions.Expect(page.Locator(Chosen)).ToHaveCountAsync(1);
        await visit.NothingSticksOutAsync();
        await page.CheckAsync("[name='Form.Reach'][value=Neighbourhood]");
        await GoOnAsync(page);
        await Assertions.Expect(page.Locator("[name='Form.PlaceWords']")).ToHaveValueAsync("In de hele buurt\nBij de brug");
    }

    private static async Task ToPlaceAsync(Visit visit)
    {
        await visit.OpenAsync("/melden/soort");
        await visit.Page.CheckAsync("input[value=iets-anders]");
        await ReportForm.NextAsync(visit.Page);
        await ReportForm.NextAsync(visit.Page);
        await ReportForm.PassDetailsAsync(visit.Page);
        Assert.EndsWith("/melden/waar", visit.Page.Url, StringComparison.Ordinal);
    }

    /// <summary>Moves the map and puts the pin in its middle; answers how far east that is, degrees.</summary>
    private static async Task<double> PutAsync(IPage page, params string[] keys)
    {
        foreach (var key in keys.Append("Enter"))
            await page.Keyboard.PressAsync(key);
        return Degrees(await page.InputValueAsync("#Form_Longitude"));
    }

    /// <summary>Outside all neighbourhoods it says so; what can't be looked up is not talked about.</summary>
    private static async Task SaysWhatItKnowsAsync(Visit visit)
    {
        var page = visit.Page;
        visit.MayRefuse("/api/v1/locate");
        foreach (var (status, words) in new[] { (404, "Hier ligt geen buurt. Kies een andere plek."), (503, "De plek op de kaart is gekozen.") })
        {
            await page.RouteAsync("**/api/v1/locate*", route => route.FulfillAsync(new() { Status = status }));
            await page.Keyboard.PressAsync("ArrowUp");
            await Assertions.Expect(page.Locator(Said)).ToHaveTextAsync(words);
            await page.Keyboard.PressAsync("ArrowDown");
        }
    }

    /// <summary>Tells the place, and comes back to it.</summary>
    private static async Task GoOnAsync(IPage page)
    {
        await page.FillAsync("[name='Form.PlaceWords']", "Bij de brug");
        await ReportForm.NextAsync(page);
        Assert.DoesNotContain("/melden/waar", page.Url, StringComparison.Ordinal);
        await page.GotoAsync("/melden/waar");
    }

    /// <summary>The latitude of the point that was told, where the map begins.</summary>
    private static async Task<double> CentreAsync(IPage page) => Degrees((await page.GetAttributeAsync(".wa-map", "data-centre"))!.Split(',')[0]);

    private static double Degrees(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
