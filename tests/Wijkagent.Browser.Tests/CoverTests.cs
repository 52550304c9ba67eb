using Microsoft.Playwright;
using NetVips;
using Wijkagent.Browser.Tests.Running;

namespace Wijkagent.Browser.Tests;

/// <summary>Black boxes that a reporter draws over a photo.</summary>
[Collection(OtherBrowserCollection.Name)]
public sealed class CoverTests(Running.Browser browser)
{
    private const int Dark = 40;
    private const int Bright = 150;

    // What is drawn lies between these parts of width and height; the photo is red on the left and blue on the right.
    private const float From = 0.3f;
    private const float To = 0.7f;

    [Fact]
    public async Task What_was_drawn_is_drawn_again_when_it_was_refused_and_black_for_who_comes_back_and_in_what_is_sent()
    {
        await using var visit = await browser.VisitAsync(new Visitor(1280));
        var page = visit.Page;
        await ToPhotosAsync(visit);
        await page.SetInputFilesAsync("input[type=file]", ReportForm.Photo);
        await ReportForm.NextAsync(page, () => page.ClickAsync("form[enctype] button.nl-button--secondary"));
        AllBright(await SmallAsync(page));
        await ReportForm.NextAsync(page, () => page.ClickAsync(".wa-photo__verb"));
        await DrawAsync(page);
        var drawn = await page.InputValueAsync("[name=Box]");

        // More than may be made black at once, which the page itself does not let happen.
        await page.EvaluateAsync("""
            () => {
              const form = document.querySelector('form[data-cover]');
              for (let more = 0; more < 50; more++)
                form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'Box', value: '0 0 10 10' }));
            }
            """);
        await ReportForm.NextAsync(page);
        await Assertions.Expect(page.Locator(".wa-errors")).ToContainTextAsync("U kunt tot 50 plekken tegelijk zwart maken");
        await Assertions.Expect(page.Locator(".wa-cover__box")).ToHaveCountAsync(2);
        Assert.Equal(drawn, await page.InputValueAsync("[name=Box] >> nth=0"));
        var (picture, box) = (await BoundsAsync(page, ".wa-cover"), await BoundsAsync(page, ".wa-cover__box"));
        Assert.Equal((From, From, To, To), (
            Part(box.X - picture.X, picture.Width), Part(box.Y - picture.Y, picture.Height), Part(box.X + box.Width - picture.X, picture.Width), Part(box.Y + box.Height - picture.Y, picture.Height)));
        await page.FocusAsync(".wa-cover__box >> nth=1");
        await page.Keyboard.PressAsync("Delete");
        await ReportForm.NextAsync(page);

        // On to the next page and back: it is black in the small picture and in the large one.
        await ReportForm.NextAsync(page);
        await ReportForm.NextAsync(page, () => page.ClickAsync("main .wa-step-top a"));
        Assert.EndsWith("/melden/fotos", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
        IsCovered(await SmallAsync(page));
        await ReportForm.NextAsync(page, () => page.ClickAsync(".wa-photo__verb"));
        IsCovered(await LargeAsync(page, ".wa-cover img", "src"));
        await page.GoBackAsync();

        await SendAsync(page);
        IsCovered(await SmallAsync(page));
        IsCovered(await LargeAsync(page, ".wa-photo a:has(img)", "href"));
    }

    private static async Task ToPhotosAsync(Visit visit)
    {
        var page = visit.Page;
        await visit.OpenAsync("/melden/soort");
        await page.CheckAsync("input[value=iets-anders]");
        await ReportForm.NextAsync(page);
        await ReportForm.NextAsync(page);
        await ReportForm.PassDetailsAsync(page);
        await page.FillAsync("[name='Form.Place']", "Sluishart");
        await ReportForm.NextAsync(page);
        await page.FillAsync("[name='Form.PlaceWords']", "Bij de brug");
        await ReportForm.NextAsync(page);
        await page.FillAsync("[name='Form.Text']", "Iemand staat op deze foto.");
        await page.CheckAsync("[name='Form.When'][value=Unknown]");
        await page.CheckAsync("[name='Form.Frequency'][value=Once]");
        await ReportForm.NextAsync(page);
    }

    /// <summary>From the photos on, without a name, to the page of the report.</summary>
    private static async Task SendAsync(IPage page)
    {
        await ReportForm.NextAsync(page);
        await page.CheckAsync("[name='Form.Role'][value=Witness]");
        await ReportForm.NextAsync(page);
        await ReportForm.StayAnonymousAsync(page);
        var (code, secret) = await ReportForm.SendAsync(page);
        await ReportForm.FollowAsync(page, code, secret);
    }

    private static async Task DrawAsync(IPage page)
    {
        await page.Locator(".wa-cover--drawn").WaitForAsync();
        var picture = await BoundsAsync(page, ".wa-cover");
        await page.Mouse.MoveAsync(picture.X + (From * picture.Width), picture.Y + (From * picture.Height));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(picture.X + (To * picture.Width), picture.Y + (To * picture.Height));
        await page.Mouse.UpAsync();
        await Assertions.Expect(page.Locator(".wa-cover__box")).ToHaveCountAsync(1);
    }

    private static async Task<LocatorBoundingBoxResult> BoundsAsync(IPage page, string selector)
    {
        await page.Locator(".wa-cover--drawn").WaitForAsync();
        return (await page.Locator(selector).First.BoundingBoxAsync())!;
    }

    private static float Part(float at, float of) => MathF.Round(at / of, 2);

    private static async Task<byte[]> SmallAsync(IPage page) =>
        Convert.FromBase64String((await page.Locator(".wa-photo img").GetAttributeAsync("src"))!.Split(',')[1]);

    private static async Task<byte[]> LargeAsync(IPage page, string selector, string attribute)
    {
        var answer = await page.APIRequest.GetAsync(new Uri(new Uri(page.Url), await page.Locator(selector).GetAttributeAsync(attribute)).ToString());
        Assert.Equal(200, answer.Status);
        return await answer.BodyAsync();
    }

    private static void AllBright(byte[] jpeg) => Assert.All([.. Inside, .. Outside], at => Assert.InRange(Brightness(jpeg, at), Bright, 255));

    private static void IsCovered(byte[] jpeg)
    {
        Assert.All(Inside, at => Assert.InRange(Brightness(jpeg, at), 0, Dark));
        Assert.All(Outside, at => Assert.InRange(Brightness(jpeg, at), Bright, 255));
    }

    private static (double X, double Y)[] Inside { get; } = [(0.35, 0.35), (0.65, 0.35), (0.35, 0.65), (0.65, 0.65), (0.45, 0.5)];

    private static (double X, double Y)[] Outside { get; } = [(0.02, 0.02), (0.25, 0.5), (0.75, 0.5), (0.4, 0.25), (0.6, 0.75)];

    private static int Brightness(byte[] jpeg, (double X, double Y) at)
    {
        using var picture = Image.NewFromBuffer(jpeg);
        return (int)picture.Getpoint((int)(at.X * picture.Width), (int)(at.Y * picture.Height)).Max();
    }
}
