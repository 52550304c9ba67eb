using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Wijkagent.TestSupport;
using Wijkagent.Web.Public.Offline;

namespace Wijkagent.Web.Tests.Public.Offline;

/// <summary>What a browser is told to keep for when there is no network, and how the portal is installed.</summary>
public sealed partial class WorkerTests(WijkagentFactory host) : IClassFixture<WijkagentFactory>
{
    [Fact]
    public async Task The_worker_is_asked_for_each_time_sent_when_it_is_another_and_keeps_files_that_are_there()
    {
        var browser = host.CreateClient();
        var answer = await browser.GetAsync("/sw.js?taal=nl");

        Assert.Equal("text/javascript", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no-cache", answer.Headers.CacheControl!.ToString());
        Assert.Contains("worker-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var script = await answer.Content.ReadAsStringAsync();
        var kept = KeptOf(script);
        Assert.NotEmpty(kept.Files);
        foreach (var file in kept.Files.Append(Imported().Match(script).Groups["path"].Value))
        {
            Assert.Matches(@"\.[a-z0-9]{10}\.|\?v=|woff2$", file);
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(file)).StatusCode);
        }

        using var again = new HttpRequestMessage(HttpMethod.Get, "/sw.js?taal=nl");
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await browser.SendAsync(again)).StatusCode);
        var english = KeptOf(await browser.GetStringAsync("/sw.js?taal=en"));
        Assert.Equal(("nl", "en"), (kept.Language, english.Language));
        Assert.NotEqual(kept.Version, english.Version);
    }

    [Fact]
    public async Task What_is_kept_is_the_same_for_everybody_in_the_language_that_was_chosen()
    {
        var browser = host.CreateClient();
        Assert.Contains(KeptForOffline.AllPages, page => page == "/zonder-netwerk");
        Assert.DoesNotContain(KeptForOffline.AllPages, page => page.StartsWith("/kantoor", StringComparison.Ordinal) || page.StartsWith("/mijn", StringComparison.Ordinal) || page.StartsWith("/meldingen", StringComparison.Ordinal));
        foreach (var page in KeptForOffline.AllPages)
        {
            using var asked = new HttpRequestMessage(HttpMethod.Get, page);
            asked.Headers.Add("Wijkagent-Language", "en");
            var answer = await browser.SendAsync(asked);
            var text = await answer.Content.ReadAsStringAsync();

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            Assert.NotEqual("no-store", answer.Headers.CacheControl!.ToString());
            Assert.DoesNotContain("__RequestVerificationToken", text, StringComparison.Ordinal);
            Assert.Contains("<html lang=\"en\">", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_language_that_somebody_chose_goes_before_what_a_header_says()
    {
        var browser = host.CreateClient();
        using var choice = new FormUrlEncodedContent([new("taal", "nl"), new("terug", "/over")]);
        await browser.PostAsync("/taal", choice);
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/over");
        asked.Headers.Add("Wijkagent-Language", "en");

        Assert.Contains("<html lang=\"nl\">", await (await browser.SendAsync(asked)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_portal_can_be_installed_with_its_own_mark_and_ways_in()
    {
        var browser = host.CreateClient();
        var page = await WijkagentFactory.ReadAsync(await browser.GetAsync("/"));
        var link = page.QuerySelector("link[rel=manifest]")!;
        Assert.Equal("use-credentials", link.GetAttribute("crossorigin"));
        var answer = await browser.GetAsync(link.GetAttribute("href"));
        using var manifest = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var told = manifest.RootElement;

        Assert.Equal("application/manifest+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(("Wijkagent", "nl", "/", "standalone"), (Text(told, "short_name"), Text(told, "lang"), Text(told, "start_url"), Text(told, "display")));
        Assert.Equal(["any any", "192x192 any", "512x512 any", "512x512 maskable"], told.GetProperty("icons").EnumerateArray().Select(icon => $"{Text(icon, "sizes")} {Text(icon, "purpose")}"));
        foreach (var address in told.GetProperty("icons").EnumerateArray().Select(icon => Text(icon, "src")).Concat(told.GetProperty("shortcuts").EnumerateArray().Select(way => Text(way, "url"))))
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(address)).StatusCode);

        using var choice = new FormUrlEncodedContent([new("taal", "en")]);
        await browser.PostAsync("/taal", choice);
        Assert.Contains("\"Report\"", await browser.GetStringAsync("/manifest.webmanifest"), StringComparison.Ordinal);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static KeptForOffline KeptOf(string script) =>
        JsonSerializer.Deserialize<KeptForOffline>(Kept().Match(script).Groups["kept"].Value, JsonSerializerOptions.Web)!;

    [GeneratedRegex("^const kept = (?<kept>.*);$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Kept();

    [GeneratedRegex("from '(?<path>/lib/parts/waiting.js[^']+)'", RegexOptions.ExplicitCapture)]
    private static partial Regex Imported();
}
