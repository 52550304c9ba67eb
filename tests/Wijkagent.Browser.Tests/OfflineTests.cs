using Microsoft.Playwright;
using Wijkagent.Browser.Tests.Running;
using Wijkagent.Core.Persistence.Seeding;

namespace Wijkagent.Browser.Tests;

/// <summary>The network goes away and comes back.</summary>
[Collection(BrowserCollection.Name)]
public sealed class OfflineTests(Running.Browser browser)
{
    /// <summary>It may go at the second try, five seconds later.</summary>
    private const float Patience = 30_000;

    private const string Send = "main form[data-later-moment] button[type=submit]";
    private static readonly KnownReport Report = KnownReport.All[^1];

    private const string Waiting = "[data-waiting-list] li";
    private const string Minded = "[data-mind='Form_PlaceWords']";

    [Fact]
    public async Task An_ordinary_form_stays_with_what_was_typed_while_there_is_no_network_and_is_sent_once_there_is()
    {
        await using var visit = await browser.VisitAsync(new Visitor(390));
        var page = visit.Page;
        await visit.OpenAsync("/melden/woorden");
        const string words = "Elke avond harde muziek van de buren boven ons, tot laat in de nacht.";
        await page.FillAsync("[name='Form.Text']", words);
        await page.Context.SetOfflineAsync(true);
        var notice = page.Locator("main form [data-no-network]");
        await page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(notice).ToContainTextAsync("U heeft nu geen netwerk.");
        await visit.IsFineAsync();
        await Assertions.Expect(page.Locator("[name='Form.Text']")).ToHaveValueAsync(words);
        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(notice).ToHaveCountAsync(0);
        await ReportForm.NextAsync(page);
        Assert.EndsWith("/melden/voorstel", page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(390)]
    public async Task What_is_written_without_a_network_says_so_and_is_sent_once_when_it_is_back(int width)
    {
        await using var visit = await browser.VisitAsync(new Visitor(width, Worker: true));
        var page = visit.Page;
        await visit.OpenAsync("/over");
        await page.EvaluateAsync("async () => { await navigator.serviceWorker.ready; }");
        await page.Context.SetOfflineAsync(true);

        await visit.OpenAsync("/meldingen/WA-2026-MARK01");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("U heeft nu geen netwerk", new() { UseInnerText = true });
        await visit.IsFineAsync();
        await visit.OpenAsync("/advies#woondiscriminatie");
        await page.ClickAsync("#woondiscriminatie summary");
        await Assertions.Expect(page.Locator("#woondiscriminatie a[href='tel:112']")).ToBeVisibleAsync();
        await visit.IsFineAsync();

        await visit.OpenAsync("/melden/zonder-netwerk");
        Assert.Equal(0, await page.Locator("[name='Form.Kind'][value=woondiscriminatie]").CountAsync());
        // What its kind asks is asked now: when it is sent nobody is there to answer.
        await page.CheckAsync("[name='Form.Kind'][value=geluidsoverlast]");
        await page.FillAsync("[name='Form.Text']", "Harde muziek.");
        await page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(page.Locator("[data-needed]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(Waiting)).ToHaveCountAsync(0);
        await FillInAsync(page, $"Harde muziek, op {width} meter.");
        // A telephone throws a page away that is not looked at.
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("[name='Form.Text']")).ToHaveValueAsync($"Harde muziek, op {width} meter.");
        await Assertions.Expect(page.Locator("[name='Form.Kind'][value=geluidsoverlast]")).ToBeCheckedAsync();
        await page.FillAsync("[name='Form.PlaceWords']", "Bij de brug. Bel mij op 06 12 34 56 78");
        await Assertions.Expect(page.Locator(Minded)).ToContainTextAsync("06 12 34 56 78");
        await page.SetInputFilesAsync("[data-photos]", Enumerable.Repeat(ReportForm.Photo, 11));
        await Assertions.Expect(page.Locator("[data-photos-many]")).ToBeVisibleAsync();
        await page.SetInputFilesAsync("[data-photos]", ReportForm.PhotoWithPlace);
        await Assertions.Expect(page.Locator("[data-photos-many]")).ToBeHiddenAsync();
        await page.CheckAsync("[name='Form.Role'][value=Witness]");
        await page.CheckAsync("[name='Form.Anonymous'][value=nee]");
        await page.CheckAsync("[name='Form.Agreed']");
        await visit.IsFineAsync();
        await page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(page.Locator(Waiting)).ToContainTextAsync("Nog niet verzonden.");
        await Assertions.Expect(page.Locator(Waiting)).ToContainTextAsync("Foto’s: 1");
        await Assertions.Expect(page.Locator(Minded)).ToBeEmptyAsync();
        Assert.Null(await page.EvaluateAsync<string?>("sessionStorage.getItem('wa-schets')"));
        await visit.IsFineAsync();

        await visit.OpenAsync("/zonder-netwerk");
        await Assertions.Expect(page.Locator(Waiting)).ToContainTextAsync($"op {width} meter");
        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator(Waiting)).ToContainTextAsync("Verzonden", new() { Timeout = Patience });
        await Assertions.Expect(page.Locator(Waiting)).Not.ToContainTextAsync("meter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("U heeft weer netwerk", new() { UseInnerText = true });
        await Assertions.Expect(page.Locator("main a[href='/melden/zonder-netwerk']")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("main a[href='/melden']")).ToBeVisibleAsync();
        await visit.IsFineAsync();
        var (code, secret) = (await page.InnerTextAsync("[data-slot=code]"), await page.InnerTextAsync("[data-slot=secret]"));

        await visit.OpenAsync("/meldingen");
        await page.FillAsync("[name=Code]", code);
        await page.FillAsync("[name=Secret]", secret);
        await ReportForm.NextAsync(page);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync($"op {width} meter");
        await Assertions.Expect(page.GetByAltText("Foto 1 bij deze melding")).ToBeVisibleAsync();
        await page.ClickAsync("[data-waiting-link] a");
        await page.ClickAsync($"{Waiting} [data-remove]");
        await Assertions.Expect(page.Locator(Waiting)).ToHaveCountAsync(0);
        Assert.Equal(0, await page.EvaluateAsync<int>("indexedDB.databases().then(all => all.length)"));
    }

    [Fact]
    public async Task A_page_that_could_not_come_comes_when_the_network_is_back_and_an_answer_that_stops_keeps_nothing_and_says_so()
    {
        await using var visit = await browser.VisitAsync(new Visitor(390, Worker: true));
        var page = visit.Page;
        await visit.OpenAsync("/over");
        await page.EvaluateAsync("async () => { await navigator.serviceWorker.ready; }");
        await page.Context.SetOfflineAsync(true);
        await visit.OpenAsync("/melden/zonder-netwerk");
        var stop = page.Locator("[data-stop]").First;
        var kind = await stop.EvaluateAsync<string>("stop => stop.closest('[data-kind]').dataset.kind");
        await page.CheckAsync($"[name='Form.Kind'][value='{kind}']");
        await page.CheckAsync($"[name='{await stop.GetAttributeAsync("data-stop")}'][value='{await stop.GetAttributeAsync("data-answer")}']");
        await Assertions.Expect(stop).Not.ToContainTextAsync("niets bewaard", new() { UseInnerText = true });
        await page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(stop).ToContainTextAsync("Er is niets bewaard", new() { UseInnerText = true });
        await Assertions.Expect(stop).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator(Waiting)).ToHaveCountAsync(0);
        await visit.IsFineAsync();

        await visit.OpenAsync("/wijken");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("U heeft nu geen netwerk", new() { UseInnerText = true });
        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator("h1")).Not.ToContainTextAsync("netwerk");
        Assert.EndsWith("/wijken", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_reads_it_through_first_is_told_so_and_not_that_it_goes_by_itself()
    {
        await using var visit = await browser.VisitAsync(new Visitor(390));
        var page = visit.Page;
        await visit.OpenAsync("/melden/zonder-netwerk");
        await page.Context.SetOfflineAsync(true);
        await FillInAsync(page, "Harde muziek, die ik eerst wil nalezen.");
        await page.CheckAsync("[name='Form.Role'][value=Witness]");
        await page.CheckAsync("[name='Form.Anonymous'][value=nee]");
        await page.ClickAsync("main form button[type=submit]");

        await Assertions.Expect(page.Locator(Waiting)).ToContainTextAsync("leest u het eerst na", new() { UseInnerText = true });
        await Assertions.Expect(page.Locator(Waiting)).Not.ToContainTextAsync("Het gaat weg", new() { UseInnerText = true });
    }

    [Fact]
    public async Task A_photo_that_is_refused_is_named_on_the_device_and_the_report_waits_in_the_form_with_the_others()
    {
        await using var visit = await browser.VisitAsync(new Visitor(390));
        var page = visit.Page;
        await visit.OpenAsync("/melden/zonder-netwerk");
        visit.MayRefuse("/melden/zonder-netwerk/fotos");
        await FillInAsync(page, "Harde muziek, en een brief van de buren.");
        await page.SetInputFilesAsync("[data-photos]", [ReportForm.Photo, new FilePayload { Name = "brief.jpg", MimeType = "image/jpeg", Buffer = "geen foto"u8.ToArray() }]);
        await page.CheckAsync("[name='Form.Role'][value=Witness]");
        await page.CheckAsync("[name='Form.Anonymous'][value=nee]");
        await page.CheckAsync("[name='Form.Agreed']");
        await page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(page.Locator(Waiting)).ToContainTextAsync("«brief.jpg»", new() { Timeout = Patience });
        await visit.IsFineAsync();
        await ReportForm.NextAsync(page, () => page.ClickAsync($"{Waiting} [data-next]"));
        Assert.EndsWith("/melden/fotos", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator(".wa-photo img")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_moment_of_a_diary_waits_on_the_device_and_is_noted_once_when_the_network_is_back()
    {
        await using var visit = await browser.VisitAsync(new Visitor(390, Worker: true));
        var page = visit.Page;
        await visit.OpenAsync("/meldingen");
        await page.FillAsync("[name=Code]", Report.Code);
        await page.FillAsync("[name=Secret]", Report.Secret);
        await ReportForm.NextAsync(page);
        await visit.OpenAsync($"/meldingen/{Report.Code}/dagboek");
        await page.EvaluateAsync("async () => { await navigator.serviceWorker.ready; }");
        var before = await page.Locator(".wa-moments > li").CountAsync();
        await page.Context.SetOfflineAsync(true);

        await page.ClickAsync(Send);
        await Assertions.Expect(page.Locator("[data-needed]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[name=HappenedAt]")).ToBeFocusedAsync();
        await page.FillAsync("[name=HappenedAt]", "0.00");
        await page.CheckAsync("[name=HowBad][value=Much]");
        await page.FillAsync("[name=Text]", "Zonder netwerk weer een vrachtwagen.");
        await page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "straat.jpg", MimeType = "image/jpeg", Buffer = TestSupport.Pictures.OfTelephone() });
        await page.ClickAsync(Send);
        await Assertions.Expect(page.Locator(Waiting)).ToContainTextAsync("Nog niet verzonden.");
        await Assertions.Expect(page.Locator("[name=Text]")).ToHaveValueAsync("");
        await visit.IsFineAsync();
        await visit.OpenAsync("/zonder-netwerk");
        await Assertions.Expect(page.Locator(Waiting)).ToContainTextAsync("weer een vrachtwagen");

        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator(Waiting)).ToContainTextAsync("Uw moment staat in het dagboek.", new() { Timeout = Patience });
        await visit.IsFineAsync();
        await visit.OpenAsync($"/meldingen/{Report.Code}/dagboek");
        await Assertions.Expect(page.Locator(".wa-moments > li")).ToHaveCountAsync(before + 1);
        await Assertions.Expect(page.Locator(".wa-moments > li:has-text('Zonder netwerk weer') a[href$='/afdekken']")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_moment_is_written_on_a_device_that_never_opened_the_report_and_its_secret_goes_with_the_first_answer()
    {
        await using var visit = await browser.VisitAsync(new Visitor(320, Worker: true));
        var page = visit.Page;
        visit.MayRefuse("/zonder-netwerk/moment");
        await visit.OpenAsync("/over");
        await page.EvaluateAsync("async () => { await navigator.serviceWorker.ready; }");
        await page.Context.SetOfflineAsync(true);
        await visit.OpenAsync($"/meldingen/{Report.Code}/dagboek");
        await page.ClickAsync("main a[href='/zonder-netwerk/moment']");
        await page.FillAsync("[name=Code]", Report.Code);
        await page.FillAsync("[name=Secret]", "DEM0");
        await page.FillAsync("[name=HappenedAt]", "0.00");
        await page.CheckAsync("[name=HowBad][value=Much]");
        await page.FillAsync("[name=Text]", "Op een ander toestel: weer een vrachtwagen.");
        await page.SetInputFilesAsync("[data-photos]", new FilePayload { Name = "straat.jpg", MimeType = "image/jpeg", Buffer = TestSupport.Pictures.OfTelephone() });
        const string keep = "[data-later-moment] button[type=submit]";
        await page.ClickAsync(keep);
        await Assertions.Expect(page.Locator("[data-secret-wrong]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[name=Secret]")).ToBeFocusedAsync();
        await page.FillAsync("[name=Secret]", new string('0', 26));

        // A device without room says so, and loses nothing.
        await page.EvaluateAsync("() => { window.put = IDBObjectStore.prototype.put; IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); }; }");
        await page.ClickAsync(keep);
        await Assertions.Expect(page.Locator("[data-waiting-say]")).ToContainTextAsync("Op dit toestel is geen plek voor uw foto’s.");
        await Assertions.Expect(page.Locator("[name=Text]")).ToHaveValueAsync("Op een ander toestel: weer een vrachtwagen.");
        await page.EvaluateAsync("() => { IDBObjectStore.prototype.put = window.put; }");

        await page.ClickAsync(keep);
        await Assertions.Expect(page.Locator(Waiting)).ToContainTextAsync("Uw sleutel staat erbij");
        await Assertions.Expect(page.Locator(Waiting)).ToContainTextAsync("Foto’s: 1");
        await visit.IsFineAsync();
        await page.EvaluateAsync("() => { document.documentElement.style.fontSize = '200%'; }");
        await visit.NothingSticksOutAsync();
        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator(Waiting)).ToContainTextAsync("De sleutel is van dit toestel gewist.", new() { Timeout = Patience });
        Assert.DoesNotContain(new string('0', 26), await StoredAsync(page), StringComparison.Ordinal);

        // It goes once the report was opened, as what was written in an open diary does.
        await visit.OpenAsync("/meldingen");
        await page.FillAsync("[name=Code]", Report.Code);
        await page.FillAsync("[name=Secret]", Report.Secret);
        await ReportForm.NextAsync(page);
        await visit.OpenAsync($"/meldingen/{Report.Code}/dagboek");
        await Assertions.Expect(page.Locator(Waiting)).ToContainTextAsync("Uw moment staat in het dagboek.", new() { Timeout = Patience });
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".wa-moments > li:has-text('Op een ander toestel') a[href$='/afdekken']")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Without_script_it_is_said_what_writing_without_a_network_needs_and_nothing_is_offered_that_does_not_work()
    {
        await using var visit = await browser.VisitAsync(new Visitor(320, JavaScript: false));
        await visit.OpenAsync("/melden/zonder-netwerk");
        await Assertions.Expect(visit.Page.Locator("[data-later-none] a[href='/melden']")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("[data-later] form, [data-waiting]").First).ToBeHiddenAsync();
        await visit.NothingSticksOutAsync();
        await visit.OpenAsync("/zonder-netwerk/moment");
        await Assertions.Expect(visit.Page.Locator("[data-later-none] a[href='/meldingen']")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("[data-later-moment]")).ToBeHiddenAsync();
        await visit.NothingSticksOutAsync();
        await visit.OpenAsync("/zonder-netwerk");
        await Assertions.Expect(visit.Page.Locator("main a[href='/melden/zonder-netwerk']")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("[data-waiting]")).ToBeHiddenAsync();
        await visit.NothingSticksOutAsync();
    }

    private static Task<string> StoredAsync(IPage page) => page.EvaluateAsync<string>("""
        () => new Promise(done => {
          const asked = indexedDB.open('wijkagent');
          asked.onsuccess = () => {
            const all = asked.result.transaction('waiting').objectStore('waiting').getAll();
            all.onsuccess = () => { asked.result.close(); done(JSON.stringify(all.result)); };
          };
        })
        """);

    private static async Task FillInAsync(IPage page, string text)
    {
        await page.CheckAsync("[name='Form.Kind'][value=geluidsoverlast]");
        await page.CheckAsync("[name='Form.Details[geluidsoverlast--bron].Value'] >> nth=0");
        await page.FillAsync("[name='Form.Text']", text);
        await page.FillAsync("[name='Form.Place']", "1491 AB");
        await page.FillAsync("[name='Form.PlaceWords']", "Bij de brug");
        await page.CheckAsync("[name='Form.When'][value=Unknown]");
        await page.CheckAsync("[name='Form.Frequency'][value=Daily]");
    }
}
