using Microsoft.Playwright;
using Wijkagent.Browser.Tests.Running;

namespace Wijkagent.Browser.Tests;

/// <summary>A report in English, from the home page to its own page.</summary>
[Collection(OtherBrowserCollection.Name)]
public sealed class EnglishTests(Running.Browser browser)
{
    // What is seen or read aloud; neither what somebody typed, nor what is marked as another language.
    private const string Texts = """
        () => {
          const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
          const texts = [document.title];
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const within = node.parentElement;
            if (!within.closest('script, style, noscript, .wa-user-text, [lang]:not(html)')) texts.push(node.data);
          }
          for (const named of document.querySelectorAll('[aria-label], [title], img[alt]'))
            if (!named.closest('[lang]:not(html)')) texts.push(named.getAttribute('aria-label') ?? named.getAttribute('title') ?? named.alt);
          return texts.map(text => text.replace(/\s+/g, ' ').trim()).filter(text => text);
        }
        """;

    private static readonly Words Words = Words.Read();

    [Fact]
    [Trait("Category", "Long")]
    public async Task A_report_is_told_and_followed_in_English_without_a_word_of_the_Dutch_texts()
    {
        await using var visit = await browser.VisitAsync(new Visitor(390));
        var page = visit.Page;
        await visit.OpenAsync("/");
        Assert.NotEmpty(Words.DutchIn(await TextsOfAsync(page)));
        await page.ClickAsync(".wa-menu summary");
        await ReportForm.NextAsync(page, () => page.ClickAsync("form.wa-language button"));
        await IsEnglishAsync(page);

        await GoAsync(() => page.ClickAsync("main a[href='/melden']"));
        await GoAsync(() => page.ClickAsync("main a[href^='/melden/soort']"));
        await GoAsync(() => page.ClickAsync("main form button[type=submit] >> nth=0"));
        Assert.StartsWith("Error: ", await page.TitleAsync(), StringComparison.Ordinal);
        await page.CheckAsync("input[value=geluidsoverlast]");
        await GoAsync();
        await GoAsync();
        await ReportForm.PassDetailsAsync(page, () => IsEnglishAsync(page));
        await page.FillAsync("[name='Form.Place']", "1491");
        await GoAsync();
        await page.CheckAsync("input[name='Form.Choice'] >> nth=0");
        await page.FillAsync("[name='Form.PlaceWords']", "By the bridge");
        await GoAsync();
        await page.FillAsync("[name='Form.Text']", "Loud music every night.");
        await page.CheckAsync("[name='Form.When'][value=Now]");
        await page.CheckAsync("[name='Form.Frequency'][value=Daily]");
        await GoAsync();
        await GoAsync();
        await page.CheckAsync("[name='Form.Role'][value=Affected]");
        await GoAsync();
        await page.CheckAsync("[name='Form.Tenure'][value=Owner]");
        await GoAsync();
        await GoAsync();
        await page.CheckAsync("[name='Form.Anonymous'][value=nee]");
        await GoAsync();
        await GoAsync();
        var secret = await page.InnerTextAsync("#sleutel");

        await GoAsync(() => page.ClickAsync("main a[href^='/meldingen?code=']"));
        await page.FillAsync("[name=Secret]", secret);
        await GoAsync();
        await Assertions.Expect(page.Locator(".wa-status").First).ToHaveTextAsync("Received");
        await visit.AxeFindsNothingAsync();

        async Task GoAsync(Func<Task>? leave = null)
        {
            await (leave is null ? ReportForm.NextAsync(page) : ReportForm.NextAsync(page, leave));
            await IsEnglishAsync(page);
            await visit.NothingSticksOutAsync();
            // Of the others axe saw in Dutch what words do not change.
            if (page.Url.EndsWith("/soort", StringComparison.Ordinal) || page.Url.EndsWith("/controle", StringComparison.Ordinal) || page.Url.EndsWith("/verzonden", StringComparison.Ordinal))
                await visit.AxeFindsNothingAsync();
        }
    }

    private static async Task IsEnglishAsync(IPage page)
    {
        Assert.Equal("en", await page.GetAttributeAsync("html", "lang"));
        var dutch = Words.DutchIn(await TextsOfAsync(page)).ToList();
        Assert.True(dutch.Count == 0, $"{page.Url}: {string.Join(" | ", dutch)}");
        foreach (var button in await page.Locator("main button[type=submit].nl-button--primary").AllInnerTextsAsync())
            Assert.True(Words.AreEnglish(button.Trim()), $"{page.Url}: {button}");
    }

    private static Task<string[]> TextsOfAsync(IPage page) => page.EvaluateAsync<string[]>(Texts);
}
