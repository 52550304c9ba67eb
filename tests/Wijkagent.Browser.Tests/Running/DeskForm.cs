using Microsoft.Playwright;

namespace Wijkagent.Browser.Tests.Running;

/// <summary>What an officer does with the forms of the desk.</summary>
public static class DeskForm
{
    /// <summary>Opens the part of the page that a form is folded in, if it is folded.</summary>
    public static async Task OpenAsync(IPage page, string form)
    {
        if (!await page.IsVisibleAsync(form))
            await page.Locator("details").Filter(new() { Has = page.Locator(form) }).Last.Locator("> summary").ClickAsync();
    }

    /// <summary>Writes to the reporter with one of the forms of a report.</summary>
    public static async Task WriteAsync(IPage page, string action, string text)
    {
        var form = $"form[action$='/{action}']";
        await OpenAsync(page, form);
        await page.FillAsync(form + " textarea", text);
        await ReportForm.NextAsync(page, () => page.ClickAsync(form + " button[type=submit]"));
        await Assertions.Expect(page.Locator(".wa-desk-timeline")).ToContainTextAsync(text);
    }
}
