using System.Net;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Identity.Administration;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Backoffice.Users;

/// <summary>Accepting an invitation with a passkey, and no password.</summary>
public sealed class InvitationPasskeyTests : InvitingTown
{
    private const string ByPasskey = "form[action='/aanmelden/uitnodiging/passkey']";

    [Fact]
    public async Task Who_is_invited_makes_a_passkey_in_the_place_of_a_password_and_signs_in_with_it_alone()
    {
        var link = await InviteAsync();
        var visitor = await new Visitor(Host.CreateClient()).GoAsync(link);
        Assert.NotNull(visitor.Page.QuerySelector("form[action='/aanmelden/uitnodiging'] [name=Password]"));
        using var passkey = new SoftPasskey();

        await visitor.SendAsync(Answer("Credential", passkey.Make(await AskAsync(visitor, ByPasskey))), ByPasskey);

        Assert.Contains("Uw passkey is bewaard", visitor.Main, StringComparison.Ordinal);
        await visitor.SendAsync(Answer("Credential", passkey.Show(await AskAsync(visitor, "form[action='/aanmelden/passkey']"))), "form[action='/aanmelden/passkey']");
        Assert.Equal("/kantoor", visitor.Address);
        Assert.Contains("werkt niet", (await visitor.GoAsync(link)).Heading, StringComparison.Ordinal);
        await using var db = Host.OpenDatabase();
        var user = await db.AccountOfAsync(Email);
        Assert.Equal((true, null), (user.EmailConfirmed, user.PasswordHash));
        Assert.Equal(user.Id, (await db.AuditEntries.SingleAsync(e => e.Event == nameof(InvitationAccepted))).UserId);
    }

    [Theory]
    [InlineData("geen json")]
    [InlineData("")]
    public async Task What_is_no_passkey_accepts_nothing_and_leaves_both_ways(string credential)
    {
        var link = await InviteAsync();
        var visitor = await new Visitor(Host.CreateClient()).GoAsync(link);
        await AskAsync(visitor, ByPasskey);

        await visitor.SendAsync(Answer("Credential", credential), ByPasskey);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Answer.StatusCode);
        Assert.Single(visitor.Errors);
        Assert.NotNull(visitor.Page.QuerySelector(ByPasskey));
        await visitor.SendAsync(Answer("Password", Password));
        Assert.Equal("/account/tweede-factor", (await SignInAsync(visitor)).Address);
    }

    [Fact]
    public async Task A_passkey_is_not_made_by_a_link_that_does_not_work_any_more()
    {
        var link = await InviteAsync();
        var visitor = await new Visitor(Host.CreateClient()).GoAsync(link);
        using var passkey = new SoftPasskey();
        var made = passkey.Make(await AskAsync(visitor, ByPasskey));
        await Admin.SendAsync(form: "form[action$='/uitnodiging']");

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.FetchAsync(visitor.Page.QuerySelector(ByPasskey)!.GetAttribute("data-options")!, ByPasskey)).StatusCode);
        Assert.Contains("werkt niet", (await visitor.SendAsync(Answer("Credential", made), ByPasskey)).Heading, StringComparison.Ordinal);
        await using var db = Host.OpenDatabase();
        Assert.False((await db.AccountOfAsync(Email)).EmailConfirmed);
    }

    private static async Task<string> AskAsync(Visitor visitor, string form)
    {
        var answer = await visitor.FetchAsync(visitor.Page.QuerySelector(form)!.GetAttribute("data-options")!, form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }
}
