using System.Net;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Identity;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Account;

/// <summary>Nobody who needs a second factor comes in without one, and a code is good for once.</summary>
public sealed class SecondFactorTests : IDisposable
{
    private const string Email = "wim@voorbeeld.nl";

    private readonly WijkagentFactory host = new();

    [Fact]
    public async Task A_password_alone_opens_the_second_step_and_nothing_else()
    {
        await host.Accounts.AddAsync(Email, RoleNames.Officer);
        var visitor = await PasswordAsync();
        Assert.Equal("/aanmelden/code", visitor.Address);

        foreach (var path in new[] { "/kantoor", "/kantoor/meldingen", "/account", "/account/sessies", "/account/wachtwoord", "/account/passkeys" })
        {
            await visitor.GoAsync(path);
            Assert.StartsWith("/aanmelden?terug=", new Uri(new Uri(WijkagentFactory.BaseUrl), visitor.Address).PathAndQuery, StringComparison.Ordinal);
        }

        // Nor does it set up another app in the place of the one there is.
        Assert.Equal("/aanmelden/code", (await visitor.GoAsync("/account/tweede-factor")).Address);
    }

    [Fact]
    public async Task The_code_of_the_app_leads_in_and_half_a_minute_off_is_forgiven()
    {
        foreach (var seconds in new[] { -30, 0, 30 })
        {
            var email = $"a{seconds}@voorbeeld.nl";
            await host.Accounts.AddAsync(email, RoleNames.Officer);
            var visitor = await PasswordAsync(email);
            Assert.Equal("/kantoor", (await CodeAsync(visitor, Accounts.CodeAt(host.Now.AddSeconds(seconds)))).Address);
        }

        await host.Accounts.AddAsync("laat@voorbeeld.nl", RoleNames.Officer);
        var late = await PasswordAsync("laat@voorbeeld.nl");
        Assert.Equal("/aanmelden/code", (await CodeAsync(late, Accounts.CodeAt(host.Now.AddSeconds(-90)))).Address);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Answer.StatusCode);
    }

    [Fact]
    public async Task A_code_that_was_used_is_refused_and_so_is_an_older_one()
    {
        await host.Accounts.AddAsync(Email, RoleNames.Officer);
        var code = Accounts.CodeAt(host.Now);
        Assert.Equal("/kantoor", (await CodeAsync(await PasswordAsync(), code)).Address);

        var again = await CodeAsync(await PasswordAsync(), code);
        Assert.Contains("al aangemeld", Assert.Single(again.Errors), StringComparison.Ordinal);
        Assert.Single((await CodeAsync(again, Accounts.CodeAt(host.Now.AddSeconds(-30)))).Errors);
        Assert.Equal("/kantoor", (await CodeAsync(again, Accounts.CodeAt(host.Now.AddSeconds(30)))).Address);
    }

    [Fact]
    public async Task The_same_code_sent_many_times_at_once_leads_in_once()
    {
        await host.Accounts.AddAsync(Email, RoleNames.Officer);
        var visitors = new List<Visitor>();
        for (var i = 0; i < 4; i++)
            visitors.Add(await PasswordAsync());
        var code = new Dictionary<string, string?> { ["Code"] = Accounts.CodeAt(host.Now) };

        var answers = await Task.WhenAll(visitors.Select(v => v.PostAsync(answers: code)));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Found && a.Headers.Location!.OriginalString == "/kantoor");
    }

    [Fact]
    public async Task After_five_wrong_codes_none_is_looked_at_for_a_while_and_the_owner_hears_of_it()
    {
        await host.Accounts.AddAsync(Email, RoleNames.Officer);
        var visitor = await PasswordAsync();
        for (var i = 0; i < 5; i++)
            await CodeAsync(visitor, WrongCode());

        await CodeAsync(visitor, Accounts.CodeAt(host.Now));
        Assert.Equal(HttpStatusCode.TooManyRequests, visitor.Answer.StatusCode);
        await host.SendMailsAsync();
        Assert.Contains(host.MailServer.Received, m => m.To == Email && m.Subject.Contains("probeert codes", StringComparison.Ordinal));

        // Another browser, another address or another half-way cookie does not help.
        Assert.Equal(HttpStatusCode.TooManyRequests, (await CodeAsync(await PasswordAsync(), Accounts.CodeAt(host.Now))).Answer.StatusCode);

        host.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("/kantoor", (await CodeAsync(await PasswordAsync(), Accounts.CodeAt(host.Now))).Address);
    }

    [Fact]
    public async Task Guessing_by_who_knows_the_password_does_not_lock_the_owner_out_of_a_known_browser()
    {
        await host.Accounts.AddAsync(Email, RoleNames.Officer);
        var own = new Visitor(await host.Accounts.SignInAsync(Email));
        var thief = await PasswordAsync();
        for (var i = 0; i < 6; i++)
            await CodeAsync(thief, WrongCode());
        Assert.Equal(HttpStatusCode.TooManyRequests, thief.Answer.StatusCode);

        await own.GoAsync("/account");
        await own.SendAsync(form: "form[action='/afmelden']");
        await PasswordAsync(Email, own);

        Assert.Equal("/kantoor", (await CodeAsync(own, host.Accounts.NextCode(Email))).Address);
    }

    [Fact]
    public async Task Who_is_half_way_has_five_minutes_and_a_change_of_the_account_ends_it()
    {
        await host.Accounts.AddAsync(Email, RoleNames.Officer);
        var visitor = await PasswordAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("/aanmelden", (await visitor.GoAsync("/aanmelden/code")).Address);

        await PasswordAsync(Email, visitor);
        await host.ArrangeAsync(db => db.Users.ExecuteUpdateAsync(u => u.SetProperty(x => x.SecurityStamp, "anders")));
        Assert.Equal("/aanmelden", (await CodeAsync(visitor, Accounts.CodeAt(host.Now))).Address);
    }

    [Fact]
    public async Task Staff_without_a_second_factor_set_one_up_before_anything_opens()
    {
        await host.Accounts.AddAsync(Email, RoleNames.Editor, withApp: false);
        var visitor = await PasswordAsync();
        Assert.Equal("/account/tweede-factor", visitor.Address);
        foreach (var path in new[] { "/kantoor", "/account", "/account/herstelcodes" })
            Assert.Contains("/aanmelden?terug=", (await visitor.GoAsync(path)).Address, StringComparison.Ordinal);

        await visitor.GoAsync("/account/tweede-factor");
        Assert.StartsWith("data:image/svg+xml", visitor.Page.QuerySelector(".wa-qr img")!.GetAttribute("src"), StringComparison.Ordinal);
        var key = visitor.Text("#sleutel").Replace(" ", "", StringComparison.Ordinal);
        Assert.Single((await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Code"] = "000000" })).Errors);
        Assert.Equal(key, visitor.Text("#sleutel").Replace(" ", "", StringComparison.Ordinal));
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Code"] = CodeOf(key) });

        Assert.Equal(10, visitor.Page.QuerySelectorAll("#herstelcodes li").Length);
        Assert.Equal("/account", (await visitor.GoAsync("/account")).Address);
        await host.SendMailsAsync();
        Assert.Contains(host.MailServer.Received, m => m.Subject.Contains("app met codes ingesteld", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_who_know_the_password_do_not_both_set_up_the_first_app()
    {
        await host.Accounts.AddAsync(Email, RoleNames.Editor, withApp: false);
        var first = await PasswordAsync();
        var second = await PasswordAsync();
        var (one, two) = (CodeOf(first.Text("#sleutel")), CodeOf(second.Text("#sleutel")));

        await first.SendAsync(new Dictionary<string, string?> { ["Form.Code"] = one });
        await second.SendAsync(new Dictionary<string, string?> { ["Form.Code"] = two });

        Assert.Equal(10, first.Page.QuerySelectorAll("#herstelcodes li").Length);
        Assert.Empty(second.Page.QuerySelectorAll("#herstelcodes li"));
        Assert.Contains("/aanmelden", (await second.GoAsync("/account")).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recovery_code_stands_in_for_the_app_once()
    {
        await host.Accounts.AddAsync(Email, RoleNames.Editor);
        var own = new Visitor(await host.Accounts.SignInAsync(Email));
        await own.GoAsync("/account/herstelcodes");
        await own.SendAsync();
        var codes = own.Page.QuerySelectorAll("#herstelcodes li").Select(li => li.TextContent).ToList();
        // 24 characters of base 32: 120 bits.
        Assert.All(codes, code => Assert.Matches("^([0-9A-Z]{4}-){5}[0-9A-Z]{4}$", code));

        var visitor = await PasswordAsync();
        await visitor.GoAsync("/aanmelden/herstelcode");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Code"] = codes[3].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal) });
        Assert.Equal("/account", visitor.Address);
        Assert.Contains("Nog 9 over", visitor.Main, StringComparison.Ordinal);

        var again = await PasswordAsync();
        await again.GoAsync("/aanmelden/herstelcode");
        Assert.Single((await again.SendAsync(new Dictionary<string, string?> { ["Code"] = codes[3] })).Errors);
        await using var db = host.OpenDatabase();
        Assert.Equal(9, await db.RecoveryCodes.CountAsync());
    }

    [Fact]
    public async Task Without_the_key_ring_people_sign_in_again_with_a_recovery_code_and_nothing_breaks()
    {
        await host.Accounts.AddAsync(Email, RoleNames.Editor);
        var own = new Visitor(await host.Accounts.SignInAsync(Email));
        await own.GoAsync("/account/herstelcodes");
        await own.SendAsync();
        var code = own.Page.QuerySelector("#herstelcodes li")!.TextContent;

        using var folder = new TemporaryFolder();
        await using var anew = host.WithWebHostBuilder(builder => builder.UseSetting("Data:Directory", folder.Root));
        var before = new HttpRequestMessage(HttpMethod.Get, "/account");
        before.Headers.Add("Cookie", await CookiesOfAsync());
        Assert.Equal(HttpStatusCode.Found, (await anew.CreateClient().SendAsync(before)).StatusCode);
        var visitor = new Visitor(anew.CreateClient());
        await PasswordAsync(Email, visitor);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await CodeAsync(visitor, Accounts.CodeAt(host.Now.AddSeconds(30)))).Answer.StatusCode);
        await visitor.GoAsync("/aanmelden/herstelcode");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Code"] = code });

        Assert.Equal("/account", visitor.Address);
    }

    public void Dispose() => host.Dispose();

    private static string CodeOf(string key) =>
        new OtpNet.Totp(OtpNet.Base32Encoding.ToBytes(key.Replace(" ", "", StringComparison.Ordinal))).ComputeTotp(new DateTime(2026, 3, 2, 11, 0, 0, DateTimeKind.Utc));

    /// <summary>All that a browser holds of somebody who is signed in, half-way, and known.</summary>
    private async Task<string> CookiesOfAsync()
    {
        var visitor = await PasswordAsync();
        var answer = await visitor.PostAsync(answers: new Dictionary<string, string?> { ["Code"] = host.Accounts.NextCode(Email) });
        return string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
    }

    private string WrongCode() => Accounts.CodeAt(host.Now.AddHours(-5));

    private async Task<Visitor> PasswordAsync(string email = Email, Visitor? visitor = null)
    {
        visitor ??= new Visitor(host.CreateClient());
        await visitor.GoAsync("/aanmelden");
        return await visitor.SendAsync(new Dictionary<string, string?> { ["Email"] = email, ["Password"] = Accounts.Password });
    }

    private static async Task<Visitor> CodeAsync(Visitor visitor, string code)
    {
        if (visitor.Address != "/aanmelden/code")
            await visitor.GoAsync("/aanmelden/code");
        return visitor.Page.QuerySelector("[name=Code]") is null ? visitor
            : await visitor.SendAsync(new Dictionary<string, string?> { ["Code"] = code });
    }
}
