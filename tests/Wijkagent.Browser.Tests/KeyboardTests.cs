using Microsoft.Playwright;
using Wijkagent.Browser.Tests.Running;

namespace Wijkagent.Browser.Tests;

/// <summary>From the home page to a report that was sent, with the keyboard alone, seeing everywhere where one is.</summary>
[Collection(BrowserCollection.Name)]
public sealed class KeyboardTests(Running.Browser browser)
{
    private const string Next = "main form button.nl-button--primary[type=submit]";

    [Theory]
    [InlineData(390)]
    public async Task Somebody_reports_with_the_keyboard_alone_and_always_sees_where_the_focus_is(int width)
    {
        await using var visit = await browser.VisitAsync(new Visitor(width));
        var keys = new Keyboard(visit.Page);
        await visit.OpenAsync("/");

        await keys.PressAsync("Tab");
        await Assertions.Expect(visit.Page.Locator(".wa-skip")).ToBeFocusedAsync();
        await Assertions.Expect(visit.Page.Locator(".wa-skip")).ToBeInViewportAsync(new() { Ratio = 1 });
        await keys.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("main")).ToBeFocusedAsync();
        await keys.TabToAsync("#q");
        await keys.TabToAsync("main a[href='/melden']");
        await keys.EnterAsync();

        await keys.TabToAsync("main a[href^='/melden/soort']");
        await keys.EnterAsync();
        await keys.ChooseAsync("[name=kind]", "[value=geluidsoverlast]");
        await keys.TabToAsync(Next);
        await keys.EnterAsync();
        await keys.TabToAsync(Next);
        await keys.EnterAsync();
        await keys.ChooseAsync("[name='Form.Value']", "[value=horeca]");
        await keys.TabToAsync(Next);
        await keys.EnterAsync();

        await keys.TabToAsync("[name='Form.Place']");
        await keys.TypeAsync("Sluishart");
        await keys.EnterAsync();
        await keys.TabToAsync("[name='Form.PlaceWords']");
        await keys.TypeAsync("Bij de speeltuin");
        await keys.TabToAsync(Next);
        await keys.EnterAsync();

        await keys.TabToAsync("[name='Form.Text']");
        await keys.TypeAsync("Elke avond harde muziek.");
        await keys.ChooseAsync("[name='Form.When']", "[value=Unknown]");
        await keys.ChooseAsync("[name='Form.Frequency']", "[value=Daily]");
        await keys.TabToAsync(Next);
        await keys.EnterAsync();
        await keys.TabToAsync("input[type=file]");
        await keys.TabToAsync(Next);
        await keys.EnterAsync();
        await keys.ChooseAsync("[name='Form.Role']", "[value=Affected]");
        await keys.TabToAsync(Next);
        await keys.EnterAsync();
        await keys.ChooseAsync("[name='Form.Tenure']", "[value=Tenant]");
        await keys.TabToAsync("[name='Form.OtherLandlord']");
        await keys.TypeAsync("J. Kuiper Verhuur");
        await keys.TabToAsync(Next);
        await keys.EnterAsync();
        await keys.ChooseAsync("[name='Form.With']", "[value=gemeente-markerhoven]");
        await keys.TabToAsync(Next);
        await keys.EnterAsync();
        await keys.ChooseAsync("[name='Form.Anonymous']", "[value=nee]");
        await keys.TabToAsync("main summary");
        await keys.PressAsync("Space");
        await Assertions.Expect(visit.Page.Locator("main details[open]")).ToHaveCountAsync(1);
        await keys.TabToAsync(Next);
        await keys.EnterAsync();

        await keys.TabToAsync(Next);
        await keys.EnterAsync();
        await Assertions.Expect(visit.Page.Locator("#code")).ToContainTextAsync("WA-");
        var secret = await visit.Page.InnerTextAsync("#sleutel");
        await keys.TabToAsync("main a[href^='/meldingen?code=']");
        await keys.EnterAsync();

        // Who stayed anonymous can still say who it is.
        await keys.TabToAsync("[name=Secret]");
        await keys.TypeAsync(secret);
        await keys.EnterAsync();
        await keys.TabToAsync("a[href$='/bekendmaken']");
        await keys.EnterAsync();
        await visit.IsFineAsync();
        await keys.TabToAsync("[name=Name]");
        await keys.TypeAsync("Bo de Bewoner");
        await keys.TabToAsync("[name=Phone]");
        await keys.TypeAsync("0612345678");
        await keys.EnterAsync();
        await Assertions.Expect(visit.Page.Locator("a[href$='/naam']")).ToBeVisibleAsync();
    }
}
