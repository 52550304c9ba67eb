using Microsoft.Playwright;
using Wijkagent.Browser.Tests.Running;
using Wijkagent.Core.Reports;

namespace Wijkagent.Browser.Tests;

/// <summary>A resident signs in, finds the own reports, and does with them what can be done after sending.</summary>
[Collection(OtherBrowserCollection.Name)]
public sealed class OwnReportsTests(Running.Browser browser)
{
    private const string Resident = "bewoner@demo.example";
    private const string Send = "main form.wa-form button[type=submit]";

    [Fact]
    public Task Own_reports_are_found_one_is_corrected_and_the_officer_is_asked_to_call() =>
        WalkAsync(390, javaScript: true);

    [Fact]
    [Trait("Category", "Long")]
    public Task Without_a_script_too_own_reports_are_found_and_one_is_corrected() =>
        WalkAsync(320, javaScript: false);

    private async Task WalkAsync(int width, bool javaScript)
    {
        await using var visit = await OpenMineAsync(width, javaScript);
        var page = visit.Page;
        await ReportForm.NextAsync(page, () => page.ClickAsync("main a:has-text('Geluidsoverlast')"));
        await LookAsync(visit, javaScript);

        await ReportForm.NextAsync(page, () => page.ClickAsync("a[href$='/verbeteren']"));
        await page.FillAsync("[name=Text]", "");
        await ReportForm.NextAsync(page, () => page.ClickAsync(Send));
        await Assertions.Expect(page.Locator(".wa-errors")).ToBeVisibleAsync();
        await LookAsync(visit, javaScript);
        await page.FillAsync("[name=Text]", $"De hond blaft de hele dag. Ik hoor het op {width} meter.");
        await ReportForm.NextAsync(page, () => page.ClickAsync(Send));
        await Assertions.Expect(page.Locator(".wa-timeline")).ToContainTextAsync("U verbeterde uw melding");

        await ReportForm.NextAsync(page, () => page.ClickAsync("a[href$='/terugbellen']"));
        await page.FillAsync("[name=Phone]", "bel maar");
        await ReportForm.NextAsync(page, () => page.ClickAsync(Send));
        await LookAsync(visit, javaScript);
        await page.FillAsync("[name=Phone]", "06 1234 5678");
        await page.CheckAsync("[name=Moment][value=Evening]");
        await ReportForm.NextAsync(page, () => page.ClickAsync(Send));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("U vroeg om gebeld te worden.");
        await LookAsync(visit, javaScript);
    }

    [Fact]
    public async Task What_was_done_is_rated_and_explained()
    {
        await using var visit = await OpenMineAsync(390, javaScript: true);
        var page = visit.Page;
        await ReportForm.NextAsync(page, () => page.ClickAsync("main a:has-text('Iets anders')"));
        await ReportForm.NextAsync(page, () => page.ClickAsync("main .nl-button[href$='/mening']"));
        await ReportForm.NextAsync(page, () => page.ClickAsync(Send));
        await visit.IsFineAsync();

        await page.CheckAsync($"[name=Solved][value={Solved.Partly}]");
        await page.CheckAsync($"[name=Satisfaction][value='{ReportRating.MostSatisfied}']");
        await ReportForm.NextAsync(page, () => page.ClickAsync(Send));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Voor een deel. Heel tevreden.");
        await visit.IsFineAsync();
        await page.FillAsync("[name=Explanation]", "De agent kwam zelf langs.");
        await ReportForm.NextAsync(page, () => page.ClickAsync(Send));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("De wijkagent leest ook wat u schreef.");
    }

    private async Task<Visit> OpenMineAsync(int width, bool javaScript)
    {
        var visit = await browser.VisitAsync(new Visitor(width, JavaScript: javaScript));
        await visit.OpenAsync("/aanmelden");
        await ReportForm.NextAsync(visit.Page, () => SignIn.WithPasswordAsync(visit.Page, Resident));
        Assert.EndsWith("/mijn", visit.Page.Url, StringComparison.Ordinal);
        return visit;
    }

    // Axe is a script, and waits for ever where none runs.
    private static Task LookAsync(Visit visit, bool javaScript) => javaScript ? visit.IsFineAsync() : visit.NothingSticksOutAsync();
}
