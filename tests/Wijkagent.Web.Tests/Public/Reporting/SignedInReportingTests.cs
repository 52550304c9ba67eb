using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Reports;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Public.Reporting;

/// <summary>Who reports while signed in as a resident.</summary>
public sealed class SignedInReportingTests : IAsyncLifetime
{
    private const string Email = "bo@voorbeeld.nl";

    private readonly WijkagentFactory program = new();
    private Visitor visitor = null!;

    public async Task InitializeAsync()
    {
        await program.BuildTownAsync();
        await program.Accounts.AddAsync(Email, RoleNames.Resident, "Bo Werner");
        visitor = new Visitor(await program.Accounts.SignInAsync(Email));
    }

    public async Task DisposeAsync() => await program.DisposeAsync();

    [Fact]
    public async Task Name_and_address_are_filled_in_and_whether_they_are_given_is_still_asked()
    {
        await ToWhoAsync();

        Assert.Equal(("Bo Werner", Email), (Value("Form.Name"), Value("Form.Email")));
        Assert.Null(visitor.Page.QuerySelector("input[type=radio][checked]"));
        Assert.Contains("Blijft u anoniem? Dan bewaren wij bij deze melding niets van uw account.", visitor.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_stays_anonymous_sends_nothing_of_the_account()
    {
        var (code, _) = await visitor.ToSentAsync(Journey.Anonymous);

        await using var db = program.OpenDatabase();
        Assert.Equal(code, (await db.Reports.SingleAsync(r => r.Contact == null)).Code);
        Assert.DoesNotContain(code, (await visitor.GoAsync("/mijn")).Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BO@voorbeeld.nl", ReportStatus.Received, "ontvangen")]
    [InlineData("ander@voorbeeld.nl", ReportStatus.Unconfirmed, "Bevestig")]
    public async Task The_address_of_the_account_needs_no_confirmation_and_another_one_does(string email, ReportStatus status, string mailed)
    {
        var (code, _) = await visitor.ToSentAsync(Journey.Known(email));

        await program.SendMailsAsync();
        var mail = Assert.Single(program.MailServer.Received, m => m.Subject.Contains(code, StringComparison.Ordinal));
        Assert.Contains(mailed, mail.Subject, StringComparison.OrdinalIgnoreCase);
        await using var db = program.OpenDatabase();
        Assert.Equal(status, (await db.Reports.SingleAsync()).Status);
        Assert.Equal(status == ReportStatus.Received, (await visitor.GoAsync("/mijn")).Main.Contains(code, StringComparison.Ordinal));
    }

    private async Task ToWhoAsync()
    {
        await visitor.ToWhatAsync();
        await visitor.SendAsync(Journey.What());
        await visitor.ToWhoAsync();
        Assert.Equal("/melden/wie", visitor.Address);
    }

    private string? Value(string name) => visitor.Page.QuerySelector($"[name='{name}']")!.GetAttribute("value");
}
