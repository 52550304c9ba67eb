using System.Net;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.Administration;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Backoffice.Users;

/// <summary>From an invitation to somebody who signed in with two factors.</summary>
public sealed class InvitationTests : InvitingTown
{
    [Fact]
    public async Task Who_is_invited_chooses_a_password_sets_up_the_second_factor_and_works_as_the_officer()
    {
        var link = await InviteAsync();
        Assert.Contains("De uitnodiging is gestuurd", Admin.Main, StringComparison.Ordinal);
        Assert.Contains("Uitgenodigd", Admin.Main, StringComparison.Ordinal);

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
        var user = await db.AccountOfAsync(Email);
        Assert.Equal((Desk.West.Id, "Nienke Nieuw"), (user.OfficerId, user.DisplayName));
        Assert.Equal(user.Id, (await db.AuditEntries.SingleAsync(e => e.Event == nameof(UserInvited))).SubjectId);
        Assert.Equal(user.Id, (await db.AuditEntries.SingleAsync(e => e.Event == nameof(InvitationAccepted))).UserId);
    }

    [Fact]
    public async Task Looking_at_the_link_opens_nothing_and_it_ends_after_a_week()
    {
        var link = await InviteAsync();
        var visitor = await new Visitor(Host.CreateClient()).GoAsync(link);
        await using (var db = Host.OpenDatabase())
            Assert.False((await db.AccountOfAsync(Email)).EmailConfirmed);

        Host.Clock.Advance(TimeSpan.FromDays(7));

        Assert.Contains("werkt niet", (await visitor.SendAsync(Answer("Password", Password))).Heading, StringComparison.Ordinal);
        Assert.Contains("werkt niet", (await visitor.GoAsync(link)).Heading, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_again_the_new_link_works_and_the_old_one_does_not()
    {
        var old = await InviteAsync();
        await Admin.SendAsync(form: "form[action$='/uitnodiging']");
        Assert.Contains("opnieuw gestuurd", Admin.Main, StringComparison.Ordinal);
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
        var address = Admin.Address.Split('?')[0];
        await Admin.SendAsync(form: "form[action$='/intrekking']");
        Assert.Equal(Users, Admin.Address);
        Assert.DoesNotContain(Email, Admin.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Admin.GoAsync(address)).Answer.StatusCode);
        await using (var keys = Host.OpenKeys())
            Assert.Equal(address.Split('/')[^1], (await keys.Keys.SingleAsync(k => k.DestroyedAt != null)).Id.ToString());
        var visitor = await new Visitor(Host.CreateClient()).GoAsync(link);
        Assert.Contains("werkt niet", visitor.Heading, StringComparison.Ordinal);

        await visitor.GoAsync(await InviteAsync());
        await visitor.SendAsync(Answer("Password", Password));
        await Admin.SendAsync(form: "form[action$='/intrekking']");

        Assert.Equal(HttpStatusCode.Conflict, Admin.Answer.StatusCode);
        Assert.Contains("al aangenomen", Admin.Main, StringComparison.Ordinal);
        await SignInAsync(visitor);
        Assert.Equal("/account/tweede-factor", visitor.Address);
    }

    [Fact]
    public async Task An_address_that_has_an_account_is_said_to_have_one_and_all_that_is_missing_at_once()
    {
        await Desk.AddUserAsync(RoleNames.Editor);
        await Admin.GoAsync(Users + "/uitnodigen");
        await Admin.SendAsync(new Dictionary<string, string?> { ["Person.Email"] = "EDITOR@voorbeeld.nl" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, Admin.Answer.StatusCode);
        Assert.Equal(3, Admin.Errors.Count);
        Assert.Contains(Admin.Errors, e => e.Contains("al een account", StringComparison.Ordinal));
        await Admin.SendAsync(new Dictionary<string, string?> { ["Person.Email"] = "geen adres" });
        Assert.Equal(3, Admin.Errors.Count);
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
}
