using System.Net;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Officers;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Public;

/// <summary>The page of an officer, and what its form refuses: nothing is kept of these tests, and they share one program.</summary>
public sealed class OfficerPageTests(OfficerTown anna) : IClassFixture<OfficerTown>
{
    private readonly WijkagentFactory host = anna.Host;

    [Fact]
    public async Task The_page_tells_who_it_is_where_and_how_to_reach()
    {
        using var client = host.CreateClient();
        var page = await WijkagentFactory.ReadAsync(await client.GetAsync(OfficerTown.Anna));
        var text = page.QuerySelector("main")!.TextContent;

        Assert.Equal("Wijkagent Anna Bakker - Wijkagent", page.Title);
        Assert.Equal("AB", page.QuerySelector(".wa-portrait")!.TextContent);
        Assert.Equal("/kaart/wijkagenten/anna-bakker.geojson", page.QuerySelector(".wa-map")!.GetAttribute("data-outline"));
        Assert.NotNull(page.QuerySelector("main a[href='/wijken/ambrosiadam/westerwijk']"));
        Assert.NotNull(page.QuerySelector("main a[href='tel:09008844']"));
        Assert.All(
            new[] { "Anna kent de buurt.", "15.00 tot 16.30 uur", "Buurthuis", "Politiebureau Ambrosiadam", "Zondag gesloten", "Basisteam Ambrosiadam" },
            expected => Assert.Contains(expected, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Somebody_unknown_is_not_found()
    {
        using var client = host.CreateClient();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/wijkagenten/niemand")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/wijkagenten/niemand/berichten/verzonden")).StatusCode);
    }

    [Fact]
    public async Task The_end_of_a_line_counts_once_as_the_browser_counts_it()
    {
        using var client = host.CreateClient();
        var form = await OfficerTown.FormAsync(client);
        // Too long by one where a line end counts once; by many more where it counts twice.
        form["Text"] = string.Concat(Enumerable.Repeat("a\r\n", 1000)) + new string('b', ContactMessage.TextLength - 1999);
        using var tooLong = await OfficerTown.PostAsync(client, form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLong.StatusCode);

        form["Text"] = form["Text"][..^1];
        form["Email"] = "karel";
        var page = await WijkagentFactory.ReadAsync(await OfficerTown.PostAsync(client, form));

        // Of the text nothing is said any more.
        Assert.Equal("#Email", Assert.Single(page.QuerySelectorAll(".wa-errors a")).GetAttribute("href"));
    }

    [Theory]
    [InlineData("Name", "", "Vul uw naam in")]
    [InlineData("Name", "   ", "Vul uw naam in")]
    [InlineData("Email", "karel", "zoals naam@voorbeeld.nl")]
    [InlineData("Email", "karel@localhost", "zoals naam@voorbeeld.nl")]
    [InlineData("Text", "", "Vul uw bericht in")]
    public async Task What_is_wrong_is_said_above_and_beside_the_field_and_nothing_is_lost(string field, string value, string words)
    {
        using var client = host.CreateClient();
        var form = await OfficerTown.FormAsync(client);
        form[field] = value;

        using var answer = await OfficerTown.PostAsync(client, form);
        var page = await WijkagentFactory.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.StartsWith("Fout: ", page.Title, StringComparison.Ordinal);
        var link = page.QuerySelector(".wa-errors a")!;
        Assert.Contains(words, link.TextContent, StringComparison.Ordinal);
        var control = page.QuerySelector(link.GetAttribute("href")!)!;
        Assert.Equal("true", control.GetAttribute("aria-invalid"));
        if (field != "Text")
            Assert.Contains("kunt u langskomen?", page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        await using var db = host.OpenDatabase();
        Assert.False(await db.ContactMessages.AnyAsync());
    }

    [Fact]
    public async Task All_that_is_wrong_is_summed_up_in_the_order_of_the_fields()
    {
        using var client = host.CreateClient();
        var form = await OfficerTown.FormAsync(client);
        form["Name"] = form["Email"] = form["Text"] = "";

        var page = await WijkagentFactory.ReadAsync(await OfficerTown.PostAsync(client, form));

        Assert.Equal(["#Name", "#Email", "#Text"], page.QuerySelectorAll(".wa-errors a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Far_too_long_a_text_is_refused_with_its_limit()
    {
        using var client = host.CreateClient();
        var form = await OfficerTown.FormAsync(client);
        form["Text"] = new string('x', ContactMessage.TextLength + 1);

        using var answer = await OfficerTown.PostAsync(client, form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("3000", (await WijkagentFactory.ReadAsync(answer)).QuerySelector(".wa-errors")!.TextContent.Replace(".", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_token_of_the_form_nothing_is_taken_in()
    {
        using var client = host.CreateClient();
        var form = await OfficerTown.FormAsync(client);
        form.Remove("__RequestVerificationToken");

        Assert.Equal(HttpStatusCode.BadRequest, (await OfficerTown.PostAsync(client, form)).StatusCode);
    }
}
