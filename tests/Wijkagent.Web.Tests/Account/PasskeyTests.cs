using System.Net;
using Wijkagent.Core.Identity;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Account;

/// <summary>Passkeys over HTTP, with an authenticator that does as a test says: also what no browser would.</summary>
public sealed class PasskeyTests : IDisposable
{
    private const string Email = "wim@voorbeeld.nl";
    private const string Add = "form[action='/account/passkeys']";
    private const string SignIn = "form[action='/aanmelden/passkey']";

    private readonly WijkagentFactory host = new();

    // The cookie that holds the last question.
    private string question = "";

    [Fact]
    public async Task A_passkey_alone_signs_in()
    {
        using var passkey = await AddedAsync();
        var visitor = await AtSignInAsync();

        await visitor.SendAsync(Credential(passkey.Show(await AskAsync(visitor, SignIn))), SignIn);

        Assert.Equal("/kantoor", visitor.Address);
        await host.SendMailsAsync();
        Assert.Contains(host.MailServer.Received, m => m.Subject.Contains("passkey toegevoegd", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_resident_who_came_by_a_mailed_link_adds_a_passkey_which_alone_leads_to_the_own_reports()
    {
        var visitor = await AtSignInAsync();
        await visitor.SendAsync(new Dictionary<string, string?> { ["Link.Email"] = "bo@voorbeeld.nl" }, "form[action='/aanmelden/link']");
        await host.SendMailsAsync();
        await visitor.GoAsync(new Uri(host.MailServer.Received[^1].Text.Split('\n').Single(line => line.Contains("sleutel=", StringComparison.Ordinal)).Trim()).PathAndQuery);
        await visitor.SendAsync();
        await visitor.GoAsync("/account/passkeys");
        using var passkey = new SoftPasskey();
        await visitor.SendAsync(Credential(passkey.Make(await AskAsync(visitor, Add))), Add);
        Assert.Contains("Mijn sleutel", visitor.Text("tbody"), StringComparison.Ordinal);

        var again = await AtSignInAsync();
        await again.SendAsync(Credential(passkey.Show(await AskAsync(again, SignIn))), SignIn);

        Assert.Equal("/mijn", again.Address);
    }

    [Theory]
    [InlineData("origin")]
    [InlineData("host")]
    [InlineData("locked")]
    public async Task A_passkey_shown_elsewhere_or_without_being_unlocked_is_refused(string what)
    {
        using var passkey = await AddedAsync();
        var visitor = await AtSignInAsync();
        if (what == "origin")
            passkey.Origin = "https://wijkagent.test.elders.example";
        else if (what == "host")
            passkey.Host = "elders.example";
        else
            passkey.Unlocked = false;

        await visitor.SendAsync(Credential(passkey.Show(await AskAsync(visitor, SignIn))), SignIn);

        await RefusedAsync(visitor);
    }

    [Fact]
    public async Task An_answer_is_good_once_and_only_to_the_question_it_was_given()
    {
        using var passkey = await AddedAsync();
        var visitor = await AtSignInAsync();
        var shown = passkey.Show(await AskAsync(visitor, SignIn));
        var asked = question;

        // The browser that overheard it has no question of its own, or another one.
        var other = await AtSignInAsync();
        await RefusedAsync(await other.SendAsync(Credential(shown), SignIn));
        await AskAsync(other, SignIn);
        await RefusedAsync(await other.SendAsync(Credential(shown), SignIn));

        // Whoever copied the cookie of the question as well is too late once it was answered.
        var thief = host.CreateClient();
        thief.DefaultRequestHeaders.Add("Cookie", asked);
        var copy = await new Visitor(thief).GoAsync("/aanmelden");
        await visitor.SendAsync(Credential(shown), SignIn);
        Assert.Equal("/kantoor", visitor.Address);
        await RefusedAsync(await copy.SendAsync(Credential(shown), SignIn));
    }

    [Fact]
    public async Task An_answer_that_comes_too_late_is_refused()
    {
        using var passkey = await AddedAsync();
        var visitor = await AtSignInAsync();
        var shown = passkey.Show(await AskAsync(visitor, SignIn));
        host.Clock.Advance(TimeSpan.FromMinutes(5));

        await RefusedAsync(await visitor.SendAsync(Credential(shown), SignIn));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("geen json")]
    [InlineData("""{"id":"AA","rawId":"AA","type":"public-key","clientExtensionResults":{},"response":{"clientDataJSON":"AA","authenticatorData":"AA","signature":"AA"}}""")]
    public async Task What_is_no_passkey_is_refused_without_a_fault(string credential)
    {
        var visitor = await AtSignInAsync();
        await AskAsync(visitor, SignIn);

        await RefusedAsync(await visitor.SendAsync(Credential(credential), SignIn));
    }

    [Fact]
    public async Task A_passkey_of_a_colleague_does_not_confirm_who_somebody_is()
    {
        using var passkey = await AddedAsync();
        await host.Accounts.AddAsync("ander@voorbeeld.nl", RoleNames.Officer);
        using var own = await AddedAsync("ander@voorbeeld.nl");
        var other = new Visitor(await host.Accounts.SignInAsync("ander@voorbeeld.nl"));
        const string Confirm = "form[action='/account/bevestigen/passkey']";
        host.Clock.Advance(TimeSpan.FromMinutes(11));

        await other.GoAsync("/account/wachtwoord");
        await other.SendAsync(Credential(passkey.Show(await AskAsync(other, Confirm))), Confirm);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Answer.StatusCode);

        await other.GoAsync("/account/wachtwoord");
        await other.SendAsync(Credential(own.Show(await AskAsync(other, Confirm))), Confirm);
        Assert.Equal("/account/wachtwoord", other.Address);
    }

    [Fact]
    public async Task A_passkey_that_was_made_for_one_person_is_not_added_to_another()
    {
        await host.Accounts.AddAsync(Email, RoleNames.Officer);
        await host.Accounts.AddAsync("ander@voorbeeld.nl", RoleNames.Officer);
        var first = new Visitor(await host.Accounts.SignInAsync(Email));
        var other = new Visitor(await host.Accounts.SignInAsync("ander@voorbeeld.nl"));
        using var passkey = new SoftPasskey();
        await first.GoAsync("/account/passkeys");
        var made = passkey.Make(await AskAsync(first, Add));

        await other.GoAsync("/account/passkeys");
        await AskAsync(other, Add);
        await other.SendAsync(Credential(made), Add);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Answer.StatusCode);
    }

    [Fact]
    public async Task A_passkey_that_counts_back_is_a_copy_and_refused()
    {
        using var passkey = await AddedAsync();
        var visitor = await AtSignInAsync();
        passkey.Count = 8;
        Assert.Equal("/kantoor", (await visitor.SendAsync(Credential(passkey.Show(await AskAsync(visitor, SignIn))), SignIn)).Address);

        var copy = await AtSignInAsync();
        passkey.Count = 7;

        await RefusedAsync(await copy.SendAsync(Credential(passkey.Show(await AskAsync(copy, SignIn))), SignIn));
    }

    [Fact]
    public async Task A_passkey_is_removed_and_then_opens_nothing()
    {
        using var passkey = await AddedAsync();
        var owner = new Visitor(await host.Accounts.SignInAsync(Email));
        await owner.GoAsync("/account/passkeys");
        Assert.Contains("Mijn sleutel", owner.Main, StringComparison.Ordinal);
        await owner.SendAsync(form: "form[action$='/verwijdering']");
        Assert.Contains("nog geen passkey", owner.Main, StringComparison.Ordinal);

        var visitor = await AtSignInAsync();
        await RefusedAsync(await visitor.SendAsync(Credential(passkey.Show(await AskAsync(visitor, SignIn))), SignIn));
    }

    [Fact]
    public async Task Staff_without_a_second_factor_may_choose_a_passkey_for_it()
    {
        await host.Accounts.AddAsync(Email, RoleNames.Officer, withApp: false);
        var visitor = await AtSignInAsync();
        await visitor.SendAsync(new Dictionary<string, string?> { ["Email"] = Email, ["Password"] = Accounts.Password });
        Assert.Equal("/account/tweede-factor", visitor.Address);
        using var passkey = new SoftPasskey();

        await visitor.SendAsync(Credential(passkey.Make(await AskAsync(visitor, Add))), Add);

        Assert.Equal("/account", visitor.Address);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GoAsync("/kantoor")).Answer.StatusCode);

        // Whoever knows the password alone can't add one any more.
        var thief = await AtSignInAsync();
        await thief.SendAsync(new Dictionary<string, string?> { ["Email"] = Email, ["Password"] = Accounts.Password });
        Assert.Equal("/aanmelden/code", thief.Address);
        var asked = await thief.FetchAsync("/account/passkeys/opties", SignIn);
        Assert.Equal(HttpStatusCode.Forbidden, asked.StatusCode);
    }

    public void Dispose() => host.Dispose();

    private static Dictionary<string, string?> Credential(string json) => new() { ["Credential"] = json, ["Name"] = "Mijn sleutel" };

    private static async Task RefusedAsync(Visitor visitor)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Answer.StatusCode);
        Assert.Single(visitor.Errors);
        Assert.Contains("/aanmelden", (await visitor.GoAsync("/account")).Address, StringComparison.Ordinal);
        await visitor.GoAsync("/aanmelden");
    }

    private async Task<string> AskAsync(Visitor visitor, string form)
    {
        var answer = await visitor.FetchAsync(visitor.Page.QuerySelector(form)!.GetAttribute("data-options")!, form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        question = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-wa-passkey=", StringComparison.Ordinal)).Split(';')[0];
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<Visitor> AtSignInAsync() => await new Visitor(host.CreateClient()).GoAsync("/aanmelden");

    private async Task<SoftPasskey> AddedAsync(string email = Email)
    {
        if (email == Email)
            await host.Accounts.AddAsync(email, RoleNames.Officer);
        var visitor = await new Visitor(await host.Accounts.SignInAsync(email)).GoAsync("/account/passkeys");
        var passkey = new SoftPasskey();
        await visitor.SendAsync(Credential(passkey.Make(await AskAsync(visitor, Add))), Add);
        Assert.Equal("/account/passkeys", visitor.Address);
        Assert.Single(visitor.Page.QuerySelectorAll("tbody tr"));
        return passkey;
    }
}
