using System.Net;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Content;
using Wijkagent.Core.Statistics;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Backoffice;
using Wijkagent.Web.Tests.Public.Reporting;

namespace Wijkagent.Web.Tests.Public.Subscriptions;

/// <summary>Feeds tell what mails tell, in an order that programs read, and of a zone only to who has its key.</summary>
public sealed class FeedsTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task The_page_of_a_district_names_its_feed_which_is_sent_again_only_when_it_changed()
    {
        using var program = await StartAsync(density: 200);
        var (code, _) = await KnownTests.TellAsync(program.NewVisitor(), Journey.Anonymous);
        var page = await program.NewVisitor().GoAsync("/wijken/ambrosiadam/westerwijk");
        var address = page.Page.QuerySelector("link[rel=alternate][type='application/atom+xml']")!.GetAttribute("href")!;
        Assert.Equal("/feeds/wk990000.atom", address);
        using var client = program.CreateClient();
        Assert.Empty((await ReadAsync(client, address)).Elements(Atom + "entry"));

        program.Clock.Advance(TimeSpan.FromDays(1));
        using var answer = await client.GetAsync(address);
        var text = await answer.Content.ReadAsStringAsync();
        var feed = XDocument.Parse(text).Root!;
        var entry = Assert.Single(feed.Elements(Atom + "entry"));

        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("Afval en verloedering, Zuiderdijk", entry.Element(Atom + "title")!.Value);
        Assert.Equal("2026-03-03T07:00:00Z", entry.Element(Atom + "updated")!.Value);
        Assert.StartsWith("tag:wijkagent.test,2026:probleem:", entry.Element(Atom + "id")!.Value, StringComparison.Ordinal);
        Assert.Equal(WijkagentFactory.BaseUrl + address, feed.Elements(Atom + "link").Single(l => l.Attribute("rel")!.Value == "self").Attribute("href")!.Value);
        Assert.NotNull(feed.Element(Atom + "author")?.Element(Atom + "name"));
        await using (var db = program.OpenDatabase())
        {
            foreach (var part in new[] { code, "Matras", "glasbak", (await db.Reports.SingleAsync()).Id.ToString(), (await db.Reports.SingleAsync()).Id.ToString("N") })
                Assert.DoesNotContain(part, text, StringComparison.OrdinalIgnoreCase);
        }

        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(again)).StatusCode);
        Assert.NotNull(answer.Content.Headers.LastModified);
        Assert.Empty((await ReadAsync(client, address + "?soort=geluidsoverlast")).Elements(Atom + "entry"));
        var english = await ReadAsync(client, address + "?taal=en");
        Assert.Equal("Litter and decay, Zuiderdijk", english.Element(Atom + "entry")!.Element(Atom + "title")!.Value);
        Assert.NotEqual(feed.Element(Atom + "id")!.Value, english.Element(Atom + "id")!.Value);
        foreach (var nothing in new[] { "/feeds/wk1.atom", "/feeds/gm9900.atom", "/feeds/gebied.atom", "/feeds/gebied.atom?sleutel=verzonnen" })
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(nothing)).StatusCode);
    }

    [Fact]
    public async Task A_drawn_area_has_a_feed_without_an_address_that_ends_when_nobody_reads_it()
    {
        using var program = await StartAsync(density: 1500);
        await KnownTests.TellAsync(program.NewVisitor(), Journey.Anonymous);
        program.Clock.Advance(TimeSpan.FromDays(1));
        var visitor = await program.NewVisitor().GoAsync("/abonneren");
        var keys = visitor.Page.QuerySelector("form[data-draw]")!;
        Assert.True(keys.HasAttribute("hidden"));
        foreach (var wrong in new[] { "52.005|5.005 52.006|5.005", "52.004|5.004 52.006|5.006 52.004|5.006 52.006|5.004", "52.0|5.0 52.2|5.0 52.0|5.2", "x|y 1|1 2|2" })
        {
            await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Corners"] = wrong }, "form[data-draw]");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Answer.StatusCode);
        }

        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Corners"] = "52.0049|5.0049 52.0051|5.0049 52.0051|5.0051" }, "form[data-draw]");
        Assert.Contains("een gebied dat u tekende", visitor.Main, StringComparison.Ordinal);
        var answers = new Dictionary<string, string?> { ["Form.Way"] = "Feed" };
        using var twice = await visitor.PostAsync(answers: answers);
        await visitor.SendAsync(answers);
        Assert.Equal("Uw feed", visitor.Heading);
        var address = visitor.Page.QuerySelector("main p a")!.GetAttribute("href")!;

        using var client = program.CreateClient();
        var entry = Assert.Single((await ReadAsync(client, address)).Elements(Atom + "entry"));
        Assert.Equal("Afval en verloedering", entry.Element(Atom + "title")!.Value);
        await using (var db = program.OpenDatabase())
        {
            var row = await db.AreaSubscriptions.SingleAsync();
            Assert.Equal((null, null), (row.Email, row.FoundBy));
        }

        program.Clock.Advance(TimeSpan.FromDays(80));
        await ReadAsync(client, address);
        program.Clock.Advance(TimeSpan.FromDays(80));
        await ReadAsync(client, address);
        program.Clock.Advance(TimeSpan.FromDays(100));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Who_wants_no_messages_of_the_officer_gets_a_feed_without_them()
    {
        await using var desk = await DeskTown.BuildAsync(NoLimits.Settings);
        await desk.Host.ArrangeAsync(db =>
        {
            db.Add(new Bulletin(desk.Town.West.Id, desk.West.Id, new LocalizedText("Markt", "Market"), new LocalizedText("Kom langs", "Come by"), desk.Host.Now));
            return Task.CompletedTask;
        });
        using var client = desk.Host.CreateClient();
        foreach (var (ticked, entries) in new[] { ((string?)"true", 1), (null, 0) })
        {
            var visitor = await desk.Host.NewVisitor().GoAsync($"/abonneren?gebied={desk.Town.West.Code}");
            await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Bulletins"] = ticked, ["Form.Way"] = "Feed" });
            var shown = visitor.Main;
            var address = shown[shown.IndexOf("/feeds/", StringComparison.Ordinal)..].Split((char[]?)null, 2)[0];

            Assert.Equal(entries, (await ReadAsync(client, address)).Elements(Atom + "entry").Count());
        }
    }

    private static async Task<WijkagentFactory> StartAsync(double density)
    {
        var program = new WijkagentFactory { Settings = NoLimits.Settings };
        await program.BuildTownAsync();
        await program.ArrangeAsync(async db =>
        {
            foreach (var code in await db.Neighbourhoods.Select(n => n.Code).ToListAsync())
                db.Add(new AreaFigures(code, 2024, new Dictionary<string, double> { ["huishoudens"] = 900, ["adressendichtheid"] = density }));
        });
        return program;
    }

    private static async Task<XElement> ReadAsync(HttpClient client, string address) =>
        XDocument.Parse(await client.GetStringAsync(address)).Root!;
}
