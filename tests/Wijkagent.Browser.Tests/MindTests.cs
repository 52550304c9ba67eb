using Microsoft.Playwright;
using Wijkagent.Browser.Tests.Running;
using Wijkagent.TestSupport;
using Visitor = Wijkagent.Browser.Tests.Running.Visitor;

namespace Wijkagent.Browser.Tests;

/// <summary>While somebody types, a line below the words asks whether what may lead to a person is needed.</summary>
[Collection(OtherBrowserCollection.Name)]
public sealed class MindTests(Running.Browser browser)
{
    private const string FindAll = """
        async texts => {
          const { find } = await import('/lib/mind.js');
          const shapes = JSON.parse(document.querySelector('[data-mind]').dataset.shapes);
          return texts.map(text => find(text, shapes).map(({ kind, words }) => `${kind}: ${words}`).join());
        }
        """;

    [Fact]
    public async Task While_somebody_types_each_kind_of_detail_is_named_and_the_browser_finds_what_the_program_finds()
    {
        await using var visit = await browser.VisitAsync(new Visitor(390));
        var page = visit.Page;
        await visit.OpenAsync("/melden/soort");
        await page.CheckAsync("input[value=verkeer-en-parkeren]");
        await ReportForm.NextAsync(page);
        await ReportForm.NextAsync(page);
        await page.CheckAsync("[name='Form.Value'][value=parkeren]");
        await ReportForm.NextAsync(page);
        await page.FillAsync("[name='Form.Value']", "12-GB-RT van 06-12345678");
        await Assertions.Expect(Line(page)).ToHaveTextAsync("In uw tekst staat een telefoonnummer: 06-12345678. Is dat nodig?");
        await ReportForm.NextAsync(page);

        await ReportForm.PassDetailsAsync(page);
        await page.FillAsync("[name='Form.Place']", "1491");
        await ReportForm.NextAsync(page);
        await page.CheckAsync("input[name='Form.Choice'] >> nth=0");
        await page.FillAsync("[name='Form.PlaceWords']", "Bij de brug");
        await ReportForm.NextAsync(page);

        foreach (var example in PersonalDetailExamples.All.Found.DistinctBy(found => found.Kind))
        {
            await page.FillAsync("#Form_Text", "");
            await page.Locator("#Form_Text").PressSequentiallyAsync(example.Text);
            await Assertions.Expect(Line(page)).ToContainTextAsync(example.Words);
        }

        await visit.IsFineAsync();
        await page.FillAsync("#Form_Text", "Elke avond staan er auto’s fout.");
        await Assertions.Expect(Line(page)).ToBeEmptyAsync();

        var (found, nothing) = PersonalDetailExamples.All;
        string[] texts = [.. found.Select(f => f.Text), .. nothing];
        string[] expected = [.. found.Select(f => $"{f.Kind}: {f.Words}"), .. nothing.Select(_ => "")];
        var actual = await page.EvaluateAsync<string[]>(FindAll, texts);
        Assert.Equal(expected, actual);
    }

    private static ILocator Line(IPage page) => page.Locator("[data-mind][aria-live=polite]").First;
}
