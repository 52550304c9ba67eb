using Microsoft.Playwright;

namespace Wijkagent.Browser.Tests.Running;

/// <summary>
/// Somebody without a mouse. Wherever the focus comes it must be seen: the element lies in the window and has an outline
/// or a shadow around it.
/// </summary>
public sealed class Keyboard(IPage page)
{
    /// <summary>More stops than any page has.</summary>
    private const int MostStops = 80;

    private const string Stop = """
        () => {
          const focused = document.activeElement;
          const style = getComputedStyle(focused);
          const box = focused.getBoundingClientRect();
          const isInWindow = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0;
          const isMarked = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
          return focused === document.body ? 'nothing' : isInWindow && isMarked ? '' : focused.outerHTML.slice(0, 200);
        }
        """;

    /// <summary>Presses a key.</summary>
    public Task PressAsync(string key) => page.Keyboard.PressAsync(key);

    /// <summary>Types a text.</summary>
    public Task TypeAsync(string text) => page.Keyboard.TypeAsync(text);

    /// <summary>Presses Enter where it leads to another page.</summary>
    public Task EnterAsync() => ReportForm.NextAsync(page, () => page.Keyboard.PressAsync("Enter"));

    /// <summary>Presses Tab until this has the focus.</summary>
    public async Task TabToAsync(string selector)
    {
        for (var stops = 0; stops < MostStops; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            var unseen = await page.EvaluateAsync<string>(Stop);
            Assert.True(unseen.Length == 0, $"{page.Url}: on the way to {selector} the focus is not seen on {unseen}.");
            if (await page.Locator(selector + ":focus").CountAsync() > 0)
                return;
        }

        Assert.Fail($"{page.Url}: Tab does not come to {selector}.");
    }

    /// <summary>Goes to a group of radio buttons and, with the arrow keys, to the one that is meant.</summary>
    public async Task ChooseAsync(string group, string meant)
    {
        await TabToAsync(group);
        await page.Keyboard.PressAsync("Space");
        for (var pressed = 0; pressed < MostStops && await page.Locator(group + meant + ":checked").CountAsync() == 0; pressed++)
            await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.Locator(group + meant)).ToBeCheckedAsync();
    }
}
