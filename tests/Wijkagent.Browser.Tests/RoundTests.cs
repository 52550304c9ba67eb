using Microsoft.Playwright;
using Wijkagent.Browser.Tests.Running;

namespace Wijkagent.Browser.Tests;

/// <summary>
/// The whole round: find your officer, report, confirm by mail, the officer takes it up and answers, the resident
/// reads what was done. Once with JavaScript and once without.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class RoundTests(Running.Browser browser)
{
    private const string Outcome = "Ik heb met de jongeren gesproken. Zij verzamelen nu bij het jongerencentrum.";

    [Theory]
    [InlineData(true, 1280)]
    [InlineData(false, 390)]
    public async Task A_resident_reports_nuisance_and_reads_what_was_done(bool javaScript, int width)
    {
        var email = $"bewoner-{Guid.NewGuid():N}@example.org";
        await using var resident = await browser.VisitAsync(new Visitor(width, JavaScript: javaScript));
        var page = resident.Page;

        await FindOfficerAsync(resident);
        var (code, secret) = await ReportAsync(page, email, javaScript);
        await ReportForm.OpenMailedLinkAsync(page, email);
        await ReportForm.NextAsync(page);
        await page.GotoAsync($"/meldingen?code={code}");
        await FollowAsync(page, code, secret);
        Assert.Contains("Ontvangen", await page.Locator("main").InnerTextAsync(), StringComparison.OrdinalIgnoreCase);

        await using (var officer = await browser.VisitAsync(new Visitor(width, JavaScript: javaScript)))
            await HandleAsync(officer, code);

        await page.GotoAsync($"/meldingen/{code}");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(Outcome);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Hoe laat komen zij meestal?");
        await Assertions.Expect(page.GetByAltText("Foto 1 bij deze melding")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_tells_something_anonymously_for_somebody_else_gets_a_code_and_secret_that_open_it()
    {
        await using var resident = await browser.VisitAsync(new Visitor(320, JavaScript: false));
        var page = resident.Page;

        var (code, secret) = await ReportAsync(page, email: null, javaScript: false, () => ForSomebodyElseAsync(resident));
        await page.GotoAsync($"/meldingen?code={code}");
        await FollowAsync(page, code, secret);

        foreach (var told in new[] { "Elke avond een groep bij de speeltuin", "Mijn overbuurvrouw", "J. Kuiper Verhuur" })
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync(told);
        await Assertions.Expect(page.Locator(".wa-photo__name")).ToContainTextAsync("Film");
        await resident.NothingSticksOutAsync();
    }

    private static async Task FindOfficerAsync(Visit visit)
    {
        await visit.OpenAsync("/");
        await visit.Page.FillAsync("#q", "1491 ab");
        await visit.Page.ClickAsync(".wa-search button");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("Anouk Terpstra");
    }

    /// <summary>With a film too and a photo of which the place is asked, for somebody who rents; without script, and seeing that nothing sticks out.</summary>
    private static async Task ForSomebodyElseAsync(Visit visit)
    {
        var page = visit.Page;
        await ReportForm.AddFilesAsync(page, [ReportForm.Film, ReportForm.PhotoWithPlace], visit.NothingSticksOutAsync);
        await ReportForm.NextAsync(page);
        await page.CheckAsync("[name='Form.Role'][value=OnBehalf]");
        await page.FillAsync("[name='Form.ForWhom']", "Mijn overbuurvrouw");
        await page.CheckAsync("[name='Form.OtherKnows'][value=ja]");
        await visit.NothingSticksOutAsync();
        await ReportForm.NextAsync(page);
        await page.CheckAsync("[name='Form.Tenure'][value=Tenant]");
        await page.FillAsync("[name='Form.OtherLandlord']", "J. Kuiper Verhuur");
        await visit.NothingSticksOutAsync();
        await ReportForm.NextAsync(page);
    }

    /// <summary>Reports, and reads code and secret from the last page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="email">The address of who tells; null for who stays anonymous.</param>
    /// <param name="javaScript">Whether scripts run; where they do not, a part of the picture is made black by squares.</param>
    /// <param name="tellMore">From the photos to the question with whom it may be shared, by who tells of noise; null for a witness of what young people do.</param>
    private static async Task<(string Code, string Secret)> ReportAsync(IPage page, string? email, bool javaScript, Func<Task>? tellMore = null)
    {
        await page.GotoAsync("/melden");
        await page.ClickAsync("main a[href^='/melden/soort']");
        await page.CheckAsync(tellMore is null ? "input[value=jongerenoverlast]" : "input[value=geluidsoverlast]");
        await ReportForm.NextAsync(page);
        await ReportForm.NextAsync(page);
        await ReportForm.PassDetailsAsync(page);
        await page.FillAsync("[name='Form.Place']", "1491AB");
        await ReportForm.NextAsync(page);
        if (await page.Locator("input[name='Form.Choice']").CountAsync() > 0)
        {
            await page.CheckAsync("input[name='Form.Choice'] >> nth=0");
            await page.FillAsync("[name='Form.PlaceWords']", "Bij de speeltuin achter het plein");
            await ReportForm.NextAsync(page);
        }

        await page.FillAsync("[name='Form.Text']", "Elke avond een groep bij de speeltuin, tot laat. Bel 06-12345678.");
        await page.CheckAsync("input[name='Form.When'] >> nth=0");
        await page.CheckAsync("input[name='Form.Frequency'][value=Daily]");
        await ReportForm.NextAsync(page);
        await ReportForm.AddPhotosAsync(page);
        if (!javaScript)
            await ReportForm.CoverBySquaresAsync(page);
        if (tellMore is null)
        {
            await ReportForm.NextAsync(page);
            await page.CheckAsync("[name='Form.Role'][value=Witness]");
            await ReportForm.NextAsync(page);
        }
        else
        {
            await tellMore();
        }

        await page.CheckAsync("[name='Form.With'][value=gemeente-markerhoven]");
        await ReportForm.NextAsync(page);
        if (email is null)
        {
            await page.CheckAsync("input[name='Form.Anonymous'][value=nee]");
        }
        else
        {
            await page.CheckAsync("input[name='Form.Anonymous'][value=ja]");
            await page.FillAsync("[name='Form.Name']", "Bo de Bewoner");
            await page.FillAsync("[name='Form.Email']", email);
        }

        await ReportForm.NextAsync(page);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Elke avond een groep");
        await Assertions.Expect(page.Locator(".wa-photo img")).ToHaveCountAsync(tellMore is null ? 1 : 2);
        await Assertions.Expect(page.Locator("section[aria-labelledby=nodig]")).ToContainTextAsync("een telefoonnummer: 06-12345678. Is dat nodig?");
        await ReportForm.NextAsync(page);
        return (await page.InnerTextAsync("#code"), await page.InnerTextAsync("#sleutel"));
    }

    private static async Task FollowAsync(IPage page, string code, string secret)
    {
        if (page.Url.EndsWith("/meldingen/" + code, StringComparison.Ordinal))
            return;
        await page.FillAsync("[name=Code]", code);
        await page.FillAsync("[name=Secret]", secret);
        await ReportForm.NextAsync(page);
        await page.WaitForURLAsync($"**/meldingen/{code}");
    }

    private async Task HandleAsync(Visit visit, string code)
    {
        var page = visit.Page;
        await browser.SignInAsync(visit, "joost.wielinga@demo.example");
        var elsewhere = await page.GotoAsync($"/kantoor/meldingen/{code}");
        Assert.Equal(404, elsewhere!.Status);

        await browser.SignInAsync(visit, "anouk.terpstra@demo.example");
        await page.GotoAsync("/kantoor/meldingen");
        await page.ClickAsync($"a[href='/kantoor/meldingen/{code}']");
        await page.ClickAsync("form[action$='/opening'] button");
        await Assertions.Expect(page.Locator("form[action$='/opening']")).ToHaveCountAsync(0);

        await DeskForm.WriteAsync(page, "bericht", "Hoe laat komen zij meestal?");

        await DeskForm.OpenAsync(page, "form[action$='/zaak']");
        await page.FillAsync("[name='NewCase.Title']", "Groep bij de speeltuin");
        await page.ClickAsync("form[action$='/zaak'] button[type=submit]");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Groep bij de speeltuin");
        if (!page.Url.Contains("/kantoor/zaken/", StringComparison.Ordinal))
            await page.ClickAsync("main a[href^='/kantoor/zaken/ZK-']");

        await DeskForm.OpenAsync(page, "form[action$='/handelingen']");
        await page.SelectOptionAsync("[name='Action.What']", "Talk");
        await page.FillAsync("[name='Action.Description']", "Met zes jongeren gesproken bij de speeltuin.");
        await page.ClickAsync("form[action$='/handelingen'] button[type=submit]");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Met zes jongeren gesproken");

        await DeskForm.OpenAsync(page, "form[action$='/uitkomst']");
        await page.FillAsync("[name='Resolution.Outcome']", Outcome);
        await page.ClickAsync("form[action$='/uitkomst'] button[type=submit]");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(Outcome);
    }
}
