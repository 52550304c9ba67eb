using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.TestSupport;
using Wijkagent.Web.Account;

namespace Wijkagent.Web.Tests.Account;

/// <summary>Residents sign in by a link in a mail, the first time too; staff don't.</summary>
public sealed partial class SignInLinkTests : IDisposable
{
    private const string Email = "bo@voorbeeld.nl";
    private const string LinkForm = "form[action='/aanmelden/link']";

    private readonly WijkagentFactory host = new() { Settings = NoLimits.Settings };

    [Fact]
    public async Task Who_has_no_account_has_one_after_the_button_and_not_before()
    {
        var visitor = await new Visitor(host.CreateClient()).GoAsync(await AskAsync(Email));
        Assert.Contains(Email, visitor.Main, StringComparison.Ordinal);
        await using var db = host.OpenDatabase();
        Assert.Empty(await db.Users.ToListAsync());

        await visitor.SendAsync();

        Assert.Equal("/mijn", visitor.Address);
        var user = await db.Users.AsNoTracking().SingleAsync();
        Assert.Equal((Email, true), (user.Email, user.EmailConfirmed));
        Assert.Equal([RoleNames.Resident], await db.Roles.Where(r => db.UserRoles.Any(h => h.RoleId == r.Id)).Select(r => r.Name).ToListAsync());
        var joined = await db.AuditEntries.SingleAsync(e => e.Event == nameof(ResidentJoined));
        Assert.Equal((AuditActivity.Collected, ActorKind.Resident, user.Id), (joined.Activity, joined.ActorKind, joined.UserId));
        var signedIn = await db.AuditEntries.SingleAsync(e => e.Activity == AuditActivity.SignedIn);
        Assert.Equal("""{"way":"MailLink"}""", signedIn.Filters);
        Assert.Empty(await db.StaffNames.ToListAsync());
        Assert.DoesNotContain(await db.Events.ToListAsync(), e => e.Payload.Contains(Email, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_link_works_once_for_a_quarter_of_an_hour_and_in_another_browser()
    {
        await host.Accounts.AddAsync(Email, RoleNames.Resident);
        var link = await AskAsync(Email);
        var second = await new Visitor(host.CreateClient()).GoAsync(link);
        var visitor = await new Visitor(host.CreateClient()).GoAsync(link);
        Assert.Equal("/mijn", (await visitor.SendAsync()).Address);
        Assert.Contains("werkt niet", (await second.SendAsync()).Heading, StringComparison.Ordinal);

        var late = await new Visitor(host.CreateClient()).GoAsync(await AskAsync(Email));
        host.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Contains("werkt niet", (await late.SendAsync()).Heading, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_links_for_a_new_address_make_one_account()
    {
        var (first, second) = (await AskAsync(Email), await AskAsync(Email));
        Assert.Equal("/mijn", (await (await new Visitor(host.CreateClient()).GoAsync(first)).SendAsync()).Address);

        var visitor = await new Visitor(host.CreateClient()).GoAsync(second);

        Assert.Equal(HttpStatusCode.NotFound, visitor.Answer.StatusCode);
        Assert.Contains("werkt niet", visitor.Heading, StringComparison.Ordinal);
        await using var db = host.OpenDatabase();
        Assert.Single(await db.Users.ToListAsync());
    }

    [Theory]
    [InlineData("stamp")]
    [InlineData("disabled")]
    [InlineData("staff")]
    public async Task A_change_of_the_account_ends_the_link(string change)
    {
        var user = await host.Accounts.AddAsync(Email, RoleNames.Resident);
        await host.Accounts.AddAsync("wim@voorbeeld.nl", RoleNames.Officer);
        var visitor = await new Visitor(host.CreateClient()).GoAsync(await AskAsync(Email));
        await host.ArrangeAsync(async db =>
        {
            var officer = await db.Roles.SingleAsync(r => r.Name == RoleNames.Officer);
            if (change == "staff")
                db.UserRoles.Add(new() { RoleId = officer.Id, UserId = user.Id });
            else if (change == "disabled")
                await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(u => u.SetProperty(x => x.DisabledAt, host.Now));
            else
                await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(u => u.SetProperty(x => x.SecurityStamp, "anders"));
        });

        Assert.Contains("werkt niet", (await visitor.SendAsync()).Heading, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resident_a_stranger_staff_and_who_was_shut_out_get_the_same_page_after_the_same_work()
    {
        await host.Accounts.AddAsync(Email, RoleNames.Resident);
        await host.Accounts.AddAsync("wim@voorbeeld.nl", RoleNames.Officer);
        await host.Accounts.AddAsync("weg@voorbeeld.nl", RoleNames.Resident);
        await host.ArrangeAsync(async db => (await db.AccountOfAsync("weg@voorbeeld.nl")).Disable(host.Now));

        var seen = new List<(string, string, int)>();
        foreach (var address in new[] { Email, "niemand@voorbeeld.nl", "wim@voorbeeld.nl", "weg@voorbeeld.nl" })
        {
            var visitor = await new Visitor(host.CreateClient()).GoAsync("/aanmelden");
            host.ForgetCommands();
            await visitor.SendAsync(Answer("Link.Email", address), LinkForm);
            seen.Add((visitor.Address, visitor.Main, host.Commands));
        }

        Assert.Single(seen.Distinct());
        await host.SendMailsAsync();
        Assert.Equal([Email, "niemand@voorbeeld.nl"], host.MailServer.Received.Where(m => m.Text.Contains("sleutel=", StringComparison.Ordinal)).Select(m => m.To).Order());
        Assert.Contains(host.MailServer.Received, m => m.To == "wim@voorbeeld.nl" && m.Text.Contains("Medewerkers melden zich aan", StringComparison.Ordinal));
        Assert.Contains(host.MailServer.Received, m => m.To == "weg@voorbeeld.nl" && m.Text.Contains("geen account", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_resident_who_set_up_an_app_is_asked_for_its_code()
    {
        await host.Accounts.AddAsync(Email, RoleNames.Resident, withApp: true);
        var visitor = await new Visitor(host.CreateClient()).GoAsync(await AskAsync(Email));
        await visitor.SendAsync();
        Assert.Equal("/aanmelden/code", visitor.Address);

        Assert.Equal("/mijn", (await visitor.SendAsync(Answer("Code", host.Accounts.NextCode(Email)))).Address);
    }

    [Fact]
    public async Task Who_has_a_mailbox_alone_proves_to_be_there_by_another_link_and_may_set_a_password()
    {
        const string Password = "krentenbol vliegt over zee";
        var visitor = await new Visitor(host.CreateClient()).GoAsync(await AskAsync(Email));
        await visitor.SendAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(11));
        await visitor.GoAsync("/account/wachtwoord");
        Assert.StartsWith("/account/bevestigen", visitor.Address, StringComparison.Ordinal);
        await visitor.SendAsync(form: LinkForm);
        Assert.Equal("/aanmelden/link/gemaild", visitor.Address);
        await visitor.GoAsync(await MailedAsync(Email));
        await visitor.SendAsync();

        await visitor.GoAsync("/account/wachtwoord");
        await visitor.SendAsync(Answer("Password", Password));

        Assert.Contains("Uw wachtwoord is gewijzigd", visitor.Main, StringComparison.Ordinal);
        await using var db = host.OpenDatabase();
        Assert.Single(await db.UserSessions.ToListAsync());
    }

    [Fact]
    public async Task Nobody_becomes_staff_by_a_session_that_a_link_began()
    {
        await host.Accounts.AddAsync("wim@voorbeeld.nl", RoleNames.Officer);
        var visitor = await new Visitor(host.CreateClient()).GoAsync(await AskAsync(Email));
        await visitor.SendAsync();
        await host.ArrangeAsync(async db =>
        {
            var officer = await db.Roles.SingleAsync(r => r.Name == RoleNames.Officer);
            db.UserRoles.Add(new() { RoleId = officer.Id, UserId = (await db.AccountOfAsync(Email)).Id });
        });
        host.Clock.Advance(TimeSpan.FromSeconds(61));

        Assert.Contains("/aanmelden", (await visitor.GoAsync("/kantoor")).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_address_is_said_at_its_field()
    {
        var visitor = await new Visitor(host.CreateClient()).GoAsync("/aanmelden");
        await visitor.SendAsync(Answer("Link.Email", "geen adres"), LinkForm);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Answer.StatusCode);
        Assert.Single(visitor.Errors);
    }

    [Fact]
    public async Task Who_keeps_asking_for_somebody_else_fills_no_mailbox_and_leaves_its_owner_a_link_that_works()
    {
        // Each minute for an hour, until just before there may be another; then the owner asks, and none is mailed.
        for (var minute = 0; minute < 64; minute++)
        {
            await AskAsync(minute % 2 == 0 ? Email : Email.ToUpperInvariant(), isMailed: false);
            host.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var newest = await AskAsync(Email);
        Assert.Equal(MailedLinks.AtOnce + 12, host.MailServer.Received.Count);
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        var owner = await new Visitor(host.CreateClient()).GoAsync(newest);
        await owner.SendAsync();
        Assert.Equal("/mijn", owner.Address);
    }

    public void Dispose() => host.Dispose();

    private static Dictionary<string, string?> Answer(string name, string value) => new() { [name] = value };

    private async Task<string> AskAsync(string email, bool isMailed = true)
    {
        var visitor = await new Visitor(host.CreateClient()).GoAsync("/aanmelden");
        await visitor.SendAsync(Answer("Link.Email", email), LinkForm);
        Assert.Equal("/aanmelden/link/gemaild", visitor.Address);
        return isMailed ? await MailedAsync(email) : "";
    }

    private async Task<string> MailedAsync(string email)
    {
        await host.SendMailsAsync();
        return Link().Match(host.MailServer.Received.Last(m => m.To == email && m.Text.Contains("sleutel=", StringComparison.Ordinal)).Text).Value;
    }

    [GeneratedRegex(@"/aanmelden/link/openen\?sleutel=\S+")]
    private static partial Regex Link();
}
