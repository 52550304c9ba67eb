using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Wijkagent.Core.Common;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Subscriptions;
using Wijkagent.TestSupport;
using Wijkagent.Web.Emails;
using Wijkagent.Web.Tests.Public.Reporting;

namespace Wijkagent.Web.Tests.Public.Subscriptions;

/// <summary>Following what others told takes an address and nothing else: confirmed by a link, told of each change, stopped with one click.</summary>
public sealed partial class FollowingAProblemTests
{
    internal const string Address = "volger@example.nl";

    [Fact]
    public async Task Somebody_follows_what_others_told_without_a_report_hears_of_a_change_and_stops_on_a_page()
    {
        using var program = await KnownTests.StartAsync();
        var (code, _) = await KnownTests.TellAsync(program.NewVisitor(), Journey.Anonymous);
        var visitor = await AskAsync(program);
        Assert.Equal(("/melden/bekend/gevolgd", "Kijk in uw mail"), (visitor.Address, visitor.Heading));

        var confirm = LinkIn(await LastMailAsync(program));
        await visitor.GoAsync(confirm);
        Assert.Equal("Wilt u dit volgen?", visitor.Heading);
        Assert.Contains("Meteen een mail als er iets verandert", visitor.Main, StringComparison.Ordinal);
        await visitor.SendAsync();
        Assert.Equal("U volgt dit nu", visitor.Heading);
        await visitor.GoAsync(confirm);
        Assert.Equal("U volgde dit al", visitor.Heading);
        await TakeInReviewAsync(program);

        var news = await LastMailAsync(program);
        Assert.Equal((Address, "Nieuws over wat u volgt: Afval en verloedering"), (news.To, news.Subject));
        Assert.Contains("De wijkagent kijkt ernaar.", news.Text, StringComparison.Ordinal);
        foreach (var part in new[] { code, "Matras", "glasbak", "Zuiderdijk", "Noorderdijk" })
            Assert.DoesNotContain(part, news.Text + news.Html, StringComparison.OrdinalIgnoreCase);
        var stop = LinkIn(news);
        var stranger = program.NewVisitor();
        await stranger.GoAsync(stop);
        Assert.Equal("Wilt u stoppen met volgen?", stranger.Heading);
        Assert.Equal(1, await CountAsync(program));
        await stranger.SendAsync();
        Assert.Equal("U volgt dit niet meer", stranger.Heading);
        Assert.Equal(0, await CountAsync(program));
        await using var db = program.OpenDatabase();
        Assert.Equal(1, await db.Reports.CountAsync());
    }

    [Fact]
    public async Task The_button_of_a_mail_program_stops_at_once_without_a_page_of_ours()
    {
        using var program = await KnownTests.StartAsync();
        await KnownTests.TellAsync(program.NewVisitor(), Journey.Anonymous);
        await ConfirmAsync(program);
        await TakeInReviewAsync(program);
        var news = await LastMailAsync(program);

        using var message = program.Services.GetRequiredService<MailMessages>().Write(news);
        Assert.Equal("List-Unsubscribe=One-Click", message.Headers[HeaderId.ListUnsubscribePost]);
        Assert.Equal($"<{news.StopUrl}>", message.Headers[HeaderId.ListUnsubscribe]);
        using var client = program.CreateClient();
        var pressed = new Uri(news.StopUrl!);
        using var looked = await client.GetAsync(pressed);
        Assert.Equal((HttpStatusCode.OK, 1), (looked.StatusCode, await CountAsync(program)));

        using var answer = await client.PostAsync(pressed, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]));

        Assert.Equal((HttpStatusCode.OK, 0), (answer.StatusCode, await CountAsync(program)));
    }

    [Fact]
    public async Task A_mail_is_in_the_language_in_which_it_was_asked_for_and_one_that_asks_to_confirm_can_not_be_stopped()
    {
        using var program = await KnownTests.StartAsync();
        await KnownTests.TellAsync(program.NewVisitor(), Journey.Anonymous);
        var visitor = await PickAsync(program);
        await visitor.SendAsync(new Dictionary<string, string?> { ["taal"] = "en" }, "form[action='/taal']");
        await visitor.GoAsync("/melden/bekend/volgen");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Email"] = Address });

        var mail = await LastMailAsync(program);

        Assert.Equal(("en", "Confirm that you want to follow this", null), (mail.Language, mail.Subject, mail.StopUrl));
        Assert.Contains("Litter and decay", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_address_is_told_at_its_field_and_nothing_is_kept()
    {
        using var program = await KnownTests.StartAsync();
        await KnownTests.TellAsync(program.NewVisitor(), Journey.Anonymous);
        var visitor = await PickAsync(program);
        Assert.Equal(("/melden/bekend/volgen", "Volg dit zonder te melden"), (visitor.Address, visitor.Heading));

        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Email"] = "geen adres" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Answer.StatusCode);
        Assert.Equal("geen adres", visitor.Page.QuerySelector("#Form_Email")!.GetAttribute("value"));
        Assert.Equal(0, await CountAsync(program));
    }

    [Fact]
    public async Task Who_reads_news_with_a_program_follows_without_an_address_and_reads_the_state_alone()
    {
        using var program = await KnownTests.StartAsync();
        var (code, _) = await KnownTests.TellAsync(program.NewVisitor(), Journey.Anonymous);
        var feed = (await PickAsync(program)).Page.QuerySelector("main a[type='application/atom+xml']")!.GetAttribute("href")!;
        using var reader = program.CreateClient();

        var first = await reader.GetAsync(new Uri(feed, UriKind.Relative));
        var before = await first.Content.ReadAsStringAsync();
        Assert.Equal(("application/atom+xml; charset=utf-8", true), (first.Content.Headers.ContentType?.ToString(), first.Headers.CacheControl?.Private));
        Assert.Contains("Hoe het staat met: Afval en verloedering", before, StringComparison.Ordinal);
        Assert.Contains("De wijkagent moet er nog naar kijken.", before, StringComparison.Ordinal);
        using var again = new HttpRequestMessage(HttpMethod.Get, feed);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await reader.SendAsync(again)).StatusCode);

        await TakeInReviewAsync(program);
        var after = await reader.GetStringAsync(new Uri(feed, UriKind.Relative));
        Assert.Contains("De wijkagent kijkt ernaar.", after, StringComparison.Ordinal);
        Assert.NotEqual(EntryIn(before), EntryIn(after));
        foreach (var part in new[] { code, "Matras", "glasbak", "Zuiderdijk", "Noorderdijk" })
            Assert.DoesNotContain(part, after, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("The officer is looking at it.", await reader.GetStringAsync(new Uri(feed + "&taal=en", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(program));
        foreach (var none in new[] { "", "?sleutel=verzonnen" })
            Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(new Uri("/feeds/probleem.atom" + none, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Without_something_picked_there_is_nothing_to_follow_and_what_is_done_can_not_be_picked()
    {
        using var program = await KnownTests.StartAsync();
        await KnownTests.TellAsync(program.NewVisitor(), Journey.Anonymous);
        var visitor = await KnownTests.ToPlacedAsync(program.NewVisitor());
        await visitor.GoAsync("/melden/bekend/volgen");
        Assert.Equal("/melden/bekend", visitor.Address);
        var key = visitor.Page.QuerySelector("button[name=volg]")!.GetAttribute("value");
        await program.ArrangeAsync(async db => (await db.Reports.Include(r => r.Kind).SingleAsync()).Resolve("Opgehaald", Actor.System, program.Now));

        await visitor.SendAsync(new Dictionary<string, string?> { ["volg"] = key });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Answer.StatusCode);
        Assert.Null(visitor.Page.QuerySelector("button[name=volg]"));
        Assert.NotNull(visitor.Page.QuerySelector("button[name=bij]"));
    }

    [Fact]
    public async Task What_is_not_confirmed_in_its_term_is_gone()
    {
        using var program = await KnownTests.StartAsync();
        await KnownTests.TellAsync(program.NewVisitor(), Journey.Anonymous);
        await AskAsync(program);
        Assert.Equal(1, await CountAsync(program));
        program.Clock.Advance(TimeSpan.FromDays(Subscription.ConfirmationDays + 1));

        await LookAsync(program);

        Assert.Equal(0, await CountAsync(program));
    }

    private static string EntryIn(string feed) => feed.Split("<id>")[2].Split("</id>")[0];

    private static async Task<Visitor> PickAsync(WijkagentFactory program)
    {
        var visitor = await KnownTests.ToPlacedAsync(program.NewVisitor());
        return await visitor.SendAsync(new Dictionary<string, string?> { ["volg"] = visitor.Page.QuerySelector("button[name=volg]")!.GetAttribute("value") });
    }

    internal static async Task<Visitor> AskAsync(WijkagentFactory program) =>
        await (await PickAsync(program)).SendAsync(new Dictionary<string, string?> { ["Form.Email"] = Address });

    internal static async Task ConfirmAsync(WijkagentFactory program)
    {
        var visitor = await AskAsync(program);
        await visitor.GoAsync(LinkIn(await LastMailAsync(program)));
        await visitor.SendAsync();
    }

    /// <summary>An officer opens the report, and the job of each quarter of an hour looks.</summary>
    internal static async Task TakeInReviewAsync(WijkagentFactory program)
    {
        await program.ArrangeAsync(async db => (await db.Reports.SingleAsync()).TakeInReview(Actor.System, program.Now));
        await LookAsync(program);
    }

    internal static async Task LookAsync(WijkagentFactory program)
    {
        await using var scope = program.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SubscriptionTerms>().RunAsync(default);
    }

    private static async Task<RenderedMail> LastMailAsync(WijkagentFactory program)
    {
        await program.SendMailsAsync();
        return program.MailServer.Received[^1];
    }

    private static string LinkIn(RenderedMail mail) => Link().Match(mail.Text).Value[WijkagentFactory.BaseUrl.Length..];

    internal static async Task<int> CountAsync(WijkagentFactory program)
    {
        await using var db = program.OpenDatabase();
        return await db.Subscriptions.CountAsync();
    }

    [GeneratedRegex(@"https://wijkagent\.test/volgen/\S+")]
    private static partial Regex Link();
}
