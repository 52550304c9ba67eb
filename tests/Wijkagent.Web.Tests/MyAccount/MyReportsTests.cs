using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Reports;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Backoffice;

namespace Wijkagent.Web.Tests.MyAccount;

/// <summary>«Mijn meldingen»: all that was confirmed from the mailbox of an account, and nothing else.</summary>
public sealed class MyReportsTests : IAsyncLifetime
{
    private const string Mine = "/mijn";
    private const string Email = "bo@voorbeeld.nl";

    private DeskTown desk = null!;

    public async Task InitializeAsync() => desk = await DeskTown.BuildAsync();

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task All_reports_of_the_address_are_there_also_of_before_the_account_and_those_asked_about_come_first()
    {
        var done = await desk.AddReportAsync(desk.Town.WestSouth, email: Email);
        var asked = await desk.AddReportAsync(desk.Town.WestSouth, email: Email);
        var open = await desk.AddReportAsync(desk.Town.WestSouth, email: "BO@voorbeeld.nl");
        await desk.AddReportAsync(desk.Town.WestSouth);
        await desk.AddReportAsync(desk.Town.WestSouth, email: null);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        await DeskTown.SubmitAsync(officer, $"/kantoor/meldingen/{asked}", "form[action$='/vraag']", new() { ["Question.Message"] = "Hoe laat was het?" });
        await BecomeAsync(done, ReportStatus.Closed);
        var visitor = await SignInAsync();

        await visitor.GoAsync(Mine);

        Assert.Equal("Mijn meldingen", visitor.Heading);
        Assert.Equal(
            [("gevraagd", asked), ("lopend", open), ("klaar", done)],
            visitor.Page.QuerySelectorAll("main section li").Select(line =>
                (line.Closest("section")!.GetAttribute("aria-labelledby")!, line.QuerySelector("a")!.GetAttribute("href")!.Split('/')[^1])));
        Assert.Contains("De wijkagent vraagt u iets", visitor.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_opens_from_the_list_without_its_secret_and_can_be_taken_back()
    {
        var code = await desk.AddReportAsync(desk.Town.WestSouth, email: Email);
        var visitor = await SignInAsync();
        await visitor.GoAsync(Mine);

        await visitor.GoAsync(visitor.Page.QuerySelector("main section li a")!.GetAttribute("href")!);
        Assert.Equal($"Melding {code}", visitor.Heading);
        await visitor.GoAsync($"/meldingen/{code}/intrekken");
        await visitor.SendAsync(form: "main form");
        await visitor.GoAsync(Mine);

        Assert.NotNull(visitor.Page.QuerySelector($"section:has(#klaar) a[href='/meldingen/{code}']"));
    }

    [Fact]
    public async Task What_is_somebody_else_s_or_nobody_s_asks_for_code_and_secret()
    {
        var other = await desk.AddReportAsync(desk.Town.WestSouth);
        var anonymous = await desk.AddReportAsync(desk.Town.WestSouth, email: null);
        var own = await desk.AddReportAsync(desk.Town.WestSouth, email: Email);
        var visitor = await SignInAsync();

        foreach (var code in new[] { other, anonymous, PublicCode.ForReport(desk.Host.Now) })
            Assert.Equal($"/meldingen?code={code}", (await visitor.GoAsync($"/meldingen/{code}")).Address);

        Assert.Equal($"/meldingen/{own}", (await visitor.GoAsync($"/meldingen/{own}")).Address);
        Assert.Equal($"/meldingen?code={own}", (await new Visitor(desk.Host.CreateClient()).GoAsync($"/meldingen/{own}")).Address);
    }

    [Fact]
    public async Task Of_a_sensitive_report_only_the_code_is_shown_and_only_its_secret_opens_it()
    {
        var code = await desk.AddReportAsync(desk.Town.WestSouth, kind: "zorgen-om-iemand", email: Email);
        var visitor = await SignInAsync();

        await visitor.GoAsync(Mine);

        Assert.Contains(code, visitor.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Zorgen", visitor.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(desk.Town.WestSouth.Name, visitor.Main, StringComparison.Ordinal);
        Assert.Equal($"/meldingen?code={code}", (await visitor.GoAsync($"/meldingen/{code}")).Address);
    }

    [Fact]
    public async Task What_was_not_confirmed_from_the_mailbox_is_not_shown_nor_opened()
    {
        var code = await desk.AddReportAsync(desk.Town.WestSouth, email: Email);
        await desk.Host.ArrangeAsync(async db => await db.ReporterContacts.ExecuteUpdateAsync(c => c.SetProperty(x => x.EmailVerifiedAt, (DateTime?)null)));
        var visitor = await SignInAsync();

        await visitor.GoAsync(Mine);

        Assert.Contains("U heeft nog geen meldingen in dit account.", visitor.Main, StringComparison.Ordinal);
        Assert.Equal($"/meldingen?code={code}", (await visitor.GoAsync($"/meldingen/{code}")).Address);
    }

    [Fact]
    public async Task Who_is_not_signed_in_signs_in_first_and_is_brought_to_the_list()
    {
        await desk.Host.Accounts.AddAsync(Email, RoleNames.Resident, "Bo");
        var visitor = await new Visitor(desk.Host.CreateClient()).GoAsync(Mine);

        Assert.StartsWith("/aanmelden", visitor.Address, StringComparison.Ordinal);
        Assert.Contains("mijn", visitor.Address, StringComparison.Ordinal);
        Assert.Equal(Mine, (await (await SignInAsync()).GoAsync("/")).Page.QuerySelector(".wa-you a[href='/mijn']")!.GetAttribute("href"));
    }

    private async Task<Visitor> SignInAsync()
    {
        if (!await ExistsAsync())
            await desk.Host.Accounts.AddAsync(Email, RoleNames.Resident, "Bo");
        return new Visitor(await desk.Host.Accounts.SignInAsync(Email));
    }

    private async Task<bool> ExistsAsync()
    {
        await using var db = desk.Host.OpenDatabase();
        return (await db.AccountsOfAsync(Email)).Count > 0;
    }

    private Task BecomeAsync(string code, ReportStatus status) => desk.Host.ArrangeAsync(async db =>
        await db.Reports.Where(r => r.Code == code).ExecuteUpdateAsync(r => r.SetProperty(x => x.Status, status)));
}
