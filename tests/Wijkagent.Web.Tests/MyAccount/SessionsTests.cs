using System.Net;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Identity;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.MyAccount;

/// <summary>Sessions: seen, ended, and ended by what happens to the account.</summary>
public sealed class SessionsTests : IDisposable
{
    private const string Email = "wim@voorbeeld.nl";

    private readonly WijkagentFactory host = new();

    [Fact]
    public async Task A_session_is_listed_with_its_browser_and_ended_from_another()
    {
        await host.Accounts.AddAsync(Email, RoleNames.Officer);
        var (here, there, third) = await ThreeAsync();
        await here.GoAsync("/account/sessies");
        Assert.Equal(3, here.Page.QuerySelectorAll("tbody tr").Length);
        Assert.Single(here.Page.QuerySelectorAll("tbody tr"), row => row.TextContent.Contains("dit apparaat", StringComparison.Ordinal));

        await here.SendAsync(form: "form[action='/account/sessies/einde']");
        Assert.Equal(2, here.Page.QuerySelectorAll("tbody tr").Length);
        await here.SendAsync(form: "form[action='/account/sessies/andere/einde']");

        Assert.Single(here.Page.QuerySelectorAll("tbody tr"));
        foreach (var other in new[] { there, third })
            Assert.Contains("/aanmelden", (await other.GoAsync("/account")).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_somebody_else()
    {
        await host.Accounts.AddAsync(Email, RoleNames.Officer);
        await host.Accounts.AddAsync("ander@voorbeeld.nl", RoleNames.Officer);
        var own = new Visitor(await host.Accounts.SignInAsync(Email));
        await host.Accounts.SignInAsync("ander@voorbeeld.nl");
        var other = new Visitor(await host.Accounts.SignInAsync("ander@voorbeeld.nl"));
        await using var db = host.OpenDatabase();
        var bo = (await db.AccountOfAsync(Email)).Id;
        var id = await db.UserSessions.Where(s => s.UserId == bo).Select(s => s.Id).SingleAsync();

        await other.GoAsync("/account/sessies");
        await other.SendAsync(new Dictionary<string, string?> { ["id"] = id.ToString() }, "form[action='/account/sessies/einde']");

        Assert.Equal("/account", (await own.GoAsync("/account")).Address);
    }

    [Fact]
    public async Task The_owner_is_mailed_about_a_new_browser_and_not_about_a_known_one()
    {
        await host.Accounts.AddAsync(Email, RoleNames.Officer);
        var visitor = new Visitor(await host.Accounts.SignInAsync(Email));
        await visitor.GoAsync("/account");
        await visitor.SendAsync(form: "form[action='/afmelden']");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Email"] = Email, ["Password"] = Accounts.Password });
        await visitor.SendAsync(new Dictionary<string, string?> { ["Code"] = host.Accounts.NextCode(Email) });
        Assert.Equal("/kantoor", visitor.Address);

        await host.SendMailsAsync();
        Assert.Single(host.MailServer.Received, m => m.Subject.Contains("nieuw apparaat", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_role_that_is_taken_away_is_gone_within_a_minute()
    {
        await host.Accounts.AddAsync(Email, RoleNames.Officer);
        var visitor = new Visitor(await host.Accounts.SignInAsync(Email));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GoAsync("/kantoor")).Answer.StatusCode);

        await host.ArrangeAsync(db => db.UserRoles.ExecuteDeleteAsync());
        host.Clock.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GoAsync("/kantoor")).Answer.StatusCode);
    }

    [Fact]
    public async Task A_resident_who_becomes_staff_in_mid_session_needs_a_second_factor_first()
    {
        await host.Accounts.AddAsync("bo@voorbeeld.nl", RoleNames.Resident);
        await host.Accounts.AddAsync(Email, RoleNames.Officer);
        var resident = new Visitor(await host.Accounts.SignInAsync("bo@voorbeeld.nl"));
        await host.ArrangeAsync(async db =>
        {
            var officer = await db.Roles.SingleAsync(r => r.Name == RoleNames.Officer);
            var bo = await db.AccountOfAsync("bo@voorbeeld.nl");
            db.UserRoles.Add(new() { RoleId = officer.Id, UserId = bo.Id });
        });
        host.Clock.Advance(TimeSpan.FromSeconds(61));

        await resident.GoAsync("/kantoor");

        Assert.Contains("/aanmelden", resident.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_security_stamp_ends_a_session_within_a_minute()
    {
        await host.Accounts.AddAsync(Email, RoleNames.Officer);
        var visitor = new Visitor(await host.Accounts.SignInAsync(Email));
        await host.ArrangeAsync(db => db.Users.ExecuteUpdateAsync(u => u.SetProperty(x => x.SecurityStamp, "anders")));
        host.Clock.Advance(TimeSpan.FromSeconds(61));

        Assert.Contains("/aanmelden", (await visitor.GoAsync("/account")).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_ends_the_session_that_the_browser_came_with()
    {
        await host.Accounts.AddAsync(Email, RoleNames.Officer);
        await host.Accounts.AddAsync("dief@voorbeeld.nl", RoleNames.Officer);
        var client = await host.Accounts.SignInAsync("dief@voorbeeld.nl");
        var planted = await new Visitor(client).GoAsync("/account");
        Assert.Equal("/account", planted.Address);

        // A form of the sign-in page, as it was before the planted cookie came.
        var fresh = new Visitor(host.CreateClient());
        await fresh.GoAsync("/aanmelden");
        await using var db = host.OpenDatabase();
        var before = await db.UserSessions.Select(s => s.Id).ToListAsync();
        await fresh.SendAsync(new Dictionary<string, string?> { ["Email"] = Email, ["Password"] = Accounts.Password });
        await fresh.SendAsync(new Dictionary<string, string?> { ["Code"] = host.Accounts.NextCode(Email) });

        var after = await db.UserSessions.Select(s => s.Id).ToListAsync();
        Assert.Single(after.Except(before));
    }

    public void Dispose() => host.Dispose();

    private async Task<(Visitor, Visitor, Visitor)> ThreeAsync() => (
        new Visitor(await host.Accounts.SignInAsync(Email)),
        new Visitor(await host.Accounts.SignInAsync(Email)),
        new Visitor(await host.Accounts.SignInAsync(Email)));
}
