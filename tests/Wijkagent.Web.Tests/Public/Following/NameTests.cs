using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Following;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Backoffice;
using Wijkagent.Web.Tests.Public.Reporting;

namespace Wijkagent.Web.Tests.Public.Following;

/// <summary>What happens to somebody's data, and the button that removes the name.</summary>
public sealed class NameTests
{
    [Fact]
    public async Task The_name_is_removed_the_mails_stop_and_the_report_goes_on_with_code_and_secret()
    {
        var (program, visitor) = await Journey.StartAsync();
        using var _ = program;
        var (code, secret) = await visitor.ToSentAsync(Journey.Known(phone: "0612345678"));
        var secrets = program.Services.GetRequiredService<ReportSecrets>();
        var (confirm, follow) = (Uri.EscapeDataString(secrets.MakeLink(code, ReportLink.Confirm)), Uri.EscapeDataString(secrets.MakeLink(code, ReportLink.Follow)));
        await OpenAsync(visitor, code, secret);
        Assert.Null(visitor.Page.QuerySelector("a[href$='/naam']"));
        var tooEarly = await visitor.PostToAsync($"/meldingen/{code}/naam", new Dictionary<string, string?>());
        Assert.Contains("nog niet bevestigd", await tooEarly.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await visitor.GoAsync($"/meldingen/{code}/bevestigen?sleutel={confirm}");
        await visitor.SendAsync();
        await OpenAsync(visitor, code, secret);
        Assert.Contains("De politie gebruikt uw melding 5 jaar", visitor.Text("[aria-labelledby=gegevens]"), StringComparison.Ordinal);
        await visitor.GoAsync($"/meldingen/{code}/terugbellen");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Phone"] = "0612345678", ["Moment"] = "Any" });

        // What waits for this report goes along; what waits for the same address about another one stays.
        await using (var scope = program.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<Outbox>().Add("jo@example.nl", "nl", new ReportNewsMail("WA-2026-ANDERE", "x", ReportNews.Message), program.Now);
            await scope.ServiceProvider.GetRequiredService<Core.Persistence.WijkagentDbContext>().SaveChangesAsync();
        }

        await visitor.GoAsync($"/meldingen/{code}/naam");
        await visitor.SendAsync();
        Assert.Equal("Anoniem", visitor.Page.QuerySelectorAll(".wa-told dd")[^1].TextContent.Trim());
        Assert.Contains("U liet uw naam weghalen", visitor.Text(".wa-timeline"), StringComparison.Ordinal);
        Assert.Null(visitor.Page.QuerySelector("a[href$='/naam']"));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.PostToAsync($"/meldingen/{code}/naam", new Dictionary<string, string?>())).StatusCode);
        await using (var db = program.OpenDatabase())
        {
            Assert.False(await db.ReporterContacts.AnyAsync());
            Assert.Null((await db.ReportCallBacks.SingleAsync()).Phone);
            Assert.Equal(1, await db.Events.CountAsync(e => e.Name == nameof(ReporterNameRemoved)));
        }

        await program.SendMailsAsync();
        Assert.Equal(["Bericht over uw melding WA-2026-ANDERE"], program.MailServer.Received.Select(m => m.Subject));

        // The links in mails are dead; code and secret open it, to add and to withdraw.
        var stranger = program.NewVisitor();
        await stranger.GoAsync($"/meldingen/{code}/openen?sleutel={follow}");
        Assert.Equal(HttpStatusCode.NotFound, stranger.Answer.StatusCode);
        await stranger.GoAsync($"/meldingen/{code}/bevestigen?sleutel={confirm}");
        Assert.Equal("Uw melding was al bevestigd", stranger.Heading);
        await OpenAsync(stranger, code, secret);
        await stranger.SendAsync(new Dictionary<string, string?> { ["message"] = "Nog iets" }, "form[enctype]");
        await stranger.GoAsync($"/meldingen/{code}/intrekken");
        await stranger.SendAsync();
        Assert.Equal("Ingetrokken", stranger.Text(".wa-status"));
        await program.SendMailsAsync();
        Assert.Single(program.MailServer.Received);
    }

    [Fact]
    public async Task The_officer_reads_that_the_name_was_removed_and_that_no_mail_goes()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var visitor = await desk.OpenAsReporterAsync(code);
        await visitor.GoAsync($"/meldingen/{code}/naam");
        await visitor.SendAsync();

        var page = await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}");

        Assert.Contains("De melder liet naam en gegevens weghalen. De melding is nu anoniem.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("De melder krijgt geen mail.", page.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Mel Der", page.Body.TextContent, StringComparison.Ordinal);
        await DeskTown.SubmitAsync(officer, page, "form[action$='/vraag']", new() { ["Question.Message"] = "Hoe laat?" });
        await using var db = desk.Host.OpenDatabase();
        Assert.False(await db.Outbox.AnyAsync(m => m.Template == nameof(ReportNewsMail)));
        Assert.Null((await db.Reports.SingleAsync()).RemindAt);
    }

    [Fact]
    public async Task What_is_held_keeps_its_name_and_the_reporter_is_told_whom_to_ask()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        await desk.Host.ArrangeAsync(async db =>
            db.Add(new LegalHold((await db.Reports.SingleAsync()).Id, code, "De rechter vraagt erom.", Core.Common.Actor.System, desk.Host.Now)));
        var visitor = await desk.OpenAsReporterAsync(code);
        await visitor.GoAsync($"/meldingen/{code}/naam");

        await visitor.SendAsync();

        Assert.Equal(HttpStatusCode.Conflict, visitor.Answer.StatusCode);
        Assert.Contains("Vraag het met een verzoek over uw gegevens.", visitor.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("rechter", visitor.Main, StringComparison.Ordinal);
        await using var kept = desk.Host.OpenDatabase();
        Assert.Equal(1, await kept.ReporterContacts.CountAsync());
    }

    [Fact]
    [Trait(TestStore.Trait, TestStore.Sqlite)]
    public async Task An_older_copy_of_the_database_that_is_put_back_brings_a_name_back_for_a_night_at_most()
    {
        await using var desk = await DeskTown.BuildAsync();
        var (code, other) = (await desk.AddReportAsync(desk.Town.WestSouth), await desk.AddReportAsync(desk.Town.WestSouth));
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        using var copy = new SqliteConnection("Data Source=:memory:");
        await copy.OpenAsync();
        await WithDatabaseAsync(desk, live => live.BackupDatabase(copy));
        var visitor = await desk.OpenAsReporterAsync(code);
        await visitor.GoAsync($"/meldingen/{code}/naam");
        await visitor.SendAsync();

        await WithDatabaseAsync(desk, copy.BackupDatabase);
        Assert.Contains("Mel Der", (await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}")).Body!.TextContent, StringComparison.Ordinal);
        await using (var scope = desk.Host.Services.CreateAsyncScope())
        {
            var night = scope.ServiceProvider.GetRequiredService<Destroying>();
            var plan = scope.ServiceProvider.GetRequiredService<DestructionPlan>();
            Assert.Equal([new RuleCount(RetentionRule.RemovedName, 1)], await plan.CountAsync(default));
            Assert.Equal([new RuleCount(RetentionRule.RemovedName, 1)], await night.RunAsync(default));
            Assert.Empty(await plan.CountAsync(default));
        }

        Assert.DoesNotContain("Mel Der", (await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Mel Der", (await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{other}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_copy_does_not_know_to_be_confirmed_is_not_counted_as_a_name_that_was_removed()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        await using var scope = desk.Host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RemovedNames>().KeepAsync((await desk.ReportAsync(code)).Id, default);
        await desk.Host.ArrangeAsync(db => db.Reports.ExecuteUpdateAsync(r => r.SetProperty(x => x.Status, ReportStatus.Unconfirmed)));
        var night = scope.ServiceProvider.GetRequiredService<Destroying>();
        var plan = scope.ServiceProvider.GetRequiredService<DestructionPlan>();

        Assert.Empty(await plan.CountAsync(default));
        Assert.Empty(await night.RunAsync(default));

        await desk.Host.ArrangeAsync(db => db.Reports.ExecuteUpdateAsync(r => r.SetProperty(x => x.Status, ReportStatus.Received)));
        Assert.Equal([new RuleCount(RetentionRule.RemovedName, 1)], await night.RunAsync(default));
    }

    private static async Task WithDatabaseAsync(DeskTown desk, Action<SqliteConnection> work)
    {
        await using var db = desk.Host.OpenDatabase();
        await db.Database.OpenConnectionAsync();
        work((SqliteConnection)db.Database.GetDbConnection());
    }

    private static async Task OpenAsync(Visitor visitor, string code, string secret)
    {
        await visitor.GoAsync($"/meldingen?code={code}");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Code"] = code, ["Secret"] = secret });
    }
}
