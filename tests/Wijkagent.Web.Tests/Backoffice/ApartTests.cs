using System.Net;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Screening;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Public.Reporting;

namespace Wijkagent.Web.Tests.Backoffice;

/// <summary>What was set apart: the coordinator of the team judges it, the officer sees nothing of it, and it never stays lying.</summary>
public sealed class ApartTests : IAsyncLifetime
{
    private const string Apart = "/kantoor/apart";

    private DeskTown desk = null!;
    private HttpClient cora = null!;
    private string code = "";
    private string secret = "";

    public async Task InitializeAsync()
    {
        desk = await DeskTown.BuildAsync(NoLimits.Settings);
        cora = await desk.SignInAsync(RoleNames.Coordinator);
        (code, secret) = await SendAsync("Een rare tekst");
    }

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task The_coordinator_reads_it_with_why_and_the_officer_sees_nothing_of_it()
    {
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);

        var page = await DeskTown.PageAsync(cora, Apart);
        var waiting = Assert.Single(page.QuerySelectorAll("main article"));
        Assert.Contains("Een rare tekst", waiting.TextContent, StringComparison.Ordinal);
        Assert.Contains("Er is een veld ingevuld dat mensen niet zien.", waiting.TextContent, StringComparison.Ordinal);
        Assert.Contains("morgen", waiting.TextContent, StringComparison.Ordinal);
        Assert.Equal("1", (await DeskTown.PageAsync(cora, "/kantoor")).QuerySelector($"a.wa-figure[href='{Apart}'] strong")!.TextContent);

        Assert.Equal(HttpStatusCode.Forbidden, (await GetAsync(officer, Apart)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(officer, $"/kantoor/meldingen/{code}")).StatusCode);
        Assert.DoesNotContain(code, (await DeskTown.PageAsync(officer, "/kantoor/meldingen?weergave=alles")).Source.Text, StringComparison.Ordinal);
        var today = await DeskTown.PageAsync(officer, "/kantoor");
        Assert.Null(today.QuerySelector($"a[href='{Apart}']"));
        Assert.Equal("0", today.QuerySelector("a.wa-figure[href$=nieuw] strong")!.TextContent);
        await using var db = desk.Host.OpenDatabase();
        Assert.Contains(await db.AuditEntries.Select(e => e.Filters).ToListAsync(), f => f?.Contains(nameof(ReportStatus.SetApart), StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_coordinator_of_another_team_finds_nothing_and_can_do_nothing()
    {
        await desk.Host.ArrangeAsync(db =>
        {
            db.Attach(desk.Town.Station);
            db.Add(new Team("Ander team", desk.Town.Station));
            return Task.CompletedTask;
        });
        Guid other;
        await using (var db = desk.Host.OpenDatabase())
            other = (await db.Teams.SingleAsync(t => t.Name == "Ander team")).Id;
        await desk.Host.Accounts.AddAsync("ander@voorbeeld.nl", RoleNames.Coordinator, "An Der", null, other);
        var stranger = await desk.Host.Accounts.SignInAsync("ander@voorbeeld.nl");
        var mine = await DeskTown.PageAsync(cora, Apart);

        Assert.Empty((await DeskTown.PageAsync(stranger, Apart)).QuerySelectorAll("main article"));
        foreach (var verb in new[] { "vrijgave", "misbruik" })
        {
            using var values = new FormUrlEncodedContent(
            [
                new("__RequestVerificationToken", (await DeskTown.PageAsync(stranger, Apart)).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!),
                new("reason", "Zomaar"),
            ]);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync(new Uri($"{Apart}/{code}/{verb}", UriKind.Relative), values)).StatusCode);
        }

        Assert.Equal(ReportStatus.SetApart, (await desk.ReportAsync(code)).Status);
        Assert.NotNull(mine.QuerySelector($"form[action='{Apart}/{code}/vrijgave']"));
    }

    [Fact]
    public async Task Released_it_goes_on_as_received_with_the_term_from_when_it_was_sent()
    {
        var sent = await desk.ReportAsync(code);
        desk.Host.Clock.Advance(TimeSpan.FromMinutes(20));

        var done = await DeskTown.SubmitAsync(cora, Apart, $"form[action$='/{code}/vrijgave']");

        Assert.Contains("staat nu bij de wijkagent", (await DeskTown.PageAsync(cora, done.Headers.Location!.OriginalString)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var report = await desk.ReportAsync(code);
        Assert.Equal((ReportStatus.Received, ReportSigns.None, sent.ReceivedAt, sent.DueAt, null), (report.Status, report.Signs, report.ReceivedAt, report.DueAt, report.ApartUntil));
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        Assert.Contains("Een rare tekst", (await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}")).Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Judged_abuse_its_reporter_reads_a_neutral_reason_and_can_ask_to_look_again()
    {
        var empty = await DeskTown.SubmitAsync(cora, Apart, $"form[action$='/{code}/misbruik']", new() { ["reason"] = " " });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Contains("Vul een reden in", (await WijkagentFactory.ReadAsync(empty)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);

        var done = await DeskTown.SubmitAsync(cora, Apart, $"form[action$='/{code}/misbruik']");

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var visitor = desk.Host.NewVisitor();
        await visitor.GoAsync("/meldingen");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Code"] = code, ["Secret"] = secret });
        Assert.Contains("Wij pakken deze melding niet op.", visitor.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("misbruik", visitor.Main, StringComparison.OrdinalIgnoreCase);
        await using var db = desk.Host.OpenDatabase();
        var report = await db.Reports.SingleAsync(r => r.Code == code);
        Assert.Equal((ReportStatus.Declined, ReportSigns.None), (report.Status, report.Signs));
        Assert.Equal(1, await db.Events.CountAsync(e => e.SubjectId == report.Id && e.Name == nameof(ReportJudgedAbuse)));
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.SubjectCode == code && e.Event == nameof(ReportJudgedAbuse)));
    }

    [Fact]
    public async Task Of_two_at_the_same_moment_one_release_is_kept_and_who_says_otherwise_later_is_told_with_the_words_typed()
    {
        var page = await DeskTown.PageAsync(cora, Apart);
        var form = $"form[action$='/{code}/vrijgave']";

        var answers = await Task.WhenAll(DeskTown.SubmitAsync(cora, page, form), DeskTown.SubmitAsync(cora, page, form), DeskTown.SubmitAsync(cora, page, form));
        var late = await DeskTown.SubmitAsync(cora, page, $"form[action$='/{code}/misbruik']", new() { ["reason"] = "Mijn eigen reden" });

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.StatusCode));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("Mijn eigen reden", (await WijkagentFactory.ReadAsync(late)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        await using var db = desk.Host.OpenDatabase();
        Assert.Equal(1, await db.Events.CountAsync(e => e.Name == nameof(ReportReleased)));
        Assert.Equal(ReportStatus.Received, (await db.Reports.SingleAsync(r => r.Code == code)).Status);
    }

    [Fact]
    public async Task What_nobody_judges_goes_to_the_officer_by_itself_after_a_working_day()
    {
        var until = (await desk.ReportAsync(code)).ApartUntil!.Value;
        desk.Host.Clock.Advance(until - desk.Host.Now - TimeSpan.FromMinutes(1));
        await desk.Host.LetTermsPassAsync();
        Assert.Equal(ReportStatus.SetApart, (await desk.ReportAsync(code)).Status);

        desk.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await desk.Host.LetTermsPassAsync();

        Assert.Equal(ReportStatus.Received, (await desk.ReportAsync(code)).Status);
    }

    [Fact]
    public async Task Its_reporter_can_take_it_back_while_it_waits()
    {
        var visitor = desk.Host.NewVisitor();
        await visitor.GoAsync("/meldingen");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Code"] = code, ["Secret"] = secret });
        await visitor.GoAsync($"/meldingen/{code}/intrekken");
        await visitor.SendAsync();

        var report = await desk.ReportAsync(code);
        Assert.Equal((ReportStatus.Withdrawn, ReportSigns.None), (report.Status, report.Signs));
        Assert.Empty((await DeskTown.PageAsync(cora, Apart)).QuerySelectorAll("main article"));
    }

    private static Task<HttpResponseMessage> GetAsync(HttpClient browser, string address) => browser.GetAsync(new Uri(address, UriKind.Relative));

    private async Task<(string Code, string Secret)> SendAsync(string text)
    {
        var robot = desk.Host.NewVisitor();
        await robot.ToWhatAsync();
        await robot.SendAsync(Journey.What(text));
        await robot.ToWhoAsync();
        await robot.SendAsync(Journey.Anonymous);
        await robot.SendAsync(new Dictionary<string, string?> { ["homepage"] = "x" });
        return (robot.Text("#code"), robot.Text("#sleutel"));
    }
}
