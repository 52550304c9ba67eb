using Microsoft.Playwright;
using Wijkagent.Browser.Tests.Running;

namespace Wijkagent.Browser.Tests;

/// <summary>Somebody tells in own words first, picks what is proposed, and does not type it again.</summary>
[Collection(OtherBrowserCollection.Name)]
public sealed class WordsTests(Running.Browser browser)
{
    private const string Words = "Elke avond draaien de buren boven ons harde muziek en bonkt de bas door de muur, wij slapen niet meer.";
    private const string Text = "[name='Form.Text']";

    [Fact]
    public Task Own_words_lead_to_proposals_with_their_reason_and_are_there_at_the_question_what_happened() =>
        WalkAsync(390, javaScript: true);

    [Fact]
    [Trait("Category", "Long")]
    public Task Without_a_script_too_own_words_lead_to_proposals() =>
        WalkAsync(320, javaScript: false);

    private async Task WalkAsync(int width, bool javaScript)
    {
        await using var visit = await browser.VisitAsync(new Visitor(width, JavaScript: javaScript));
        var page = visit.Page;
        await visit.OpenAsync("/melden");
        await page.ClickAsync("main a[href='/melden/woorden']");
        await LookAsync();
        await ReportForm.NextAsync(page);
        await Assertions.Expect(page.Locator(".wa-errors")).ToBeVisibleAsync();
        await LookAsync();

        await page.FillAsync(Text, "qwx zzz");
        await ReportForm.NextAsync(page);
        await Assertions.Expect(page.Locator("main input[type=radio]")).ToHaveCountAsync(0);
        await LookAsync();

        await page.GotoAsync("/melden/woorden");
        await page.FillAsync(Text, Words);
        await ReportForm.NextAsync(page);
        var proposed = page.Locator("label.wa-kind").Filter(new() { Has = page.Locator("input[value=geluidsoverlast]") });
        await Assertions.Expect(proposed.Locator("mark").First).ToBeVisibleAsync();
        foreach (var word in await proposed.Locator("mark").AllInnerTextsAsync())
            Assert.Contains(word, Words, StringComparison.OrdinalIgnoreCase);
        await LookAsync();

        await proposed.Locator("input").CheckAsync();
        await ReportForm.NextAsync(page);
        Assert.EndsWith("/melden/advies", page.Url, StringComparison.Ordinal);
        await ReportForm.NextAsync(page);
        await ReportForm.PassDetailsAsync(page);
        await page.FillAsync("[name='Form.Place']", "1491");
        await ReportForm.NextAsync(page);
        await page.CheckAsync("input[name='Form.Choice'] >> nth=0");
        await page.FillAsync("[name='Form.PlaceWords']", "Boven de bakker");
        await ReportForm.NextAsync(page);
        Assert.Equal(Words, await page.InputValueAsync(Text));

        // Axe is a script, and waits for ever where none runs.
        Task LookAsync() => javaScript ? visit.IsFineAsync() : visit.NothingSticksOutAsync();
    }
}
