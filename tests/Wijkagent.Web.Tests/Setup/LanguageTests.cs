using System.Net;
using Wijkagent.TestSupport;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Tests.Public.Reporting;

namespace Wijkagent.Web.Tests.Setup;

public sealed class LanguageTests(WebHost host) : IClassFixture<WebHost>
{
    [Fact]
    public async Task The_portal_opens_in_Dutch_whatever_the_browser_prefers()
    {
        using var client = host.CreateClient();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en-GB");

        var page = await WebHost.ReadAsync(await client.GetAsync("/"));

        Assert.Equal("nl", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Wie is uw wijkagent?", page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Who_chooses_English_goes_back_and_reads_English()
    {
        using var client = host.CreateClient();

        var answer = await ChooseAsync(client, "en", "/over");
        var page = await WebHost.ReadAsync(await client.GetAsync("/over"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/over", answer.Headers.Location!.ToString());
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("About this website", page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Over_https_the_choice_is_tied_to_this_host()
    {
        await using var program = new WijkagentFactory();
        using var client = program.CreateClient();

        var answer = await ChooseAsync(client, "en", "/over");

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-wa-taal=en;", cookie, StringComparison.Ordinal);
        Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        // Nothing of it stays when the browser closes.
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("max-age", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("en", (await WebHost.ReadAsync(await client.GetAsync("/over"))).DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Who_chooses_while_a_form_has_a_mistake_comes_back_to_it_with_the_draft()
    {
        var (program, visitor) = await Journey.StartAsync();
        await using var running = program;
        await visitor.ToWhatAsync();
        await visitor.SendAsync(Journey.What(text: ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Answer.StatusCode);

        await visitor.SendAsync(new Dictionary<string, string?> { ["taal"] = "en" }, "form.wa-language");

        Assert.Equal("/melden/wat", visitor.Address);
        Assert.Equal("en", visitor.Page.DocumentElement.GetAttribute("lang"));
        await visitor.SendAsync(Journey.What());
        Assert.Equal("/melden/fotos", visitor.Address);
    }

    [Fact]
    public async Task Where_the_form_s_own_address_can_not_be_got_the_page_above_it_is_where_the_form_stands()
    {
        var (program, visitor) = await Journey.StartAsync();
        await using var running = program;
        var (code, secret) = await visitor.ToSentAsync(Journey.Anonymous);
        await visitor.GoAsync("/meldingen");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Code"] = code, ["Secret"] = secret });
        await visitor.SendAsync(new Dictionary<string, string?> { ["message"] = "" }, "form[action$='/berichten']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Answer.StatusCode);

        await visitor.SendAsync(new Dictionary<string, string?> { ["taal"] = "en" }, "form.wa-language");

        Assert.Equal($"/meldingen/{code}", visitor.Address);
        Assert.Equal(HttpStatusCode.OK, visitor.Answer.StatusCode);
    }

    [Fact]
    public async Task A_link_of_a_mail_in_English_goes_on_in_English_on_a_device_where_no_language_was_chosen()
    {
        var (program, visitor) = await Journey.StartAsync();
        await using var running = program;
        await visitor.GoAsync("/melden");
        await visitor.SendAsync(new Dictionary<string, string?> { ["taal"] = "en" }, "form.wa-language");
        var (code, _) = await visitor.ToSentAsync(Journey.Known());
        await program.SendMailsAsync();
        var link = Assert.Single(program.MailServer.Received).Text.Split().Single(word => word.Contains("/bevestigen?", StringComparison.Ordinal));

        var telephone = program.NewVisitor();
        await telephone.GoAsync(new Uri(link).PathAndQuery);
        Assert.Equal((HttpStatusCode.OK, "en"), (telephone.Answer.StatusCode, telephone.Page.DocumentElement.GetAttribute("lang")));
        await telephone.SendAsync();
        Assert.Equal("en", telephone.Page.DocumentElement.GetAttribute("lang"));
        await telephone.GoAsync($"/meldingen?code={code}");
        Assert.Equal("en", telephone.Page.DocumentElement.GetAttribute("lang"));

        // Where Dutch was chosen it stays Dutch.
        var other = program.NewVisitor();
        await other.GoAsync("/melden");
        await other.SendAsync(new Dictionary<string, string?> { ["taal"] = "nl" }, "form.wa-language");
        await other.GoAsync(new Uri(link).PathAndQuery);
        Assert.Equal("nl", other.Page.DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("https://elders.example/")]
    [InlineData("//elders.example/")]
    [InlineData("/\\elders.example")]
    [InlineData("")]
    public async Task The_way_back_never_leads_to_another_site(string back)
    {
        using var client = host.CreateClient();

        Assert.Equal("/", (await ChooseAsync(client, "en", back)).Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("nl", "donderdag 3 december 2026, 9.05")]
    [InlineData("en", "Thursday 3 December 2026, 09:05")]
    public void A_day_and_a_time_are_written_as_people_write_them(string language, string written)
    {
        var moment = new DateTime(2026, 12, 3, 9, 5, 0, DateTimeKind.Unspecified);

        Assert.Equal(written, string.Format(LocalisationSetup.CultureOf(language), "{0:D}, {0:t}", moment));
    }

    private static Task<HttpResponseMessage> ChooseAsync(HttpClient client, string language, string back) =>
        client.PostAsync("/taal", new FormUrlEncodedContent([new("taal", language), new("terug", back)]));
}
