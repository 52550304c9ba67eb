using Microsoft.Playwright;
using Wijkagent.Core.Persistence.Seeding;

namespace Wijkagent.Browser.Tests.Running;

/// <summary>Signing in with a demo account, as its owner would.</summary>
public static class SignIn
{
    /// <summary>Fills in password and code. The codes come from the page that Development has for it.</summary>
    public static async Task WithCodeAsync(IPage page, string email)
    {
        await page.GotoAsync("/ontwikkel/codes");
        var code = await page.Locator("tbody tr").Filter(new() { HasText = email }).Locator("td").Nth(1).InnerTextAsync();
        await page.GotoAsync("/aanmelden");
        await WithPasswordAsync(page, email);
        await page.FillAsync("[name=Code]", code);
        await page.ClickAsync("main form[action='/aanmelden/code'] button[type=submit]");
        await page.Locator("form[action='/afmelden']").First.WaitForAsync();
    }

    /// <summary>Fills in the sign-in page, which is open.</summary>
    public static async Task WithPasswordAsync(IPage page, string email)
    {
        await page.FillAsync("[name=Email]", email);
        await page.FillAsync("[name=Password]", DemoAccount.Password);
        await page.ClickAsync("main form[action='/aanmelden'] button[type=submit]");
    }
}
