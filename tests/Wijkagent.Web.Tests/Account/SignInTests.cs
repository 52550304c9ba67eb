using System.Net;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Identity;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Backoffice;

namespace Wijkagent.Web.Tests.Account;

public sealed class SignInTests
{
    private const string Form = "form[action='/aanmelden']";

    [Fact]
    public async Task Unknown_address_wrong_password_and_locked_account_are_refused_alike()
    {
        await using var desk = await DeskTown.BuildAsync();
        var email = await desk.AddUserAsync(RoleNames.Officer, desk.West);
        var locked = await desk.AddUserAsync(RoleNames.Editor);
        await desk.Host.ArrangeAsync(db => db.Users.Where(u => u.Email == locked)
            .ExecuteUpdateAsync(u => u.SetProperty(x => x.LockoutEnd, DateTimeOffset.MaxValue).SetProperty(x => x.LockoutEnabled, true)));

        var pages = new List<(HttpStatusCode, string)>();
        foreach (var (address, password) in new[] { ("niemand@voorbeeld.nl", DeskTown.Password), (email, "een ander wachtwoord"), (locked, DeskTown.Password) })
        {
            var answer = await TryAsync(desk.Host.CreateClient(), address, password);
            var page = await WijkagentFactory.ReadAsync(answer);
            pages.Add((answer.StatusCode, page.QuerySelector(".wa-errors")!.TextContent));
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, pages[0].Item1);
        Assert.Single(pages.Distinct());
    }

    [Fact]
    public async Task Too_many_tries_on_one_account_from_one_address_are_refused_whether_it_exists_or_not()
    {
        await using var desk = await DeskTown.BuildAsync();
        var browser = desk.Host.CreateClient();
        HttpResponseMessage answer;
        for (var i = 0; i < 10; i++)
        {
            answer = await TryAsync(browser, "niemand@voorbeeld.nl", "fout wachtwoord");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }

        answer = await TryAsync(browser, "NIEMAND@voorbeeld.nl", "fout wachtwoord");

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    [Theory]
    [InlineData("/kantoor/zaken", "/kantoor/zaken")]
    [InlineData("https://elders.example/", "/kantoor")]
    [InlineData("//elders.example/", "/kantoor")]
    [InlineData("/\\elders.example/", "/kantoor")]
    public async Task Signing_in_leads_to_a_page_of_our_own_only(string asked, string expected)
    {
        await using var desk = await DeskTown.BuildAsync();
        var email = await desk.AddUserAsync(RoleNames.Officer, desk.West);

        var answer = await TryAsync(desk.Host.CreateClient(), email, DeskTown.Password, asked);

        Assert.Equal(expected, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_copied_cookie_is_worth_nothing_after_signing_out()
    {
        await using var desk = await DeskTown.BuildAsync();
        var email = await desk.AddUserAsync(RoleNames.Officer, desk.West);
        var browser = desk.Host.CreateClient();
        var signedIn = await TryAsync(browser, email, DeskTown.Password);
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-wa-aangemeld=", StringComparison.Ordinal)).Split(';')[0];
        Assert.Equal(HttpStatusCode.OK, (await WithCookieAsync(desk, cookie)).StatusCode);

        var signedOut = await DeskTown.SubmitAsync(browser, "/kantoor", "form[action='/afmelden']");

        Assert.StartsWith("/aanmelden", signedOut.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("\"cache\"", signedOut.Headers.GetValues("Clear-Site-Data").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await WithCookieAsync(desk, cookie)).StatusCode);
    }

    [Fact]
    public async Task A_session_ends_after_half_an_hour_without_use_and_after_ten_hours_in_any_case()
    {
        await using var desk = await DeskTown.BuildAsync();
        var browser = await desk.SignInAsync(RoleNames.Officer, desk.West);
        for (var minutes = 0; minutes < 9 * 60 + 40; minutes += 20)
        {
            desk.Host.Clock.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri("/kantoor/berichten", UriKind.Relative))).StatusCode);
        }

        desk.Host.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(HttpStatusCode.Found, (await browser.GetAsync(new Uri("/kantoor", UriKind.Relative))).StatusCode);

        var again = await desk.SignInAsync(RoleNames.Coordinator);
        desk.Host.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(HttpStatusCode.Found, (await again.GetAsync(new Uri("/kantoor", UriKind.Relative))).StatusCode);
    }

    private static Task<HttpResponseMessage> TryAsync(HttpClient browser, string email, string password, string? back = null) =>
        DeskTown.SubmitAsync(browser, "/aanmelden" + (back is null ? "" : "?terug=" + Uri.EscapeDataString(back)), Form, new() { ["Email"] = email, ["Password"] = password });

    private static Task<HttpResponseMessage> WithCookieAsync(DeskTown desk, string cookie)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/kantoor", UriKind.Relative));
        request.Headers.Add("Cookie", cookie);
        return desk.Host.CreateClient().SendAsync(request);
    }
}
