using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Backoffice;

namespace Wijkagent.Web.Tests.Public.Following;

/// <summary>Who has an account reads that staff looked at the own report, as function and hour; nobody else reads more than before.</summary>
public sealed class LooksTests : IAsyncLifetime
{
    private const string Email = "bo@voorbeeld.nl";
    private const string Looks = "#wie-keek";
    private const string Withheld = "Bij deze melding vertellen we niet wie er keek";

    private DeskTown desk = null!;
    private HttpClient officer = null!;

    public async Task InitializeAsync()
    {
        desk = await DeskTown.BuildAsync();
        officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
    }

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task A_resident_reads_on_the_page_of_the_report_in_what_function_and_hour_staff_looked_and_no_name()
    {
        var code = await desk.AddReportAsync(desk.Town.WestSouth, email: Email);
        var visitor = await OpenAsync(await SignInAsync(), code);
        Assert.Contains("Er keek nog niemand van de politie in uw melding.", visitor.Main, StringComparison.Ordinal);

        await LookAsync(officer, code);
        await LookAsync(officer, code);
        desk.Host.Clock.Advance(TimeSpan.FromHours(2));
        await LookAsync(await desk.SignInAgainAsync(desk.West), code);
        await LookAsync(await desk.SignInAsync(RoleNames.Coordinator), code);
        visitor = await OpenAsync(new Visitor(await desk.Host.Accounts.SignInAsync(Email)), code);

        Assert.Equal(
            [
                "maandag 2 maart 2026: coördinator, tussen 14.00 en 15.00 uur",
                "maandag 2 maart 2026: wijkagent, tussen 12.00 en 13.00 uur, tussen 14.00 en 15.00 uur",
            ],
            LinesOf(visitor));
        Assert.DoesNotContain("Wim", visitor.Page.QuerySelector($"section:has({Looks})")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_look_at_the_case_counts_from_the_moment_the_report_was_put_on_it_and_the_file_of_the_account_tells_the_same()
    {
        var first = await desk.AddReportAsync(desk.Town.WestSouth);
        await DeskTown.SubmitAsync(officer, $"/kantoor/meldingen/{first}", "form[action$='/zaak']", new() { ["NewCase.Title"] = "Overlast" });
        var number = (await desk.ReportAsync(first)).Case!.Number;
        var code = await desk.AddReportAsync(desk.Town.WestSouth, email: Email);
        await DeskTown.PageAsync(officer, $"/kantoor/zaken/{number}");
        desk.Host.Clock.Advance(TimeSpan.FromHours(1));
        officer = await desk.SignInAgainAsync(desk.West);
        await DeskTown.SubmitAsync(officer, $"/kantoor/meldingen/{code}", "form[action$='/aansluiting']", new() { ["KnownCase.Number"] = number });
        desk.Host.Clock.Advance(TimeSpan.FromHours(2));
        officer = await desk.SignInAgainAsync(desk.West);
        await DeskTown.PageAsync(officer, $"/kantoor/zaken/{number}");
        var visitor = await SignInAsync();

        await visitor.GoAsync("/account/gegevens");
        var shown = visitor.Main;
        await visitor.GoAsync("/account/gegevens.json");

        Assert.Contains("wijkagent, tussen 13.00 en 14.00 uur, tussen 15.00 en 16.00 uur", shown, StringComparison.Ordinal);
        using var data = JsonDocument.Parse(await visitor.Answer.Content.ReadAsStringAsync());
        var look = Assert.Single(data.RootElement.GetProperty("reports")[0].GetProperty("looks").GetProperty("days").EnumerateArray());
        Assert.Equal("""{"day":"2026-03-02","function":"Officer","hours":[13,15]}""", JsonSerializer.Serialize(look));
    }

    [Fact]
    public async Task Of_what_is_sensitive_beside_something_sensitive_or_held_it_is_said_that_it_is_not_told()
    {
        var sensitive = await desk.AddReportAsync(desk.Town.WestSouth, kind: "zorgen-om-iemand", email: Email);
        var beside = await desk.AddReportAsync(desk.Town.WestSouth, email: Email);
        var other = await desk.AddReportAsync(desk.Town.WestSouth, kind: "zorgen-om-iemand");
        await DeskTown.SubmitAsync(officer, $"/kantoor/meldingen/{beside}", "form[action$='/zaak']", new() { ["NewCase.Title"] = "Overlast" });
        await DeskTown.SubmitAsync(
            officer, $"/kantoor/meldingen/{other}", "form[action$='/aansluiting']", new() { ["KnownCase.Number"] = (await desk.ReportAsync(beside)).Case!.Number });
        var held = await desk.AddReportAsync(desk.Town.WestSouth, email: Email);
        await HoldAsync(held);
        var visitor = await SignInAsync();

        foreach (var code in new[] { sensitive, beside, held })
        {
            await LookAsync(officer, code);
            await OpenAsync(visitor, code);

            Assert.Contains(Withheld, visitor.Main, StringComparison.Ordinal);
            Assert.Empty(LinesOf(visitor));
        }

        await desk.Host.ArrangeAsync(async db => (await db.LegalHolds.SingleAsync()).Lift(Core.Common.Actor.System, desk.Host.Now));
        await OpenAsync(visitor, held);
        Assert.Single(LinesOf(visitor));
    }

    [Fact]
    public async Task Who_reported_without_a_name_is_not_signed_in_or_has_another_address_reads_what_was_there_before()
    {
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var anonymous = await desk.AddReportAsync(desk.Town.WestSouth, email: null);
        await LookAsync(officer, code);
        await LookAsync(officer, anonymous);
        var visitor = await SignInAsync();

        foreach (var (who, which) in new[] { (visitor, code), (visitor, anonymous), (new Visitor(desk.Host.CreateClient()), code) })
        {
            await OpenAsync(who, which);
            Assert.Equal($"Melding {which}", who.Heading);
            Assert.Null(who.Page.QuerySelector(Looks));
            Assert.DoesNotContain(Withheld, who.Main, StringComparison.Ordinal);
        }
    }

    private static List<string> LinesOf(Visitor visitor) =>
        [.. visitor.Page.QuerySelectorAll($"section:has({Looks}) li").Select(line => line.TextContent.Trim())];

    private static async Task LookAsync(HttpClient browser, string code) => await DeskTown.PageAsync(browser, $"/kantoor/meldingen/{code}");

    private async Task<Visitor> SignInAsync()
    {
        await desk.Host.Accounts.AddAsync(Email, RoleNames.Resident, "Bo");
        return new Visitor(await desk.Host.Accounts.SignInAsync(Email));
    }

    private static Task<Visitor> OpenAsync(Visitor visitor, string code) => DeskTown.OpenAsync(visitor, code);

    private Task HoldAsync(string code) => desk.Host.ArrangeAsync(async db =>
    {
        var id = await db.Reports.Where(r => r.Code == code).Select(r => r.Id).SingleAsync();
        db.Add(new LegalHold(id, code, "Klacht bij de rechter.", Core.Common.Actor.System, desk.Host.Now));
    });
}
