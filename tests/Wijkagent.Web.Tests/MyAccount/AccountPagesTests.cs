using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Identity;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.MyAccount;

/// <summary>What people change about their own account, and what that ends.</summary>
public sealed partial class AccountPagesTests : IDisposable
{
    private const string Email = "wim@voorbeeld.nl";
    private const string NewPassword = "krentenbol vliegt over zee";

    private readonly WijkagentFactory host = new();

    [Fact]
    public async Task A_new_password_ends_all_other_sessions_and_is_mailed_about()
    {
        await host.Accounts.AddAsync(Email, RoleNames.Officer);
        var here = new Visitor(await host.Accounts.SignInAsync(Email));
        var there = new Visitor(await host.Accounts.SignInAsync(Email));

        await here.GoAsync("/account/wachtwoord");
        await here.SendAsync(Answers(("Current", Accounts.Password), ("Password", NewPassword)));

        Assert.StartsWith("/account", here.Address, StringComparison.Ordinal);
        Assert.Contains("Uw wachtwoord is gewijzigd", here.Main, StringComparison.Ordinal);
        Assert.Contains("/aanmelden", (await there.GoAsync("/account")).Address, StringComparison.Ordinal);
        await host.SendMailsAsync();
        Assert.Contains(host.MailServer.Received, m => m.To == Email && m.Subject.Contains("wachtwoord gewijzigd", StringComparison.Ordinal));
        await using var db = host.OpenDatabase();
        Assert.Contains(await db.Events.Where(e => e.Name == nameof(AccountChanged)).ToListAsync(), e => e.Payload.Contains("what", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("een ander wachtwoord", NewPassword, "Dit is niet uw wachtwoord")]
    [InlineData(Accounts.Password, "kort", "Kies een wachtwoord van 12 tekens of meer")]
    [InlineData(Accounts.Password, "welkom123456", "Dit wachtwoord is makkelijk te raden. Kies bijvoorbeeld vier woorden die niet bij elkaar horen.")]
    public async Task A_password_that_can_not_be_is_refused_and_changes_nothing(string current, string wanted, string words)
    {
        await host.Accounts.AddAsync(Email, RoleNames.Officer);
        var visitor = new Visitor(await host.Accounts.SignInAsync(Email));
        await visitor.GoAsync("/account/wachtwoord");

        await visitor.SendAsync(Answers(("Current", current), ("Password", wanted)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Answer.StatusCode);
        Assert.Equal(words, Assert.Single(visitor.Errors));
        Assert.Equal("/account", (await visitor.GoAsync("/account")).Address);
    }

    [Theory]
    [InlineData("/account/wachtwoord")]
    [InlineData("/account/e-mail")]
    [InlineData("/account/tweede-factor")]
    [InlineData("/account/herstelcodes")]
    [InlineData("/account/passkeys")]
    public async Task After_ten_minutes_a_change_asks_once_more_who_it_is(string path)
    {
        await host.Accounts.AddAsync(Email, RoleNames.Officer);
        var visitor = new Visitor(await host.Accounts.SignInAsync(Email));
        Assert.Equal(path, (await visitor.GoAsync(path)).Address);
        var form = visitor.Page;
        host.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.StartsWith("/account/bevestigen?terug=", (await visitor.GoAsync(path)).Address, StringComparison.Ordinal);
        await visitor.SendAsync(Answers(("Password", "een ander wachtwoord")));
        Assert.Equal("Dit is niet uw wachtwoord", Assert.Single(visitor.Errors));
        await visitor.SendAsync(Answers(("Password", Accounts.Password)));
        Assert.Equal(path, visitor.Address);

        host.Clock.Advance(TimeSpan.FromMinutes(10));
        await visitor.GoAsync(path);
        await visitor.SendAsync(Answers(("Code", host.Accounts.NextCode(Email))), "form[action='/account/bevestigen/code']");
        Assert.Equal(path, visitor.Address);
    }

    [Fact]
    public async Task A_form_that_was_open_too_long_changes_nothing()
    {
        await host.Accounts.AddAsync(Email, RoleNames.Officer);
        var visitor = new Visitor(await host.Accounts.SignInAsync(Email));
        await visitor.GoAsync("/account/wachtwoord");
        host.Clock.Advance(TimeSpan.FromMinutes(11));

        await visitor.SendAsync(Answers(("Current", Accounts.Password), ("Password", NewPassword)));

        Assert.StartsWith("/account/bevestigen", visitor.Address, StringComparison.Ordinal);
        Assert.Equal("/account", (await new Visitor(await host.Accounts.SignInAsync(Email)).GoAsync("/account")).Address);
    }

    [Fact]
    public async Task A_new_address_counts_after_its_mail_was_answered_and_both_addresses_hear_of_it()
    {
        const string New = "wim.nieuw@voorbeeld.nl";
        await host.Accounts.AddAsync(Email, RoleNames.Officer);
        var visitor = new Visitor(await host.Accounts.SignInAsync(Email));
        var link = await AskEmailAsync(visitor, New);
        Assert.Equal("/account", (await new Visitor(await host.Accounts.SignInAsync(Email)).GoAsync("/account")).Address);

        await visitor.GoAsync(link);
        await visitor.SendAsync();

        Assert.Contains(New, visitor.Main, StringComparison.Ordinal);
        await host.SendMailsAsync();
        var told = host.MailServer.Received.Where(m => m.Subject.Contains("e-mailadres gewijzigd", StringComparison.Ordinal)).Select(m => m.To);
        Assert.Equal([New, Email], told.Order());
        Assert.Contains("werkt niet", (await visitor.GoAsync(link)).Heading, StringComparison.Ordinal);
        await using var db = host.OpenDatabase();
        Assert.Equal(New, (await db.Users.SingleAsync()).UserName);
    }

    [Fact]
    public async Task A_link_for_a_new_address_is_worth_nothing_to_somebody_else_or_a_day_later()
    {
        await host.Accounts.AddAsync(Email, RoleNames.Officer);
        await host.Accounts.AddAsync("ander@voorbeeld.nl", RoleNames.Officer);
        var link = await AskEmailAsync(new Visitor(await host.Accounts.SignInAsync(Email)), "nieuw@voorbeeld.nl");

        var other = new Visitor(await host.Accounts.SignInAsync("ander@voorbeeld.nl"));
        Assert.Contains("werkt niet", (await other.GoAsync(link)).Heading, StringComparison.Ordinal);
        host.Clock.Advance(TimeSpan.FromDays(1));
        var own = new Visitor(await host.Accounts.SignInAsync(Email));
        Assert.Contains("werkt niet", (await own.GoAsync(link)).Heading, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whether_an_address_has_an_account_is_not_told_to_who_asks_for_it_as_a_new_one()
    {
        await host.Accounts.AddAsync(Email, RoleNames.Officer);
        await host.Accounts.AddAsync("ander@voorbeeld.nl", RoleNames.Officer);
        var visitor = new Visitor(await host.Accounts.SignInAsync(Email));
        await visitor.GoAsync("/account/e-mail");
        await visitor.SendAsync(Answers(("Email", "vrij@voorbeeld.nl")));
        var free = visitor.Main;

        await visitor.GoAsync("/account/e-mail");
        await visitor.SendAsync(Answers(("Email", "ander@voorbeeld.nl")));

        Assert.Equal(free, visitor.Main);
        await host.SendMailsAsync();
        Assert.DoesNotContain(host.MailServer.Received, m => m.Subject.Contains("Bevestig", StringComparison.Ordinal) && m.To == "ander@voorbeeld.nl");
    }

    [Fact]
    public async Task Another_app_takes_the_place_of_the_one_before()
    {
        await host.Accounts.AddAsync(Email, RoleNames.Officer);
        var visitor = new Visitor(await host.Accounts.SignInAsync(Email));
        await visitor.GoAsync("/account/tweede-factor");
        var key = visitor.Text("#sleutel").Replace(" ", "", StringComparison.Ordinal);
        var code = new OtpNet.Totp(OtpNet.Base32Encoding.ToBytes(key)).ComputeTotp(host.Now);
        await visitor.SendAsync(Answers(("Form.Code", code)));
        Assert.Equal(10, visitor.Page.QuerySelectorAll("#herstelcodes li").Length);

        var old = await Assert.ThrowsAsync<InvalidOperationException>(() => host.Accounts.SignInAsync(Email));

        Assert.Contains("Deze code klopt niet", old.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_keep_their_last_second_factor_and_residents_may_do_without()
    {
        await host.Accounts.AddAsync(Email, RoleNames.Officer);
        await host.Accounts.AddAsync("bo@voorbeeld.nl", RoleNames.Resident, withApp: true);
        var officer = new Visitor(await host.Accounts.SignInAsync(Email));
        await officer.GoAsync("/account");
        Assert.Null(officer.Page.QuerySelector("form[action$='verwijdering']"));

        var resident = new Visitor(await host.Accounts.SignInAsync("bo@voorbeeld.nl"));
        await resident.GoAsync("/account");
        await resident.SendAsync(form: "form[action$='verwijdering']");

        Assert.Contains("weggehaald", resident.Main, StringComparison.Ordinal);
    }

    public void Dispose() => host.Dispose();

    private static Dictionary<string, string?> Answers(params (string Name, string Value)[] answers) =>
        answers.ToDictionary(a => a.Name, string? (a) => a.Value);

    private async Task<string> AskEmailAsync(Visitor visitor, string email)
    {
        await visitor.GoAsync("/account/e-mail");
        await visitor.SendAsync(Answers(("Email", email)));
        await host.SendMailsAsync();
        var mail = host.MailServer.Received.Single(m => m.To == email);
        return Link().Match(mail.Text).Value;
    }

    [GeneratedRegex(@"/account/e-mail/bevestigen\?sleutel=\S+")]
    private static partial Regex Link();
}
