using Microsoft.Playwright;
using Wijkagent.Browser.Tests.Running;
using Wijkagent.Core.Persistence.Seeding;

namespace Wijkagent.Browser.Tests;

/// <summary>What waits on a device says why, also where there is a network.</summary>
[Collection(BrowserCollection.Name)]
public sealed class WaitingTests(Running.Browser browser)
{
    private const string Moments = "/zonder-netwerk/moment";
    private const string Waiting = "[data-waiting-list] li";

    [Fact]
    public async Task A_moment_that_is_held_up_because_of_what_else_came_from_the_network_says_so_and_goes_later()
    {
        await using var visit = await browser.VisitAsync(new Visitor(320));
        var page = visit.Page;
        visit.MayRefuse(Moments);
        await page.RouteAsync($"**{Moments}", route => route.Request.Method == "POST" ? route.FulfillAsync(new() { Status = 429 }) : route.ContinueAsync());
        await visit.OpenAsync(Moments);
        await page.FillAsync("[name=Code]", KnownReport.All[^1].Code);
        await page.FillAsync("[name=Secret]", KnownReport.All[^1].Secret);
        await page.FillAsync("[name=HappenedAt]", "0.00");
        await page.CheckAsync("[name=HowBad][value=Much]");
        await page.FillAsync("[name=Text]", "Er was veel verkeer op dit netwerk.");
        await page.ClickAsync("[data-later-moment] button[type=submit]");
        var held = page.Locator($"{Waiting} [data-if=held]");
        await Assertions.Expect(held).ToContainTextAsync("Er kwam even te veel bij ons binnen");
        await Assertions.Expect(held).ToBeVisibleAsync();
        await visit.IsFineAsync();

        await page.UnrouteAsync($"**{Moments}");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(Waiting)).ToContainTextAsync("Uw moment staat in het dagboek.");
    }

    [Fact]
    public async Task A_moment_of_a_report_that_the_browser_holds_no_more_says_that_it_has_to_be_opened_and_goes_then()
    {
        await using var visit = await browser.VisitAsync(new Visitor(390));
        var (page, report) = (visit.Page, KnownReport.All[^1]);
        visit.MayRefuse($"/meldingen/{report.Code}/dagboek");
        await ReportForm.FollowAsync(page, report.Code, report.Secret);
        await visit.OpenAsync($"/meldingen/{report.Code}/dagboek");
        await page.FillAsync("[name=HappenedAt]", "0.00");
        await page.CheckAsync("[name=HowBad][value=Much]");
        await page.FillAsync("[name=Text]", "Te lang onderweg geweest.");
        await page.Context.SetOfflineAsync(true);
        await page.ClickAsync("main form[data-later-moment] button[type=submit]");
        await Assertions.Expect(page.Locator(Waiting)).ToContainTextAsync("Nog niet verzonden.");
        await page.Context.ClearCookiesAsync(new() { Name = "wa-gevolgd" });
        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator(Waiting)).ToContainTextAsync("Open eerst uw melding");
        // That it is kept was said above the list, and is not what waits for its reporter now.
        await Assertions.Expect(page.Locator("[data-waiting-say]")).ToBeEmptyAsync();

        await ReportForm.FollowAsync(page, report.Code, report.Secret);
        await visit.OpenAsync($"/meldingen/{report.Code}/dagboek");
        await Assertions.Expect(page.Locator(Waiting)).ToContainTextAsync("Uw moment staat in het dagboek.");
    }
}
