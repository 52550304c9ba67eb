using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Rights;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports.Known;
using Wijkagent.Core.Subscriptions;
using Wijkagent.Core.Subscriptions.Areas;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Backoffice;

namespace Wijkagent.Web.Tests.MyAccount;

/// <summary>What somebody with an account sees of what is held, takes along and corrects.</summary>
public sealed class OwnDataTests : IAsyncLifetime
{
    private const string Email = "bo@voorbeeld.nl";
    private const string Page = "/account/gegevens";
    private const string Taken = "/account/gegevens.json";

    private DeskTown desk = null!;

    public async Task InitializeAsync() => desk = await DeskTown.BuildAsync();

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task A_resident_reads_and_takes_along_what_both_sides_wrote_and_nothing_that_others_noted_or_told()
    {
        var code = await desk.AddReportAsync(desk.Town.WestSouth, "zz-verteld", email: Email);
        await HandleAsync(code);
        var other = await desk.AddReportAsync(desk.Town.WestSouth, "zz-ander", email: "ander@voorbeeld.nl");
        var anonymous = await desk.AddReportAsync(desk.Town.WestSouth, "zz-anoniem", email: null);
        var visitor = await SignInAsync();

        await visitor.GoAsync(Page);
        var shown = visitor.Main;
        var (file, json) = await TakeAsync(visitor);

        Assert.All(new[] { shown, json }, text =>
        {
            Assert.All(new[] { code, "zz-verteld", "zz-geschreven", "bij de speeltuin", "Mel Der", Email }, known => Assert.Contains(known, text, StringComparison.Ordinal));
            Assert.All(
                new[] { "zz-titel", "zz-notitie", "zz-taak", other, "zz-ander", anonymous, "zz-anoniem", "ander@voorbeeld.nl" },
                secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        });
        Assert.Equal("attachment; filename=wijkagent-gegevens-2026-03-02.json; filename*=UTF-8''wijkagent-gegevens-2026-03-02.json", file.Content.Headers.ContentDisposition!.ToString());
        Assert.True(file.Headers.CacheControl!.NoStore);
        using var data = JsonDocument.Parse(json);
        Assert.Equal(OwnData.PresentShape, data.RootElement.GetProperty("shape").GetInt32());
        Assert.Equal("Whole", data.RootElement.GetProperty("reports")[0].GetProperty("shown").GetString());
    }

    [Fact]
    public async Task Of_a_sensitive_report_the_account_tells_its_code_alone()
    {
        var code = await desk.AddReportAsync(desk.Town.WestSouth, "zz-gevoelig", kind: "zorgen-om-iemand", email: Email);
        var visitor = await SignInAsync();

        await visitor.GoAsync(Page);
        var shown = visitor.Main;
        var (_, json) = await TakeAsync(visitor);

        Assert.Contains("BySecretOnly", json, StringComparison.Ordinal);
        Assert.DoesNotContain("Zorgen om iemand", shown, StringComparison.Ordinal);
        Assert.All(new[] { shown, json }, text =>
        {
            Assert.Contains(code, text, StringComparison.Ordinal);
            Assert.DoesNotContain("zz-gevoelig", text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task What_is_followed_from_the_address_is_told_once_it_was_confirmed_and_nothing_of_who_told_it()
    {
        var code = await desk.AddReportAsync(desk.Town.WestSouth, "zz-ander", email: null);
        await desk.Host.ArrangeAsync(async db =>
        {
            var followed = Subscription.ToProblem((await db.Reports.SingleAsync()).Id, "BO@voorbeeld.nl", "nl", NewsRhythm.AtOnce, KnownState.Told, desk.Host.Now);
            followed.Confirm(desk.Host.Now);
            db.Add(followed);
            db.Add(Subscription.ToProblem(Guid.CreateVersion7(), Email, "nl", NewsRhythm.AtOnce, KnownState.Told, desk.Host.Now));
        });
        var visitor = await SignInAsync();

        await visitor.GoAsync(Page);
        var shown = visitor.Main;
        Assert.Single(visitor.Page.QuerySelectorAll("section[aria-labelledby=volgen] li"));
        var (_, json) = await TakeAsync(visitor);

        Assert.All(new[] { shown, json }, text => Assert.All(new[] { code, "zz-ander" }, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal)));
        using var data = JsonDocument.Parse(json);
        Assert.Equal("Told", data.RootElement.GetProperty("following")[0].GetProperty("told").GetString());
    }

    [Fact]
    public async Task That_somebody_wrote_to_an_officer_under_the_address_is_told_and_not_what()
    {
        await desk.Host.ArrangeAsync(db =>
        {
            db.Add(new ContactMessage(desk.West.Id, "Iemand", "BO@voorbeeld.nl", "zz-bericht", "sleutel", desk.Host.Now));
            return Task.CompletedTask;
        });
        var visitor = await SignInAsync();

        await visitor.GoAsync(Page);

        Assert.Contains("Aan Wim West", visitor.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("zz-bericht", visitor.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mails_that_wait_are_told_sessions_and_what_happened_too()
    {
        var visitor = await SignInAsync();
        await visitor.GoAsync("/account/wachtwoord");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Current"] = Accounts.Password, ["Password"] = "krentenbol vliegt over zee" });

        await visitor.GoAsync(Page);

        Assert.Contains("Wijziging van uw account", visitor.Main, StringComparison.Ordinal);
        Assert.Contains("Wachtwoord gekozen", visitor.Main, StringComparison.Ordinal);
        Assert.Contains("laatst gebruikt", visitor.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looking_and_taking_along_are_in_the_audit_log_and_staff_read_how_much_it_has_of_them()
    {
        await desk.Host.Accounts.AddAsync("wim@voorbeeld.nl", RoleNames.Officer, "Wim", desk.West.Id, desk.Town.Team.Id);
        var visitor = new Visitor(await desk.Host.Accounts.SignInAsync("wim@voorbeeld.nl"));
        await visitor.GoAsync(Page);
        await TakeAsync(visitor);

        await visitor.GoAsync(Page);

        Assert.Matches(@"maart 2026: \d+ keer", visitor.Main);
        Assert.Contains("Wim West", visitor.Main, StringComparison.Ordinal);
        await using var db = desk.Host.OpenDatabase();
        Assert.Equal(
            [AuditActivity.Viewed, AuditActivity.Exported, AuditActivity.Viewed],
            await db.AuditEntries.Where(a => a.Event == OwnDataReader.Noted).OrderBy(a => a.Id).Select(a => a.Activity).ToListAsync());
    }

    [Theory]
    [InlineData(Page)]
    [InlineData(Taken)]
    public async Task After_ten_minutes_it_asks_once_more_who_it_is(string address)
    {
        var visitor = await SignInAsync();
        desk.Host.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.StartsWith("/account/bevestigen?terug=%2Faccount%2Fgegevens", (await visitor.GoAsync(address)).Address, StringComparison.Ordinal);
        await visitor.SendAsync(new Dictionary<string, string?> { ["Password"] = Accounts.Password });

        Assert.Equal(Page, visitor.Address);
    }

    [Fact]
    public async Task With_another_address_the_reports_and_what_is_followed_go_along()
    {
        var code = await desk.AddReportAsync(desk.Town.WestSouth, email: Email);
        var subject = await AddFollowedAsync(Email);
        await AddFollowedAsync("bo.nieuw@voorbeeld.nl", await AddFollowedAsync(Email));
        var visitor = await SignInAsync();
        await visitor.GoAsync("/account/e-mail");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Email"] = "bo.nieuw@voorbeeld.nl" });
        await desk.Host.SendMailsAsync();
        var mail = desk.Host.MailServer.Received.Single(m => m.To == "bo.nieuw@voorbeeld.nl");
        await visitor.GoAsync(mail.Text.Split('\n').Single(line => line.Contains("/bevestigen?sleutel=", StringComparison.Ordinal)).Trim()[WijkagentFactory.BaseUrl.Length..]);
        await visitor.SendAsync();

        await visitor.GoAsync(Page);

        Assert.Contains(code, visitor.Main, StringComparison.Ordinal);
        Assert.Equal(2, visitor.Page.QuerySelectorAll("section[aria-labelledby=volgen] li").Length);

        // The news goes to the new mailbox; what was followed from there already is not told there twice.
        await using var scope = desk.Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WijkagentDbContext>();
        var kept = await db.Subscriptions.ToListAsync();
        await scope.ServiceProvider.GetRequiredService<Contents>().OpenAllAsync(kept, CancellationToken.None);
        Assert.Equal("bo.nieuw@voorbeeld.nl", kept.Single(s => s.SubjectId == subject).Email.Value);
        Assert.Equal(["bo.nieuw@voorbeeld.nl", Email], kept.Where(s => s.SubjectId != subject).Select(s => s.Email.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_was_said_after_sending_is_there_the_call_what_stood_there_before_and_what_was_thought_of_it()
    {
        var code = await desk.AddReportAsync(desk.Town.WestSouth, "zz-eerst", email: Email);
        var reporter = await desk.OpenAsReporterAsync(code);
        await reporter.GoAsync($"/meldingen/{code}/verbeteren");
        await reporter.SendAsync(new Dictionary<string, string?> { ["Text"] = "zz-verbeterd" });
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        await DeskTown.SubmitAsync(officer, $"/kantoor/meldingen/{code}", "form[action$='/uitkomst']", new() { ["Outcome.Message"] = "Het is klaar." });
        await reporter.GoAsync($"/meldingen/{code}/mening");
        await reporter.SendAsync(new Dictionary<string, string?> { ["Solved"] = "Partly", ["Satisfaction"] = "4" });
        await reporter.SendAsync(new Dictionary<string, string?> { ["Explanation"] = "zz-waarom" });
        await reporter.GoAsync($"/meldingen/{code}/heropenen");
        await reporter.SendAsync(new Dictionary<string, string?> { ["reason"] = "Het is er weer" });
        await reporter.GoAsync($"/meldingen/{code}/terugbellen");
        await reporter.SendAsync(new Dictionary<string, string?> { ["Phone"] = "06 1234 5678", ["Moment"] = "Evening" });
        var visitor = await SignInAsync();

        await visitor.GoAsync(Page);
        var shown = visitor.Main;
        var (_, json) = await TakeAsync(visitor);

        Assert.All(new[] { shown, json }, text => Assert.All(
            new[] { "zz-eerst", "zz-verbeterd", "06 1234 5678", "zz-waarom" }, said => Assert.Contains(said, text, StringComparison.Ordinal)));
        foreach (var said in new[] { "In de avond", "Voor een deel", "Tevreden" })
            Assert.Contains(said, shown, StringComparison.Ordinal);
        using var data = JsonDocument.Parse(json);
        var report = data.RootElement.GetProperty("reports")[0];
        Assert.Equal("Evening", report.GetProperty("callBack").GetProperty("moment").GetString());
        Assert.Equal(4, Assert.Single(report.GetProperty("ratings").EnumerateArray()).GetProperty("satisfaction").GetInt32());
    }

    [Fact]
    public async Task A_resident_corrects_the_name_and_every_page_shows_it()
    {
        var visitor = await SignInAsync();
        await visitor.GoAsync("/account/naam");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Name"] = " " });
        Assert.Equal("Vul uw naam in", Assert.Single(visitor.Errors));

        await visitor.SendAsync(new Dictionary<string, string?> { ["Name"] = "Bo  Nieuw" });

        Assert.Contains("Uw naam is verbeterd", visitor.Main, StringComparison.Ordinal);
        Assert.Contains("Bo Nieuw", visitor.Text(".wa-you"), StringComparison.Ordinal);
        await visitor.GoAsync(Page);
        Assert.Contains("Naam verbeterd", visitor.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_name_of_staff_is_not_theirs_to_change()
    {
        await desk.Host.Accounts.AddAsync("wim@voorbeeld.nl", RoleNames.Officer, "Wim");
        var visitor = new Visitor(await desk.Host.Accounts.SignInAsync("wim@voorbeeld.nl"));
        await visitor.GoAsync("/account/naam");

        await visitor.SendAsync(new Dictionary<string, string?> { ["Name"] = "De baas" });

        Assert.Equal(HttpStatusCode.Forbidden, visitor.Answer.StatusCode);
        await using var db = desk.Host.OpenDatabase();
        Assert.Equal("Wim", (await db.Users.SingleAsync()).DisplayName);
    }

    /// <summary>A problem is followed from an address.</summary>
    private async Task<Guid> AddFollowedAsync(string email, Guid? subject = null)
    {
        if (subject is null)
        {
            var code = await desk.AddReportAsync(desk.Town.WestSouth, email: null);
            subject = (await desk.ReportAsync(code)).Id;
        }

        await desk.Host.ArrangeAsync(db =>
        {
            var followed = Subscription.ToProblem(subject.Value, email, "nl", NewsRhythm.AtOnce, KnownState.Told, desk.Host.Now);
            followed.Confirm(desk.Host.Now);
            db.Add(followed);
            return Task.CompletedTask;
        });
        return subject.Value;
    }

    private async Task<Visitor> SignInAsync()
    {
        await desk.Host.Accounts.AddAsync(Email, RoleNames.Resident, "Bo");
        return new Visitor(await desk.Host.Accounts.SignInAsync(Email));
    }

    private static async Task<(HttpResponseMessage Answer, string Json)> TakeAsync(Visitor visitor)
    {
        await visitor.GoAsync(Taken);
        Assert.Equal(HttpStatusCode.OK, visitor.Answer.StatusCode);
        return (visitor.Answer, await visitor.Answer.Content.ReadAsStringAsync());
    }

    /// <summary>An officer writes to the reporter, and notes what the reporter does not read.</summary>
    private async Task HandleAsync(string code)
    {
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        await DeskTown.SubmitAsync(officer, $"/kantoor/meldingen/{code}", "form[action$='/bericht']", new() { ["Telling.Message"] = "zz-geschreven" });
        var opened = await DeskTown.SubmitAsync(officer, $"/kantoor/meldingen/{code}", "form[action$='/zaak']", new() { ["NewCase.Title"] = "zz-titel" });
        var address = opened.Headers.Location!.ToString();
        await DeskTown.SubmitAsync(officer, address, "form[action$='/handelingen']", new() { ["Action.What"] = nameof(CaseActionKind.Talk), ["Action.Description"] = "zz-notitie" });
        await DeskTown.SubmitAsync(officer, address, "form[action$='/taken']", new() { ["Task.Description"] = "zz-taak" });
    }
}
