using Microsoft.Playwright;
using Wijkagent.Browser.Tests.Running;

namespace Wijkagent.Browser.Tests;

/// <summary>Signing in without script, and with a passkey of an authenticator that Chromium makes up.</summary>
[Collection(OtherBrowserCollection.Name)]
public sealed class SignInTests(Running.Browser browser)
{
    [Fact]
    public async Task Without_script_a_password_and_a_code_lead_in_and_signing_out_leads_out()
    {
        await using var visit = await browser.VisitAsync(new Visitor(390, JavaScript: false));
        var page = visit.Page;

        await SignIn.WithCodeAsync(page, "mehmet.aydin@demo.example");
        await visit.OpenAsync("/account");
        Assert.Equal(0, await page.Locator("[data-passkey]:visible").CountAsync());
        await visit.NothingSticksOutAsync();
        await page.ClickAsync("main form[action='/afmelden'] button");

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("U bent afgemeld");
    }

    [Fact]
    public async Task A_passkey_is_made_signs_in_alone_and_confirms_a_change()
    {
        await using var visit = await browser.VisitAsync(new Visitor());
        var page = visit.Page;
        await AddAuthenticatorAsync(page);
        // Nobody else of this program's tests: a code is good for once in half a minute.
        await SignIn.WithCodeAsync(page, "joost.wielinga@demo.example");

        await visit.OpenAsync("/account/passkeys");
        await page.FillAsync("[name=Name]", "Mijn testsleutel");
        await page.ClickAsync("form[action='/account/passkeys'] button");
        await Assertions.Expect(page.Locator("tbody")).ToContainTextAsync("Mijn testsleutel");
        await visit.AxeFindsNothingAsync();

        await page.ClickAsync("header form[action='/afmelden'] button");
        await page.ClickAsync("form[action='/aanmelden/passkey'] button");
        await page.WaitForURLAsync("**/kantoor");

        await visit.OpenAsync("/account/bevestigen?terug=/account/wachtwoord");
        await page.ClickAsync("form[action='/account/bevestigen/passkey'] button");
        await page.WaitForURLAsync("**/account/wachtwoord");
    }

    [Fact]
    public async Task A_resident_comes_in_by_a_mailed_link_adds_a_passkey_and_from_then_on_signs_in_with_that_alone()
    {
        const string email = "nieuwe.bewoner@example.org";
        await using var visit = await browser.VisitAsync(new Visitor());
        var page = visit.Page;
        await AddAuthenticatorAsync(page);
        await visit.OpenAsync("/aanmelden");
        await page.FillAsync("[name='Link.Email']", email);
        await ReportForm.NextAsync(page, () => page.ClickAsync("form[action='/aanmelden/link'] button"));
        await ReportForm.OpenMailedLinkAsync(page, email);
        await visit.AxeFindsNothingAsync();
        await ReportForm.NextAsync(page);
        Assert.EndsWith("/mijn", page.Url, StringComparison.Ordinal);

        await visit.OpenAsync("/account/passkeys");
        await page.FillAsync("[name=Name]", "Mijn telefoon");
        await page.ClickAsync("form[action='/account/passkeys'] button");
        await Assertions.Expect(page.Locator("tbody")).ToContainTextAsync("Mijn telefoon");
        await page.ClickAsync("header form[action='/afmelden'] button");
        await page.ClickAsync("form[action='/aanmelden/passkey'] button");

        await page.WaitForURLAsync("**/mijn");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Mijn meldingen");
    }

    [Fact]
    public async Task Who_is_invited_makes_a_passkey_and_never_has_a_password()
    {
        await using var office = await browser.VisitAsync(new Visitor());
        await browser.SignInAsync(office, "beheer@demo.example");
        await office.OpenAsync("/kantoor/beheer/gebruikers/uitnodigen");
        await office.Page.FillAsync("[name='Person.Name']", "Paula Sleutel");
        await office.Page.FillAsync("[name='Person.Email']", "paula.sleutel@demo.example");
        await office.Page.CheckAsync("[name='Person.Roles'][value='editor']");
        await office.Page.ClickAsync("main form button[type=submit]");
        await office.Page.WaitForURLAsync("**/gebruikers/*gedaan=Invitation");
        await using var visit = await browser.VisitAsync(new Visitor(390));
        var page = visit.Page;
        await AddAuthenticatorAsync(page);
        await ReportForm.OpenMailedLinkAsync(page, "paula.sleutel@demo.example");
        await page.Locator("form[data-passkey='create']").WaitForAsync();
        await visit.AxeFindsNothingAsync();
        await visit.NothingSticksOutAsync();

        await page.ClickAsync("form[data-passkey='create'] button");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Uw passkey is bewaard");
        await page.ClickAsync("form[action='/aanmelden/passkey'] button");

        await page.WaitForURLAsync("**/account");
    }

    [Fact]
    public async Task A_passkey_that_is_not_shown_leaves_the_other_ways()
    {
        await using var visit = await browser.VisitAsync(new Visitor());
        await AddAuthenticatorAsync(visit.Page);
        await visit.OpenAsync("/aanmelden");

        await visit.Page.ClickAsync("form[action='/aanmelden/passkey'] button");

        await Assertions.Expect(visit.Page.Locator("[data-passkey-failed]")).ToBeVisibleAsync();
        await visit.AxeFindsNothingAsync();
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Axe_finds_nothing_on_the_second_step(int width)
    {
        await using var visit = await browser.VisitAsync(new Visitor(width));
        var page = visit.Page;
        await visit.OpenAsync("/aanmelden");
        await SignIn.WithPasswordAsync(page, "auditor@demo.example");
        await page.Locator("[name=Code]").WaitForAsync();
        await visit.AxeFindsNothingAsync();
        await visit.OpenAsync("/aanmelden/herstelcode");
        await visit.AxeFindsNothingAsync();
    }

    private static async Task AddAuthenticatorAsync(IPage page)
    {
        var cdp = await page.Context.NewCDPSessionAsync(page);
        await cdp.SendAsync("WebAuthn.enable");
        await cdp.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
