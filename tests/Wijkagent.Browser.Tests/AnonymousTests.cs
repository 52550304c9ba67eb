using Microsoft.Playwright;
using Wijkagent.Browser.Tests.Running;

namespace Wijkagent.Browser.Tests;

/// <summary>Who reports without a name is asked something, answers and adds to it, with code and secret alone.</summary>
[Collection(OtherBrowserCollection.Name)]
public sealed class AnonymousTests(Running.Browser browser)
{
    private const string Question = "Welke kleur had de bus?";
    private const string Answer = "Rood, met een deuk in de deur. Zie de foto.";
    private const string More = "Hij staat er vandaag weer.";

    // Typed before the reporter thought better of it.
    private const string Name = "Zwaantje Twijfelaar";
    private const string Email = "zwaantje.twijfelaar@example.org";

    [Theory]
    [InlineData(true, 390)]
    [InlineData(false, 320)]
    public async Task Who_stays_anonymous_is_asked_answers_and_adds_with_code_and_secret_and_leaves_no_name_and_no_cookie_that_stays(bool javaScript, int width)
    {
        var visitor = new Visitor(width, JavaScript: javaScript);
        var (code, secret) = await ReportAsync(visitor);
        await using var office = await browser.VisitAsync(visitor);
        await browser.SignInAsync(office, "anouk.terpstra@demo.example");
        await office.OpenAsync($"/kantoor/meldingen/{code}");
        await ReportForm.NextAsync(office.Page, () => office.Page.ClickAsync("form[action$='/opening'] button"));
        await DeskForm.WriteAsync(office.Page, "vraag", Question);

        await AnswerAsync(visitor, code, secret);

        await office.OpenAsync($"/kantoor/meldingen/{code}");
        var desk = office.Page.Locator("main");
        foreach (var said in new[] { Answer, More })
            await Assertions.Expect(desk.Locator(".wa-desk-timeline .wa-message--in").Filter(new() { HasText = said })).ToHaveCountAsync(1);
        await Assertions.Expect(desk.GetByAltText("Foto 1 bij deze melding")).ToBeVisibleAsync();
        await Assertions.Expect(desk.Locator("dt:text-is('Melder') + dd")).ToContainTextAsync("Anoniem.");
        var page = await office.Page.ContentAsync();
        Assert.All([Name, Email, "twijfelaar"], trace => Assert.DoesNotContain(trace, page, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Reports in a visit that ends when code and secret are written down.</summary>
    private async Task<(string Code, string Secret)> ReportAsync(Visitor visitor)
    {
        await using var visit = await browser.VisitAsync(visitor);
        var page = visit.Page;
        await ReportForm.ToWhoAsync(page, "Al weken staat er een bus zonder banden.");
        await page.CheckAsync("[name='Form.Anonymous'][value=ja]");
        await page.FillAsync("[name='Form.Name']", Name);
        await page.FillAsync("[name='Form.Email']", Email);
        await ReportForm.StayAnonymousAsync(page);
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync(Name);
        // It is quiet.
        await Assertions.Expect(page.Locator("[data-proof]")).ToHaveCountAsync(0);
        var sent = await ReportForm.SendAsync(page);
        await EndsWithTheVisitAsync(page);
        return sent;
    }

    /// <summary>Comes back in another browser, reads the question, answers with a photo, and adds something later.</summary>
    private async Task AnswerAsync(Visitor visitor, string code, string secret)
    {
        await using var visit = await browser.VisitAsync(visitor);
        var page = visit.Page;
        await ReportForm.FollowAsync(page, code, secret);
        await Assertions.Expect(page.Locator("#Message-vraag")).ToContainTextAsync(Question);
        await page.FillAsync("#Message", Answer);
        await page.SetInputFilesAsync("input[type=file]", ReportForm.Photo);
        await SendAsync();
        await Assertions.Expect(page.GetByAltText("Foto 1 bij deze melding")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#Message-vraag")).ToHaveCountAsync(0);
        await page.FillAsync("#Message", More);
        await SendAsync();
        foreach (var said in new[] { Question, Answer, More })
            await Assertions.Expect(page.Locator(".wa-timeline")).ToContainTextAsync(said);
        await visit.NothingSticksOutAsync();
        await EndsWithTheVisitAsync(page);

        Task SendAsync() => ReportForm.NextAsync(page, () => page.ClickAsync("form[action$='/berichten'] button[type=submit]"));
    }

    /// <summary>What the browser keeps, it keeps until it is closed: cookies of the session, and nothing beside them.</summary>
    private static async Task EndsWithTheVisitAsync(IPage page)
    {
        var cookies = await page.Context.CookiesAsync();
        Assert.NotEmpty(cookies);
        Assert.All(cookies, cookie => Assert.True(cookie.Expires == -1, $"{cookie.Name} stays."));
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length"));
    }
}
