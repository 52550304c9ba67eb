using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Wijkagent.Browser.Tests.Running;

namespace Wijkagent.Browser.Tests;

/// <summary>Every page on the way of a report, with what it says to whoever answers nothing.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ReportingTests(Running.Browser browser)
{
    [Fact]
    public async Task Every_step_of_a_report_is_fine_also_when_nothing_was_answered()
    {
        var email = $"stap-{Guid.NewGuid():N}@example.org";
        await using var visit = await browser.VisitAsync(new Visitor(390));
        var page = visit.Page;
        await visit.OpenAsync("/melden/soort");

        await FailsFirstAsync(visit);
        await page.CheckAsync("input[value=jongerenoverlast]");
        await ReportForm.NextAsync(page);
        await visit.IsFineOnPhoneAndDeskAsync();
        await ReportForm.NextAsync(page);

        await IsStoppedAsync(visit);
        await ReportForm.PassDetailsAsync(page, visit.IsFineOnPhoneAndDeskAsync);
        await visit.IsFineOnPhoneAndDeskAsync();
        await FailsFirstAsync(visit);
        await page.FillAsync("[name='Form.Place']", "Ergens waar niets is");
        await FailsFirstAsync(visit);
        await page.FillAsync("[name='Form.Place']", "1491");
        await ReportForm.NextAsync(page);
        await page.Locator("input[name='Form.Choice']").First.WaitForAsync();
        await visit.IsFineOnPhoneAndDeskAsync();
        await page.CheckAsync("input[name='Form.Choice'] >> nth=0");
        await page.FillAsync("[name='Form.PlaceWords']", "Hoek Aansprakelijkheidsverzekeringsmaatschappijenstraat");
        await ReportForm.NextAsync(page);

        await visit.IsFineOnPhoneAndDeskAsync();
        await FailsFirstAsync(visit);
        await page.CheckAsync("[name='Form.When'][value=OnDay]");
        await FailsFirstAsync(visit);
        await page.FillAsync("[name='Form.Text']", "Elke avond een groep bij de speeltuin.");
        await page.CheckAsync("[name='Form.When'][value=Now]");
        await page.CheckAsync("[name='Form.Frequency'][value=Daily]");
        await ReportForm.NextAsync(page);

        await visit.IsFineOnPhoneAndDeskAsync();
        await ReportForm.AddPhotosAsync(page);
        await ReportForm.CoverByDrawingAsync(page, visit.IsFineOnPhoneAndDeskAsync);
        await ReportForm.AddFilesAsync(page, [ReportForm.Film, ReportForm.Sound, ReportForm.Document, ReportForm.PhotoWithPlace], visit.IsFineOnPhoneAndDeskAsync);
        await ReportForm.NextAsync(page);

        await visit.IsFineOnPhoneAndDeskAsync();
        await FailsFirstAsync(visit);
        await page.CheckAsync("[name='Form.Role'][value=OnBehalf]");
        await FailsFirstAsync(visit);
        await page.FillAsync("[name='Form.ForWhom']", "Mijn overbuurvrouw van de Aansprakelijkheidsverzekeringsstraat");
        await page.CheckAsync("[name='Form.OtherKnows'][value=ja]");
        await ReportForm.NextAsync(page);
        await visit.IsFineOnPhoneAndDeskAsync();
        await page.CheckAsync("[name='Form.With'][value=gemeente-markerhoven]");
        await ReportForm.NextAsync(page);

        await visit.IsFineOnPhoneAndDeskAsync();
        await FailsFirstAsync(visit);
        await page.CheckAsync("[name='Form.Anonymous'][value=ja]");
        await FailsFirstAsync(visit);
        await page.FillAsync("[name='Form.Name']", "Bo de Bewoner");
        await page.FillAsync("[name='Form.Email']", email);
        await ReportForm.NextAsync(page);

        await visit.IsFineOnPhoneAndDeskAsync();
        await ReportForm.NextAsync(page);
        await page.Locator("#code").WaitForAsync();
        await visit.IsFineOnPhoneAndDeskAsync();
        var (code, secret) = (await page.InnerTextAsync("#code"), await page.InnerTextAsync("#sleutel"));
        await ReportForm.OpenMailedLinkAsync(page, email);
        await visit.IsFineOnPhoneAndDeskAsync();
        await ReportForm.NextAsync(page);
        await visit.IsFineOnPhoneAndDeskAsync();
        await FollowAsync(page, code, secret);
        await visit.IsFineOnPhoneAndDeskAsync();
    }

    [Fact]
    public async Task What_is_asked_of_a_home_is_fine_also_when_nothing_was_answered()
    {
        await using var visit = await browser.VisitAsync(new Visitor(1280));
        var page = visit.Page;
        await visit.OpenAsync("/melden/soort");
        await page.CheckAsync("input[value=woondiscriminatie]");
        await ReportForm.NextAsync(page);
        await visit.IsFineAsync();
        await ReportForm.NextAsync(page);
        await ReportForm.PassDetailsAsync(page, visit.IsFineOnPhoneAndDeskAsync);
        await page.FillAsync("[name='Form.Place']", "1491");
        await ReportForm.NextAsync(page);
        await page.CheckAsync("input[name='Form.Choice'] >> nth=0");
        await page.FillAsync("[name='Form.PlaceWords']", "Bij het plein");
        await ReportForm.NextAsync(page);
        await page.FillAsync("[name='Form.Text']", "Het huis ging naar een ander.");
        await page.CheckAsync("[name='Form.When'][value=Now]");
        await page.CheckAsync("[name='Form.Frequency'][value=Once]");
        await ReportForm.NextAsync(page);
        await ReportForm.NextAsync(page);
        await page.CheckAsync("[name='Form.Role'][value=Affected]");
        await ReportForm.NextAsync(page);

        Assert.EndsWith("/wonen", page.Url, StringComparison.Ordinal);
        await visit.IsFineOnPhoneAndDeskAsync();
        await FailsFirstAsync(visit);
        await page.CheckAsync("[name='Form.Tenure'][value=Tenant]");
        await page.FillAsync("[name='Form.OtherLandlord']", "J. Kuiper Verhuur");
        await ReportForm.NextAsync(page);
        await visit.IsFineAsync();
    }

    [Fact]
    public async Task Following_a_report_is_fine_also_with_a_long_history_and_with_nothing_typed()
    {
        await using var visit = await browser.VisitAsync(new Visitor(390));
        await visit.OpenAsync("/meldingen");
        await FailsFirstAsync(visit);

        await FollowAsync(visit.Page, "WA-2026-MARK01", string.Concat(Enumerable.Repeat("DEM0", 6)) + "01");
        await visit.IsFineAsync();
        await visit.Page.ClickAsync("form[action$='/berichten'] button[type=submit]");
        await visit.Page.Locator(".wa-errors").WaitForAsync();
        await visit.IsFineAsync();
        await visit.OpenAsync("/meldingen/WA-2026-MARK01/intrekken");
        await visit.IsFineAsync();
        await FollowAsync(visit.Page, "WA-2026-MARK10", string.Concat(Enumerable.Repeat("DEM0", 6)) + "10");
        await visit.OpenAsync("/meldingen/WA-2026-MARK10/delen");
        await visit.IsFineAsync();
    }

    /// <summary>Nothing answered, then an answer with which the form is not the right way, and back to the question.</summary>
    private static async Task IsStoppedAsync(Visit visit)
    {
        await FailsFirstAsync(visit);
        await visit.Page.CheckAsync("[name='Form.Value'][value=ja]");
        await ReportForm.NextAsync(visit.Page);
        await Assertions.Expect(visit.Page.Locator("main a[href='tel:112']")).ToBeVisibleAsync();
        await visit.IsFineAsync();
        await ReportForm.NextAsync(visit.Page, () => visit.Page.ClickAsync("main .wa-actions a[href$='/gevaar']"));
    }

    /// <summary>Sends the form as it is; what is wrong stands on top and is fine to look at.</summary>
    private static async Task FailsFirstAsync(Visit visit)
    {
        await ReportForm.NextAsync(visit.Page);
        await Assertions.Expect(visit.Page.Locator(".wa-errors")).ToBeFocusedAsync();
        Assert.StartsWith("Fout: ", await visit.Page.TitleAsync(), StringComparison.Ordinal);
        await visit.IsFineAsync();
    }

    private static async Task FollowAsync(IPage page, string code, string secret)
    {
        await page.GotoAsync("/meldingen?code=" + code);
        await page.FillAsync("[name=Code]", code);
        await page.FillAsync("[name=Secret]", secret);
        await ReportForm.NextAsync(page);
        // The page is there; what it can play is not waited for.
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"/meldingen/{code}$"));
    }
}
