using System.Net;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Media;
using Wijkagent.Core.Reports;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Backoffice;
using Wijkagent.Web.Tests.Public.Reporting;

namespace Wijkagent.Web.Tests.Public.Following;

/// <summary>The officer asks something, and the reporter answers by the link in the mail, without an account.</summary>
public sealed class AnsweringTests
{
    private const string Photos = ".wa-photo img";

    [Fact]
    public async Task A_question_is_answered_by_the_link_in_the_mail_with_words_and_photos()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var page = await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}");
        Assert.Contains("De melder heeft 5 werkdagen en krijgt één herinnering.", page.Body!.TextContent, StringComparison.Ordinal);
        await DeskTown.SubmitAsync(officer, page, "form[action$='/vraag']", new() { ["Question.Message"] = "Ziet u <de> speeltuin?" });
        await desk.Host.SendMailsAsync();
        var mail = desk.Host.MailServer.Received[^1];
        Assert.Contains("Antwoord uiterlijk maandag 9 maart 2026.", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("speeltuin", mail.Text, StringComparison.Ordinal);

        var reporter = desk.Host.NewVisitor();
        await reporter.GoAsync(new Uri(mail.Text.Split('\n').Single(line => line.Contains("sleutel=", StringComparison.Ordinal)).Trim()).PathAndQuery);
        await reporter.SendAsync();
        Assert.Equal("Antwoord geven op de vraag", reporter.Text("#schrijf"));
        Assert.Contains("Ziet u <de> speeltuin?", reporter.Text("#Message-vraag"), StringComparison.Ordinal);
        await reporter.SendFilesAsync([("1.jpg", Pictures.OfTelephone()), ("2.png", Pictures.Png())], new Dictionary<string, string?> { ["message"] = "Ja, kijk maar" });

        Assert.Equal("Wordt bekeken", reporter.Text(".wa-status"));
        Assert.Equal(2, reporter.Page.QuerySelectorAll(Photos).Length);
        Assert.Contains("Ja, kijk maar", reporter.Text(".wa-timeline"), StringComparison.Ordinal);
        Assert.Contains("U voegde foto’s of bestanden toe", reporter.Text(".wa-timeline"), StringComparison.Ordinal);
        await reporter.GoAsync($"/meldingen/{code}/fotos/2");
        Assert.Equal("image/jpeg", reporter.Answer.Content.Headers.ContentType?.MediaType);

        var seen = await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}");
        Assert.Equal(2, seen.QuerySelectorAll(Photos).Length);
        Assert.Contains("Ja, kijk maar", seen.QuerySelector(".wa-timeline")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Foto’s of bestanden van de melder", seen.QuerySelector(".wa-timeline")!.TextContent, StringComparison.Ordinal);
        await desk.Host.SendMailsAsync();
        Assert.Contains("Uw antwoord is ontvangen", desk.Host.MailServer.Received[^1].Text, StringComparison.Ordinal);
        await using var db = desk.Host.OpenDatabase();
        Assert.True(await db.AuditEntries.AnyAsync(e => e.SubjectCode == code && e.Event == nameof(ReporterShowed) && e.Activity == Core.Privacy.Audit.AuditActivity.Collected));
    }

    [Fact]
    public async Task A_news_reader_tells_who_stayed_anonymous_that_there_is_a_question_and_not_which()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth, email: null);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var address = (await desk.OpenAsReporterAsync(code)).Page.QuerySelector("a[type='application/atom+xml']")!.GetAttribute("href")!;
        Assert.DoesNotContain(code, address, StringComparison.OrdinalIgnoreCase);
        await DeskTown.SubmitAsync(officer, $"/kantoor/meldingen/{code}", "form[action$='/vraag']", new() { ["Question.Message"] = "Hoe laat was het?" });

        // As a program asks, which has no cookie.
        using var reader = desk.Host.CreateClient();
        var answer = await reader.GetAsync(new Uri(address, UriKind.Relative));
        var feed = await answer.Content.ReadAsStringAsync();

        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType?.MediaType);
        var entries = System.Xml.Linq.XDocument.Parse(feed).Root!.Elements().Where(e => e.Name.LocalName == "entry").Select(e => e.Elements().Single(x => x.Name.LocalName == "title").Value).ToList();
        Assert.Equal(("Vraag van de wijkagent", "U verstuurde de melding"), (entries[0], entries[^1]));
        Assert.DoesNotContain("Hoe laat", feed, StringComparison.Ordinal);
        Assert.DoesNotContain(answer.Headers, header => header.Key == "Set-Cookie");
        foreach (var none in new[] { "", "?sleutel=verzonnen", address[address.IndexOf('?', StringComparison.Ordinal)..^4] })
            Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(new Uri("/feeds/melding.atom" + none, UriKind.Relative))).StatusCode);
        // The key of this feed opens no other one.
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(new Uri(address.Replace("melding.atom", "probleem.atom", StringComparison.Ordinal), UriKind.Relative))).StatusCode);

        var sensitive = await desk.AddReportAsync(desk.Town.WestSouth, email: null, kind: "zorgen-om-iemand");
        Assert.Null((await desk.OpenAsReporterAsync(sensitive)).Page.QuerySelector("a[type='application/atom+xml']"));
    }

    [Fact]
    public async Task Who_stayed_anonymous_finds_the_question_and_answers_it_with_code_and_secret_and_nothing_is_mailed()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth, email: null);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var page = await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}");
        Assert.Contains("De melder krijgt geen mail. Het bericht staat bij de melding.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("herinnering", page.Body!.TextContent, StringComparison.Ordinal);
        await DeskTown.SubmitAsync(officer, page, "form[action$='/vraag']", new() { ["Question.Message"] = "Hoe laat?" });

        var reporter = await desk.OpenAsReporterAsync(code);
        Assert.Equal(("Wacht op uw antwoord", "Antwoord geven op de vraag"), (reporter.Text(".wa-status"), reporter.Text("#schrijf")));
        Assert.Contains("Hoe laat?", reporter.Text("#Message-vraag"), StringComparison.Ordinal);
        await reporter.SendFilesAsync([("leeg.jpg", [])], new Dictionary<string, string?> { ["message"] = "" });
        Assert.DoesNotContain("is wel aangekomen", reporter.Main, StringComparison.Ordinal);
        await reporter.SendFilesAsync([("1.jpg", Pictures.OfTelephone()), ("leeg.jpg", [])], new Dictionary<string, string?> { ["message"] = "Rond elf uur" });

        // What arrived is said to have, beside what is the matter with the rest.
        Assert.Contains("leeg.jpg", Assert.Single(reporter.Errors), StringComparison.Ordinal);
        Assert.Contains("De rest van wat u stuurde, is wel aangekomen.", reporter.Main, StringComparison.Ordinal);
        Assert.Equal(("Wordt bekeken", 1), (reporter.Text(".wa-status"), reporter.Page.QuerySelectorAll(Photos).Length));
        Assert.Contains("Rond elf uur", (await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}")).QuerySelector(".wa-timeline")!.TextContent, StringComparison.Ordinal);
        await desk.Host.SendMailsAsync();
        Assert.DoesNotContain(desk.Host.MailServer.Received, mail => mail.Text.Contains(code, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_photo_alone_is_an_answer_too_and_one_that_is_refused_keeps_the_rest()
    {
        var (desk, visitor, code) = await AskedAsync();
        await using var _ = desk;

        await visitor.SendFilesAsync([("goed.jpg", Pictures.Jpeg()), ("tekst.jpg", "tekst"u8.ToArray())]);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, visitor.Answer.StatusCode);
        Assert.Equal(["«tekst.jpg» is geen foto, film, geluid of pdf die wij aannemen. Kies een JPEG, PNG, WebP, MP4, M4A of pdf. Heeft u een HEIC-foto? Bewaar die eerst als JPEG"], visitor.Errors);
        Assert.Equal(("Wordt bekeken", 1), (visitor.Text(".wa-status"), visitor.Page.QuerySelectorAll(Photos).Length));
        Assert.Equal(ReportStatus.InReview, (await desk.ReportAsync(code)).Status);

        // What is too long is said at its field and typed once; the photo that came with it is not kept.
        var tooLong = new string('a', ReportMessage.TextLength + 1);
        await visitor.SendFilesAsync([("goed.jpg", Pictures.Jpeg())], new Dictionary<string, string?> { ["message"] = tooLong });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Maak de tekst korter: er passen 3000 tekens"), (visitor.Answer.StatusCode, Assert.Single(visitor.Errors)));
        Assert.Equal(tooLong, visitor.Text("#Message"));
        Assert.Single(visitor.Page.QuerySelectorAll(Photos));

        await visitor.SendFilesAsync(Enumerable.Range(1, 10).Select(n => ($"{n}.jpg", Pictures.Jpeg(64, 48))), new Dictionary<string, string?> { ["message"] = "" });
        Assert.Equal(["«10.jpg» is niet toegevoegd: er mogen 10 foto’s en bestanden bij een melding"], visitor.Errors);
        Assert.Null(visitor.Page.QuerySelector("input[type=file]"));
    }

    [Fact]
    public async Task What_is_sent_twice_is_there_once_and_another_photo_with_the_same_words_is_not_the_same()
    {
        var (desk, visitor, _) = await AskedAsync();
        await using var __ = desk;
        (string, byte[])[] one = [("1.jpg", Pictures.Jpeg(64, 48))], other = [("2.jpg", Pictures.Jpeg(48, 64))];
        var words = new Dictionary<string, string?> { ["message"] = "Kijk maar" };
        Dictionary<string, string?> none = new() { ["message"] = "" };

        await visitor.SendFilesAsync(one, none);
        await visitor.SendFilesAsync(one, none);
        Assert.Single(visitor.Page.QuerySelectorAll(Photos));
        await visitor.SendFilesAsync(other, words);
        await visitor.SendFilesAsync(other, words);
        Assert.Equal(2, visitor.Page.QuerySelectorAll(Photos).Length);
        Assert.Single(visitor.Page.QuerySelectorAll(".wa-timeline .wa-message"), m => m.TextContent.Contains("Kijk maar", StringComparison.Ordinal));
        await visitor.SendFilesAsync([("3.jpg", Pictures.Jpeg(32, 32))], words);
        Assert.Equal(3, visitor.Page.QuerySelectorAll(Photos).Length);

        // Later it is meant anew.
        desk.Host.Clock.Advance(TimeSpan.FromMinutes(10));
        await visitor.SendFilesAsync(one, none);
        Assert.Equal(4, visitor.Page.QuerySelectorAll(Photos).Length);
    }

    [Fact]
    public async Task When_there_is_no_room_for_photos_the_words_stay_in_the_form_and_nothing_is_kept()
    {
        var (desk, _, code) = await AskedAsync();
        await using var __ = desk;
        await using var full = desk.Host.WithWebHostBuilder(web => web.ConfigureTestServices(services => services.AddSingleton<IFileStore>(new NoRoom())));
        var visitor = new Visitor(full.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri(WijkagentFactory.BaseUrl) }));
        await OpenAsync(desk, visitor, code);

        await visitor.SendFilesAsync([("1.jpg", Pictures.Jpeg())], new Dictionary<string, string?> { ["message"] = "Kijk maar" });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, visitor.Answer.StatusCode);
        Assert.NotNull(visitor.Answer.Headers.RetryAfter);
        Assert.Equal(["Wij kunnen nu geen foto’s en bestanden bewaren. Er is niets toegevoegd. Probeer het later, of verstuur uw bericht zonder"], visitor.Errors);
        Assert.Equal("Kijk maar", visitor.Text("#Message"));
        var report = await desk.ReportAsync(code);
        Assert.Equal((ReportStatus.AwaitingReporter, 1), (report.Status, report.Messages.Count));
    }

    [Fact]
    public async Task Who_does_not_answer_is_reminded_once_and_told_when_the_officer_goes_on()
    {
        var (desk, visitor, code) = await AskedAsync();
        await using var _ = desk;
        await desk.Host.SendMailsAsync();
        var before = desk.Host.MailServer.Received.Count;

        // Asked on Monday: five working days end with the next Monday; two before that is Thursday, mailed the next morning.
        desk.Host.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 6, 7, 59, 0, TimeSpan.Zero));
        await desk.Host.LetTermsPassAsync();
        Assert.Empty(await SinceAsync());
        desk.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await desk.Host.LetTermsPassAsync();
        await desk.Host.LetTermsPassAsync();
        Assert.Equal([$"Herinnering: vraag over uw melding {code}"], await SinceAsync());
        await OpenAsync(desk, visitor, code);
        Assert.Contains("U kreeg een herinnering aan de vraag", visitor.Text(".wa-timeline"), StringComparison.Ordinal);

        desk.Host.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 9, 23, 0, 0, TimeSpan.Zero));
        await desk.Host.LetTermsPassAsync();
        Assert.Equal([$"Herinnering: vraag over uw melding {code}", $"De wijkagent gaat verder met uw melding {code}"], await SinceAsync());
        Assert.Equal(ReportStatus.InReview, (await desk.ReportAsync(code)).Status);

        // Too late for the question, and not for the report.
        await OpenAsync(desk, visitor, code);
        await visitor.SendAsync(new Dictionary<string, string?> { ["message"] = "Toch nog" }, "form[enctype]");
        Assert.Contains("Uw aanvulling", visitor.Text(".wa-timeline"), StringComparison.Ordinal);

        async Task<IEnumerable<string>> SinceAsync()
        {
            await desk.Host.SendMailsAsync();
            return desk.Host.MailServer.Received.Skip(before).Select(m => m.Subject);
        }
    }

    private static async Task<(DeskTown Desk, Visitor Visitor, string Code)> AskedAsync()
    {
        var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        await DeskTown.SubmitAsync(officer, $"/kantoor/meldingen/{code}", "form[action$='/vraag']", new() { ["Question.Message"] = "Hoe laat?" });
        return (desk, await desk.OpenAsReporterAsync(code), code);
    }

    private static async Task OpenAsync(DeskTown desk, Visitor visitor, string code)
    {
        var key = Uri.EscapeDataString(desk.Host.Services.GetRequiredService<ReportSecrets>().MakeLink(code, ReportLink.Follow));
        await visitor.GoAsync($"/meldingen/{code}/openen?sleutel={key}");
        await visitor.SendAsync();
    }

    private sealed class NoRoom : IFileStore
    {
        public Task WriteAsync(string name, Func<Stream, Task> write, CancellationToken cancel) => throw new FileStoreFullException("Full.");

        public Task<Stream?> OpenAsync(string name, CancellationToken cancel) => Task.FromResult<Stream?>(null);

        public Task DeleteAsync(string name, CancellationToken cancel) => Task.CompletedTask;

        public IAsyncEnumerable<StoredFile> ListAsync(CancellationToken cancel) => AsyncEnumerable.Empty<StoredFile>();
    }
}
