using System.Net;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Diary;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Backoffice;
using Wijkagent.Web.Tests.Public.Reporting;

namespace Wijkagent.Web.Tests.Public.Following;

/// <summary>Whoever told of what comes back keeps a diary with it: each time a moment, which the officer reads.</summary>
public sealed class DiaryTests
{
    private const string Hostile = "</li><script>alert(1)</script> \u202Eanders\u200B & 😀";

    [Fact]
    public async Task A_moment_is_added_with_a_photo_and_is_read_by_reporter_and_officer_as_a_list_and_a_calendar_without_a_mail()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        await desk.Host.SendMailsAsync();
        var mails = desk.Host.MailServer.Received.Count;
        var visitor = await OpenDiaryAsync(desk, code);
        await visitor.SendFilesAsync([("nacht.jpg", Pictures.Jpeg())], Moment(text: Hostile));

        Assert.Equal($"/meldingen/{code}/dagboek?bewaard=true", visitor.Address);
        Assert.Contains("zondag 1 maart 2026, 23.40 uur", visitor.Text(".wa-moments"), StringComparison.Ordinal);
        Assert.Contains("veel last · 1 uur en 30 minuten", visitor.Text(".wa-moments"), StringComparison.Ordinal);
        Assert.Contains("</li><script>alert(1)</script> anders", visitor.Text(".wa-moments"), StringComparison.Ordinal);
        Assert.DoesNotContain(visitor.Page.QuerySelectorAll("main script"), script => script.TextContent.Length > 0);
        Assert.Contains("zondag 1 maart 2026: 1 moment, op zijn ergst veel last", visitor.Text(".wa-month"), StringComparison.Ordinal);
        await visitor.GoAsync($"/meldingen/{code}/fotos/1");
        Assert.Equal("image/jpeg", visitor.Answer.Content.Headers.ContentType?.MediaType);

        Assert.Contains("Dagboek", (await DeskTown.PageAsync(officer, "/kantoor/meldingen?weergave=antwoord")).QuerySelector($"tr:has(a[href='/kantoor/meldingen/{code}']) .wa-tag--message")!.TextContent, StringComparison.Ordinal);
        var page = await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}");
        var seen = page.QuerySelector("[aria-labelledby=dagboek]")!;
        Assert.Contains("Dit zijn de woorden van de melder.", seen.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 moment op 1 dag. Samen duurde dat 1 uur en 30 minuten.", seen.TextContent, StringComparison.Ordinal);
        Assert.Single(seen.QuerySelectorAll(".wa-tag--new"));
        Assert.NotNull(seen.QuerySelector($"a[href='/kantoor/meldingen/{code}/fotos/1']"));
        Assert.DoesNotContain("Moment in het dagboek", page.QuerySelector("[aria-labelledby=tijdlijn]")!.TextContent, StringComparison.Ordinal);
        await DeskTown.SubmitAsync(officer, page, "form[action$='/gelezen']");
        page = await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}");
        Assert.Null(page.QuerySelector("[aria-labelledby=dagboek] .wa-tag--new"));
        Assert.Null(page.QuerySelector("form[action$='/gelezen']"));
        Assert.Null((await DeskTown.PageAsync(officer, "/kantoor/meldingen?weergave=antwoord")).QuerySelector($"a[href='/kantoor/meldingen/{code}']"));

        await desk.Host.SendMailsAsync();
        Assert.Equal(mails, desk.Host.MailServer.Received.Count);
        await using var db = desk.Host.OpenDatabase();
        Assert.True(await db.AuditEntries.AnyAsync(e => e.SubjectCode == code && e.Event == nameof(DiaryMomentAdded) && e.Activity == AuditActivity.Collected));
        Assert.True(await db.AuditEntries.AnyAsync(e => e.SubjectCode == code && e.Activity == AuditActivity.Viewed));
        Assert.Empty(await db.ReportAttachments.Where(a => a.DiaryNumber == null).ToListAsync());
    }

    [Fact]
    public async Task The_case_shows_the_diaries_of_its_reports_with_their_codes()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var visitor = await OpenDiaryAsync(desk, code);
        await SendAsync(visitor, Moment());
        var opened = await DeskTown.SubmitAsync(officer, $"/kantoor/meldingen/{code}", "form[action$='/zaak']", new() { ["NewCase.Title"] = "Lawaai" });

        var diary = (await DeskTown.PageAsync(officer, opened.Headers.Location!.OriginalString)).QuerySelector("[aria-labelledby=dagboek]")!;

        Assert.Equal(code, diary.QuerySelector($"a[href='/kantoor/meldingen/{code}']")!.TextContent);
        Assert.NotNull(diary.QuerySelector(".wa-month"));
    }

    [Fact]
    public async Task What_is_sent_twice_also_at_once_is_kept_once_and_the_same_form_with_other_words_is_asked_about()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth, email: null);
        var visitor = await OpenDiaryAsync(desk, code);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => visitor.PostAsync("form[enctype]", Moment())));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        // The clock of the server goes back an hour, and the telephone sends once more when there is a network.
        desk.Host.Clock.AdjustTime(desk.Host.Clock.GetUtcNow() - TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.PostAsync("form[enctype]", Moment())).StatusCode);
        Assert.Equal(1, await CountAsync(desk));

        await SendAsync(visitor, Moment(text: "Nu iets anders"));
        Assert.Equal(["U heeft dit formulier al verstuurd met een andere tekst. Is dit een nieuw moment? Verstuur het dan nog een keer."], visitor.Errors);
        Assert.Equal("Nu iets anders", visitor.Text("#Text"));
        await SendAsync(visitor, []);
        Assert.Equal(2, await CountAsync(desk));
        await SendAsync(visitor, Moment().Append(new("SendingKey", "geen sleutel")).ToDictionary());
        Assert.Equal(["Er ging iets mis met het formulier. Verstuur het nog een keer."], visitor.Errors);
    }

    [Fact]
    public async Task A_moment_is_corrected_and_taken_back_and_what_it_said_can_be_read_by_both()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var visitor = await OpenDiaryAsync(desk, code);
        await SendAsync(visitor, Moment(text: "Boormachine om middernacht"));
        await visitor.GoAsync($"/meldingen/{code}/dagboek/1/verbeteren");
        await SendAsync(visitor, new() { ["Text"] = "Klopboor", ["HowBad"] = "Extreme", ["Hours"] = "", ["Minutes"] = "" }, "main form[method=post]");

        Assert.Contains("niet uit te houden · duur niet bekend", visitor.Text(".wa-moments"), StringComparison.Ordinal);
        Assert.Contains("Boormachine om middernacht", visitor.Text(".wa-moments details"), StringComparison.Ordinal);
        var earlier = (await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}")).QuerySelector("[aria-labelledby=dagboek] details")!;
        // Day and time stayed as they were.
        Assert.Equal(["veel last · 1 uur en 30 minuten", "Boormachine om middernacht"], earlier.QuerySelectorAll("p").Select(p => p.TextContent));
        foreach (var word in new[] { "klopboor", "boormachine" })
            Assert.NotNull((await DeskTown.PageAsync(officer, $"/kantoor/meldingen?zoek={word}")).QuerySelector($"a[href='/kantoor/meldingen/{code}']"));

        await visitor.GoAsync($"/meldingen/{code}/dagboek/1/terugnemen");
        await visitor.SendAsync();
        Assert.Contains("Teruggenomen op maandag 2 maart 2026", visitor.Text(".wa-moments"), StringComparison.Ordinal);
        Assert.Null(visitor.Page.QuerySelector(".wa-month"));
        Assert.Null(visitor.Page.QuerySelector("a[href$='/verbeteren'], a[href$='/terugnemen']"));
        var again = await visitor.PostToAsync($"/meldingen/{code}/dagboek/1/verbeteren", Moment());
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostToAsync($"/meldingen/{code}/dagboek/7/terugnemen", new Dictionary<string, string?>())).StatusCode);
        // Also when what was filled in is wrong by itself.
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostToAsync($"/meldingen/{code}/dagboek/7/verbeteren", new Dictionary<string, string?>())).StatusCode);
        // An old link to it says why there is nothing to change.
        await visitor.GoAsync($"/meldingen/{code}/dagboek/1/verbeteren");
        Assert.Equal(HttpStatusCode.Conflict, visitor.Answer.StatusCode);
        Assert.Contains("U nam dit moment al terug.", visitor.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_it_was_answered_moments_can_be_added_and_not_changed_and_a_withdrawn_report_takes_none()
    {
        await using var desk = await DeskTown.BuildAsync();
        var (answered, withdrawn) = (await desk.AddReportAsync(desk.Town.WestSouth), await desk.AddReportAsync(desk.Town.WestSouth));
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var visitor = await OpenDiaryAsync(desk, answered);
        await SendAsync(visitor, Moment());
        await DeskTown.SubmitAsync(officer, $"/kantoor/meldingen/{answered}", "form[action$='/uitkomst']", new() { ["Outcome.Message"] = "Klaar" });
        await visitor.GoAsync($"/meldingen/{answered}/dagboek");
        Assert.Null(visitor.Page.QuerySelector("a[href$='/verbeteren']"));
        Assert.Equal(HttpStatusCode.Conflict, (await visitor.PostToAsync($"/meldingen/{answered}/dagboek/1/terugnemen", new Dictionary<string, string?>())).StatusCode);
        await visitor.GoAsync($"/meldingen/{answered}/dagboek/1/terugnemen");
        Assert.Contains("kan niet meer worden verbeterd of teruggenomen", visitor.Main, StringComparison.Ordinal);
        await visitor.GoAsync($"/meldingen/{answered}/dagboek");
        await SendAsync(visitor, Moment(text: "Toch weer"));
        Assert.Equal(2, await CountAsync(desk));

        visitor = await OpenDiaryAsync(desk, withdrawn);
        await visitor.GoAsync($"/meldingen/{withdrawn}/intrekken");
        await visitor.SendAsync();
        Assert.Equal(HttpStatusCode.Conflict, (await visitor.PostToAsync($"/meldingen/{withdrawn}/dagboek", Moment())).StatusCode);
        await visitor.GoAsync($"/meldingen/{withdrawn}/dagboek");
        Assert.Contains("Bij deze melding kunt u nu geen momenten opschrijven.", visitor.Main, StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync(desk));
    }

    [Fact]
    public async Task A_diary_opens_to_who_holds_the_secret_alone_and_is_the_same_on_any_device()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth, email: null);
        await SendAsync(await OpenDiaryAsync(desk, code), Moment());

        var other = await OpenDiaryAsync(desk, code);
        Assert.Contains("Harde muziek", other.Text(".wa-moments"), StringComparison.Ordinal);
        var stranger = desk.Host.NewVisitor();
        foreach (var path in new[] { "dagboek", "dagboek/pdf", "dagboek/1/verbeteren" })
        {
            await stranger.GoAsync($"/meldingen/{code}/{path}");
            Assert.Equal($"/meldingen?code={code}", stranger.Address);
        }
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_is_kept()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var visitor = await OpenDiaryAsync(desk, code);
        var tooLong = new string('x', DiaryMoment.TextLength + 1);
        foreach (var (moment, error) in new (Dictionary<string, string?>, string)[]
        {
            (Moment(day: "3"), "Deze dag of tijd is nog niet geweest. Vul in wanneer het was."),
            (Moment(day: "31", month: "2"), "Vul een dag in die bestaat, zoals 3 2 2026"),
            (Moment(day: "1", year: "2025"), "Dit is langer dan 12 maanden geleden. Vul een dag in die minder lang geleden is."),
            (Moment(at: ""), "Vul ook in hoe laat het begon"),
            (Moment(at: "middernacht"), "Vul een tijd in, zoals 20.30"),
            (Moment(hours: "25"), "Vul in hoe lang het duurde, in uren en minuten, tot hoogstens 24 uur"),
            (Moment(hours: "-1"), "Vul in hoe lang het duurde, in uren en minuten, tot hoogstens 24 uur"),
            (Moment(hours: "14"), "Zo lang kan het nog niet duren. Vul in hoe lang het tot nu toe duurde."),
            (Moment(howBad: "Anders"), "Kies hoe erg het was"),
            (Moment(text: tooLong), "Maak de tekst korter: er passen 1000 tekens"),
            (Moment(text: " "), "Vertel wat er gebeurt of is gebeurd"),
        })
        {
            await SendAsync(visitor, moment);
            Assert.Equal((HttpStatusCode.UnprocessableEntity, error), (visitor.Answer.StatusCode, Assert.Single(visitor.Errors)));
        }

        await visitor.SendFilesAsync([("a.jpg", "tekst"u8.ToArray())], Moment());
        Assert.Equal(["«a.jpg» is geen JPEG, PNG of WebP. Kies een andere foto"], visitor.Errors);
        await visitor.SendFilesAsync([("a.jpg", Pictures.Jpeg()), ("b.jpg", Pictures.Jpeg())], Moment());
        Assert.Equal(["Kies één foto bij dit moment"], visitor.Errors);
        Assert.Equal(0, await CountAsync(desk));
        await SendAsync(visitor, Moment(text: tooLong[1..]));
        Assert.Empty(visitor.Errors);
    }

    [Fact]
    public async Task There_is_a_most_for_a_day_and_a_most_in_all()
    {
        await using var desk = await DeskTown.BuildAsync(NoLimits.Settings);
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var visitor = await OpenDiaryAsync(desk, code);
        await FillAsync(DiaryMoment.MostADay);

        await SendAsync(visitor, Moment());
        Assert.Equal(["U kunt op één dag 24 momenten opschrijven. Dat zijn er nu genoeg; morgen kan het weer."], visitor.Errors);
        desk.Host.Clock.Advance(TimeSpan.FromDays(1));
        visitor = await OpenDiaryAsync(desk, code);
        await FillAsync(DiaryMoment.Most - DiaryMoment.MostADay - 1);
        desk.Host.Clock.Advance(TimeSpan.FromDays(1));
        visitor = await OpenDiaryAsync(desk, code);
        await SendAsync(visitor, Moment());
        await SendAsync(visitor, Moment());
        Assert.Equal(["In dit dagboek passen 400 momenten en het is vol. Laat de wijkagent weten hoe het gaat."], visitor.Errors);

        async Task FillAsync(int count)
        {
            await using var db = desk.Host.OpenDatabase();
            var report = await db.Reports.Include(r => r.Kind).SingleAsync();
            var before = await db.DiaryMoments.CountAsync();
            for (var i = 0; i < count; i++)
                report.Note(new ToldMoment(new DateOnly(2026, 3, 1), new TimeOnly(20, 0), null, HowBad.Some, "Weer"), Guid.NewGuid(), new DiaryCount(before + i, 0), Core.Common.Actor.Reporter, desk.Host.Now);
            await db.SaveChangesAsync();
        }
    }

    internal static Dictionary<string, string?> Moment(
        string day = "1", string month = "3", string year = "2026", string at = "23.40", string hours = "1", string howBad = "Much", string text = "Harde muziek") => new()
        {
            ["HappenedOn.Day"] = day,
            ["HappenedOn.Month"] = month,
            ["HappenedOn.Year"] = year,
            ["HappenedAt"] = at,
            ["Hours"] = hours,
            ["Minutes"] = "30",
            ["HowBad"] = howBad,
            ["Text"] = text,
        };

    internal static async Task<Visitor> OpenDiaryAsync(DeskTown desk, string code) =>
        await (await desk.OpenAsReporterAsync(code)).GoAsync($"/meldingen/{code}/dagboek");

    internal static Task<Visitor> SendAsync(Visitor visitor, Dictionary<string, string?> moment, string form = "form[enctype]") => visitor.SendAsync(moment, form);

    private static async Task<int> CountAsync(DeskTown desk)
    {
        await using var db = desk.Host.OpenDatabase();
        return await db.DiaryMoments.CountAsync();
    }
}
