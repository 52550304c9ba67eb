using Microsoft.Playwright;
using Wijkagent.Browser.Tests.Running;

namespace Wijkagent.Browser.Tests;

/// <summary>The desk with work on it, and the pages of an own account.</summary>
[Collection(OtherBrowserCollection.Name)]
public sealed class DeskTests(Running.Browser browser)
{
    internal static readonly string[] Lists =
    [
        "/kantoor", "/kantoor/meldingen", "/kantoor/meldingen?weergave=alles", "/kantoor/meldingen?zoek=niets-dat-bestaat",
        "/kantoor/zaken?weergave=alles", "/kantoor/berichten", "/kantoor/berichten?weergave=afgehandeld",
    ];

    internal static readonly string[] AccountPages =
        ["/mijn", "/account", "/account/sessies", "/account/tweede-factor", "/account/herstelcodes", "/account/wachtwoord", "/account/e-mail", "/account/passkeys", "/account/gegevens", "/account/toestemming", "/account/opheffen"];

    [Fact]
    public async Task Every_page_of_the_desk_is_fine_for_everybody()
    {
        await using var visit = await browser.VisitAsync(new Visitor(390));
        await browser.SignInAsync(visit, "wijkagent@demo.example");
        foreach (var path in Lists)
        {
            await visit.OpenAsync(path);
            await OpenAllAsync(visit.Page);
            await visit.IsFineOnPhoneAndDeskAsync();
        }

        await visit.OpenAsync("/kantoor/meldingen/WA-2026-NIETS1", 404);
        await visit.IsFineOnPhoneAndDeskAsync();
        await visit.OpenAsync("/");
        await visit.IsFineOnPhoneAndDeskAsync();
    }

    [Fact]
    public async Task A_report_and_a_case_are_fine_with_every_form_open_and_with_nothing_filled_in()
    {
        await using var visit = await browser.VisitAsync(new Visitor(390));
        await browser.SignInAsync(visit, "wijkagent@demo.example");
        await visit.OpenAsync("/kantoor/meldingen/WA-2026-MARK01");
        await OpenAllAsync(visit.Page);
        await visit.IsFineOnPhoneAndDeskAsync();
        await FailsAsync(visit, "form[action$='/bericht']");
        await FailsAsync(visit, "form[action$='/doorverwijzing']");

        await OpenFirstAsync(visit, "/kantoor/zaken");
        await OpenAllAsync(visit.Page);
        await visit.IsFineOnPhoneAndDeskAsync();
        await FailsAsync(visit, "form[action$='/handelingen']");
        await FailsAsync(visit, "form[action$='/taken']");
    }

    [Fact]
    public async Task What_was_set_apart_is_fine_with_the_form_for_abuse_open_and_with_nothing_filled_in()
    {
        await using var visit = await browser.VisitAsync(new Visitor(390));
        await browser.SignInAsync(visit, "coordinator@demo.example");
        await visit.OpenAsync("/kantoor/apart");
        await Assertions.Expect(visit.Page.Locator("main article").First).ToBeVisibleAsync();
        await OpenAllAsync(visit.Page);
        await visit.IsFineOnPhoneAndDeskAsync();

        var form = visit.Page.Locator("form[action$='/misbruik']").First;
        await form.Locator("[name=reason]").FillAsync("");
        await form.Locator("button").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("main [role=alert]")).ToBeVisibleAsync();
        await visit.IsFineOnPhoneAndDeskAsync();

        // The block list, on which is a website.
        await visit.OpenAsync("/kantoor/apart/bloklijst");
        await Assertions.Expect(visit.Page.Locator("main tbody tr")).ToHaveCountAsync(1);
        await visit.Page.ClickAsync("form[action$='/bloklijst'] button");
        await Assertions.Expect(visit.Page.Locator("main .wa-field--invalid")).ToHaveCountAsync(3);
        await visit.IsFineOnPhoneAndDeskAsync();
    }

    [Fact]
    public async Task Taking_over_the_case_of_a_stand_in_is_fine_before_and_after()
    {
        await using var visit = await browser.VisitAsync(new Visitor(390));
        await browser.SignInAsync(visit, "ramon.pinas@demo.example");
        await OpenFirstAsync(visit, "/kantoor/zaken");
        await visit.IsFineOnPhoneAndDeskAsync();

        await ReportForm.NextAsync(visit.Page, () => visit.Page.ClickAsync("form[action$='/overname'] button"));

        await Assertions.Expect(visit.Page.Locator("form[action$='/overname']")).ToHaveCountAsync(0);
        await visit.IsFineOnPhoneAndDeskAsync();
    }

    [Theory]
    [InlineData("beheer@demo.example", "/kantoor/beheer/gebruikers", "/kantoor/beheer/gebruikers/uitnodigen", "/kantoor/bewaartermijnen")]
    [InlineData("coordinator@demo.example", "/kantoor/bewaartermijnen", "/kantoor/zaken/openen")]
    [InlineData("auditor@demo.example", "/kantoor/logboek", "/kantoor/bewaartermijnen")]
    [InlineData("privacy@demo.example", "/kantoor/verzoeken", "/kantoor/verzoeken?staat=afgerond", "/kantoor/wie-keek?ding=geen-nummer", "/kantoor/wie-keek?ding=WA-2026-AAAAAA", "/kantoor/wie-keek?ding=wa2026aaaaaa")]
    public async Task What_others_than_officers_look_after_is_fine_for_everybody(string who, params string[] pages)
    {
        await using var visit = await browser.VisitAsync(new Visitor(390));
        await browser.SignInAsync(visit, who);
        foreach (var path in pages)
        {
            await visit.OpenAsync(path);
            await OpenAllAsync(visit.Page);
            await visit.IsFineOnPhoneAndDeskAsync();
        }
    }

    [Fact]
    public async Task The_pages_of_an_own_account_are_fine_for_everybody()
    {
        await using var visit = await browser.VisitAsync(new Visitor(390));
        await browser.SignInAsync(visit, "redactie@demo.example");
        foreach (var path in AccountPages)
        {
            await visit.OpenAsync(path);
            await visit.IsFineOnPhoneAndDeskAsync();
        }

        await visit.OpenAsync("/account/bevestigen");
        await visit.IsFineOnPhoneAndDeskAsync();
        await visit.OpenAsync("/kantoor", 403);
        await visit.IsFineOnPhoneAndDeskAsync();
    }

    private static async Task OpenFirstAsync(Visit visit, string list)
    {
        await visit.OpenAsync(list);
        await visit.OpenAsync((await visit.Page.Locator("main a[data-row]").First.GetAttributeAsync("href"))!);
    }

    private static async Task OpenAllAsync(IPage page)
    {
        var closed = page.Locator("main details:not([open]) > summary");
        while (await closed.CountAsync() > 0)
            await closed.First.PressAsync("Enter");
    }

    /// <summary>Sends a form as it is; the page comes back with what is wrong on top and the form still open.</summary>
    private static async Task FailsAsync(Visit visit, string form)
    {
        await OpenAllAsync(visit.Page);
        await ReportForm.NextAsync(visit.Page, () => visit.Page.ClickAsync(form + " button[type=submit]"));
        await Assertions.Expect(visit.Page.Locator(".wa-errors")).ToBeFocusedAsync();
        await Assertions.Expect(visit.Page.Locator(form)).ToBeVisibleAsync();
        await visit.IsFineOnPhoneAndDeskAsync();
    }
}
