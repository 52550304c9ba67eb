namespace Wijkagent.Web.Tests.Shared;

public sealed class IconTests(WebHost host) : IClassFixture<WebHost>
{
    [Fact]
    public async Task Icons_are_drawn_into_the_page_and_silent_to_screen_readers()
    {
        var page = await WebHost.ReadAsync(await host.CreateClient().GetAsync("/contact"));

        var icons = page.QuerySelectorAll("svg.wa-icon");
        Assert.NotEmpty(icons);
        Assert.All(icons, icon =>
        {
            Assert.Equal("true", icon.GetAttribute("aria-hidden"));
            Assert.NotEmpty(icon.QuerySelectorAll("path, circle, rect"));
        });
        Assert.Empty(page.QuerySelectorAll("wa-icon"));
    }
}
