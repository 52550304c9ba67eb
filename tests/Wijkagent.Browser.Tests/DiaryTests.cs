using Microsoft.Playwright;
using Wijkagent.Browser.Tests.Running;
using Wijkagent.Core.Persistence.Seeding;

namespace Wijkagent.Browser.Tests;

/// <summary>A reporter writes down that it happened again, and takes the diary along.</summary>
[Collection(OtherBrowserCollection.Name)]
public sealed class DiaryTests(Running.Browser browser)
{
    private const string Send = "main form.wa-form button[type=submit]";

    private static readonly KnownReport Report = KnownReport.All[^1];

    [Fact]
    public Task A_moment_is_written_down_and_corrected_and_the_diary_is_taken_along() =>
        WalkAsync(390, javaScript: true);

    [Fact]
    [Trait("Category", "Long")]
    public Task Without_a_script_too_a_moment_is_written_down_and_corrected() =>
        WalkAsync(320, javaScript: false);

    private async Task WalkAsync(int width, bool javaScript)
    {
        await using var visit = await browser.VisitAsync(new Visitor(width, JavaScript: javaScript));
        var page = visit.Page;
        await visit.OpenAsync("/meldingen");
        await page.FillAsync("[name=Code]", Report.Code);
        await page.FillAsync("[name=Secret]", Report.Secret);
        await ReportForm.NextAsync(page, () => page.ClickAsync("main form button[type=submit]"));
        await ReportForm.NextAsync(page, () => page.ClickAsync(".wa-notice a[href$='/dagboek']"));
        await LookAsync();

        await ReportForm.NextAsync(page, () => page.ClickAsync(Send));
        await Assertions.Expect(page.Locator(".wa-errors")).ToBeVisibleAsync();
        await LookAsync();
        // Yesterday: no hour of today is past, and over, at every hour at which this runs.
        var yesterday = DateTime.UtcNow.AddDays(-1);
        await page.FillAsync("[name='HappenedOn.Day']", $"{yesterday.Day}");
        await page.FillAsync("[name='HappenedOn.Month']", $"{yesterday.Month}");
        await page.FillAsync("[name='HappenedOn.Year']", $"{yesterday.Year}");
        await page.FillAsync("[name=HappenedAt]", "0.05");
        await page.FillAsync("[name=Minutes]", "20");
        await page.CheckAsync("[name=HowBad][value=Much]");
        await page.FillAsync("[name=Text]", $"Weer een vrachtwagen, op {width} meter.");
        await ReportForm.NextAsync(page, () => page.ClickAsync(Send));
        await Assertions.Expect(page.Locator(".wa-moments")).ToContainTextAsync($"op {width} meter");
        await LookAsync();

        await ReportForm.NextAsync(page, () => page.ClickAsync($"li:has-text('op {width} meter') a[href$='/verbeteren']"));
        await LookAsync();
        await page.FillAsync("[name=Minutes]", "25");
        await ReportForm.NextAsync(page, () => page.ClickAsync(Send));
        await Assertions.Expect(page.Locator(".wa-moments")).ToContainTextAsync("25 minuten");

        var paper = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("a[href$='/dagboek/pdf']"));
        Assert.Equal($"dagboek-{Report.Code}.pdf", paper.SuggestedFilename);

        // Axe is a script, and waits for ever where none runs.
        Task LookAsync() => javaScript ? visit.IsFineAsync() : visit.NothingSticksOutAsync();
    }
}
