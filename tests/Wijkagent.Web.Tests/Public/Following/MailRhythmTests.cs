using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Subscriptions.Areas;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Backoffice;
using Wijkagent.Web.Workers;

namespace Wijkagent.Web.Tests.Public.Following;

/// <summary>The reporter chooses on the page of the report how often there is mail about it.</summary>
public sealed class MailRhythmTests
{
    private const string Form = "form[action$='/mail']";

    [Fact]
    public async Task Who_chose_once_a_day_reads_in_one_mail_what_happened_and_a_question_at_once()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var visitor = await desk.OpenAsReporterAsync(code);
        Assert.Equal("AtOnce", Chosen(visitor));
        var chosen = await visitor.SendAsync(new Dictionary<string, string?> { ["Rhythm"] = nameof(NewsRhythm.Daily) }, Form);
        Assert.Equal("Daily", Chosen(chosen));

        await DeskTown.SubmitAsync(officer, $"/kantoor/meldingen/{code}", "form[action$='/opening']");
        await DeskTown.SubmitAsync(officer, $"/kantoor/meldingen/{code}", "form[action$='/bericht']", new() { ["Telling.Message"] = "Ik kom langs." });
        await DeskTown.SubmitAsync(officer, $"/kantoor/meldingen/{code}", "form[action$='/vraag']", new() { ["Question.Message"] = "Hoe laat is het?" });
        await desk.Host.SendMailsAsync();
        Assert.Equal([$"Vraag over uw melding {code}"], Mails(desk).Select(m => m.Subject));

        await LookAsync(desk, TimeSpan.FromDays(1));
        await LookAsync(desk, TimeSpan.FromDays(1));

        var digest = Assert.Single(Mails(desk), m => m.Subject == $"Nieuws over uw melding {code}");
        foreach (var words in new[] { "De wijkagent leest uw melding", "De wijkagent schreef u een bericht", "maandag 2 maart 2026", $"/meldingen/{code}/openen?sleutel=", "kiest u op de pagina van uw melding" })
        {
            Assert.Contains(words, digest.Text, StringComparison.Ordinal);
            Assert.Contains(words, WebUtility.HtmlDecode(digest.Html), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("langs", digest.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_leaves_when_at_once_is_chosen_and_what_is_none_of_the_three_changes_nothing()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var visitor = await desk.OpenAsReporterAsync(code);
        await visitor.SendAsync(new Dictionary<string, string?> { ["Rhythm"] = nameof(NewsRhythm.Weekly) }, Form);
        await DeskTown.SubmitAsync(officer, $"/kantoor/meldingen/{code}", "form[action$='/bericht']", new() { ["Telling.Message"] = "Ik kom langs." });

        await visitor.PostToAsync($"/meldingen/{code}/mail", new Dictionary<string, string?> { ["Rhythm"] = "7" });
        Assert.Equal("Weekly", Chosen(await visitor.GoAsync($"/meldingen/{code}")));
        await desk.Host.SendMailsAsync();
        Assert.Empty(Mails(desk));
        await visitor.SendAsync(new Dictionary<string, string?> { ["Rhythm"] = nameof(NewsRhythm.AtOnce) }, Form);
        await desk.Host.SendMailsAsync();

        Assert.Equal($"Nieuws over uw melding {code}", Assert.Single(Mails(desk)).Subject);
    }

    [Fact]
    public async Task Who_is_anonymous_or_took_it_back_is_asked_nothing_and_nobody_else_can_choose()
    {
        await using var desk = await DeskTown.BuildAsync();
        var anonymous = await desk.AddReportAsync(desk.Town.WestSouth, email: null);
        var code = await desk.AddReportAsync(desk.Town.WestSouth);

        var visitor = await desk.OpenAsReporterAsync(anonymous);
        Assert.Null(visitor.Page.QuerySelector(Form));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostToAsync($"/meldingen/{anonymous}/mail", new Dictionary<string, string?> { ["Rhythm"] = "Daily" })).StatusCode);
        Assert.StartsWith("/meldingen?code=", (await visitor.PostToAsync($"/meldingen/{code}/mail", new Dictionary<string, string?> { ["Rhythm"] = "Daily" })).Headers.Location?.OriginalString, StringComparison.Ordinal);

        var reporter = await desk.OpenAsReporterAsync(code);
        Assert.NotNull(reporter.Page.QuerySelector(Form));
        await reporter.GoAsync($"/meldingen/{code}/intrekken");
        await reporter.SendAsync();
        Assert.Null((await reporter.GoAsync($"/meldingen/{code}")).Page.QuerySelector(Form));
        await using var db = desk.Host.OpenDatabase();
        Assert.Equal(NewsRhythm.AtOnce, (await db.ReporterContacts.SingleAsync()).Rhythm);
    }

    [Theory]
    [InlineData("nl", "Nieuws over uw melding", "Uw melding is afgehandeld")]
    [InlineData("en", "News about your report", "Your report is done")]
    public async Task Each_thing_has_the_words_of_its_own_mail(string language, string heading, string last)
    {
        using var program = new WijkagentFactory();
        ReportNews[] all = [.. Enum.GetValues<ReportNews>().Where(n => NewsThatWaits.CanBe(n) && n != ReportNews.Resolved), ReportNews.Resolved];
        await using (var scope = program.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<Outbox>().Add(
                "jo@example.nl", language, new ReportDigestMail("WA-2026-MARK01", null, [.. all.Select(n => new DigestLine(n, program.Now))], all[^1], program.Now.AddDays(3)), program.Now);
            await scope.ServiceProvider.GetRequiredService<Wijkagent.Core.Persistence.WijkagentDbContext>().SaveChangesAsync();
        }

        await program.SendMailsAsync();

        var mail = Assert.Single(program.MailServer.Received);
        Assert.DoesNotContain("ReportNews.", mail.Subject + mail.Text + mail.Html, StringComparison.Ordinal);
        Assert.StartsWith(heading, mail.Subject, StringComparison.Ordinal);
        Assert.Contains(last, mail.Text, StringComparison.Ordinal);
        Assert.Contains(language == "nl" ? "donderdag 5 maart 2026" : "Thursday 5 March 2026", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("sleutel=", mail.Text, StringComparison.Ordinal);
    }

    private static IEnumerable<RenderedMail> Mails(DeskTown desk) => desk.Host.MailServer.Received.Where(m => m.To == "melder@voorbeeld.nl");

    private static string? Chosen(Visitor visitor) => visitor.Page.QuerySelector($"{Form} [name=Rhythm][checked]")?.GetAttribute("value");

    private static async Task LookAsync(DeskTown desk, TimeSpan later)
    {
        desk.Host.Clock.Advance(later);
        await using (var scope = desk.Host.Services.CreateAsyncScope())
            await ActivatorUtilities.CreateInstance<TermsWorker>(scope.ServiceProvider).LookAsync(CancellationToken.None);
        await desk.Host.SendMailsAsync();
    }
}
