using System.Net;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Statistics;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Public.Reporting;

/// <summary>After the place a reporter sees that others told the same, and nothing of who they are or what they wrote.</summary>
public sealed class KnownTests
{
    internal const string Litter = "afval-en-verloedering";
    private const string Here = "lat=52.005&lon=5.005";

    [Fact]
    public async Task What_others_told_is_shown_after_the_place_and_whoever_goes_on_finds_it_again_on_the_way_back()
    {
        using var program = await StartAsync();
        await TellAsync(program.NewVisitor(), Journey.Known("wie@example.nl", name: "Wietske Dopper"));
        await ConfirmAsync(program);

        var visitor = await ToPlacedAsync(program.NewVisitor());

        Assert.Equal(("/melden/bekend", "Anderen meldden dit ook"), (visitor.Address, visitor.Heading));
        Assert.Equal("Stap 5 van 9", visitor.Text(".wa-step"));
        Assert.Equal(["Eén persoon meldde dit"], visitor.Page.QuerySelectorAll("main h2").Select(h => h.TextContent));
        Assert.Equal(
            ["Dicht bij de plek die u koos, op minder dan ongeveer 500 meter", "maandag 2 maart 2026", "Het is gemeld. De wijkagent moet er nog naar kijken."],
            visitor.Page.QuerySelectorAll("main dd").Select(d => d.TextContent.Trim()));
        await visitor.SendAsync();
        Assert.Equal("/melden/wat", visitor.Address);
        await visitor.GoAsync(visitor.Page.QuerySelector(".wa-back")!.GetAttribute("href")!);
        Assert.Equal("/melden/bekend", visitor.Address);
        await visitor.GoAsync(visitor.Page.QuerySelector(".wa-back")!.GetAttribute("href")!);
        Assert.Equal("/melden/waar", visitor.Address);
    }

    [Fact]
    public async Task Nothing_of_another_reporter_is_in_the_page()
    {
        using var program = await StartAsync();
        var (code, secret) = await TellAsync(program.NewVisitor(), Journey.Known("wie@example.nl", "0612345678", "Wietske Dopper"));
        await ConfirmAsync(program);
        string id;
        await using (var db = program.OpenDatabase())
            id = (await db.Reports.SingleAsync()).Id.ToString();

        var visitor = await ToPlacedAsync(program.NewVisitor());

        Assert.Equal("/melden/bekend", visitor.Address);
        var page = await visitor.Answer.Content.ReadAsStringAsync();
        foreach (var secretOf in new[] { code, secret.Replace(" ", "", StringComparison.Ordinal), id, id.Replace("-", "", StringComparison.Ordinal), "Wietske", "Dopper", "wie@example.nl", "0612345678", "Matras op straat", "Naast de glasbak", "52.005", "5.005" })
            Assert.DoesNotContain(secretOf, page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Where_there_is_nothing_to_show_the_question_what_comes_at_once_and_back_leads_to_the_place()
    {
        using var program = await StartAsync();

        var visitor = await ToPlacedAsync(program.NewVisitor());

        Assert.Equal("/melden/wat", visitor.Address);
        Assert.Equal("/melden/waar", visitor.Page.QuerySelector(".wa-back")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_sensitive_kind_passes_it_over_and_so_does_who_waits_to_be_confirmed()
    {
        using var program = await StartAsync();
        await TellAsync(program.NewVisitor(), Journey.Anonymous, Journey.Discrimination);
        await TellAsync(program.NewVisitor(), Journey.Known());

        Assert.Equal("/melden/wat", (await ToPlacedAsync(program.NewVisitor(), Journey.Discrimination)).Address);
        Assert.Equal("/melden/wat", (await ToPlacedAsync(program.NewVisitor())).Address);
    }

    [Fact]
    public async Task Whoever_changes_the_place_from_the_check_page_sees_what_is_near_it_and_comes_back_there()
    {
        using var program = await StartAsync();
        await TellAsync(program.NewVisitor(), Journey.Anonymous);
        var visitor = program.NewVisitor();
        await visitor.ToCheckAsync(Journey.Anonymous, Litter);

        await visitor.GoAsync("/melden/waar?terug=controle&" + Here);
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.PlaceWords"] = "Hoek" });

        Assert.Equal("/melden/bekend?terug=controle", visitor.Address);
        await visitor.SendAsync();
        Assert.Equal("/melden/controle", visitor.Address);
    }

    [Fact]
    public async Task Without_a_draft_or_a_place_there_is_nothing_to_see()
    {
        using var program = await StartAsync();
        Assert.Equal("/melden", (await program.NewVisitor().GoAsync("/melden/bekend")).Address);
        var visitor = await program.NewVisitor().ToPlaceAsync(Litter);
        Assert.Equal("/melden/waar", (await visitor.GoAsync("/melden/bekend")).Address);
        Assert.Equal(HttpStatusCode.OK, visitor.Answer.StatusCode);
    }

    [Fact]
    public async Task A_report_that_belongs_with_what_others_told_says_so_on_the_check_page_and_to_the_officer_and_one_button_makes_one_case_of_both()
    {
        using var program = await StartAsync();
        var (first, _) = await TellAsync(program.NewVisitor(), Journey.Anonymous);
        var visitor = await ToPlacedAsync(program.NewVisitor());
        await AddAsync(visitor);
        Assert.Equal("/melden/wat", visitor.Address);
        await visitor.GoAsync("/melden/bekend");
        Assert.Contains("U koos: mijn melding hoort hierbij.", visitor.Main, StringComparison.Ordinal);
        await visitor.GoAsync("/melden/wat");
        await visitor.SendAsync(Journey.What());
        await visitor.ToWhoAsync();
        await visitor.SendAsync(Journey.Anonymous);
        Assert.Contains("Uw melding hoort bij wat anderen meldden", visitor.Main, StringComparison.Ordinal);
        await visitor.SendAsync();
        var second = visitor.Text("#code");

        var officer = await OfficerAsync(program);
        await officer.GoAsync($"/kantoor/meldingen/{second}");
        Assert.Equal($"Melding {first}", officer.Text("section[aria-labelledby=samen] a"));
        await officer.SendAsync(form: "section[aria-labelledby=samen] form");

        Assert.StartsWith("/kantoor/zaken/", officer.Address, StringComparison.Ordinal);
        await using var db = program.OpenDatabase();
        Assert.Equal(new[] { first, second }.Order(), (await db.Cases.Include(c => c.Reports).SingleAsync()).Reports.Select(r => r.Code).Order());
    }

    [Fact]
    public async Task A_key_of_another_visitor_a_made_up_one_and_one_of_what_is_gone_choose_nothing()
    {
        using var program = await StartAsync();
        await TellAsync(program.NewVisitor(), Journey.Anonymous);
        var other = await ToPlacedAsync(program.NewVisitor());
        var visitor = await ToPlacedAsync(program.NewVisitor());

        foreach (var key in new[] { KeyOn(other), "verzonnen" })
        {
            await visitor.SendAsync(new Dictionary<string, string?> { ["bij"] = key });
            Assert.Equal((HttpStatusCode.UnprocessableEntity, "/melden/bekend"), (visitor.Answer.StatusCode, visitor.Address));
            Assert.Equal(["Dit staat er niet meer bij. Kijk nog eens, en kies opnieuw."], visitor.Errors);
        }

        var own = KeyOn(visitor);
        await program.ArrangeAsync(async db => (await db.Reports.Include(r => r.Kind).SingleAsync()).Withdraw(Actor.Reporter, program.Now));
        await visitor.SendAsync(new Dictionary<string, string?> { ["bij"] = own });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Answer.StatusCode);
    }

    [Fact]
    public async Task Another_kind_or_a_place_in_another_neighbourhood_lets_go_of_what_was_chosen()
    {
        using var program = await StartAsync();
        await TellAsync(program.NewVisitor(), Journey.Anonymous);
        var visitor = await ToPlacedAsync(program.NewVisitor());
        await AddAsync(visitor);

        await visitor.GoAsync("/melden/waar?lat=52.015&lon=5.015");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.PlaceWords"] = "Hoek" });

        Assert.Equal("/melden/wat", visitor.Address);
        await SendAsync(visitor, Journey.Anonymous);
        await using var db = program.OpenDatabase();
        Assert.All(await db.Reports.ToListAsync(), report => Assert.Null(report.ToldWith));
    }

    /// <summary>A browser of the officer of the neighbourhood, who is signed in.</summary>
    private static async Task<Visitor> OfficerAsync(WijkagentFactory program)
    {
        Officer wim = null!;
        await program.ArrangeAsync(async db =>
        {
            wim = new Officer(
                new OfficerDetails("Wim", "West", new LocalizedText("Wim", ""), "0900-8844", new Socials(null, null, null)), "wim-west", await db.Teams.SingleAsync());
            TownBuilder.Has(wim, await db.Districts.SingleAsync(d => d.Code == "WK990000"));
            db.Add(wim);
        });
        await program.Accounts.AddAsync("wim@example.nl", RoleNames.Officer, wim.Name, wim.Id, wim.TeamId);
        return new Visitor(await program.Accounts.SignInAsync("wim@example.nl"));
    }

    /// <summary>Presses the button that says that the report belongs with the first of them.</summary>
    private static Task<Visitor> AddAsync(Visitor visitor) => visitor.SendAsync(new Dictionary<string, string?> { ["bij"] = KeyOn(visitor) });

    private static string KeyOn(Visitor visitor) => visitor.Page.QuerySelector("button[name=bij]")!.GetAttribute("value")!;

    /// <summary>The town, of whose neighbourhoods it is known how many live there.</summary>
    internal static async Task<WijkagentFactory> StartAsync()
    {
        var program = new WijkagentFactory { Settings = NoLimits.Settings };
        await program.BuildTownAsync();
        await program.ArrangeAsync(async db =>
        {
            foreach (var code in await db.Neighbourhoods.Select(n => n.Code).ToListAsync())
                db.Add(new AreaFigures(code, 2024, new Dictionary<string, double> { ["huishoudens"] = 900, ["adressendichtheid"] = 1500 }));
        });
        return program;
    }

    /// <summary>On from the question «where», with a point; to what others told, where there is something.</summary>
    internal static async Task<Visitor> ToPlacedAsync(Visitor visitor, string kind = Litter)
    {
        await visitor.ToPlaceAsync(kind);
        await visitor.GoAsync("/melden/waar?" + Here);
        return await visitor.SendAsync(new Dictionary<string, string?> { ["Form.PlaceWords"] = "Naast de glasbak" });
    }

    /// <summary>Tells of litter at that place, passing over what others told.</summary>
    internal static async Task<(string Code, string Secret)> TellAsync(Visitor visitor, IReadOnlyDictionary<string, string?> who, string kind = Litter)
    {
        await ToPlacedAsync(visitor, kind);
        if (visitor.Address == "/melden/bekend")
            await visitor.SendAsync();
        return await SendAsync(visitor, who);
    }

    /// <summary>Answers the rest, and sends it.</summary>
    internal static async Task<(string Code, string Secret)> SendAsync(Visitor visitor, IReadOnlyDictionary<string, string?> who)
    {
        await visitor.SendAsync(Journey.What("Matras op straat"));
        await visitor.ToWhoAsync();
        await visitor.SendAsync(who);
        await visitor.SendAsync();
        return (visitor.Text("#code"), visitor.Text("#sleutel"));
    }

    /// <summary>All who gave an address follow the link in their mail.</summary>
    internal static Task ConfirmAsync(WijkagentFactory program) => program.ArrangeAsync(async db =>
    {
        foreach (var report in await db.Reports.Include(r => r.Kind).Include(r => r.Contact).Where(r => r.Contact != null).ToListAsync())
            report.Confirm(Actor.Reporter, program.Now);
    });
}
