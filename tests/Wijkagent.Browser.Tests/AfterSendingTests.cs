using Microsoft.Playwright;
using Wijkagent.Browser.Tests.Running;

namespace Wijkagent.Browser.Tests;

/// <summary>The officer asks something and answers, and the reporter does what can be done after that, by the link in the mail alone.</summary>
[Collection(BrowserCollection.Name)]
public sealed class AfterSendingTests(Running.Browser browser)
{
    private const string Send = "main form.wa-form button[type=submit]";
    private const string Question = "Op welke dag was het?";

    [Fact]
    public Task A_question_is_answered_what_is_not_solved_is_reopened_and_name_and_report_are_taken_back() =>
        WalkAsync(390, javaScript: true, "anouk.terpstra@demo.example", "vernieling", "moestuin", "corrie.baltes@example.org");

    [Fact]
    [Trait("Category", "Long")]
    public Task Without_a_script_too_a_question_is_answered_and_name_and_report_are_taken_back() =>
        WalkAsync(320, javaScript: false, "joost.wielinga@demo.example", "conflict-met-verhuurder", "flat bij de lift", "johan.fennema@example.org");

    private async Task WalkAsync(int width, bool javaScript, string officer, string kind, string place, string email)
    {
        await using var office = await browser.VisitAsync(new Visitor(width, JavaScript: javaScript));
        await browser.SignInAsync(office, officer);
        await office.OpenAsync($"/kantoor/meldingen?weergave=alles&soort={kind}");
        await ReportForm.NextAsync(office.Page, () => office.Page.ClickAsync($"tr:has-text('{place}') a.wa-inbox__link"));
        await DeskForm.WriteAsync(office.Page, "vraag", Question);

        await using var visit = await browser.VisitAsync(new Visitor(width, JavaScript: javaScript));
        var page = visit.Page;
        await ReportForm.OpenMailedLinkAsync(page, email);
        await LookAsync();
        await ReportForm.NextAsync(page);
        var own = new Uri(page.Url).AbsolutePath;
        await Assertions.Expect(page.Locator("#Message-vraag")).ToContainTextAsync(Question);
        await page.CheckAsync("[name=Rhythm][value=Weekly]");
        await ReportForm.NextAsync(page, () => page.ClickAsync("form[action$='/mail'] button"));
        await Assertions.Expect(page.Locator("[name=Rhythm][value=Weekly]")).ToBeCheckedAsync();
        await page.FillAsync("#Message", $"Op dinsdag, op {width} meter.");
        await page.SetInputFilesAsync("input[type=file]", javaScript ? [ReportForm.Photo, ReportForm.Film, ReportForm.Sound, ReportForm.Document] : [ReportForm.Photo]);
        await ReportForm.NextAsync(page, () => page.ClickAsync("form[action$='/berichten'] button[type=submit]"));
        await Assertions.Expect(page.Locator(".wa-timeline")).ToContainTextAsync($"op {width} meter");
        await Assertions.Expect(page.GetByAltText("Foto 1 bij deze melding")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".wa-photo__name")).ToHaveCountAsync(javaScript ? 3 : 0);
        await LookAsync();
        await (javaScript ? ReportForm.CoverByDrawingAsync(page, LookAsync) : ReportForm.CoverBySquaresAsync(page));
        await Assertions.Expect(page.Locator(".wa-timeline")).ToContainTextAsync("U maakte een deel van een foto zwart");

        await office.OpenAsync(new Uri(office.Page.Url).AbsolutePath);
        await Assertions.Expect(office.Page.Locator(".wa-desk-timeline")).ToContainTextAsync($"op {width} meter");
        await DeskForm.WriteAsync(office.Page, "uitkomst", "Het hek is gemaakt.");

        // What the page can play is not waited for.
        await page.GotoAsync(own, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await ReportForm.NextAsync(page, () => page.ClickAsync("main .nl-button[href$='/mening']"));
        await page.CheckAsync("[name=Solved][value=No]");
        await page.CheckAsync("[name=Satisfaction][value='2']");
        await ReportForm.NextAsync(page, () => page.ClickAsync(Send));
        await ReportForm.NextAsync(page, () => page.ClickAsync("main .nl-button[href$='/heropenen']"));
        await ReportForm.NextAsync(page, () => page.ClickAsync(Send));
        await Assertions.Expect(page.Locator(".wa-errors")).ToBeVisibleAsync();
        await LookAsync();
        await page.FillAsync("#Reason", "Het hek is weer stuk.");
        await ReportForm.NextAsync(page, () => page.ClickAsync(Send));
        await Assertions.Expect(page.Locator(".wa-status").First).ToHaveTextAsync("Opnieuw geopend");
        await Assertions.Expect(page.Locator(".wa-timeline")).ToContainTextAsync("Het hek is weer stuk.");

        await ReportForm.NextAsync(page, () => page.ClickAsync("a[href$='/naam']"));
        await LookAsync();
        await ReportForm.NextAsync(page);
        await Assertions.Expect(page.Locator("section[aria-labelledby=gegevens]")).ToContainTextAsync("bewaren wij geen naam");
        await ReportForm.NextAsync(page, () => page.ClickAsync("a[href$='/intrekken']"));
        await ReportForm.NextAsync(page);
        await Assertions.Expect(page.Locator(".wa-status").First).ToHaveTextAsync("Ingetrokken");
        await visit.NothingSticksOutAsync();

        // Axe is a script, and waits for ever where none runs.
        Task LookAsync() => javaScript ? visit.IsFineAsync() : visit.NothingSticksOutAsync();
    }
}
