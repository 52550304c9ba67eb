using Microsoft.Playwright;
using Wijkagent.Browser.Tests.Running;

namespace Wijkagent.Browser.Tests;

/// <summary>Every page on the way of a report, with what it says to whoever answers nothing.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ReportingTests(Running.Browser browser)
{
    [Theory]
    [InlineData(390, "jongerenoverlast")]
    [InlineData(1280, "woondiscriminatie")]
    public async Task Every_step_of_a_report_is_fine_also_when_nothing_was_answered(int width, string kind)
    {
        var email = $"stap-{Guid.NewGuid():N}@example.org";
        await using var visit = await browser.VisitAsync(new Visitor(width));
        var page = visit.Page;
        await visit.OpenAsync("/melden/soort");

        await FailsFirstAsync(visit);
        await page.CheckAsync($"input[value={kind}]");
        await ReportForm.NextAsync(page);
        await visit.IsFineAsync();
        await ReportForm.NextAsync(page);

        if (page.Url.EndsWith("/gevaar", StringComparison.Ordinal))
            await IsStoppedAsync(visit);
        await ReportForm.PassDetailsAsync(page, visit.IsFineAsync);
        await visit.IsFineAsync();
        await FailsFirstAsync(visit);
        await page.FillAsync("[name='Form.Place']", "Ergens waar niets is");
        await FailsFirstAsync(visit);
        await page.FillAsync("[name='Form.Place']", "1491");
        await ReportForm.NextAsync(page);
        await page.Locator("input[name='Form.Choice']").First.WaitForAsync();
        await visit.IsFineAsync();
        await page.CheckAsync("input[name='Form.Choice'] >> nth=0");
        await page.FillAsync("[name='Form.PlaceWords']", "Hoek Aansprakelijkheidsverzekeringsmaatschappijenstraat");
        await ReportForm.NextAsync(page);

        await visit.IsFineAsync();
        await FailsFirstAsync(visit);
        await page.CheckAsync("[name='Form.When'][value=OnDay]");
        await FailsFirstAsync(visit);
        await page.FillAsync("[name='Form.Text']", "Elke avond een groep bij de speeltuin.");
        await page.CheckAsync("[name='Form.When'][value=Now]");
        await page.CheckAsync("[name='Form.Frequency'][value=Daily]");
        await ReportForm.NextAsync(page);

        await visit.IsFineAsync();
        await ReportForm.AddPhotosAsync(page);
        // What is seen on a phone with files of each kind is more than with one photo.
        if (width > 390)
            await visit.IsFineAsync();
        await ReportForm.CoverByDrawingAsync(page, () => visit.IsFineAsync());
        if (width <= 390)
            await ReportForm.AddFilesAsync(page, [ReportForm.Film, ReportForm.Sound, ReportForm.Document, ReportForm.PhotoWithPlace], visit.IsFineAsync);
        await ReportForm.NextAsync(page);

        await visit.IsFineAsync();
        await FailsFirstAsync(visit);
        await page.CheckAsync("[name='Form.Role'][value=OnBehalf]");
        await FailsFirstAsync(visit);
        await page.FillAsync("[name='Form.ForWhom']", "Mijn overbuurvrouw van de Aansprakelijkheidsverzekeringsstraat");
        await page.CheckAsync("[name='Form.OtherKnows'][value=ja]");
        await ReportForm.NextAsync(page);
        await PassHomeAndSharingAsync(visit);

        await visit.IsFineAsync();
        await FailsFirstAsync(visit);
        await page.CheckAsync("[name='Form.Anonymous'][value=ja]");
        await FailsFirstAsync(visit);
        await page.FillAsync("[name='Form.Name']", "Bo de Bewoner");
        await page.FillAsync("[name='Form.Email']", email);
        await ReportForm.NextAsync(page);

        await visit.IsFineAsync();
        await ReportForm.NextAsync(page);
        await page.Locator("#code").WaitForAsync();
        await visit.IsFineAsync();
        var (code, secret) = (await page.InnerTextAsync("#code"), await page.InnerTextAsync("#sleutel"));
        await ReportForm.OpenMailedLinkAsync(page, email);
        await visit.IsFineAsync();
        await ReportForm.NextAsync(page);
        await visit.IsFineAsync();
        await FollowAsync(page, code, secret);
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

    /// <summary>What is asked of the home, or else with whom it may be shared: each of the two kinds asks one.</summary>
    private static async Task PassHomeAndSharingAsync(Visit visit)
    {
        await visit.IsFineAsync();
        if (visit.Page.Url.EndsWith("/wonen", StringComparison.Ordinal))
        {
            await FailsFirstAsync(visit);
            await visit.Page.CheckAsync("[name='Form.Tenure'][value=Tenant]");
            await visit.Page.FillAsync("[name='Form.OtherLandlord']", "J. Kuiper Verhuur");
        }
        else
        {
            await visit.Page.CheckAsync("[name='Form.With'][value=gemeente-markerhoven]");
        }

        await ReportForm.NextAsync(visit.Page);
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
        // What is wrong looks the same in a wide window, by night too; and where it would stick out is seen in a narrow one.
        await (visit.Page.ViewportSize!.Width <= 390 ? visit.IsFineAsync() : visit.AxeFindsNothingAsync());
    }

    private static async Task FollowAsync(IPage page, string code, string secret)
    {
        await page.GotoAsync("/meldingen?code=" + code);
        await page.FillAsync("[name=Code]", code);
        await page.FillAsync("[name=Secret]", secret);
        await ReportForm.NextAsync(page);
        // The page is there; what it can play is not waited for.
        await page.WaitForURLAsync("**/meldingen/" + code, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
    }
}
