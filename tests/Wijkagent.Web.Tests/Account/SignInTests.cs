using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Identity;
using Wijkagent.TestSupport;
using Wijkagent.Web.Account;

namespace Wijkagent.Web.Tests.Account;

/// <summary>The first step of signing in, and how long a session lives.</summary>
public sealed class SignInTests : IDisposable
{
    private const string Officer = "wim@voorbeeld.nl";
    private const string Cookie = "__Host-wa-aangemeld";

    private readonly WijkagentFactory host = new();

    [Fact]
    public async Task Unknown_address_wrong_password_and_closed_account_are_refused_alike()
    {
        await host.Accounts.AddAsync(Officer, RoleNames.Officer);
        await host.Accounts.AddAsync("weg@voorbeeld.nl", RoleNames.Editor);
        await host.ArrangeAsync(async db => (await db.AccountOfAsync("weg@voorbeeld.nl")).Disable(host.Now));

        var pages = new List<(HttpStatusCode, string)>();
        foreach (var (address, password) in new[] { ("niemand@voorbeeld.nl", Accounts.Password), (Officer, "een ander wachtwoord"), ("weg@voorbeeld.nl", Accounts.Password) })
        {
            var visitor = await TryAsync(address, password);
            pages.Add((visitor.Answer.StatusCode, string.Join(' ', visitor.Errors)));
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, pages[0].Item1);
        Assert.Single(pages.Distinct());
    }

    [Fact]
    public async Task An_unknown_address_costs_as_many_questions_to_the_database_as_a_wrong_password()
    {
        await host.Accounts.AddAsync(Officer, RoleNames.Officer);
        var counts = new List<int>();
        foreach (var address in new[] { "niemand@voorbeeld.nl", Officer })
        {
            var visitor = new Visitor(host.CreateClient());
            await visitor.GoAsync("/aanmelden");
            host.ForgetCommands();
            await visitor.SendAsync(new Dictionary<string, string?> { ["Email"] = address, ["Password"] = "een ander wachtwoord" });
            counts.Add(host.Commands);
        }

        Assert.Single(counts.Distinct());
    }

    [Fact]
    public async Task Too_many_tries_on_one_account_from_one_address_are_refused_whether_it_exists_or_not()
    {
        for (var i = 0; i < 10; i++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TryAsync("niemand@voorbeeld.nl", "fout wachtwoord")).Answer.StatusCode);

        var answer = (await TryAsync("NIEMAND@voorbeeld.nl", "fout wachtwoord")).Answer;

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    [Fact]
    public async Task Whoever_signed_in_from_a_browser_before_is_not_locked_out_by_strangers_who_try()
    {
        await host.Accounts.AddAsync(Officer, RoleNames.Officer);
        var own = await host.Accounts.SignInAsync(Officer);
        var visitor = new Visitor(own);
        await visitor.GoAsync("/account");
        await visitor.SendAsync(form: "form[action='/afmelden']");
        for (var i = 0; i < 10; i++)
            await TryAsync(Officer, "fout wachtwoord");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await TryAsync(Officer, Accounts.Password)).Answer.StatusCode);

        await visitor.GoAsync("/aanmelden");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Email"] = Officer, ["Password"] = Accounts.Password });

        Assert.Equal("/aanmelden/code", visitor.Address);
    }

    [Fact]
    public async Task A_known_browser_signs_in_also_behind_an_address_from_which_others_try_all_the_time()
    {
        await host.Accounts.AddAsync(Officer, RoleNames.Officer);
        var visitor = new Visitor(await host.Accounts.SignInAsync(Officer));
        await visitor.GoAsync("/account");
        await visitor.SendAsync(form: "form[action='/afmelden']");
        var limits = host.Services.GetRequiredService<SignInLimits>();
        // All browsers of a test come from the same address: none.
        for (var i = 0; i < SignInLimits.PerAddress; i++)
            limits.Allow(null, $"naam{i}@voorbeeld.nl", null);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await TryAsync("bo@voorbeeld.nl", Accounts.Password)).Answer.StatusCode);

        await visitor.GoAsync("/aanmelden");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Email"] = Officer, ["Password"] = Accounts.Password });

        Assert.Equal("/aanmelden/code", visitor.Address);
        for (var i = 1; i < SignInLimits.PerAddressAndAccount; i++)
            await AgainAsync("fout wachtwoord");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await AgainAsync(Accounts.Password)).StatusCode);

        async Task<HttpResponseMessage> AgainAsync(string password)
        {
            await visitor.GoAsync("/aanmelden");
            return (await visitor.SendAsync(new Dictionary<string, string?> { ["Email"] = Officer, ["Password"] = password })).Answer;
        }
    }

    [Theory]
    [InlineData("/account/sessies", "/account/sessies")]
    [InlineData("https://elders.example/", "/kantoor")]
    [InlineData("//elders.example/", "/kantoor")]
    [InlineData("/\\elders.example/", "/kantoor")]
    public async Task Signing_in_leads_to_a_page_of_our_own_only(string asked, string expected)
    {
        await host.Accounts.AddAsync(Officer, RoleNames.Officer);

        var visitor = await TryAsync(Officer, Accounts.Password, asked);
        await visitor.SendAsync(new Dictionary<string, string?> { ["Code"] = host.Accounts.NextCode(Officer) });

        Assert.Equal(expected, visitor.Address);
    }

    [Fact]
    public async Task A_resident_signs_in_with_a_password_alone()
    {
        await host.Accounts.AddAsync("bo@voorbeeld.nl", RoleNames.Resident);

        Assert.Equal("/mijn", (await TryAsync("bo@voorbeeld.nl", Accounts.Password)).Address);
    }

    [Fact]
    public async Task A_copied_cookie_is_worth_nothing_after_signing_out()
    {
        await host.Accounts.AddAsync(Officer, RoleNames.Officer);
        var visitor = await TryAsync(Officer, Accounts.Password);
        var signedIn = await visitor.PostAsync(answers: new Dictionary<string, string?> { ["Code"] = host.Accounts.NextCode(Officer) });
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith(Cookie + "=", StringComparison.Ordinal)).Split(';')[0];
        Assert.Equal(HttpStatusCode.OK, (await WithCookieAsync(cookie)).StatusCode);

        await visitor.GoAsync("/account");
        var answer = await visitor.PostAsync("form[action='/afmelden']");

        Assert.StartsWith("/aanmelden", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("\"cache\"", answer.Headers.GetValues("Clear-Site-Data").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await WithCookieAsync(cookie)).StatusCode);
    }

    [Fact]
    public async Task A_session_ends_after_half_an_hour_without_use_and_after_ten_hours_in_any_case()
    {
        await host.Accounts.AddAsync(Officer, RoleNames.Officer);
        var browser = await host.Accounts.SignInAsync(Officer);
        for (var minutes = 0; minutes < 9 * 60 + 40; minutes += 20)
        {
            host.Clock.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).StatusCode);
        }

        host.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(HttpStatusCode.Found, (await browser.GetAsync("/account")).StatusCode);

        var again = await host.Accounts.SignInAsync(Officer);
        host.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(HttpStatusCode.Found, (await again.GetAsync("/account")).StatusCode);
    }

    private async Task<Visitor> TryAsync(string email, string password, string? back = null)
    {
        var visitor = new Visitor(host.CreateClient());
        await visitor.GoAsync("/aanmelden" + (back is null ? "" : "?terug=" + Uri.EscapeDataString(back)));
        return await visitor.SendAsync(new Dictionary<string, string?> { ["Email"] = email, ["Password"] = password });
    }

    private Task<HttpResponseMessage> WithCookieAsync(string cookie)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/account");
        request.Headers.Add("Cookie", cookie);
        return host.CreateClient().SendAsync(request);
    }

    public void Dispose() => host.Dispose();
}
