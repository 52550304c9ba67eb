using System.Net;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.Administration;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Backoffice.Users;

/// <summary>What an administrator does to accounts of others, and can't do.</summary>
public sealed class UserAdministrationTests : IAsyncLifetime
{
    private const string Users = "/kantoor/beheer/gebruikers";
    private const string Admin = "beheer@voorbeeld.nl";
    private const string Email = "wim@voorbeeld.nl";

    private DeskTown desk = null!;
    private Visitor admin = null!;

    private WijkagentFactory Host => desk.Host;

    public async Task InitializeAsync()
    {
        desk = await DeskTown.BuildAsync();
        await Host.Accounts.AddAsync(Admin, RoleNames.Administrator, "Bea");
        admin = new Visitor(await Host.Accounts.SignInAsync(Admin));
    }

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task Who_administers_begins_at_the_users_and_the_navigation_shows_them()
    {
        var visitor = await new Visitor(Host.CreateClient()).GoAsync("/aanmelden");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Email"] = Admin, ["Password"] = Accounts.Password });
        await visitor.SendAsync(Answer("Code", Host.Accounts.NextCode(Admin)));

        Assert.Equal(Users, visitor.Address);
        Assert.NotNull(visitor.Page.QuerySelector($"nav a[href='{Users}'][aria-current]"));
        await visitor.GoAsync("/");
        Assert.NotNull(visitor.Page.QuerySelector($".wa-you a[href='{Users}']"));
    }

    [Fact]
    public async Task The_list_is_searched_by_name_and_address_by_role_and_by_state_and_paged()
    {
        for (var i = 0; i < 30; i++)
            await Host.Accounts.AddAsync($"partner{i:00}@voorbeeld.nl", RoleNames.Partner, $"partner {i:00}");
        await Host.Accounts.AddAsync("bewoner@voorbeeld.nl", RoleNames.Resident, "Wim Bewoner");
        await Host.Accounts.AddAsync(Email, RoleNames.Editor, "Wim 100%");
        await Host.ArrangeAsync(async db => (await db.AccountOfAsync(Email)).Disable(Host.Now));

        await admin.GoAsync(Users);
        Assert.Equal(25, Rows);
        Assert.Contains("32 gebruikers gevonden", admin.Main, StringComparison.Ordinal);
        await admin.GoAsync(Users + "?pagina=2");
        Assert.Equal(7, Rows);
        Assert.Equal(["partner 24", "partner 25", "partner 26", "partner 27", "partner 28", "partner 29", "Wim 100%"], admin.Page.QuerySelectorAll("tbody th").Select(cell => cell.TextContent.Trim()));
        foreach (var (query, expected) in new[]
        {
            ("?zoek=wim", 1), ("?zoek=WIM%40voorbeeld", 1), ("?zoek=100%25", 1), ("?zoek=0%25", 1), ("?rol=partner", 25), ("?zoek=wím", 1), ("?rol=resident", 0), ("?zoek=bewoner%40voorbeeld.nl", 1), ("?zoek=BEWONER%40voorbeeld.nl&rol=resident", 1), ("?zoek=bewoner%40voorbeeld.nl&rol=editor", 0), ("?zoek=bewoner%40voorbeeld", 0), ("?rol=editor", 1),
            ("?staat=uitgeschakeld", 1), ("?staat=uitgenodigd", 0), ("?staat=actief&rol=editor", 0), ("?rol=onzin&staat=onzin&pagina=x", 25),
        })
        {
            await admin.GoAsync(Users + query);
            Assert.Equal((query, expected), (query, Rows));
        }

        await using var db = Host.OpenDatabase();
        var notes = await db.AuditEntries.Where(e => e.SubjectType == nameof(User) && e.Event == null && e.UserId != null).ToListAsync();
        Assert.Contains(notes, n => n is { Activity: AuditActivity.Listed, Count: 25, Roles: RoleNames.Administrator });
        Assert.Contains(notes, n => n.Activity == AuditActivity.Searched);
        Assert.DoesNotContain(notes, n => n.Filters?.Contains("wim", StringComparison.OrdinalIgnoreCase) == true);
    }

    [Fact]
    public async Task A_role_given_and_a_role_taken_count_within_a_minute_on_a_session_that_is_open()
    {
        var user = await Host.Accounts.AddAsync(Email, RoleNames.Officer, "Wim", desk.West.Id, desk.Town.Team.Id);
        var open = new Visitor(await Host.Accounts.SignInAsync(Email));
        Assert.Equal(HttpStatusCode.OK, (await open.GoAsync("/kantoor")).Answer.StatusCode);

        await RolesAsync(user.Id, [RoleNames.Auditor]);
        Assert.Contains("De rol is gewijzigd", admin.Main, StringComparison.Ordinal);
        Host.Clock.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal(HttpStatusCode.Forbidden, (await open.GoAsync("/kantoor")).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await open.GoAsync("/kantoor/logboek")).Answer.StatusCode);
        var entry = await EntryAsync(nameof(RolesChanged));
        Assert.Equal((user.Id, "", RoleNames.Administrator), (entry.SubjectId, entry.ActorName, entry.Roles));
        await using var db = Host.OpenDatabase();
        Assert.Equal("Bea", await db.NameOfAsync(entry.UserId));
    }

    [Fact]
    public async Task An_officer_needs_a_page_and_a_coordinator_a_team()
    {
        var user = await Host.Accounts.AddAsync(Email, RoleNames.Editor);

        Assert.Contains("Kies een of meer rollen", (await RolesAsync(user.Id, [])).Errors);
        Assert.Contains("Vul de pagina van de wijkagent in", (await RolesAsync(user.Id, [RoleNames.Officer])).Errors);
        Assert.Contains("Er is geen wijkagent met deze pagina", (await RolesAsync(user.Id, [RoleNames.Officer], "niemand")).Errors);
        Assert.Contains("Kies het team van de coördinator", (await RolesAsync(user.Id, [RoleNames.Coordinator])).Errors);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Answer.StatusCode);
        await RolesAsync(user.Id, [RoleNames.Officer], $"https://wijkagent.test/wijkagenten/{desk.West.Slug}/");

        Assert.Contains("De rol is gewijzigd", admin.Main, StringComparison.Ordinal);
        await using var db = Host.OpenDatabase();
        var kept = await db.Users.SingleAsync(u => u.Id == user.Id);
        Assert.Equal((desk.West.Id, desk.West.TeamId), (kept.OfficerId, kept.TeamId));
        await RolesAsync(user.Id, [RoleNames.Coordinator], "", desk.Town.Team.Slug);
        Assert.Contains("De rol is gewijzigd", admin.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disabled_account_is_out_at_once_and_comes_in_again_when_it_is_enabled()
    {
        var user = await Host.Accounts.AddAsync(Email, RoleNames.Editor);
        var open = new Visitor(await Host.Accounts.SignInAsync(Email));

        await DoAsync(user.Id, "uitschakeling");

        Assert.Contains("uitgeschakeld", admin.Main, StringComparison.Ordinal);
        Assert.Contains("/aanmelden", (await open.GoAsync("/account")).Address, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Host.Accounts.SignInAsync(Email));
        Assert.Equal(user.Id, (await EntryAsync(nameof(AccountDisabled))).SubjectId);

        await DoAsync(user.Id, "inschakeling");
        await Host.Accounts.SignInAsync(Email);
        Assert.Equal(user.Id, (await EntryAsync(nameof(AccountEnabled))).SubjectId);
    }

    [Fact]
    public async Task All_sessions_of_somebody_are_ended()
    {
        var user = await Host.Accounts.AddAsync(Email, RoleNames.Editor);
        var open = new[] { new Visitor(await Host.Accounts.SignInAsync(Email)), new Visitor(await Host.Accounts.SignInAsync(Email)) };

        await DoAsync(user.Id, "afmelding");

        foreach (var session in open)
            Assert.Contains("/aanmelden", (await session.GoAsync("/account")).Address, StringComparison.Ordinal);
        Assert.Equal(user.Id, (await EntryAsync(nameof(SessionsEnded))).SubjectId);
    }

    [Fact]
    public async Task A_lost_telephone_is_replaced_after_the_reason_was_typed_and_its_owner_hears_of_it()
    {
        var user = await Host.Accounts.AddAsync(Email, RoleNames.Editor);
        var open = new Visitor(await Host.Accounts.SignInAsync(Email));
        await DoAsync(user.Id, "factorherstel");
        Assert.Equal("Schrijf waarom u de tweede stap weghaalt", Assert.Single(admin.Errors));
        Assert.Equal("/account", (await open.GoAsync("/account")).Address);

        await DoAsync(user.Id, "factorherstel", new() { ["FactorReset.Reason"] = "Telefoon gestolen, gebeld" });

        Assert.Contains("/aanmelden", (await open.GoAsync("/account")).Address, StringComparison.Ordinal);
        var entry = await EntryAsync(nameof(SecondFactorReset));
        await using (var db = Host.OpenDatabase())
            Assert.Equal(("Bea", "Telefoon gestolen, gebeld"), (await db.NameOfAsync(entry.UserId), await db.ReasonOfAsync(entry)));
        await Host.SendMailsAsync();
        Assert.Contains(Host.MailServer.Received, m => m.To == Email && m.Subject.Contains("weggehaald door de beheerder", StringComparison.Ordinal));
        await open.GoAsync("/aanmelden");
        await open.SendAsync(new Dictionary<string, string?> { ["Email"] = Email, ["Password"] = Accounts.Password });
        Assert.Equal("/account/tweede-factor", open.Address);
    }

    [Fact]
    public async Task A_corrected_name_is_seen_everywhere_at_once_also_beside_what_was_done_before()
    {
        var user = await Host.Accounts.AddAsync(Email, RoleNames.Officer, "Wim Wets", desk.West.Id, desk.Town.Team.Id);
        var open = new Visitor(await Host.Accounts.SignInAsync(Email));
        await open.GoAsync("/kantoor");
        await DoAsync(user.Id, "naam", Answer("NameCorrection.Name", " "));
        Assert.Equal("Vul de naam in", Assert.Single(admin.Errors));

        await DoAsync(user.Id, "naam", Answer("NameCorrection.Name", "Wim West-de Vries"));

        Assert.Contains("De naam is verbeterd.", admin.Main, StringComparison.Ordinal);
        Assert.Equal("Wim West-de Vries", admin.Text("h1"));
        var entry = await EntryAsync(nameof(NameCorrected));
        await using (var db = Host.OpenDatabase())
        {
            Assert.Equal(("Bea", user.Id), (await db.NameOfAsync(entry.UserId), entry.SubjectId));
            Assert.Equal("Wim West-de Vries", (await db.AccountOfAsync(Email)).DisplayName);
            Assert.Equal("Wim West-de Vries", await db.NameOfAsync(user.Id));
        }

        await open.GoAsync("/kantoor");
        Assert.Equal(HttpStatusCode.OK, open.Answer.StatusCode);
        Assert.Contains("Wim West-de Vries", open.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_changes_the_own_role_or_account_and_the_page_does_not_offer_it()
    {
        var own = await IdAsync(Admin);
        await admin.GoAsync($"{Users}/{own}");
        Assert.Contains("Dit is uw eigen account", admin.Main, StringComparison.Ordinal);
        Assert.Null(admin.Page.QuerySelector("main form[method=post]"));
        var other = await Host.Accounts.AddAsync(Email, RoleNames.Administrator);
        await Host.Accounts.SignInAsync(Email);

        foreach (var verb in new[] { "rollen", "naam", "uitschakeling", "afmelding", "factorherstel" })
        {
            // The form of somebody else, sent to the own address.
            await admin.GoAsync($"{Users}/{other.Id}");
            var answer = await SendToAsync(verb, $"{Users}/{own}/{verb}");
            Assert.Equal((verb, HttpStatusCode.Conflict), (verb, answer));
        }

        await using var db = Host.OpenDatabase();
        Assert.Null((await db.Users.SingleAsync(u => u.Id == own)).DisabledAt);
    }

    [Fact]
    public async Task Two_administrators_who_close_each_others_account_at_once_leave_one_of_them()
    {
        var second = await Host.Accounts.AddAsync(Email, RoleNames.Administrator);
        var other = new Visitor(await Host.Accounts.SignInAsync(Email));
        await admin.GoAsync($"{Users}/{second.Id}");
        await other.GoAsync($"{Users}/{await IdAsync(Admin)}");

        await Task.WhenAll(admin.PostAsync("form[action$='uitschakeling']"), other.PostAsync("form[action$='uitschakeling']"));

        await using var db = Host.OpenDatabase();
        Assert.Single(await db.Users.Where(u => u.DisabledAt == null).ToListAsync());
    }

    [Fact]
    public async Task The_last_administrator_who_can_sign_in_keeps_the_role()
    {
        // Whoever acts has an account that was closed a moment ago, and a session that lives for another minute.
        var last = await Host.Accounts.AddAsync(Email, RoleNames.Administrator);
        await Host.ArrangeAsync(async db => (await db.AccountOfAsync(Admin)).Disable(Host.Now));

        await RolesAsync(last.Id, [RoleNames.Editor]);
        Assert.Equal(HttpStatusCode.Conflict, admin.Answer.StatusCode);
        Assert.Contains("laatste beheerder", admin.Main, StringComparison.Ordinal);
        await DoAsync(last.Id, "uitschakeling");
        Assert.Contains("laatste beheerder", admin.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_done_to_an_account_asks_who_it_is_when_that_is_ten_minutes_old()
    {
        var user = await Host.Accounts.AddAsync(Email, RoleNames.Editor);
        await admin.GoAsync($"{Users}/{user.Id}");
        Host.Clock.Advance(TimeSpan.FromMinutes(11));

        await admin.SendAsync(form: "form[action$='uitschakeling']");

        Assert.StartsWith("/account/bevestigen?terug=", admin.Address, StringComparison.Ordinal);
        await using (var db = Host.OpenDatabase())
            Assert.Null((await db.Users.SingleAsync(u => u.Id == user.Id)).DisabledAt);
        await admin.SendAsync(Answer("Password", Accounts.Password));
        Assert.Equal($"{Users}/{user.Id}", admin.Address);
    }

    private int Rows => admin.Page.QuerySelectorAll("tbody tr").Length;

    private static Dictionary<string, string?> Answer(string name, string value) => new() { [name] = value };

    private async Task DoAsync(Guid id, string verb, Dictionary<string, string?>? answers = null)
    {
        await admin.GoAsync($"{Users}/{id}");
        await admin.SendAsync(answers ?? [], $"form[action$='{verb}']");
    }

    private async Task<Visitor> RolesAsync(Guid id, string[] roles, string? officer = null, string? team = null)
    {
        await admin.GoAsync($"{Users}/{id}");
        foreach (var box in admin.Page.QuerySelectorAll("input[name='UserRoles.Roles']").OfType<AngleSharp.Html.Dom.IHtmlInputElement>())
            box.IsChecked = roles.Contains(box.Value);
        return await admin.SendAsync(
            new Dictionary<string, string?> { ["UserRoles.Officer"] = officer, ["UserRoles.Team"] = team }, "form[action$='rollen']");
    }

    private async Task<HttpStatusCode> SendToAsync(string verb, string address)
    {
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)admin.Page.QuerySelector($"form[action$='{verb}']")!;
        form.SetAttribute("action", address);
        return (await admin.PostAsync($"form[action$='{verb}']", Answer("FactorReset.Reason", "Zomaar"))).StatusCode;
    }

    private async Task<Guid> IdAsync(string email)
    {
        await using var db = Host.OpenDatabase();
        return (await db.AccountOfAsync(email)).Id;
    }

    private async Task<AuditEntry> EntryAsync(string happened)
    {
        await using var db = Host.OpenDatabase();
        return await db.AuditEntries.SingleAsync(e => e.Event == happened);
    }
}
