using Microsoft.Playwright;
using Wijkagent.Browser.Tests.Running;
using Wijkagent.Core.Persistence.Seeding;

namespace Wijkagent.Browser.Tests;

/// <summary>What was written for longer than a browser holds a report is not lost: it is given back, and sent with one press.</summary>
[Collection(BrowserCollection.Name)]
public sealed class UnsentTests(Running.Browser browser)
{
    private static readonly KnownReport Report = KnownReport.All[^1];

    [Theory]
    [InlineData(390, true)]
    [InlineData(320, false)]
    public async Task What_was_written_is_given_back_with_the_question_for_the_key_and_sent_after_it(int width, bool javaScript)
    {
        var words = $"<b>Gisteren</b> weer, van {width} tot laat.";
        await using var visit = await browser.VisitAsync(new Visitor(width, JavaScript: javaScript));
        var page = visit.Page;
        visit.MayRefuse($"/meldingen/{Report.Code}/berichten");
        await ReportForm.FollowAsync(page, Report.Code, Report.Secret);
        await page.FillAsync("#Message", words);
        await page.Context.ClearCookiesAsync(new() { Name = "wa-gevolgd" });

        await ReportForm.NextAsync(page, () => page.ClickAsync("form[action$='/berichten'] button[type=submit]"));

        await Assertions.Expect(page.Locator("main blockquote")).ToHaveTextAsync(words);
        await LookAsync();
        await page.FillAsync("[name=Secret]", Report.Secret);
        await ReportForm.NextAsync(page);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Wat u schreef, is nog niet verstuurd");
        await Assertions.Expect(page.Locator("main blockquote")).ToHaveTextAsync(words);
        await LookAsync();
        await ReportForm.NextAsync(page, () => page.ClickAsync("main form[action*='/WA-'] button[type=submit]"));
        await Assertions.Expect(page.Locator(".wa-timeline")).ToContainTextAsync(words);

        // Axe is a script, and waits for ever where none runs.
        Task LookAsync() => javaScript ? visit.IsFineOnPhoneAndDeskAsync() : visit.NothingSticksOutAsync();
    }
}
