using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Wijkagent.TestSupport;

namespace Wijkagent.Browser.Tests.Running;

/// <summary>What every walk through the report form does.</summary>
public static partial class ReportForm
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private const string Button = "main form:not([action*=sluiten]) button.nl-button--primary[type=submit]";

    /// <summary>Presses the one button that leads on, also to what is wrong, and waits for the page that comes.</summary>
    public static Task NextAsync(IPage page) => NextAsync(page, () => page.ClickAsync(Button));

    /// <summary>Does what leads to another page, and waits for it.</summary>
    public static async Task NextAsync(IPage page, Func<Task> leave)
    {
        await page.EvaluateAsync("document.documentElement.dataset.left = ''");
        await leave();
        await page.Locator("html:not([data-left]) main").WaitForAsync();
    }

    /// <summary>Answers what the kind asks of its own: the last of the answers to choose, which never ends the form.</summary>
    public static async Task PassDetailsAsync(IPage page, Func<Task>? look = null)
    {
        while (page.Url.Contains("/melden/vragen/", StringComparison.Ordinal))
        {
            await (look?.Invoke() ?? Task.CompletedTask);
            if (await page.Locator("main .wa-choice input").CountAsync() > 0)
                await page.Locator("main .wa-choice input").Last.CheckAsync();
            await NextAsync(page);
        }
    }

    /// <summary>Adds three pictures, of which one is none, and takes one of the others away again: one stays.</summary>
    public static async Task AddPhotosAsync(IPage page)
    {
        await page.SetInputFilesAsync("input[type=file]", [Picture("straat.jpg", Pictures.OfTelephone()), Picture("tekst.jpg", "geen foto"u8.ToArray()), Picture("hek.png", Pictures.Png())]);
        await NextAsync(page, () => page.ClickAsync("form[enctype] button.nl-button--secondary"));
        await Assertions.Expect(page.Locator(".wa-errors")).ToContainTextAsync("«tekst.jpg» is geen foto, film, geluid of pdf");
        await Assertions.Expect(page.Locator(".wa-photo img")).ToHaveCountAsync(2);
        await NextAsync(page, () => page.ClickAsync("form[action*='/fotos/2/weg'] button"));
        await Assertions.Expect(page.Locator(".wa-photo img")).ToHaveCountAsync(1);
    }

    private static FilePayload Picture(string name, byte[] content) => new() { Name = name, MimeType = "image/jpeg", Buffer = content };

    /// <summary>Follows the link of the mail to this address. It leaves in the background: the page is asked again until it is there.</summary>
    public static async Task OpenMailedLinkAsync(IPage page, string email)
    {
        var mail = page.Locator("main tr, main li").Filter(new() { HasText = email });
        var waits = System.Diagnostics.Stopwatch.StartNew();
        do
        {
            Assert.True(waits.Elapsed < Patience, $"No mail came to {email}.");
            await page.GotoAsync("/ontwikkel/post");
        }
        while (await mail.CountAsync() == 0);

        await mail.First.Locator("a").First.ClickAsync();
        var link = MailedLink().Match(await page.ContentAsync());
        Assert.True(link.Success, "The mail holds no link to follow.");
        await page.GotoAsync(link.Groups["path"].Value.Replace("&amp;", "&", StringComparison.Ordinal));
    }

    [GeneratedRegex("(?<path>/(meldingen/WA-[^/\"]+/bevestigen|aanmelden/uitnodiging)\\?sleutel=[^\"\\s<]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex MailedLink();
}
