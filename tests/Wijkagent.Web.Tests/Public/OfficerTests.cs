using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Persistence;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Public;

public sealed class OfficerTests : IAsyncLifetime, IDisposable
{
    private const string Anna = "/wijkagenten/anna-bakker";

    private readonly WijkagentFactory host = new();
    private readonly TownBuilder town = new();

    public Task InitializeAsync() => host.ArrangeAsync(async db =>
    {
        await town.AddToAsync(db);
        await town.AddOfficerAsync(db, "Anna", "Bakker", o =>
        {
            TownBuilder.Has(o, town.West);
            o.HoldConsultationHour(new ConsultationHour(DayOfWeek.Tuesday, new TimeOnly(15, 0), new TimeOnly(16, 30), "Buurthuis", "Kade 3"));
        });
    });

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task The_page_tells_who_it_is_where_and_how_to_reach()
    {
        using var client = host.CreateClient();
        var page = await WijkagentFactory.ReadAsync(await client.GetAsync(Anna));
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
    public async Task Who_is_away_holds_no_consultation_hours_until_the_day_of_coming_back()
    {
        await host.ArrangeAsync(async db =>
        {
            (await db.Officers.Include(o => o.Absences).SingleAsync()).BeAway(host.Now.AddDays(-1), host.Now.AddDays(6));
            await db.RaiseRevisionAsync(Revision.Officers, CancellationToken.None);
        });
        using var client = host.CreateClient();
        var page = await WijkagentFactory.ReadAsync(await client.GetAsync(Anna));

        Assert.Matches("Tot .+ is er geen spreekuur", page.QuerySelector("[aria-labelledby=bereiken]")!.TextContent);
    }

    [Fact]
    public async Task Somebody_unknown_is_not_found()
    {
        using var client = host.CreateClient();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/wijkagenten/niemand")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/wijkagenten/niemand/berichten/verzonden")).StatusCode);
    }

    [Fact]
    public async Task Who_left_is_gone_and_the_page_leads_to_who_came()
    {
        await host.ArrangeAsync(async db =>
        {
            await town.AddOfficerAsync(db, "Bram", arrange: o => TownBuilder.Has(o, town.West));
            await LeaveAsync(db);
        });
        using var client = host.CreateClient();

        using var answer = await client.GetAsync(Anna);
        var page = await WijkagentFactory.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.NotNull(page.QuerySelector("main a[href='/wijkagenten/bram']"));
        Assert.NotNull(page.QuerySelector("main a[href='/wijken/ambrosiadam/westerwijk']"));
    }

    [Fact]
    public async Task A_message_is_kept_for_the_officer_once_however_often_it_is_sent()
    {
        using var client = host.CreateClient();
        var form = await FormAsync(client);

        using var sent = await PostAsync(client, form);
        using var again = await PostAsync(client, form);
        var page = await WijkagentFactory.ReadAsync(await client.GetAsync(sent.Headers.Location));

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal(sent.Headers.Location, again.Headers.Location);
        Assert.Equal("Uw bericht is verstuurd - Wijkagent", page.Title);
        await using var db = host.OpenDatabase();
        var message = await db.ContactMessages.SingleAsync();
        Assert.Equal(("Karel Kunst", "karel@example.nl", "Dag,\nkunt u langskomen?"), (message.SenderName, message.SenderEmail, message.Text));
        Assert.Equal(host.Now, message.SentAt);
        Assert.Equal(nameof(ContactMessageSent), (await db.Events.SingleAsync(e => e.SubjectId == message.Id)).Name);
    }

    [Fact]
    public async Task Two_forms_are_two_messages()
    {
        using var client = host.CreateClient();
        await PostAsync(client, await FormAsync(client));
        await PostAsync(client, await FormAsync(client));

        await using var db = host.OpenDatabase();
        Assert.Equal(2, await db.ContactMessages.CountAsync());
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
        var form = await FormAsync(client);
        form[field] = value;

        using var answer = await PostAsync(client, form);
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
        var form = await FormAsync(client);
        form["Name"] = form["Email"] = form["Text"] = "";

        var page = await WijkagentFactory.ReadAsync(await PostAsync(client, form));

        Assert.Equal(["#Name", "#Email", "#Text"], page.QuerySelectorAll(".wa-errors a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Far_too_long_a_text_is_refused_with_its_limit()
    {
        using var client = host.CreateClient();
        var form = await FormAsync(client);
        form["Text"] = new string('x', ContactMessage.TextLength + 1);

        using var answer = await PostAsync(client, form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("3000", (await WijkagentFactory.ReadAsync(answer)).QuerySelector(".wa-errors")!.TextContent.Replace(".", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("zelfbedacht")]
    public async Task A_key_that_is_not_ours_gives_a_new_form_with_all_that_was_typed(string key)
    {
        using var client = host.CreateClient();
        var form = await FormAsync(client);
        form["Key"] = key;

        using var refused = await PostAsync(client, form);
        var page = await WijkagentFactory.ReadAsync(refused);
        form["Key"] = ((IHtmlInputElement)page.QuerySelector("input[name=Key]")!).Value;
        using var sent = await PostAsync(client, form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("Karel Kunst", ((IHtmlInputElement)page.QuerySelector("#Name")!).Value);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
    }

    [Fact]
    public async Task Without_a_token_of_the_form_nothing_is_taken_in()
    {
        using var client = host.CreateClient();
        var form = await FormAsync(client);
        form.Remove("__RequestVerificationToken");

        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(client, form)).StatusCode);
    }

    [Fact]
    public async Task Who_left_gets_no_messages()
    {
        using var client = host.CreateClient();
        var form = await FormAsync(client);
        await host.ArrangeAsync(LeaveAsync);

        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(client, form)).StatusCode);
    }

    [Fact]
    public async Task Eleven_messages_in_ten_minutes_are_one_too_many()
    {
        using var client = host.CreateClient();
        for (var i = 0; i < 10; i++)
            Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(client, await FormAsync(client))).StatusCode);

        using var answer = await PostAsync(client, await FormAsync(client));

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
    }

    private static async Task<Dictionary<string, string>> FormAsync(HttpClient client)
    {
        var page = await WijkagentFactory.ReadAsync(await client.GetAsync(Anna));
        var form = page.QuerySelectorAll("form[action$=berichten] input[type=hidden]").Cast<IHtmlInputElement>().ToDictionary(i => i.Name!, i => i.Value);
        form["Name"] = "Karel Kunst";
        form["Email"] = "karel@example.nl";
        form["Text"] = "Dag,\r\nkunt u langskomen?";
        return form;
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, Dictionary<string, string> form) =>
        client.PostAsync(Anna + "/berichten", new FormUrlEncodedContent(form));

    private async Task LeaveAsync(WijkagentDbContext db)
    {
        var anna = await db.Officers.Include(o => o.Beats).SingleAsync(o => o.Slug == "anna-bakker");
        anna.HandOverBeats(host.Now);
        db.Entry(anna).Property(o => o.LeftAt).CurrentValue = host.Now;
        await db.RaiseRevisionAsync(Revision.Officers, CancellationToken.None);
    }
}
