using System.Net;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.TestSupport;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Tests.Account;

/// <summary>Signing in at the organisation's own provider: what it says is believed when it is right, and nothing else.</summary>
public sealed class OrganisationTests : IDisposable
{
    private const string Start = "/aanmelden/organisatie";
    private const string Failed = "/aanmelden/organisatie/mislukt?reden=";
    private const string Email = "ria@organisatie.test";

    private readonly WijkagentFactory host = new();
    private readonly FakeProvider provider;
    private readonly WebApplicationFactory<Program> portal;
    private readonly HttpClient client;
    private readonly Visitor visitor;

    public OrganisationTests()
    {
        provider = new FakeProvider(host.Clock);
        portal = host.WithWebHostBuilder(builder =>
        {
            builder.UseSetting("Oidc:Authority", FakeProvider.Authority);
            builder.UseSetting("Oidc:ClientId", FakeProvider.ClientId);
            builder.UseSetting("Oidc:ClientSecret", "geheim");
            builder.UseSetting("Oidc:Roles:redacteuren", RoleNames.Editor);
            builder.UseSetting("Oidc:Roles:controleurs", RoleNames.Auditor);
            builder.UseSetting("Oidc:SecondFactor:0", "mfa");
            builder.ConfigureTestServices(services =>
                services.Configure<OpenIdConnectOptions>(OpenIdSetup.Scheme, options => options.BackchannelHttpHandler = provider));
        });
        client = Browser();
        visitor = new Visitor(client);
    }

    [Fact]
    public async Task The_right_answer_signs_in_with_the_roles_it_gives_and_a_session_like_all_others()
    {
        var page = await visitor.GoAsync("/aanmelden?terug=%2Faccount%2Fsessies");
        var link = page.Page.QuerySelector($"a[href^='{Start}']")!.GetAttribute("href")!;

        await AnswerAsync(await BeginAsync(link), Person());

        Assert.Equal("/account/sessies", visitor.Address);
        Assert.Single(visitor.Page.QuerySelectorAll("tbody tr"));
        await using var db = host.OpenDatabase();
        var user = await db.Users.SingleAsync();
        Assert.Equal((Email, "Ria Organisatie", null), (user.Email, user.DisplayName, user.PasswordHash));
        Assert.Equal(SignInWay.Organisation, (await db.UserSessions.SingleAsync()).Way);
        Assert.Equal(RoleNames.Editor, (await db.AuditEntries.SingleAsync(e => e.Activity == AuditActivity.SignedIn)).Roles);
        await host.SendMailsAsync();
        Assert.Contains(host.MailServer.Received, m => m.To == Email);
    }

    [Fact]
    public async Task What_the_provider_is_asked_has_state_nonce_and_PKCE_and_our_own_address()
    {
        var asked = await BeginAsync(Start);

        Assert.Equal("code", asked["response_type"]);
        Assert.Equal("S256", asked["code_challenge_method"]);
        Assert.Equal("600", asked["max_age"]);
        Assert.Equal(WijkagentFactory.BaseUrl + "/aanmelden/organisatie/antwoord", asked["redirect_uri"]);
        Assert.All(new[] { "state", "nonce", "code_challenge" }, name => Assert.NotEmpty(asked[name]));
    }

    [Theory]
    [InlineData("nonce")]
    [InlineData("no nonce")]
    [InlineData("state")]
    [InlineData("browser")]
    [InlineData("audience")]
    [InlineData("issuer")]
    [InlineData("signature")]
    [InlineData("clock behind")]
    [InlineData("clock ahead")]
    [InlineData("long ago")]
    [InlineData("verifier")]
    [InlineData("refused")]
    public async Task An_answer_that_is_wrong_in_any_way_signs_nobody_in(string wrong)
    {
        var asked = await BeginAsync(Start);
        var person = Person();
        var (state, challenge) = (asked["state"], asked["code_challenge"]);
        switch (wrong)
        {
            case "nonce": person["nonce"] = "anders"; break;
            case "no nonce": person["nonce"] = ""; break;
            case "state": state = state[..^4] + "AAAA"; break;
            case "audience": provider.Audience = "een ander"; break;
            case "issuer": provider.Issuer = "https://elders.example"; break;
            case "signature": provider.SignsWithAnotherKey = true; break;
            case "clock behind": provider.ClockOff = TimeSpan.FromMinutes(-10); break;
            case "clock ahead": provider.ClockOff = TimeSpan.FromMinutes(10); break;
            case "long ago": person["auth_time"] = host.Clock.GetUtcNow().AddHours(-1).ToUnixTimeSeconds(); break;
            case "verifier": challenge = "van een ander"; break;
        }

        person.TryAdd("nonce", asked["nonce"]);
        var answer = wrong == "refused"
            ? $"/aanmelden/organisatie/antwoord?error=access_denied&state={state}"
            : AddressOf(provider.SignIn(challenge, person), state);
        var browser = wrong == "browser" ? new Visitor(Browser()) : visitor;
        await browser.GoAsync(answer);

        Assert.Equal(Failed + "Fout", browser.Address);
        Assert.Equal(HttpStatusCode.BadRequest, browser.Answer.StatusCode);
        await using var db = host.OpenDatabase();
        Assert.Empty(await db.UserSessions.ToListAsync());
        Assert.Empty(await db.Users.ToListAsync());
        Assert.Equal("""{"way":"Organisation"}""", (await db.AuditEntries.SingleAsync()).Filters);
    }

    [Fact]
    public async Task An_answer_works_once()
    {
        var asked = await BeginAsync(Start);
        var person = Person();
        person["nonce"] = asked["nonce"];
        var answer = AddressOf(provider.SignIn(asked["code_challenge"], person), asked["state"]);
        await visitor.GoAsync(answer);
        Assert.Equal("/account", visitor.Address);

        await visitor.GoAsync(answer);

        Assert.Equal(Failed + "Fout", visitor.Address);
    }

    [Fact]
    public async Task Who_is_given_no_role_is_refused_and_who_has_none_left_is_signed_out()
    {
        await AnswerAsync(await BeginAsync(Start), Person(roles: "bezoekers"));
        Assert.Equal(Failed + "Rol", visitor.Address);
        Assert.Equal(HttpStatusCode.Forbidden, visitor.Answer.StatusCode);
        await using var db = host.OpenDatabase();
        Assert.Empty(await db.Users.ToListAsync());

        await AnswerAsync(await BeginAsync(Start), Person());
        Assert.Equal("/account", visitor.Address);
        await AnswerAsync(await BeginAsync(Start), Person(roles: "bezoekers"));
        Assert.Equal(Failed + "Rol", visitor.Address);
        Assert.Empty(await db.UserSessions.ToListAsync());
        Assert.Empty(await db.UserRoles.ToListAsync());
    }

    [Fact]
    public async Task Roles_follow_what_the_provider_says_at_each_sign_in()
    {
        await AnswerAsync(await BeginAsync(Start), Person());
        await AnswerAsync(await BeginAsync(Start), Person(roles: "controleurs"));

        Assert.Equal("/kantoor/logboek", visitor.Address);
        await using var db = host.OpenDatabase();
        Assert.Single(await db.Users.ToListAsync());
        Assert.Equal(RoleNames.Auditor, (await db.AuditEntries.Where(e => e.Activity == AuditActivity.SignedIn).OrderBy(e => e.Id).LastAsync()).Roles);
    }

    [Fact]
    public async Task An_account_that_is_there_is_never_taken_over_by_its_address()
    {
        await host.Accounts.AddAsync(Email, RoleNames.Administrator);

        await AnswerAsync(await BeginAsync(Start), Person());

        Assert.Equal(Failed + "Adres", visitor.Address);
        await using var db = host.OpenDatabase();
        Assert.Empty(await db.UserLogins.ToListAsync());
        Assert.Empty(await db.UserSessions.ToListAsync());
    }

    [Fact]
    public async Task An_account_that_was_closed_stays_closed()
    {
        await AnswerAsync(await BeginAsync(Start), Person());
        await host.ArrangeAsync(db => db.Users.ExecuteUpdateAsync(u => u.SetProperty(x => x.DisabledAt, host.Now)));

        await AnswerAsync(await BeginAsync(Start), Person());

        Assert.Equal(Failed + "Gesloten", visitor.Address);
    }

    [Fact]
    public async Task A_provider_that_tells_of_no_second_factor_leaves_it_to_the_portal_to_ask()
    {
        await AnswerAsync(await BeginAsync(Start), Person(amr: "pwd"));
        Assert.Equal("/account/tweede-factor", visitor.Address);
        var key = visitor.Text("#sleutel").Replace(" ", "", StringComparison.Ordinal);
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Code"] = CodeOf(key) });
        Assert.Equal("/account", (await visitor.GoAsync("/account")).Address);

        var otherBrowser = Browser();
        var other = new Visitor(otherBrowser);
        await AnswerAsync(await BeginAsync(Start, otherBrowser), Person(amr: "pwd"), other);
        Assert.Equal("/aanmelden/code", other.Address);
        host.Clock.Advance(TimeSpan.FromSeconds(30));
        await other.SendAsync(new Dictionary<string, string?> { ["Code"] = CodeOf(key) });
        Assert.Equal("/account", other.Address);
        await using var db = host.OpenDatabase();
        Assert.All(await db.UserSessions.ToListAsync(), s => Assert.Equal(SignInWay.OrganisationAndCode, s.Way));
    }

    [Fact]
    public async Task Who_signs_in_there_has_no_password_here_and_proves_to_be_there_by_signing_in_again()
    {
        await AnswerAsync(await BeginAsync(Start), Person());
        await visitor.GoAsync("/account/wachtwoord");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Password"] = "krentenbol vliegt over zee" });
        Assert.Equal(HttpStatusCode.Conflict, visitor.Answer.StatusCode);
        Assert.Contains("via uw organisatie", visitor.Main, StringComparison.Ordinal);

        var stranger = await new Visitor(Browser()).GoAsync("/aanmelden/wachtwoord-vergeten");
        await stranger.SendAsync(new Dictionary<string, string?> { ["Email"] = Email });
        await host.SendMailsAsync();
        Assert.DoesNotContain(host.MailServer.Received, m => m.Text.Contains("sleutel=", StringComparison.Ordinal));

        host.Clock.Advance(TimeSpan.FromMinutes(11));
        await visitor.GoAsync("/account/e-mail");
        var again = visitor.Page.QuerySelector($"a[href^='{Start}']")!.GetAttribute("href")!;
        await AnswerAsync(await BeginAsync(again), Person());
        Assert.Equal("/account/e-mail", visitor.Address);
    }

    [Fact]
    public async Task A_provider_that_is_away_is_said_to_be_before_and_after_its_page()
    {
        provider.IsAway = true;
        await visitor.GoAsync(Start);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, visitor.Answer.StatusCode);
        Assert.NotNull(visitor.Answer.Headers.RetryAfter);
        Assert.Contains("niet bereikbaar", visitor.Main, StringComparison.Ordinal);

        provider.IsAway = false;
        var asked = await BeginAsync(Start);
        provider.IsAway = true;
        await AnswerAsync(asked, Person());
        Assert.Equal(Failed + "Weg", visitor.Address);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, visitor.Answer.StatusCode);
    }

    [Fact]
    public async Task Without_a_provider_there_is_nothing_of_it()
    {
        var alone = new Visitor(host.CreateClient());
        Assert.Null((await alone.GoAsync("/aanmelden")).Page.QuerySelector($"a[href^='{Start}']"));
        Assert.Equal(HttpStatusCode.NotFound, (await alone.GoAsync(Start)).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await alone.GoAsync(Start + "/antwoord?code=a&state=b")).Answer.StatusCode);
    }

    public void Dispose()
    {
        portal.Dispose();
        host.Dispose();
        provider.Dispose();
    }

    private static Dictionary<string, object> Person(string roles = "redacteuren", string amr = "mfa") => new()
    {
        ["sub"] = "ria-1",
        ["name"] = "Ria Organisatie",
        ["email"] = Email,
        ["roles"] = new[] { roles, "iedereen" },
        ["amr"] = new[] { "pwd", amr },
    };

    private string CodeOf(string key) => new OtpNet.Totp(OtpNet.Base32Encoding.ToBytes(key)).ComputeTotp(host.Now);

    private static string AddressOf(string code, string state) =>
        $"/aanmelden/organisatie/antwoord?code={code}&state={Uri.EscapeDataString(state)}";

    private HttpClient Browser() =>
        portal.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri(WijkagentFactory.BaseUrl), AllowAutoRedirect = false });

    /// <summary>Begins, and answers what the browser is to ask of the provider.</summary>
    private async Task<Dictionary<string, string>> BeginAsync(string address, HttpClient? browser = null)
    {
        var answer = await (browser ?? client).GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var to = answer.Headers.Location!;
        Assert.Equal(FakeProvider.Authority + "/authorize", to.GetLeftPart(UriPartial.Path));
        return QueryHelpers.ParseQuery(to.Query).ToDictionary(p => p.Key, p => p.Value.ToString());
    }

    private async Task AnswerAsync(Dictionary<string, string> asked, Dictionary<string, object> person, Visitor? who = null)
    {
        person["nonce"] = asked["nonce"];
        await (who ?? visitor).GoAsync(AddressOf(provider.SignIn(asked["code_challenge"], person), asked["state"]));
    }
}
