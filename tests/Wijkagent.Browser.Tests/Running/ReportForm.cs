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
        // While all tests begin at once, what runs for the first time can take its time.
        await page.Locator("html:not([data-left]) main").WaitForAsync(new() { Timeout = (float)Patience.TotalMilliseconds });
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

    /// <summary>From the kinds to the question who somebody is: something small, told in these words.</summary>
    public static async Task ToWhoAsync(IPage page, string text)
    {
        await page.GotoAsync("/melden/soort");
        await page.CheckAsync("input[value=iets-anders]");
        await NextAsync(page);
        await NextAsync(page);
        await PassDetailsAsync(page);
        await page.FillAsync("[name='Form.Place']", "1491AB");
        await NextAsync(page);
        if (await page.Locator("input[name='Form.Choice']").CountAsync() > 0)
        {
            await page.CheckAsync("input[name='Form.Choice'] >> nth=0");
            await page.FillAsync("[name='Form.PlaceWords']", "Bij de brug");
            await NextAsync(page);
        }

        await page.FillAsync("[name='Form.Text']", text);
        await page.CheckAsync("[name='Form.When'][value=Unknown]");
        await page.CheckAsync("[name='Form.Frequency'][value=Once]");
        await NextAsync(page);
        await NextAsync(page);
        await page.CheckAsync("[name='Form.Role'][value=Witness]");
        await NextAsync(page);
    }

    /// <summary>From there to the check page, without a name.</summary>
    public static async Task StayAnonymousAsync(IPage page)
    {
        await page.CheckAsync("[name='Form.Anonymous'][value=nee]");
        await NextAsync(page);
    }

    /// <summary>Sends it, and reads code and secret from the last page.</summary>
    public static async Task<(string Code, string Secret)> SendAsync(IPage page)
    {
        await NextAsync(page);
        return (await page.InnerTextAsync("#code"), await page.InnerTextAsync("#sleutel"));
    }

    /// <summary>Opens a report with code and secret.</summary>
    public static async Task FollowAsync(IPage page, string code, string secret)
    {
        await page.GotoAsync("/meldingen");
        await page.FillAsync("[name=Code]", code);
        await page.FillAsync("[name=Secret]", secret);
        await NextAsync(page);
        await page.WaitForURLAsync($"**/meldingen/{code}");
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

    /// <summary>Makes parts of the first picture black without a script: by squares.</summary>
    public static async Task CoverBySquaresAsync(IPage page)
    {
        await NextAsync(page, () => page.ClickAsync(".wa-photo__verb"));
        await page.CheckAsync("[name=Box] >> nth=9");
        await page.CheckAsync("[name=Box] >> nth=10");
        await NextAsync(page);
        await Assertions.Expect(page.Locator(".wa-photo img")).ToHaveCountAsync(1);
    }

    /// <summary>The same with a script: by dragging, by two presses and by the keys.</summary>
    public static async Task CoverByDrawingAsync(IPage page, Func<Task> look)
    {
        await NextAsync(page, () => page.ClickAsync(".wa-photo__verb"));
        await page.Locator(".wa-cover--drawn").WaitForAsync();
        var picture = (await page.Locator(".wa-cover").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(picture.X + 20, picture.Y + 20);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(picture.X + 70, picture.Y + 60);
        await page.Mouse.UpAsync();
        await page.Mouse.ClickAsync(picture.X + 100, picture.Y + 100);
        await page.Mouse.ClickAsync(picture.X + 160, picture.Y + 140);
        await page.FocusAsync("[data-cover-add]");
        foreach (var key in new[] { "Enter", "ArrowRight", "Shift+ArrowDown" })
            await page.Keyboard.PressAsync(key);
        // In the middle and 150 thousandths of each side; one step to the right, one lower.
        Assert.Equal("435 425 150 160", await page.InputValueAsync("[name=Box] >> nth=2"));
        await page.FocusAsync("[data-cover-add]");
        foreach (var key in new[] { "Enter", "Delete" })
            await page.Keyboard.PressAsync(key);
        await Assertions.Expect(page.Locator("[name=Box]")).ToHaveCountAsync(3);
        await look();
        await NextAsync(page);
        await Assertions.Expect(page.Locator(".wa-photo img")).ToHaveCountAsync(1);
    }

    /// <summary>A photo that says nothing beside itself.</summary>
    public static FilePayload Photo { get; } = Picture("hek.jpg", Pictures.Jpeg());

    /// <summary>A photo that says that it was taken on the Werfkade of the demo town.</summary>
    public static FilePayload PhotoWithPlace { get; } = Picture("kade.jpg", Pictures.OfTelephone(secondsNorth: 2007, secondsEast: 750));

    /// <summary>A film.</summary>
    public static FilePayload Film { get; } = new() { Name = "film.mp4", MimeType = "video/mp4", Buffer = Movies.Film() };

    /// <summary>A recording.</summary>
    public static FilePayload Sound { get; } = new() { Name = "geluid.m4a", MimeType = "audio/mp4", Buffer = Movies.Sound() };

    /// <summary>A PDF.</summary>
    public static FilePayload Document { get; } = new() { Name = "brief.pdf", MimeType = "application/pdf", Buffer = Documents.Pdf() };

    /// <summary>Adds files of which one says where it was taken, and says that that is the place.</summary>
    public static async Task AddFilesAsync(IPage page, FilePayload[] files, Func<Task> look)
    {
        await page.SetInputFilesAsync("input[type=file]", files);
        await NextAsync(page, () => page.ClickAsync("form[enctype] button.nl-button--secondary"));
        await Assertions.Expect(page.Locator(".wa-photo__name")).ToHaveCountAsync(files.Length - 1);
        await Assertions.Expect(page.Locator("section[aria-labelledby=plek]")).ToContainTextAsync("In een foto staat waar hij is gemaakt: in ");
        await look();
        await NextAsync(page, () => page.ClickAsync("form[action^='/melden/fotos/plek'] button[value=true]"));
        await Assertions.Expect(page.Locator("section[aria-labelledby=plek]")).ToHaveCountAsync(0);
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

    [GeneratedRegex("(?<path>/(meldingen/WA-[^/\"]+/(bevestigen|openen)|aanmelden/(uitnodiging|link/openen))\\?sleutel=[^\"\\s<]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex MailedLink();
}
