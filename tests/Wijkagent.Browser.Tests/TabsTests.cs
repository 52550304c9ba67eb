using Wijkagent.Browser.Tests.Running;

namespace Wijkagent.Browser.Tests;

/// <summary>Two tabs and the button «back» of the browser, which puts back what was typed there before.</summary>
[Collection(BrowserCollection.Name)]
public sealed class TabsTests(Running.Browser browser)
{
    private const string Text = "[name='Form.Text']";
    private const string First = "Elke avond harde muziek van de buren boven ons, tot laat in de nacht.";
    private const string Second = "De container achter het huis zit al weken vol, en de zakken staan ernaast.";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Back_shows_what_another_tab_wrote_and_not_what_stood_there_before(bool script)
    {
        await using var visit = await browser.VisitAsync(new Visitor(390, JavaScript: script));
        var page = visit.Page;
        await visit.OpenAsync("/melden/woorden");
        await page.FillAsync(Text, First);
        await ReportForm.NextAsync(page);
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/melden/woorden");
        await other.FillAsync(Text, Second);
        await other.ClickAsync("main form button[type=submit]");
        await other.WaitForURLAsync("**/melden/voorstel");

        await page.GoBackAsync();
        Assert.Equal(Second, await page.InputValueAsync(Text));
    }

    [Fact]
    public async Task Back_puts_nothing_of_a_report_that_was_thrown_away_in_the_next()
    {
        await using var visit = await browser.VisitAsync(new Visitor(390));
        var page = visit.Page;
        await visit.OpenAsync("/melden/woorden");
        await page.FillAsync(Text, First);
        await ReportForm.NextAsync(page);
        await page.GoBackAsync();
        await page.FillAsync(Text, First + " En ook overdag.");
        await page.ClickAsync(".wa-back");
        await page.WaitForURLAsync("**/melden");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/melden/opnieuw");
        await other.ClickAsync("main form button[type=submit]");
        await other.GotoAsync("/melden/woorden");
        await other.FillAsync(Text, Second);
        await other.ClickAsync("main form button[type=submit]");
        await other.WaitForURLAsync("**/melden/voorstel");

        await page.GoBackAsync();
        Assert.Equal(Second, await page.InputValueAsync(Text));
    }

    [Fact]
    public async Task Back_still_shows_what_was_typed_and_not_sent()
    {
        await using var visit = await browser.VisitAsync(new Visitor(390));
        var page = visit.Page;
        await visit.OpenAsync("/melden/woorden");
        await page.FillAsync(Text, First);
        await page.ClickAsync(".wa-back");
        await page.WaitForURLAsync("**/melden");
        await page.GoBackAsync();
        Assert.Equal(First, await page.InputValueAsync(Text));
    }
}
