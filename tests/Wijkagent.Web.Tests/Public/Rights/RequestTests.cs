using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Privacy.Rights.Requests;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Backoffice;
using Wijkagent.Web.Workers;

namespace Wijkagent.Web.Tests.Public.Rights;

/// <summary>What people ask about their data: sent, confirmed, handled within its term, answered and read.</summary>
public sealed partial class RequestTests : IAsyncLifetime
{
    private const string Email = "bo@voorbeeld.nl";
    private const string Handler = "privacy-officer@voorbeeld.nl";
    private const string Form = "/privacy/verzoek";
    private const string Desk = "/kantoor/verzoeken";

    private DeskTown desk = null!;

    public async Task InitializeAsync() => desk = await DeskTown.BuildAsync();

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task A_request_is_confirmed_put_off_answered_and_read_by_the_links_of_its_mails()
    {
        var officer = await desk.SignInAsync(RoleNames.PrivacyOfficer);
        var visitor = Visitor();
        var code = await SendAsync(visitor, ("Wish", "zz-vraag"));
        Assert.Empty((await DeskTown.PageAsync(officer, Desk)).QuerySelectorAll("tbody tr"));
        await visitor.GoAsync(await LinkAsync(Email));
        await visitor.SendAsync();

        Assert.Contains("Uw verzoek is bevestigd", visitor.Main, StringComparison.Ordinal);
        Assert.Contains("U krijgt antwoord uiterlijk op donderdag 2 april 2026", visitor.Main, StringComparison.Ordinal);
        await desk.Host.SendMailsAsync();
        var told = desk.Host.MailServer.Received.Single(m => m.To == Handler && m.Subject.Contains(code, StringComparison.Ordinal));
        Assert.DoesNotContain("zz-vraag", told.Text, StringComparison.Ordinal);

        var page = $"{Desk}/{code}";
        await SubmitAsync(officer, page, "behandeling");
        await SubmitAsync(officer, page, "verlenging", ("Extension.Reason", "zz-uitstel want wij zoeken nog"));
        await OpenAsync(visitor);
        Assert.Contains("zz-uitstel", visitor.Main, StringComparison.Ordinal);
        Assert.Contains("dinsdag 2 juni 2026", visitor.Main, StringComparison.Ordinal);
        await SubmitAsync(
            officer, page, "antwoord", ("Decision.Outcome", "Partly"), ("Decision.Ground", "OthersRights"), ("Decision.Answer", "zz-antwoord"));
        await OpenAsync(visitor);

        Assert.All(
            new[] { "zz-antwoord", "Wij hebben een deel gedaan", "het zou de rechten van een ander schaden", "Beantwoord" },
            words => Assert.Contains(words, visitor.Main, StringComparison.Ordinal));
        Assert.Contains(code, (await DeskTown.PageAsync(officer, Desk + "?staat=afgerond")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(desk.Host.MailServer.Received, m => new[] { "zz-vraag", "zz-uitstel", "zz-antwoord" }.Any(word => m.Text.Contains(word, StringComparison.Ordinal)));
        await using var db = desk.Host.OpenDatabase();
        Assert.Equal(
            [nameof(RightsRequestSubmitted), nameof(RightsRequestConfirmed), nameof(RightsRequestTakenUp), nameof(RightsRequestExtended), nameof(RightsRequestAnswered)],
            await db.AuditEntries.Where(a => a.SubjectCode == code && a.Event != null).OrderBy(a => a.Id).Select(a => a.Event!).ToListAsync());
        Assert.True(await db.AuditEntries.AnyAsync(a => a.SubjectCode == code && a.Activity == AuditActivity.Viewed));
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_request_with_one_mail()
    {
        var visitor = Visitor();
        await visitor.GoAsync(Form);
        var answers = Answers();

        var both = await Task.WhenAll(visitor.PostAsync(answers: answers), visitor.PostAsync(answers: answers));

        Assert.Equal(both[0].Headers.Location, both[1].Headers.Location);
        await using var db = desk.Host.OpenDatabase();
        Assert.Equal((1, 1), (await db.RightsRequests.CountAsync(), await db.Outbox.CountAsync()));
    }

    [Fact]
    public async Task What_is_missing_is_said_at_its_field_and_nothing_typed_is_lost()
    {
        var visitor = Visitor();
        await visitor.GoAsync(Form);
        await visitor.SendAsync(new Dictionary<string, string?> { ["Name"] = "Bo", ["Email"] = "", ["Right"] = "onzin" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Answer.StatusCode);
        Assert.Equal(
            ["Kies wat u wilt", "Kies waar het over gaat", "Schrijf wat u vraagt", "Vul een e-mailadres in, zoals naam@voorbeeld.nl", "Kies hoe u laat zien wie u bent"],
            visitor.Errors);
        Assert.Equal("Bo", visitor.Page.QuerySelector("#Name")!.GetAttribute("value"));
        await visitor.SendAsync(Answers(("Key", "van een ander")));
        Assert.StartsWith("Deze pagina stond te lang open", Assert.Single(visitor.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jongerenoverlast", LegalRegime.Wpg)]
    [InlineData("afval-en-verloedering", LegalRegime.Avg)]
    [InlineData(null, LegalRegime.Wpg)]
    public async Task What_a_request_is_about_says_under_which_law_it_falls(string? kind, LegalRegime law)
    {
        var report = kind is null ? "" : await desk.AddReportAsync(desk.Town.WestSouth, kind: kind);

        await SendAsync(Visitor(), ("Subject", "Report"), ("ReportCode", report.ToLowerInvariant()));

        await using var db = desk.Host.OpenDatabase();
        Assert.Equal(law, (await db.RightsRequests.SingleAsync()).Law);
    }

    [Fact]
    public async Task What_the_Wpg_does_not_give_can_not_be_asked_of_police_data()
    {
        var visitor = Visitor();
        await visitor.GoAsync(Form);
        await visitor.SendAsync(Answers(("Subject", "Report"), ("Right", "CarryAway"), ("ReportCode", "123")));

        Assert.Equal(
            ["Deze code klopt niet. Laat het veld leeg als u de code niet weet", "Dit kan niet bij een melding bij de politie. Kies iets anders"],
            visitor.Errors.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_did_not_follow_a_link_reads_nothing_and_a_link_of_another_request_does_not_help()
    {
        var visitor = Visitor();
        var first = await ConfirmedAsync(visitor);
        var stranger = Visitor();
        Assert.Equal(Form, (await stranger.GoAsync($"{Form}/{first}")).Address);

        var second = await SendAsync(stranger, ("Email", "ander@voorbeeld.nl"));
        var link = await LinkAsync("ander@voorbeeld.nl");
        await stranger.GoAsync(link.Replace(second, first, StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.NotFound, stranger.Answer.StatusCode);
        await stranger.GoAsync($"{Form}/{first}/openen?sleutel=onzin");
        await stranger.SendAsync();
        Assert.Equal(HttpStatusCode.NotFound, stranger.Answer.StatusCode);
    }

    [Fact]
    public async Task A_requester_takes_it_back_and_sees_it_in_the_own_account()
    {
        await desk.Host.Accounts.AddAsync(Email, RoleNames.Resident, "Bo");
        var visitor = new Visitor(await desk.Host.Accounts.SignInAsync(Email));
        var code = await ConfirmedAsync(visitor);
        Assert.Contains("al bevestigd", (await visitor.GoAsync(await LinkAsync(Email))).Heading, StringComparison.Ordinal);
        await visitor.GoAsync($"{Form}/{code}");

        await visitor.SendAsync(form: "form[action$='/intrekken']");

        Assert.Contains("U heeft uw verzoek ingetrokken", visitor.Main, StringComparison.Ordinal);
        await visitor.GoAsync("/account/gegevens");
        Assert.Contains(code, visitor.Text("section[aria-labelledby=verzoeken]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_confirmed_in_time_does_not_come_in_and_goes_and_what_ended_goes_after_two_years()
    {
        var visitor = Visitor();
        var late = await SendAsync(visitor);
        var link = await LinkAsync(Email);
        desk.Host.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Contains("te laat", (await visitor.GoAsync(link)).Heading, StringComparison.Ordinal);
        var code = await ConfirmedAsync(Visitor());
        await desk.Host.ArrangeAsync(async db => (await db.RightsRequests.SingleAsync(r => r.Code == code)).Withdraw(desk.Host.Now));

        await NightAsync(TimeSpan.FromDays(16));
        Assert.Equal([code], await CodesAsync());
        await NightAsync(TimeSpan.FromDays(720));
        Assert.Empty(await CodesAsync());

        await using var db = desk.Host.OpenDatabase();
        Assert.Equal(
            [RetentionRule.RequestNeverConfirmed, RetentionRule.EndedRequest], await db.Destructions.OrderBy(d => d.DestroyedAt).Select(d => d.Rule).ToListAsync());
        Assert.True(await db.AuditEntries.AnyAsync(a => a.Activity == AuditActivity.Deleted && a.SubjectCode == late));
    }

    [Fact]
    public async Task Without_a_privacy_officer_the_administrator_hears_of_it()
    {
        await desk.AddUserAsync(RoleNames.Administrator);

        await ConfirmedAsync(Visitor());

        await desk.Host.SendMailsAsync();
        Assert.Contains("Geef iemand die rol", desk.Host.MailServer.Received.Single(m => m.To == "administrator@voorbeeld.nl").Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_says_what_is_late_and_an_answer_needs_a_decision_and_a_ground()
    {
        var code = await ConfirmedAsync(Visitor());
        desk.Host.Clock.Advance(TimeSpan.FromDays(40));
        var officer = await desk.SignInAsync(RoleNames.PrivacyOfficer);
        Assert.NotNull((await DeskTown.PageAsync(officer, Desk)).QuerySelector("tbody .wa-late"));
        await SubmitAsync(officer, $"{Desk}/{code}", "behandeling");

        var empty = await DeskTown.SubmitAsync(officer, $"{Desk}/{code}", "form[action$='/antwoord']", new() { ["Decision.Outcome"] = "Refused" });
        var late = await DeskTown.SubmitAsync(officer, $"{Desk}/{code}", "form[action$='/verlenging']", new() { ["Extension.Reason"] = "Wij zoeken nog even" });

        Assert.Equal(["Kies een reden", "Schrijf een antwoord"], (await WijkagentFactory.ReadAsync(empty)).QuerySelectorAll(".wa-errors a").Select(a => a.TextContent));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var old = await DeskTown.SubmitAsync(officer, $"{Desk}/{code}", "form[action$='/antwoord']", new()
        {
            ["Decision.Version"] = "1",
            ["Decision.Outcome"] = "Granted",
            ["Decision.Answer"] = "Gedaan",
        });
        Assert.Equal(HttpStatusCode.Conflict, old.StatusCode);
    }

    [Fact]
    [Trait(TestStore.Trait, TestStore.Sqlite)]
    public async Task The_key_of_a_request_is_in_use_and_stays()
    {
        var code = await ConfirmedAsync(Visitor());
        desk.Host.Clock.Advance(TimeSpan.FromDays(3));

        await using (var scope = desk.Host.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<ContentKeySweep>().RunAsync(default);

        await using var db = desk.Host.OpenDatabase();
        Assert.Equal("Wilt u mijn gegevens sturen?", (await db.RightsRequests.SingleAsync(r => r.Code == code)).Text);
    }

    private Visitor Visitor() => new(desk.Host.CreateClient());

    private static Dictionary<string, string?> Answers(params (string Name, string Value)[] others)
    {
        var answers = new Dictionary<string, string?>
        {
            ["Right"] = "See",
            ["Subject"] = "Account",
            ["Wish"] = "Wilt u mijn gegevens sturen?",
            ["Name"] = "Bo",
            ["Email"] = Email,
            ["Proof"] = "Mailbox",
        };
        foreach (var (name, value) in others)
            answers[name] = value;
        return answers;
    }

    private static async Task<string> SendAsync(Visitor visitor, params (string Name, string Value)[] others)
    {
        await visitor.GoAsync(Form);
        await visitor.SendAsync(Answers(others));
        Assert.StartsWith(Form + "/verzonden?code=VZ-", visitor.Address, StringComparison.Ordinal);
        return visitor.Text("#code");
    }

    private async Task<string> ConfirmedAsync(Visitor visitor)
    {
        var code = await SendAsync(visitor);
        await visitor.GoAsync(await LinkAsync(Email));
        await visitor.SendAsync();
        return code;
    }

    private async Task OpenAsync(Visitor visitor)
    {
        var client = Visitor();
        await client.GoAsync(await LinkAsync(Email, "openen"));
        await client.SendAsync();
        await visitor.GoAsync(client.Address);
        Assert.StartsWith(Form + "/VZ-", visitor.Address, StringComparison.Ordinal);
    }

    private async Task<string> LinkAsync(string to, string verb = "bevestigen")
    {
        await desk.Host.SendMailsAsync();
        return desk.Host.MailServer.Received.Where(m => m.To == to).SelectMany(m => Links().Matches(m.Text).Select(l => l.Value)).Last(l => l.Contains(verb, StringComparison.Ordinal));
    }

    private static async Task SubmitAsync(HttpClient officer, string page, string verb, params (string Name, string Value)[] values)
    {
        var answer = await DeskTown.SubmitAsync(officer, page, $"form[action$='/{verb}']", values.ToDictionary(v => v.Name, v => v.Value));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private async Task NightAsync(TimeSpan later)
    {
        desk.Host.Clock.Advance(later);
        await using var scope = desk.Host.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<TermsWorker>(scope.ServiceProvider).LookAsync(CancellationToken.None);
    }

    private async Task<List<string>> CodesAsync()
    {
        await using var db = desk.Host.OpenDatabase();
        return await db.RightsRequests.Select(r => r.Code).ToListAsync();
    }

    [GeneratedRegex(@"/privacy/verzoek/VZ-[^/]+/\w+\?sleutel=\S+")]
    private static partial Regex Links();
}
