using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Public;

/// <summary>What comes of messages to an officer, and of absence and leaving: each test has a program of its own.</summary>
public sealed class OfficerTests : IAsyncLifetime
{
    private readonly OfficerTown anna = new() { Host = new() };
    private readonly WijkagentFactory host;
    private readonly TownBuilder town;

    public OfficerTests() => (host, town) = (anna.Host, anna.Town);

    public Task InitializeAsync() => anna.InitializeAsync();

    public Task DisposeAsync() => anna.DisposeAsync();

    [Fact]
    public async Task Who_is_away_holds_no_consultation_hours_until_the_day_of_coming_back()
    {
        await host.ArrangeAsync(async db =>
        {
            (await db.Officers.Include(o => o.Absences).SingleAsync()).BeAway(host.Now.AddDays(-1), host.Now.AddDays(6));
            await db.RaiseRevisionAsync(Revision.Officers, CancellationToken.None);
        });
        using var client = host.CreateClient();
        var page = await WijkagentFactory.ReadAsync(await client.GetAsync(OfficerTown.Anna));

        Assert.Matches("Tot .+ is er geen spreekuur", page.QuerySelector("[aria-labelledby=bereiken]")!.TextContent);
    }

    [Fact]
    public async Task Whoever_stands_in_for_who_is_away_comes_first()
    {
        await host.ArrangeAsync(async db =>
        {
            (await db.Officers.Include(o => o.Absences).SingleAsync()).BeAway(host.Now.AddDays(-1), host.Now.AddDays(6));
            await town.AddOfficerAsync(db, "Bram", arrange: o => TownBuilder.Has(o, town.West, BeatRole.Deputy));
            await db.RaiseRevisionAsync(Revision.Officers, CancellationToken.None);
        });
        using var client = host.CreateClient();
        var page = await WijkagentFactory.ReadAsync(await client.GetAsync(OfficerTown.Anna));

        Assert.Equal("Naar Bram", page.QuerySelector(".wa-hero .nl-button--primary")!.TextContent.Trim());
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

        using var answer = await client.GetAsync(OfficerTown.Anna);
        var page = await WijkagentFactory.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.NotNull(page.QuerySelector("main a[href='/wijkagenten/bram']"));
        Assert.NotNull(page.QuerySelector("main a[href='/wijken/ambrosiadam/westerwijk']"));
    }

    [Fact]
    public async Task A_year_after_leaving_the_address_leads_nowhere_and_the_name_is_gone()
    {
        await host.ArrangeAsync(LeaveAsync);
        using var client = host.CreateClient();

        await NightAsync(TimeSpan.FromDays(364));
        using var before = await client.GetAsync(OfficerTown.Anna);
        await NightAsync(TimeSpan.FromDays(1));
        using var after = await client.GetAsync(OfficerTown.Anna);

        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.NotFound), (before.StatusCode, after.StatusCode));
        await using var db = host.OpenDatabase();
        Assert.False(await db.Officers.AnyAsync(o => o.FirstName == "Anna"));
    }

    [Fact]
    public async Task A_message_is_kept_for_the_officer_once_however_often_it_is_sent()
    {
        using var client = host.CreateClient();
        var form = await OfficerTown.FormAsync(client);

        using var sent = await OfficerTown.PostAsync(client, form);
        using var again = await OfficerTown.PostAsync(client, form);
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
        await OfficerTown.PostAsync(client, await OfficerTown.FormAsync(client));
        await OfficerTown.PostAsync(client, await OfficerTown.FormAsync(client));

        await using var db = host.OpenDatabase();
        Assert.Equal(2, await db.ContactMessages.CountAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("zelfbedacht")]
    public async Task A_key_that_is_not_ours_gives_a_new_form_with_all_that_was_typed(string key)
    {
        using var client = host.CreateClient();
        var form = await OfficerTown.FormAsync(client);
        form["Key"] = key;

        using var refused = await OfficerTown.PostAsync(client, form);
        var page = await WijkagentFactory.ReadAsync(refused);
        form["Key"] = ((IHtmlInputElement)page.QuerySelector("input[name=Key]")!).Value;
        using var sent = await OfficerTown.PostAsync(client, form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("Karel Kunst", ((IHtmlInputElement)page.QuerySelector("#Name")!).Value);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
    }

    [Fact]
    public async Task Who_left_gets_no_messages()
    {
        using var client = host.CreateClient();
        var form = await OfficerTown.FormAsync(client);
        await host.ArrangeAsync(LeaveAsync);

        Assert.Equal(HttpStatusCode.NotFound, (await OfficerTown.PostAsync(client, form)).StatusCode);
    }

    [Fact]
    public async Task Eleven_messages_in_ten_minutes_are_one_too_many()
    {
        using var client = host.CreateClient();
        for (var i = 0; i < 10; i++)
            Assert.Equal(HttpStatusCode.Redirect, (await OfficerTown.PostAsync(client, await OfficerTown.FormAsync(client))).StatusCode);

        using var answer = await OfficerTown.PostAsync(client, await OfficerTown.FormAsync(client));

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
    }

    private async Task LeaveAsync(WijkagentDbContext db)
    {
        var anna = await db.Officers.Include(o => o.Beats).Include(o => o.Absences).Include(o => o.ConsultationHours)
            .SingleAsync(o => o.Slug == "anna-bakker");
        anna.Leave(host.Now);
        await db.RaiseRevisionAsync(Revision.Officers, CancellationToken.None);
    }

    private async Task NightAsync(TimeSpan later)
    {
        host.Clock.Advance(later);
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Nights>().RunIfDueAsync(CancellationToken.None);
    }
}
