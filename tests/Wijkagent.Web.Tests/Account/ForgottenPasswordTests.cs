using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.Passwords;
using Wijkagent.TestSupport;
using Wijkagent.Web.Account;

namespace Wijkagent.Web.Tests.Account;

/// <summary>A new password by a link in a mail: for its owner, once, and without telling who has an account.</summary>
public sealed partial class ForgottenPasswordTests : IDisposable
{
    private const string Email = "wim@voorbeeld.nl";
    private const string NewPassword = "krentenbol vliegt over zee";

    private readonly WijkagentFactory host = new() { Settings = NoLimits.Settings };

    [Fact]
    public async Task The_link_sets_a_password_ends_all_sessions_and_leaves_the_second_factor_to_be_asked()
    {
        await host.Accounts.AddAsync(Email, RoleNames.Officer);
        var elsewhere = new Visitor(await host.Accounts.SignInAsync(Email));
        var visitor = new Visitor(host.CreateClient());

        await visitor.GoAsync(await AskAsync(Email));
        await visitor.SendAsync(Answer("Password", NewPassword));

        Assert.Equal("/aanmelden", visitor.Address.Split('?')[0]);
        Assert.Contains("nieuwe wachtwoord is bewaard", visitor.Main, StringComparison.Ordinal);
        Assert.Contains("/aanmelden", (await elsewhere.GoAsync("/account")).Address, StringComparison.Ordinal);
        await visitor.SendAsync(new Dictionary<string, string?> { ["Email"] = Email, ["Password"] = NewPassword });
        Assert.Equal("/aanmelden/code", visitor.Address);
        await visitor.SendAsync(Answer("Code", host.Accounts.NextCode(Email)));
        Assert.Equal("/kantoor", visitor.Address);
        await host.SendMailsAsync();
        Assert.Contains(host.MailServer.Received, m => m.To == Email && m.Subject.Contains("wachtwoord gewijzigd", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Looking_at_the_link_changes_nothing_and_it_works_once()
    {
        await host.Accounts.AddAsync(Email, RoleNames.Resident);
        var link = await AskAsync(Email);
        var visitor = new Visitor(host.CreateClient());
        await visitor.GoAsync(link);
        await host.Accounts.SignInAsync(Email);
        Assert.Equal("Kies een nieuw wachtwoord", (await visitor.GoAsync(link)).Heading);
        var second = new Visitor(host.CreateClient());
        await second.GoAsync(link);

        await visitor.SendAsync(Answer("Password", NewPassword));

        Assert.Contains("werkt niet", (await visitor.GoAsync(link)).Heading, StringComparison.Ordinal);
        await second.SendAsync(Answer("Password", "weer een heel ander wachtwoord"));
        Assert.Contains("werkt niet", second.Heading, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_ends_after_an_hour_with_any_change_of_the_account_and_when_it_is_disabled()
    {
        foreach (var end in new Func<Task>[]
        {
            LetAnHourPassAsync,
            () => host.ArrangeAsync(db => db.Users.ExecuteUpdateAsync(u => u.SetProperty(x => x.SecurityStamp, "anders"))),
            () => host.ArrangeAsync(db => db.Users.ExecuteUpdateAsync(u => u.SetProperty(x => x.DisabledAt, host.Now))),
        })
        {
            var email = $"{Guid.NewGuid():N}@voorbeeld.nl";
            await host.Accounts.AddAsync(email, RoleNames.Resident);
            var link = await AskAsync(email);
            var open = await new Visitor(host.CreateClient()).GoAsync(link);
            Assert.Equal("Kies een nieuw wachtwoord", open.Heading);

            await end();

            Assert.Contains("werkt niet", (await open.SendAsync(Answer("Password", NewPassword))).Heading, StringComparison.Ordinal);
            Assert.Contains("werkt niet", (await open.GoAsync(link)).Heading, StringComparison.Ordinal);
        }

        Assert.Contains("werkt niet", (await new Visitor(host.CreateClient()).GoAsync("/aanmelden/wachtwoord-vergeten/nieuw?sleutel=onzin")).Heading, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_that_can_not_be_is_refused_and_the_link_stays_good()
    {
        await host.Accounts.AddAsync(Email, RoleNames.Resident);
        var visitor = await new Visitor(host.CreateClient()).GoAsync(await AskAsync(Email));

        foreach (var (password, words) in new[] { ("", "Vul een wachtwoord in"), ("kort", "Kies een wachtwoord van 12 tekens of meer"), ("welkom123456", "makkelijk te raden") })
        {
            await visitor.SendAsync(Answer("Password", password));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Answer.StatusCode);
            Assert.Contains(words, Assert.Single(visitor.Errors), StringComparison.Ordinal);
        }

        await visitor.SendAsync(Answer("Password", NewPassword));
        Assert.Contains("bewaard", visitor.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_known_an_unknown_and_a_disabled_address_get_the_same_page_after_the_same_work_and_one_mail()
    {
        await host.Accounts.AddAsync(Email, RoleNames.Officer);
        await host.Accounts.AddAsync("weg@voorbeeld.nl", RoleNames.Editor);
        await host.ArrangeAsync(async db => (await db.AccountOfAsync("weg@voorbeeld.nl")).Disable(host.Now));

        var seen = new List<(string, string, int)>();
        foreach (var address in new[] { Email, "niemand@voorbeeld.nl", "weg@voorbeeld.nl" })
        {
            var visitor = await new Visitor(host.CreateClient()).GoAsync("/aanmelden/wachtwoord-vergeten");
            host.ForgetCommands();
            await visitor.SendAsync(Answer("Email", address));
            seen.Add((visitor.Address, visitor.Main, host.Commands));
        }

        Assert.Single(seen.Distinct());
        await host.SendMailsAsync();
        Assert.Equal([Email, "niemand@voorbeeld.nl", "weg@voorbeeld.nl"], host.MailServer.Received.Select(m => m.To).Order().OrderBy(to => to != Email));
        Assert.Single(host.MailServer.Received, m => m.Text.Contains("sleutel=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Asking_is_in_the_audit_log()
    {
        var user = await host.Accounts.AddAsync(Email, RoleNames.Officer);
        await AskAsync(Email);

        await using var db = host.OpenDatabase();
        var entry = await db.AuditEntries.SingleAsync(e => e.Event == PasswordResets.Asked);
        Assert.Equal((user.Id, null), (entry.SubjectId, entry.UserId));
    }

    [Fact]
    public async Task What_is_no_address_is_said_to_be_none()
    {
        var visitor = await new Visitor(host.CreateClient()).GoAsync("/aanmelden/wachtwoord-vergeten");
        await visitor.SendAsync(Answer("Email", "geen adres"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Answer.StatusCode);
        Assert.Single(visitor.Errors);
    }

    [Fact]
    public async Task A_mailbox_gets_a_few_links_at_once_and_who_asks_for_more_sees_the_same()
    {
        for (var i = 0; i < MailedLinks.AtOnce + 2; i++)
            await AskAsync((i % 3) switch { 0 => Email, 1 => Email.ToUpperInvariant(), _ => Email.Insert(i, "\u200b") }, mailed: false);

        await host.SendMailsAsync();
        Assert.Equal(MailedLinks.AtOnce, host.MailServer.Received.Count);
        host.Clock.Advance(MailedLinks.Pause);
        await AskAsync(Email, mailed: false);
        await host.SendMailsAsync();
        Assert.Equal(MailedLinks.AtOnce + 1, host.MailServer.Received.Count);
    }

    public void Dispose() => host.Dispose();

    private Task LetAnHourPassAsync()
    {
        host.Clock.Advance(TimeSpan.FromHours(1));
        return Task.CompletedTask;
    }

    private static Dictionary<string, string?> Answer(string name, string value) => new() { [name] = value };

    private async Task<string> AskAsync(string email, bool mailed = true)
    {
        var visitor = await new Visitor(host.CreateClient()).GoAsync("/aanmelden/wachtwoord-vergeten");
        await visitor.SendAsync(Answer("Email", email));
        Assert.Equal("/aanmelden/wachtwoord-vergeten/gemaild", visitor.Address);
        if (!mailed)
            return "";
        await host.SendMailsAsync();
        return Link().Match(host.MailServer.Received.Last(m => m.To == email && m.Text.Contains("sleutel=", StringComparison.Ordinal)).Text).Value;
    }

    [GeneratedRegex(@"/aanmelden/wachtwoord-vergeten/nieuw\?sleutel=\S+")]
    private static partial Regex Link();
}
