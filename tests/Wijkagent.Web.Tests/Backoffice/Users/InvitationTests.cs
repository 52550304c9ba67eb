using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.Administration;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Backoffice.Users;

/// <summary>From an invitation to somebody who signed in with two factors.</summary>
public sealed partial class InvitationTests : IAsyncLifetime
{
    private const string Users = "/kantoor/beheer/gebruikers";
    private const string Email = "nieuw@voorbeeld.nl";
    private const string Password = "krentenbol vliegt over zee";

    private DeskTown desk = null!;
    private Visitor admin = null!;

    private WijkagentFactory Host => desk.Host;

    public async Task InitializeAsync()
    {
        desk = await DeskTown.BuildAsync();
        admin = new Visitor(await desk.SignInAsync(RoleNames.Administrator));
    }

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task Who_is_invited_chooses_a_password_sets_up_the_second_factor_and_works_as_the_officer()
    {
        var link = await InviteAsync();
        Assert.Contains("De uitnodiging is gestuurd", admin.Main, StringComparison.Ordinal);
        Assert.Contains("Uitgenodigd", admin.Main, StringComparison.Ordinal);

        var visitor = await new Visitor(Host.CreateClient()).GoAsync(link);
        Assert.Contains(Email, visitor.Main, StringComparison.Ordinal);
        await visitor.SendAsync(Answer("Password", "kort"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Answer.StatusCode);
        await visitor.SendAsync(Answer("Password", Password));
        await SignInAsync(visitor);
        Assert.Equal("/account/tweede-factor", visitor.Address);
        var key = visitor.Text("#sleutel").Replace(" ", "", StringComparison.Ordinal);
        await visitor.SendAsync(Answer("Form.Code", new OtpNet.Totp(OtpNet.Base32Encoding.ToBytes(key)).ComputeTotp(Host.Now)));

        Assert.Equal(HttpStatusCode.OK, (await visitor.GoAsync("/kantoor")).Answer.StatusCode);
        Assert.Contains("werkt niet", (await visitor.GoAsync(link)).Heading, StringComparison.Ordinal);
        await using var db = Host.OpenDatabase();
        var user = await db.Users.SingleAsync(u => u.Email == Email);
        Assert.Equal((desk.West.Id, "Nienke Nieuw"), (user.OfficerId, user.DisplayName));
        Assert.Equal(user.Id, (await db.AuditEntries.SingleAsync(e => e.Event == nameof(UserInvited))).SubjectId);
        Assert.Equal(user.Id, (await db.AuditEntries.SingleAsync(e => e.Event == nameof(InvitationAccepted))).UserId);
    }

    [Fact]
    public async Task Looking_at_the_link_opens_nothing_and_it_ends_after_a_week()
    {
        var link = await InviteAsync();
        var visitor = await new Visitor(Host.CreateClient()).GoAsync(link);
        await using (var db = Host.OpenDatabase())
            Assert.False((await db.Users.SingleAsync(u => u.Email == Email)).EmailConfirmed);

        Host.Clock.Advance(TimeSpan.FromDays(7));

        Assert.Contains("werkt niet", (await visitor.SendAsync(Answer("Password", Password))).Heading, StringComparison.Ordinal);
        Assert.Contains("werkt niet", (await visitor.GoAsync(link)).Heading, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_again_the_new_link_works_and_the_old_one_does_not()
    {
        var old = await InviteAsync();
        await admin.SendAsync(form: "form[action$='/uitnodiging']");
        Assert.Contains("opnieuw gestuurd", admin.Main, StringComparison.Ordinal);
        var link = await MailedAsync();

        var visitor = await new Visitor(Host.CreateClient()).GoAsync(old);
        Assert.Contains("werkt niet", visitor.Heading, StringComparison.Ordinal);
        await visitor.GoAsync(link);
        await visitor.SendAsync(Answer("Password", Password));

        Assert.Equal("/account/tweede-factor", (await SignInAsync(visitor)).Address);
    }

    [Fact]
    public async Task Withdrawn_it_is_gone_and_accepted_it_can_not_be_withdrawn()
    {
        var link = await InviteAsync();
        var address = admin.Address.Split('?')[0];
        await admin.SendAsync(form: "form[action$='/intrekking']");
        Assert.Equal(Users, admin.Address);
        Assert.DoesNotContain(Email, admin.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GoAsync(address)).Answer.StatusCode);
        var visitor = await new Visitor(Host.CreateClient()).GoAsync(link);
        Assert.Contains("werkt niet", visitor.Heading, StringComparison.Ordinal);

        await visitor.GoAsync(await InviteAsync());
        await visitor.SendAsync(Answer("Password", Password));
        await admin.SendAsync(form: "form[action$='/intrekking']");

        Assert.Equal(HttpStatusCode.Conflict, admin.Answer.StatusCode);
        Assert.Contains("al aangenomen", admin.Main, StringComparison.Ordinal);
        await SignInAsync(visitor);
        Assert.Equal("/account/tweede-factor", visitor.Address);
    }

    [Fact]
    public async Task An_address_that_has_an_account_is_said_to_have_one_and_all_that_is_missing_at_once()
    {
        await desk.AddUserAsync(RoleNames.Editor);
        await admin.GoAsync(Users + "/uitnodigen");
        await admin.SendAsync(new Dictionary<string, string?> { ["Person.Email"] = "EDITOR@voorbeeld.nl" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Answer.StatusCode);
        Assert.Equal(3, admin.Errors.Count);
        Assert.Contains(admin.Errors, e => e.Contains("al een account", StringComparison.Ordinal));
        await admin.SendAsync(new Dictionary<string, string?> { ["Person.Email"] = "geen adres" });
        Assert.Equal(3, admin.Errors.Count);
    }

    [Fact]
    public async Task Before_it_is_accepted_there_is_no_new_password_to_ask_for()
    {
        await InviteAsync();
        var visitor = await new Visitor(Host.CreateClient()).GoAsync("/aanmelden/wachtwoord-vergeten");
        await visitor.SendAsync(Answer("Email", Email));
        await Host.SendMailsAsync();

        Assert.DoesNotContain("sleutel=", Host.MailServer.Received.Last(m => m.To == Email).Text, StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> Answer(string name, string value) => new() { [name] = value };

    private static async Task<Visitor> SignInAsync(Visitor visitor)
    {
        await visitor.GoAsync("/aanmelden");
        return await visitor.SendAsync(new Dictionary<string, string?> { ["Email"] = Email, ["Password"] = Password });
    }

    private async Task<string> InviteAsync()
    {
        await admin.GoAsync(Users + "/uitnodigen");
        await admin.SendAsync(new Dictionary<string, string?>
        {
            ["Person.Name"] = "Nienke Nieuw",
            ["Person.Email"] = Email,
            ["Person.Roles"] = RoleNames.Officer,
            ["Person.Officer"] = desk.West.Slug,
        });
        Assert.StartsWith(Users + "/", admin.Address, StringComparison.Ordinal);
        return await MailedAsync();
    }

    private async Task<string> MailedAsync()
    {
        await Host.SendMailsAsync();
        return Link().Match(Host.MailServer.Received.Last(m => m.To == Email).Text).Value;
    }

    [GeneratedRegex(@"/aanmelden/uitnodiging\?sleutel=\S+")]
    private static partial Regex Link();
}
