using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Statistics;
using Wijkagent.Core.Subscriptions;
using Wijkagent.Core.Subscriptions.Areas;
using Wijkagent.TestSupport;
using Wijkagent.Web.Emails;
using Wijkagent.Web.Tests.Public.Reporting;

namespace Wijkagent.Web.Tests.Public.Subscriptions;

/// <summary>Following a piece of the country: chosen without script, confirmed by mail, told in a mail, changed and stopped by its link.</summary>
public sealed partial class FollowingAnAreaTests
{
    internal const string Address = "volger@example.nl";

    [Fact]
    public async Task Somebody_follows_a_district_hears_what_is_new_changes_it_and_stops_with_the_button_of_a_mail_program()
    {
        using var program = await StartAsync();
        var visitor = await FindAsync(program);
        Assert.Equal("Volg een gebied", visitor.Heading);
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Piece"] = await DistrictAsync(program) }, "form[action$='/keuze']");
        Assert.Equal("Wat wilt u horen?", visitor.Heading);
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Email"] = Address, ["Form.Rhythm"] = "AtOnce" });
        Assert.Equal(("/abonneren/gemaild", "Kijk in uw mail"), (visitor.Address, visitor.Heading));

        var asked = await LastMailAsync(program);
        Assert.Null(asked.StopUrl);
        foreach (var wish in new[] { "Problemen van alle soorten die u kunt volgen", "Binnen een kwartier als er iets verandert" })
        {
            Assert.Contains($"* {wish}\n", asked.Text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
            Assert.Contains($"<li>{wish}</li>", asked.Html, StringComparison.Ordinal);
        }

        await visitor.GoAsync(LinkIn(asked));
        Assert.Equal("Wilt u dit gebied volgen?", visitor.Heading);
        await visitor.SendAsync();
        Assert.Equal("U volgt dit gebied", visitor.Heading);
        await visitor.GoAsync(LinkIn(asked));
        Assert.Equal("U volgde dit al", visitor.Heading);

        var (code, _) = await KnownTests.TellAsync(program.NewVisitor(), Journey.Anonymous);
        await LookAsync(program);
        Assert.Equal(asked.Id, (await LastMailAsync(program)).Id);
        program.Clock.Advance(TimeSpan.FromDays(1));
        await LookAsync(program);
        var news = await LastMailAsync(program);
        Assert.Equal(Address, news.To);
        Assert.Contains("Afval en verloedering", news.Text, StringComparison.Ordinal);
        Assert.Contains("Nieuw. Eén persoon meldde dit. Het is gemeld.", news.Text, StringComparison.Ordinal);
        foreach (var part in new[] { code, "Matras", "glasbak", "52.00", "5.00" })
            Assert.DoesNotContain(part, news.Text + news.Html, StringComparison.OrdinalIgnoreCase);

        await visitor.GoAsync(LinkIn(news));
        Assert.Equal("Wat u volgt", visitor.Heading);
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Rhythm"] = "Weekly", ["Form.Kinds"] = KnownTests.Litter }, "form[action='/volgen/gebied']");
        Assert.Contains("Wij hebben uw keuze bewaard.", visitor.Main, StringComparison.Ordinal);
        await using (var db = program.OpenDatabase())
            Assert.Equal((NewsRhythm.Weekly, KnownTests.Litter), await db.AreaSubscriptions.Select(s => ValueTuple.Create(s.Rhythm, s.Kinds[0])).SingleAsync());

        using var message = program.Services.GetRequiredService<MailMessages>().Write(news);
        Assert.Equal("List-Unsubscribe=One-Click", message.Headers[HeaderId.ListUnsubscribePost]);
        Assert.Equal($"<{news.StopUrl}>", message.Headers[HeaderId.ListUnsubscribe]);
        using var client = program.CreateClient();
        using var looked = await client.GetAsync(new Uri(news.StopUrl!));
        Assert.Equal((HttpStatusCode.OK, 1), (looked.StatusCode, await CountAsync(program)));
        using var answer = await client.PostAsync(new Uri(news.StopUrl!), new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]));
        Assert.Equal((HttpStatusCode.OK, 0), (answer.StatusCode, await CountAsync(program)));
    }

    [Fact]
    public async Task What_began_and_was_done_within_the_week_is_told_once_on_Monday_and_what_was_declined_is_not()
    {
        using var program = await StartAsync();
        await GoingOnFollowingTests.FollowAsync(program, "Weekly");
        for (var time = 0; time < 2; time++)
            await KnownTests.TellAsync(program.NewVisitor(), Journey.Anonymous);
        await program.ArrangeAsync(async db =>
        {
            var reports = await db.Reports.Include(r => r.Kind).ToListAsync();
            reports[0].Resolve("Opgehaald", Actor.System, program.Now);
            reports[1].Decline("Geen zaak voor ons", Actor.System, program.Now);
        });

        for (var day = 0; day < 15; day++)
        {
            program.Clock.Advance(TimeSpan.FromDays(1));
            await LookAsync(program);
        }

        await program.SendMailsAsync();
        var news = Assert.Single(program.MailServer.Received, mail => mail.Subject.StartsWith("Nieuws over", StringComparison.Ordinal));
        foreach (var body in new[] { news.Text, WebUtility.HtmlDecode(news.Html) })
            Assert.Equal(2, body.Split("Nieuw. Eén persoon meldde dit. Het is klaar.").Length);
        Assert.DoesNotContain("Opgehaald", news.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asked_for_once_more_in_other_words_the_one_mail_confirms_the_last_ones_and_its_page_tells_them()
    {
        using var program = await StartAsync();
        var visitor = program.NewVisitor();
        foreach (var (rhythm, kind) in new[] { ("Daily", null), ("Weekly", KnownTests.Litter) })
        {
            await visitor.GoAsync($"/abonneren?gebied={await DistrictAsync(program)}");
            await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Email"] = Address, ["Form.Rhythm"] = rhythm, ["Form.Kinds"] = kind });
            Assert.Equal("/abonneren/gemaild", visitor.Address);
        }

        await visitor.GoAsync(LinkIn(await LastMailAsync(program)));

        Assert.Equal(
            ["Problemen van deze soorten: Afval en verloedering", "Berichten van de wijkagent", "Elke week een mail, als er nieuws is"],
            visitor.Page.QuerySelectorAll("main li").Select(line => line.TextContent));
        await visitor.SendAsync();
        await using var db = program.OpenDatabase();
        Assert.Equal((NewsRhythm.Weekly, KnownTests.Litter), await db.AreaSubscriptions.Where(s => s.ConfirmedAt != null).Select(s => ValueTuple.Create(s.Rhythm, s.Kinds[0])).SingleAsync());
        Assert.Equal(1, await db.Outbox.CountAsync(m => m.Template == nameof(ConfirmAreaMail)));
    }

    [Fact]
    public async Task Who_is_signed_in_follows_at_once_finds_it_among_the_own_things_and_nobody_else_s()
    {
        using var program = await StartAsync();
        await program.Accounts.AddAsync("bo@example.nl", RoleNames.Resident);
        var visitor = new Visitor(await program.Accounts.SignInAsync("bo@example.nl"));
        await visitor.GoAsync($"/abonneren?gebied={await DistrictAsync(program)}");
        Assert.Null(visitor.Page.QuerySelector("#Form_Email"));
        await visitor.SendAsync();
        Assert.Equal("/abonneren/klaar", visitor.Address);
        await visitor.GoAsync("/mijn");
        var link = visitor.Page.QuerySelector("section:has(#volgen) li a")!.GetAttribute("href")!;
        await visitor.GoAsync("/account/gegevens");
        Assert.Contains("de wijk", visitor.Text("section:has(#volgen)"), StringComparison.Ordinal);

        await program.Accounts.AddAsync("ander@example.nl", RoleNames.Resident);
        var other = new Visitor(await program.Accounts.SignInAsync("ander@example.nl"));
        await other.GoAsync("/mijn");
        Assert.Null(other.Page.QuerySelector("section:has(#volgen) li a"));
        await visitor.GoAsync(link);
        await visitor.SendAsync(form: "form[action$='/stoppen']");
        Assert.Equal(("U volgt dit niet meer", 0), (visitor.Heading, await CountAsync(program)));
    }

    [Fact]
    public async Task Who_asks_for_too_much_waits_keeps_what_was_filled_in_and_a_mistake_is_not_counted()
    {
        using var program = new WijkagentFactory { Settings = new Dictionary<string, string?> { ["Limits:FollowingsPerTenMinutes"] = "2" } };
        await program.BuildTownAsync();
        var visitor = await program.NewVisitor().GoAsync($"/abonneren?gebied={await DistrictAsync(program)}");
        var answers = new List<HttpStatusCode>();
        foreach (var typed in new[] { "geen adres", "nog geen", "jo@example.nl", "an@example.nl", "weer geen", "bo@example.nl" })
            answers.Add((await visitor.PostAsync(answers: new Dictionary<string, string?> { ["Form.Email"] = typed })).StatusCode);

        const HttpStatusCode Wrong = HttpStatusCode.UnprocessableEntity;
        Assert.Equal([Wrong, Wrong, HttpStatusCode.Found, HttpStatusCode.Found, Wrong, HttpStatusCode.TooManyRequests], answers);
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Email"] = "bo@example.nl" });
        Assert.Equal(HttpStatusCode.TooManyRequests, visitor.Answer.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(10), visitor.Answer.Headers.RetryAfter!.Delta);
        Assert.Equal("bo@example.nl", visitor.Page.QuerySelector("[name='Form.Email']")!.GetAttribute("value"));
        Assert.Contains("Probeer het over 10 minuten nog een keer", visitor.Page.QuerySelector(".wa-errors")!.TextContent, StringComparison.Ordinal);
        program.Clock.Advance(TimeSpan.FromMinutes(10));
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Email"] = "bo@example.nl" });
        Assert.Equal(HttpStatusCode.OK, visitor.Answer.StatusCode);
    }

    internal static async Task<WijkagentFactory> StartAsync()
    {
        var program = new WijkagentFactory { Settings = NoLimits.Settings };
        await program.BuildTownAsync();
        await program.ArrangeAsync(async db =>
        {
            // Too few for squares: what one told is known to the neighbourhood.
            foreach (var code in await db.Neighbourhoods.Select(n => n.Code).ToListAsync())
                db.Add(new AreaFigures(code, 2024, new Dictionary<string, double> { ["huishoudens"] = 900, ["adressendichtheid"] = 200 }));
        });
        return program;
    }

    [Fact]
    public async Task What_is_not_confirmed_in_its_term_is_gone()
    {
        using var program = await StartAsync();
        var visitor = await FindAsync(program);
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Piece"] = await DistrictAsync(program) }, "form[action$='/keuze']");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Email"] = Address });
        program.Clock.Advance(TimeSpan.FromDays(Subscription.ConfirmationDays));
        await LookAsync(program);
        Assert.Equal(1, await CountAsync(program));
        program.Clock.Advance(TimeSpan.FromDays(1));

        await LookAsync(program);

        Assert.Equal(0, await CountAsync(program));
    }

    internal static async Task<Visitor> FindAsync(WijkagentFactory program, string? typed = null)
    {
        await using var db = program.OpenDatabase();
        typed ??= (await db.Districts.OrderBy(d => d.Code).FirstAsync()).Name;
        var visitor = await program.NewVisitor().GoAsync("/abonneren");
        return await visitor.SendAsync(new Dictionary<string, string?> { ["Q"] = typed });
    }

    internal static async Task<string> DistrictAsync(WijkagentFactory program)
    {
        await using var db = program.OpenDatabase();
        return (await db.Districts.OrderBy(d => d.Code).FirstAsync()).Code;
    }

    internal static async Task LookAsync(WijkagentFactory program)
    {
        await using var scope = program.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AreaNewsTerms>().RunAsync(default);
    }

    internal static async Task<RenderedMail> LastMailAsync(WijkagentFactory program)
    {
        await program.SendMailsAsync();
        return program.MailServer.Received[^1];
    }

    internal static string LinkIn(RenderedMail mail) => Link().Match(mail.Text).Value[WijkagentFactory.BaseUrl.Length..];

    internal static async Task<int> CountAsync(WijkagentFactory program)
    {
        await using var db = program.OpenDatabase();
        return await db.AreaSubscriptions.CountAsync();
    }

    [GeneratedRegex(@"https://wijkagent\.test/volgen/\S+")]
    private static partial Regex Link();
}
