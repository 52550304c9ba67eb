using System.Net;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Reports;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Backoffice;
using Wijkagent.Web.Tests.Public.Reporting;

namespace Wijkagent.Web.Tests.Public.Following;

/// <summary>The reporter of an anonymous report says who it is after all.</summary>
public sealed partial class DisclosureTests
{
    private static readonly Dictionary<string, string?> Known = new() { ["Name"] = "Bo Werner", ["Email"] = "bo@voorbeeld.nl", ["Phone"] = "" };

    [Fact]
    public async Task A_name_is_given_the_address_is_proved_by_a_link_and_only_then_news_is_mailed()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth, email: null);
        var reporter = await desk.OpenAsReporterAsync(code);
        await reporter.GoAsync($"/meldingen/{code}/bekendmaken");
        await reporter.SendAsync(new Dictionary<string, string?> { ["Name"] = "Bo", ["Email"] = "geen adres", ["Phone"] = "x" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, 2), (reporter.Answer.StatusCode, reporter.Errors.Count));
        await reporter.SendAsync(Known);

        Assert.Equal($"/meldingen/{code}#gegevens", reporter.Address);
        Assert.Contains("U krijgt nog geen mail van ons", reporter.Text("[aria-labelledby=gegevens]"), StringComparison.Ordinal);
        await reporter.PostToAsync($"/meldingen/{code}/bekendmaken", new Dictionary<string, string?> { ["name"] = "Een ander", ["phone"] = "0612345678" });
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var page = $"/kantoor/meldingen/{code}";
        Assert.Contains("Bo Werner", (await DeskTown.PageAsync(officer, page)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await DeskTown.SubmitAsync(officer, page, "form[action$='/bericht']", new() { ["Telling.Message"] = "Dag" });
        await desk.Host.SendMailsAsync();
        var mail = Assert.Single(desk.Host.MailServer.Received, m => m.To == "bo@voorbeeld.nl");
        Assert.Equal($"Bevestig uw e-mailadres bij melding {code}", mail.Subject);

        // Opening the link alone proves nothing: machines do that too.
        var link = Link().Match(mail.Text).Value;
        var stranger = desk.Host.NewVisitor();
        await stranger.GoAsync(link);
        Assert.Equal("Klopt uw e-mailadres?", stranger.Heading);
        await using (var db = desk.Host.OpenDatabase())
            Assert.Null((await db.ReporterContacts.SingleAsync()).EmailVerifiedAt);
        await stranger.SendAsync();
        Assert.Equal("Uw adres is bevestigd", stranger.Heading);
        await stranger.GoAsync(link);
        await stranger.SendAsync();
        Assert.Equal("Uw adres is bevestigd", stranger.Heading);
        await DeskTown.SubmitAsync(officer, page, "form[action$='/bericht']", new() { ["Telling.Message"] = "Nog iets" });
        await desk.Host.SendMailsAsync();
        Assert.Contains(desk.Host.MailServer.Received, m => m.Subject == $"Bericht over uw melding {code}");
        await using (var db = desk.Host.OpenDatabase())
            Assert.Equal((1, 1), (await db.Events.CountAsync(e => e.Name == nameof(ReporterDisclosed)), await db.Events.CountAsync(e => e.Name == nameof(ReporterAddressProved))));

        // With the name the link is worth nothing any more, also when another one is given.
        await reporter.GoAsync($"/meldingen/{code}/naam");
        await reporter.SendAsync();
        await reporter.GoAsync($"/meldingen/{code}/bekendmaken");
        await reporter.SendAsync(new Dictionary<string, string?> { ["Name"] = "Bo", ["Email"] = "anders@voorbeeld.nl" });
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GoAsync(link)).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GoAsync($"/meldingen/{code}/adres?sleutel=x")).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GoAsync("/meldingen/niets/adres")).Answer.StatusCode);
    }

    [Fact]
    public async Task Sent_three_times_at_once_it_is_done_once_and_of_two_names_the_first_holds()
    {
        await using var desk = await DeskTown.BuildAsync(NoLimits.Settings);
        var code = await desk.AddReportAsync(desk.Town.WestSouth, email: null);
        var reporter = await desk.OpenAsReporterAsync(code);
        await reporter.GoAsync($"/meldingen/{code}/bekendmaken");

        var same = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => reporter.PostAsync(answers: Known)));
        var other = await reporter.PostAsync(answers: new Dictionary<string, string?>(Known) { ["Email"] = "ander@voorbeeld.nl" });

        Assert.All(same, answer => Assert.Equal(HttpStatusCode.Found, answer.StatusCode));
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        await using var db = desk.Host.OpenDatabase();
        Assert.Equal((1, 1, 1), (await db.ReporterContacts.CountAsync(), await db.Outbox.CountAsync(), await db.Events.CountAsync(e => e.Name == nameof(ReporterDisclosed))));
    }

    [Fact]
    public async Task Who_is_signed_in_with_a_proved_address_finds_it_in_the_account_at_once()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth, email: null);
        await desk.Host.Accounts.AddAsync("bo@voorbeeld.nl", RoleNames.Resident, "Bo Werner");
        var resident = await DeskTown.OpenAsync(new Visitor(await desk.Host.Accounts.SignInAsync("bo@voorbeeld.nl")), code);

        await resident.GoAsync($"/meldingen/{code}/bekendmaken");
        await resident.SendAsync(Known);

        await desk.Host.SendMailsAsync();
        Assert.DoesNotContain(desk.Host.MailServer.Received, m => m.Subject.Contains(code, StringComparison.Ordinal));
        Assert.Contains(code, (await resident.GoAsync("/mijn")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_mailbox_is_not_filled_by_it_and_nothing_that_was_typed_is_lost()
    {
        await using var desk = await DeskTown.BuildAsync(new Dictionary<string, string?>(NoLimits.Settings) { ["Limits:ReportsPerMailboxPerHour"] = "1" });
        var first = await desk.AddReportAsync(desk.Town.WestSouth, email: null);
        var second = await desk.AddReportAsync(desk.Town.WestNorth, email: null);
        var reporter = await desk.OpenAsReporterAsync(first);
        await reporter.GoAsync($"/meldingen/{first}/bekendmaken");
        await reporter.SendAsync(Known);
        await DeskTown.OpenAsync(reporter, second);
        await reporter.GoAsync($"/meldingen/{second}/bekendmaken");
        await reporter.SendAsync(Known);

        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromHours(1)), (reporter.Answer.StatusCode, reporter.Answer.Headers.RetryAfter?.Delta));
        Assert.Equal("Bo Werner", reporter.Page.QuerySelector("[name=Name]")!.GetAttribute("value"));
        await using var db = desk.Host.OpenDatabase();
        Assert.Equal((1, 1), (await db.ReporterContacts.CountAsync(), await db.Outbox.CountAsync()));
    }

    [Fact]
    public async Task A_known_reporter_a_stranger_and_one_who_withdrew_are_not_asked()
    {
        await using var desk = await DeskTown.BuildAsync();
        var known = await desk.AddReportAsync(desk.Town.WestSouth);
        var reporter = await desk.OpenAsReporterAsync(known);
        Assert.Null(reporter.Page.QuerySelector("a[href$='/bekendmaken']"));
        Assert.Equal($"/meldingen/{known}", (await reporter.GoAsync($"/meldingen/{known}/bekendmaken")).Address);

        var withdrawn = await desk.AddReportAsync(desk.Town.WestNorth, email: null);
        await DeskTown.OpenAsync(reporter, withdrawn);
        await reporter.GoAsync($"/meldingen/{withdrawn}/intrekken");
        await reporter.SendAsync();
        var refused = await reporter.PostToAsync($"/meldingen/{withdrawn}/bekendmaken", new Dictionary<string, string?> { ["name"] = "Bo", ["phone"] = "0612345678" });
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var stranger = desk.Host.NewVisitor();
        Assert.Equal($"/meldingen?code={known}", (await stranger.GoAsync($"/meldingen/{known}/bekendmaken")).Address);
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"/meldingen/WA-\S+/adres\?sleutel=\S+")]
    private static partial System.Text.RegularExpressions.Regex Link();
}
