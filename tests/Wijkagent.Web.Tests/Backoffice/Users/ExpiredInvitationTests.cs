using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.TestSupport;
using Wijkagent.Web.Workers;

namespace Wijkagent.Web.Tests.Backoffice.Users;

/// <summary>An invitation that nobody accepts does not stay for ever.</summary>
public sealed class ExpiredInvitationTests : InvitingTown
{
    [Fact]
    public async Task After_a_week_it_is_said_to_have_expired_and_is_sent_again()
    {
        await InviteAsync();
        Host.Clock.Advance(TimeSpan.FromDays(7));
        await SignAdminInAgainAsync();
        await Admin.GoAsync(Users + "?staat=uitgenodigd");
        Assert.DoesNotContain(Email, Admin.Main, StringComparison.Ordinal);
        await Admin.GoAsync(Users + "?staat=verlopen");
        Assert.Equal("Verlopen", Admin.Text("tbody td[data-label=Account]"));
        await Admin.GoAsync(Admin.Page.QuerySelector("tbody a")!.GetAttribute("href")!);
        Assert.Contains("De link werkte tot", Admin.Main, StringComparison.Ordinal);

        await Admin.SendAsync(form: "form[action$='/uitnodiging']");

        Assert.Contains("Uitgenodigd", Admin.Main, StringComparison.Ordinal);
        var visitor = await new Visitor(Host.CreateClient()).GoAsync(await MailedAsync());
        await visitor.SendAsync(Answer("Password", Password));
        Assert.Equal("/account/tweede-factor", (await SignInAsync(visitor)).Address);
    }

    [Fact]
    public async Task Expired_it_can_be_withdrawn()
    {
        await InviteAsync();
        Host.Clock.Advance(TimeSpan.FromDays(8));
        await SignAdminInAgainAsync();
        await Admin.GoAsync(Users + "?staat=verlopen");
        await Admin.GoAsync(Admin.Page.QuerySelector("tbody a")!.GetAttribute("href")!);

        await Admin.SendAsync(form: "form[action$='/intrekking']");

        Assert.Equal(Users, Admin.Address);
        Assert.DoesNotContain(Email, Admin.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_accepted_it_and_the_night_takes_it_away_thirty_days_after_the_link_expired()
    {
        await InviteAsync();
        await NightAsync(TimeSpan.FromDays(36));
        Assert.Equal(1, await CountAsync());

        await NightAsync(TimeSpan.FromDays(1));

        Assert.Equal(0, await CountAsync());
        await using var db = Host.OpenDatabase();
        Assert.Equal((RetentionRule.ExpiredInvitation, 1), await db.Destructions.Select(d => new ValueTuple<RetentionRule, int>(d.Rule, d.Count)).SingleAsync());
    }

    [Fact]
    public async Task Sent_again_or_accepted_the_night_leaves_it()
    {
        var link = await InviteAsync();
        var visitor = await new Visitor(Host.CreateClient()).GoAsync(link);
        await visitor.SendAsync(Answer("Password", Password));
        await SendInvitationAsync("ander@voorbeeld.nl");
        var address = Admin.Address.Split('?')[0];
        Host.Clock.Advance(TimeSpan.FromDays(20));
        await SignAdminInAgainAsync();
        await Admin.GoAsync(address);
        await Admin.SendAsync(form: "form[action$='/uitnodiging']");

        await NightAsync(TimeSpan.FromDays(30));

        await using var db = Host.OpenDatabase();
        Assert.Equal(2, (await db.AccountsOfAsync(Email, "ander@voorbeeld.nl")).Count);
        Assert.False(await db.Destructions.AnyAsync());
    }

    private async Task NightAsync(TimeSpan later)
    {
        Host.Clock.Advance(later);
        await using var scope = Host.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<TermsWorker>(scope.ServiceProvider).LookAsync(CancellationToken.None);
    }

    private async Task<int> CountAsync()
    {
        await using var db = Host.OpenDatabase();
        return (await db.AccountsOfAsync(Email)).Count;
    }
}
