using System.Text.RegularExpressions;
using Wijkagent.Core.Identity;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Backoffice.Users;

/// <summary>A town with an administrator who invites somebody.</summary>
public abstract partial class InvitingTown : IAsyncLifetime
{
    protected const string Users = "/kantoor/beheer/gebruikers";
    protected const string Email = "nieuw@voorbeeld.nl";
    protected const string Password = "krentenbol vliegt over zee";

    protected DeskTown Desk { get; private set; } = null!;

    protected Visitor Admin { get; private set; } = null!;

    protected WijkagentFactory Host => Desk.Host;

    public async Task InitializeAsync()
    {
        Desk = await DeskTown.BuildAsync();
        Admin = new Visitor(await Desk.SignInAsync(RoleNames.Administrator));
    }

    public async Task DisposeAsync() => await Desk.DisposeAsync();

    protected static Dictionary<string, string?> Answer(string name, string value) => new() { [name] = value };

    /// <summary>The session of the administrator ended meanwhile.</summary>
    protected async Task SignAdminInAgainAsync() => Admin = new Visitor(await Host.Accounts.SignInAsync("administrator@voorbeeld.nl"));

    protected static async Task<Visitor> SignInAsync(Visitor visitor)
    {
        await visitor.GoAsync("/aanmelden");
        return await visitor.SendAsync(new Dictionary<string, string?> { ["Email"] = Email, ["Password"] = Password });
    }

    protected async Task<string> InviteAsync()
    {
        await SendInvitationAsync(Email);
        Assert.StartsWith(Users + "/", Admin.Address, StringComparison.Ordinal);
        return await MailedAsync();
    }

    protected async Task SendInvitationAsync(string email)
    {
        await Admin.GoAsync(Users + "/uitnodigen");
        await Admin.SendAsync(new Dictionary<string, string?>
        {
            ["Person.Name"] = "Nienke Nieuw",
            ["Person.Email"] = email,
            ["Person.Roles"] = RoleNames.Officer,
            ["Person.Officer"] = Desk.West.Slug,
        });
    }

    protected async Task<string> MailedAsync()
    {
        await Host.SendMailsAsync();
        return Link().Match(Host.MailServer.Received.Last(m => m.To == Email).Text).Value;
    }

    [GeneratedRegex(@"/aanmelden/uitnodiging\?sleutel=\S+")]
    private static partial Regex Link();
}
