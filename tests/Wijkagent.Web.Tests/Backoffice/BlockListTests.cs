using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Screening;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Public.Reporting;

namespace Wijkagent.Web.Tests.Backoffice;

/// <summary>A coordinator puts on the list of the team what abuse comes from: what comes so again is received, and set apart.</summary>
public sealed class BlockListTests(BlockListTests.Fixture fixture) : IClassFixture<BlockListTests.Fixture>
{
    private const string Apart = "/kantoor/apart";
    private const string Blocks = "/kantoor/apart/bloklijst";
    private const string SetForm = "form[action$='/bloklijst']";

    private readonly DeskTown desk = fixture.Desk;

    [Fact]
    public async Task What_is_chosen_of_a_report_that_is_abuse_sets_apart_what_comes_so_again_and_nobody_is_told()
    {
        var cora = await SignInAsync();
        var code = await SendAsync("Kijk op https://www.Casino-Bonus.example/nu voor geld", "spam@voorbeeld.nl", hidden: "x");
        var form = $"form[action$='/{code}/misbruik']";
        var choice = new Dictionary<string, string> { ["mailbox"] = "true", ["websites"] = "casino-bonus.example", ["weeks"] = "6", ["why"] = "" };

        var without = await DeskTown.SubmitAsync(cora, Apart, form, choice);
        var again = await WijkagentFactory.ReadAsync(without);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        Assert.Contains("Vul in waarom het op de lijst komt", again.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, again.QuerySelectorAll($"{form} input[type=checkbox][checked]").Length);
        Assert.Equal("6", again.QuerySelector($"{form} option[selected]")!.GetAttribute("value"));
        Assert.Equal(ReportStatus.SetApart, (await desk.ReportAsync(code)).Status);
        var stranger = await DeskTown.SubmitAsync(cora, Apart, form, new(choice) { ["websites"] = "politie.nl", ["why"] = "Reclame voor gokken" });
        Assert.Equal(HttpStatusCode.Conflict, stranger.StatusCode);
        Assert.Empty(await ListedAsync(cora, "Reclame voor gokken"));

        var done = await DeskTown.SubmitAsync(cora, Apart, form, new(choice) { ["why"] = "Reclame voor gokken" });

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal(ReportStatus.Declined, (await desk.ReportAsync(code)).Status);
        var listed = await ListedAsync(cora, "Reclame voor gokken");
        Assert.Equal(["Een e-mailadres", "casino-bonus.example"], listed.Select(row => row.QuerySelector("th")!.TextContent).Order(StringComparer.Ordinal));
        Assert.All(listed, row => Assert.Contains($"bij melding {code}", row.TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("spam@voorbeeld.nl", (await DeskTown.PageAsync(cora, Blocks)).Source.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(ReportSigns.Blocked, (await desk.ReportAsync(await SendAsync("Er is veel lawaai", "SPAM@voorbeeld.nl"))).Signs);
        Assert.Equal(ReportSigns.Blocked, (await desk.ReportAsync(await SendAsync("Ga naar casino-bonus.example en win", null))).Signs);
        Assert.Equal(ReportSigns.None, (await desk.ReportAsync(await SendAsync("Er is veel lawaai", "buur@voorbeeld.nl"))).Signs);
        Assert.Contains("staat op de bloklijst", (await DeskTown.PageAsync(cora, Apart)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await using var db = desk.Host.OpenDatabase();
        Assert.Equal(2, await db.Events.CountAsync(e => e.Name == nameof(SendingBlockSet) && db.SendingBlocks.Any(b => b.Id == e.SubjectId && b.ReportCode == code)));
    }

    [Fact]
    public async Task Nothing_is_offered_of_a_report_without_a_proved_address_and_links()
    {
        var cora = await SignInAsync();
        var code = await SendAsync("Een rare tekst", null, hidden: "x");

        var form = (await DeskTown.PageAsync(cora, Apart)).QuerySelector($"form[action$='/{code}/misbruik']")!;
        Assert.Empty(form.QuerySelectorAll("input[type=checkbox], select"));
        var forged = await DeskTown.SubmitAsync(cora, Apart, $"form[action$='/{code}/misbruik']", new() { ["mailbox"] = "true", ["weeks"] = "2", ["why"] = "Zomaar een reden" });

        Assert.Equal(HttpStatusCode.Conflict, forged.StatusCode);
        Assert.Equal(ReportStatus.SetApart, (await desk.ReportAsync(code)).Status);
    }

    [Fact]
    public async Task By_hand_it_is_set_once_and_taken_off_and_each_is_in_the_audit_log_in_words()
    {
        var cora = await SignInAsync();
        var wrong = await DeskTown.SubmitAsync(cora, Blocks, SetForm, new() { ["Block.What"] = "192.0.2.4", ["Block.Weeks"] = "5", ["Block.Why"] = "kort" });
        var page = await WijkagentFactory.ReadAsync(wrong);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(3, page.QuerySelectorAll(".wa-field--invalid").Length);
        Assert.Equal("192.0.2.4", page.QuerySelector("[name='Block.What']")!.GetAttribute("value"));

        var ready = await DeskTown.PageAsync(cora, Blocks);
        var values = new Dictionary<string, string> { ["Block.What"] = "https://www.Gokken.example/nu", ["Block.Weeks"] = "2", ["Block.Why"] = "Elke dag reclame" };
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => DeskTown.SubmitAsync(cora, ready, SetForm, values)));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.StatusCode));
        var row = Assert.Single(await ListedAsync(cora, "Elke dag reclame"));
        Assert.Equal("gokken.example", row.QuerySelector("th")!.TextContent);

        var lift = row.QuerySelector("form")!.GetAttribute("action")!;
        var other = await StrangerAsync();
        var token = (await DeskTown.PageAsync(other, Blocks)).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using (var post = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]))
            Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync(new Uri(lift, UriKind.Relative), post)).StatusCode);
        Assert.Empty((await DeskTown.PageAsync(other, Blocks)).QuerySelectorAll("tbody tr"));
        Assert.Single(await ListedAsync(cora, "Elke dag reclame"));

        var withIt = await DeskTown.PageAsync(cora, Blocks);
        foreach (var _ in new[] { 1, 2 })
            Assert.Equal(HttpStatusCode.Redirect, (await DeskTown.SubmitAsync(cora, withIt, $"form[action='{lift}']")).StatusCode);
        Assert.Empty(await ListedAsync(cora, "Elke dag reclame"));
        var auditor = await DeskTown.PageAsync(await desk.SignInAsync(RoleNames.Auditor), "/kantoor/logboek");
        Assert.Single(auditor.QuerySelectorAll("main tbody tr"), entry => entry.TextContent.Contains("Van de bloklijst gehaald", StringComparison.Ordinal));
    }

    [Fact]
    public async Task At_the_end_of_its_last_day_it_is_off_the_list_by_itself()
    {
        var cora = await SignInAsync();
        await DeskTown.SubmitAsync(cora, Blocks, SetForm, new() { ["Block.What"] = "tijdelijk.example", ["Block.Weeks"] = "2", ["Block.Why"] = "Even op de lijst" });
        Assert.Equal(ReportSigns.Blocked, (await desk.ReportAsync(await SendAsync("Kijk op tijdelijk.example", null))).Signs);

        desk.Host.Clock.Advance(TimeSpan.FromDays(15));

        Assert.Equal(ReportSigns.None, (await desk.ReportAsync(await SendAsync("Kijk op tijdelijk.example", null))).Signs);
        cora = await desk.Host.Accounts.SignInAsync("coordinator@voorbeeld.nl");
        Assert.Empty(await ListedAsync(cora, "Even op de lijst"));
        await using var scope = desk.Host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SendingBlocks>().ClearAsync(default);
        await using var db = desk.Host.OpenDatabase();
        Assert.False(await db.SendingBlocks.AnyAsync(b => b.Website == "tijdelijk.example"));
    }

    private static async Task<IReadOnlyList<AngleSharp.Dom.IElement>> ListedAsync(HttpClient browser, string why) =>
        [.. (await DeskTown.PageAsync(browser, Blocks)).QuerySelectorAll("main tbody tr").Where(row => row.TextContent.Contains(why, StringComparison.Ordinal))];

    private Task<HttpClient> SignInAsync() => desk.Host.Accounts.SignInAsync("coordinator@voorbeeld.nl");

    private async Task<HttpClient> StrangerAsync()
    {
        var team = Guid.Empty;
        await desk.Host.ArrangeAsync(async db =>
        {
            db.Attach(desk.Town.Station);
            var other = db.Add(new Team("Ander team", desk.Town.Station)).Entity;
            await db.SaveChangesAsync();
            team = other.Id;
        });
        await desk.Host.Accounts.AddAsync("ander@voorbeeld.nl", RoleNames.Coordinator, "An Der", null, team);
        return await desk.Host.Accounts.SignInAsync("ander@voorbeeld.nl");
    }

    // Whoever gives an address confirms it.
    private async Task<string> SendAsync(string text, string? email, string? hidden = null)
    {
        var visitor = desk.Host.NewVisitor();
        await visitor.ToWhatAsync();
        await visitor.SendAsync(Journey.What(text));
        await visitor.ToWhoAsync();
        await visitor.SendAsync(email is null ? Journey.Anonymous : Journey.Known(email));
        await visitor.SendAsync(new Dictionary<string, string?> { ["homepage"] = hidden });
        Assert.Equal("/melden/verzonden", visitor.Address);
        var code = visitor.Text("#code");
        if (email is not null)
        {
            var key = Uri.EscapeDataString(desk.Host.Services.GetRequiredService<ReportSecrets>().MakeLink(code, ReportLink.Confirm));
            await visitor.GoAsync($"/meldingen/{code}/bevestigen?sleutel={key}");
            await visitor.SendAsync();
        }

        Assert.DoesNotContain("bloklijst", visitor.Main, StringComparison.OrdinalIgnoreCase);
        return code;
    }

    public sealed class Fixture : IAsyncLifetime
    {
        public DeskTown Desk { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Desk = await DeskTown.BuildAsync(NoLimits.Settings);
            await Desk.AddUserAsync(RoleNames.Coordinator);
        }

        public async Task DisposeAsync() => await Desk.DisposeAsync();
    }
}
