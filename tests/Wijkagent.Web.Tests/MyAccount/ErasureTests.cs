using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Backoffice;
using Wijkagent.Web.Workers;

namespace Wijkagent.Web.Tests.MyAccount;

/// <summary>What goes when a resident erases the account, what stays, and how it is taken back.</summary>
public sealed class ErasureTests : IAsyncLifetime
{
    private const string Email = "bo@voorbeeld.nl";
    private const string Page = "/account/opheffen";

    private DeskTown desk = null!;

    public async Task InitializeAsync() => desk = await DeskTown.BuildAsync();

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task An_account_goes_after_thirty_days_its_reports_stay_and_nobody_finds_them_by_the_address()
    {
        var code = await desk.AddReportAsync(desk.Town.WestSouth, email: Email);
        var (user, visitor) = await SignInAsync();
        var elsewhere = new Visitor(await desk.Host.Accounts.SignInAsync(Email));
        await EraseAsync(visitor);
        Assert.Contains("wordt opgeheven", visitor.Main, StringComparison.Ordinal);
        Assert.Contains("/aanmelden", (await elsewhere.GoAsync("/account")).Address, StringComparison.Ordinal);
        await desk.Host.SendMailsAsync();
        Assert.Contains(desk.Host.MailServer.Received, m => m.To == Email && m.Subject.Contains("opheffen gevraagd", StringComparison.Ordinal));

        await NightAsync(TimeSpan.FromDays(29));
        Assert.Equal(1, await CountAsync());
        await NightAsync(TimeSpan.FromDays(1));

        Assert.Equal(0, await CountAsync());
        await using (var db = desk.Host.OpenDatabase())
        {
            Assert.Equal("Mel Der", (await db.ReporterContacts.SingleAsync()).Name!);
            Assert.Equal(0, await db.UserRoles.CountAsync() + await db.UserSessions.CountAsync() + await db.Events.CountAsync(e => e.SubjectId == user));
            Assert.Equal((RetentionRule.ErasedAccount, 1), await db.Destructions.Select(d => new ValueTuple<RetentionRule, int>(d.Rule, d.Count)).SingleAsync());
            var entry = await db.AuditEntries.SingleAsync(a => a.Activity == AuditActivity.Deleted);
            Assert.Equal(user, entry.SubjectId);
            Assert.False(await db.AuditEntries.AnyAsync(a => a.ActorName.Contains("Bo ") || a.ActorName.Contains(Email)));
        }

        var (_, again) = await SignInAsync();
        await again.GoAsync("/account/gegevens");
        Assert.DoesNotContain(code, again.Main, StringComparison.Ordinal);
        Assert.Equal(code, (await desk.ReportAsync(code)).Code);
    }

    [Fact]
    public async Task Signing_in_within_thirty_days_takes_it_back()
    {
        var (_, visitor) = await SignInAsync();
        await EraseAsync(visitor);
        desk.Host.Clock.Advance(TimeSpan.FromDays(29));

        var back = new Visitor(await desk.Host.Accounts.SignInAsync(Email));
        await NightAsync(TimeSpan.FromDays(10));

        Assert.Equal(1, await CountAsync());
        back = new Visitor(await desk.Host.Accounts.SignInAsync(Email));
        await back.GoAsync("/account/gegevens");
        Assert.Contains("Opheffen teruggedraaid", back.Main, StringComparison.Ordinal);
        await desk.Host.SendMailsAsync();
        Assert.Contains(desk.Host.MailServer.Received, m => m.Subject.Contains("wordt niet opgeheven", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_sent_to_an_officer_or_asked_under_the_address_is_cut_too()
    {
        await desk.Host.ArrangeAsync(db =>
        {
            db.Add(new ContactMessage(desk.West.Id, "Bo", Email, "Dag", "sleutel", desk.Host.Now));
            return Task.CompletedTask;
        });
        var (_, visitor) = await SignInAsync();
        await EraseAsync(visitor);

        await NightAsync(TimeSpan.FromDays(30));

        await using var db = desk.Host.OpenDatabase();
        Assert.Null((await db.ContactMessages.SingleAsync()).FoundBy);
    }

    [Fact]
    public async Task After_ten_minutes_it_asks_once_more_who_it_is()
    {
        var (_, visitor) = await SignInAsync();
        desk.Host.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.StartsWith("/account/bevestigen", (await visitor.GoAsync(Page)).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_do_not_erase_themselves_and_read_who_closes_the_account()
    {
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var page = await DeskTown.PageAsync(officer, Page);
        Assert.Null(page.QuerySelector($"form[action='{Page}']"));
        Assert.Contains("De beheerder", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token });
        var tried = await officer.PostAsync(new Uri(Page, UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.Forbidden, tried.StatusCode);
    }

    [Fact]
    [Trait("Database", "Sqlite")]
    public async Task An_older_copy_of_the_database_that_is_put_back_brings_an_account_back_for_a_night_at_most()
    {
        var (_, visitor) = await SignInAsync();
        using var copy = new SqliteConnection("Data Source=:memory:");
        await copy.OpenAsync();
        await WithDatabaseAsync(live => live.BackupDatabase(copy));
        await EraseAsync(visitor);
        await NightAsync(TimeSpan.FromDays(30));
        Assert.Equal(0, await CountAsync());

        await WithDatabaseAsync(copy.BackupDatabase);
        Assert.Equal(1, await CountAsync());
        await NightAsync(TimeSpan.FromDays(1));

        Assert.Equal(0, await CountAsync());
    }

    private async Task WithDatabaseAsync(Action<SqliteConnection> work)
    {
        await using var db = desk.Host.OpenDatabase();
        await db.Database.OpenConnectionAsync();
        work((SqliteConnection)db.Database.GetDbConnection());
    }

    private async Task<(Guid Id, Visitor Visitor)> SignInAsync()
    {
        var user = await desk.Host.Accounts.AddAsync(Email, RoleNames.Resident, "Bo Werner");
        return (user.Id, new Visitor(await desk.Host.Accounts.SignInAsync(Email)));
    }

    private static async Task EraseAsync(Visitor visitor)
    {
        await visitor.GoAsync(Page);
        await visitor.SendAsync();
    }

    private async Task NightAsync(TimeSpan later)
    {
        desk.Host.Clock.Advance(later);
        await using var scope = desk.Host.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<TermsWorker>(scope.ServiceProvider).LookAsync(CancellationToken.None);
    }

    private async Task<int> CountAsync()
    {
        await using var db = desk.Host.OpenDatabase();
        return await db.Users.CountAsync();
    }
}
