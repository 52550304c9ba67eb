using System.Net;
using System.Text.Json;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Public.Reporting;

namespace Wijkagent.Web.Tests.Public;

/// <summary>Addresses that are offered while somebody types, and what comes of choosing one.</summary>
public sealed class SuggestionsTests : IAsyncLifetime
{
    private const string First = "Kade 9, 1234AB Ambrosiadam";
    private const string Second = "Kade 9a, 1235AB Ambrosiadam";

    private readonly WijkagentFactory host = new();

    public async Task InitializeAsync()
    {
        await host.BuildTownAsync();
        host.Geocoder.Knows(First, 5.0051, 52.0051);
        host.Geocoder.Knows(Second, 5.015, 52.015);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task From_three_letters_on_addresses_are_offered_and_kept_by_nobody()
    {
        using var client = host.CreateClient();
        var answer = await client.GetAsync(new Uri("/zoeken/voorstellen?q=kade+9", UriKind.Relative));
        using var lines = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal([First, Second], lines.RootElement.EnumerateArray().Select(line => line.GetProperty("label").GetString()));
        Assert.True(answer.Headers.CacheControl?.NoStore);
        foreach (var typed in new[] { "", "ka", "%20%20%20", new string('a', 201), "%00%00%00" })
            Assert.Equal((typed, "[]"), (typed, await client.GetStringAsync(new Uri($"/zoeken/voorstellen?q={typed}", UriKind.Relative))));
        host.Geocoder.IsAway = true;
        Assert.Equal("[]", await client.GetStringAsync(new Uri("/zoeken/voorstellen?q=kade", UriKind.Relative)));
    }

    [Fact]
    public async Task Who_chose_one_is_led_there_at_once_and_who_typed_on_is_not()
    {
        var visitor = host.NewVisitor();
        await visitor.GoAsync($"/zoeken?q={Uri.EscapeDataString(Second)}&adres=adr-1");
        Assert.Equal("/wijken/ambrosiadam/oosterwijk?buurt=noorderhof", visitor.Address);
        // Without it both fit, and with that of another address too.
        foreach (var other in new[] { "", "&adres=adr-0", "&adres=onzin", "&adres=" + new string('x', 200) })
        {
            await visitor.GoAsync($"/zoeken?q=kade{other}");
            Assert.StartsWith("/zoeken?q=kade", visitor.Address, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, visitor.Answer.StatusCode);
        }

        await visitor.ToPlaceAsync();
        Assert.Equal("Form_Place", visitor.Page.QuerySelector("[name='Form.Suggested']")!.GetAttribute("data-suggest"));
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Place"] = First, ["Form.Suggested"] = "adr-0", ["Form.PlaceWords"] = "Bij de brug" });
        Assert.Equal("/melden/wat", visitor.Address);
        await visitor.GoAsync("/melden/waar");
        Assert.Equal(First, visitor.Text(".wa-choice__text"));

        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Place"] = "Kade", ["Form.Suggested"] = "adr-0" });
        Assert.Equal([First, Second], visitor.Page.QuerySelectorAll("[name='Form.Choice'] + span .wa-choice__text").Select(text => text.TextContent));
    }
}
