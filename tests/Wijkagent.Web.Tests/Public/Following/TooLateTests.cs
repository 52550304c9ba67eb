using System.Net;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Reports;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Backoffice;

namespace Wijkagent.Web.Tests.Public.Following;

/// <summary>A reporter writes while the report changes: what was typed reaches the officer, or is given back.</summary>
public sealed class TooLateTests
{
    private const string Words = "Gisteren om elf uur was er weer harde muziek";

    [Fact]
    public async Task What_can_not_be_kept_any_more_is_shown_with_the_reason()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var correcting = await (await desk.OpenAsReporterAsync(code)).GoAsync($"/meldingen/{code}/verbeteren");
        await DeskTown.SubmitAsync(officer, $"/kantoor/meldingen/{code}", "form[action$='/uitkomst']", new() { ["Outcome.Message"] = "Klaar" });
        await correcting.SendAsync(new Dictionary<string, string?> { ["Text"] = Words, ["PlaceWords"] = "Achter het hek" });
        AssertGivenBack(correcting, "Verbeteren kan niet meer");
        Assert.Contains("Achter het hek", correcting.Text("blockquote"), StringComparison.Ordinal);

        // The last minutes in which it can be opened again.
        desk.Host.Clock.SetUtcNow(new DateTimeOffset(2026, 4, 1, 21, 45, 0, TimeSpan.Zero));
        var reopening = await (await desk.OpenAsReporterAsync(code)).GoAsync($"/meldingen/{code}/heropenen");
        desk.Host.Clock.Advance(TimeSpan.FromMinutes(30));
        await reopening.SendAsync(new Dictionary<string, string?> { ["reason"] = Words });
        AssertGivenBack(reopening, "De tijd om te reageren is voorbij.");
    }

    [Fact]
    public async Task What_is_sent_with_a_picture_after_the_report_was_withdrawn_is_shown_though_no_picture_was_read()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var (adding, showing, withdrawing) = (await desk.OpenAsReporterAsync(code), await desk.OpenAsReporterAsync(code), await desk.OpenAsReporterAsync(code));
        var diary = await (await desk.OpenAsReporterAsync(code)).GoAsync($"/meldingen/{code}/dagboek");
        await withdrawing.GoAsync($"/meldingen/{code}/intrekken");
        await withdrawing.SendAsync();

        await adding.SendAsync(new Dictionary<string, string?> { ["message"] = Words }, "form[enctype]");
        await showing.SendFilesAsync([("1.png", Pictures.Png())], new Dictionary<string, string?> { ["message"] = Words });
        await diary.SendFilesAsync([("1.png", Pictures.Png())], new Dictionary<string, string?> { ["Text"] = Words });
        foreach (var visitor in new[] { adding, showing, diary })
            AssertGivenBack(visitor, "");
        Assert.DoesNotContain("kies ze opnieuw", adding.Text("main"), StringComparison.OrdinalIgnoreCase);
        foreach (var visitor in new[] { showing, diary })
            Assert.Contains("Bestanden die u koos, zijn niet verstuurd. Kies ze opnieuw", visitor.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_written_for_longer_than_a_browser_holds_a_report_is_sent_with_one_press_once_it_is_open_again()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var correcting = await (await desk.OpenAsReporterAsync(code)).GoAsync($"/meldingen/{code}/verbeteren");
        var calling = await (await desk.OpenAsReporterAsync(code)).GoAsync($"/meldingen/{code}/terugbellen");
        var diary = await (await desk.OpenAsReporterAsync(code)).GoAsync($"/meldingen/{code}/dagboek");
        var (adding, reading) = (await desk.OpenAsReporterAsync(code), await desk.OpenAsReporterAsync(code));
        desk.Host.Clock.Advance(TimeSpan.FromHours(2));
        await correcting.SendAsync(new Dictionary<string, string?> { ["Text"] = Words, ["PlaceWords"] = "Achter het hek" });
        await calling.SendAsync(new Dictionary<string, string?> { ["Phone"] = "0294 123456", ["Moment"] = nameof(CallMoment.Evening) });
        await diary.SendAsync(new Dictionary<string, string?> { ["HappenedAt"] = "00:30", ["Hours"] = "1", ["HowBad"] = "Much", ["Text"] = Words });
        await adding.SendFilesAsync([("1.png", Pictures.Png())], new Dictionary<string, string?> { ["message"] = Words });
        foreach (var (visitor, words) in new[] { (correcting, Words), (calling, "0294 123456"), (diary, Words), (adding, Words) })
        {
            Assert.Equal((HttpStatusCode.Forbidden, code), (visitor.Answer.StatusCode, visitor.Page.QuerySelector("#Code")?.GetAttribute("value")));
            Assert.StartsWith(words, visitor.Text("blockquote"), StringComparison.Ordinal);
            Assert.Equal(visitor == adding, visitor.Text("main").Contains("Kies ze straks opnieuw", StringComparison.Ordinal));
            await visitor.SendAsync(new Dictionary<string, string?> { ["Secret"] = "VERKEERD" });
            Assert.StartsWith(words, visitor.Text("blockquote"), StringComparison.Ordinal);
            await visitor.SendAsync(new Dictionary<string, string?> { ["Secret"] = DeskTown.Secret });
            Assert.Equal("Wat u schreef, is nog niet verstuurd", visitor.Text("h1"));
            Assert.StartsWith(words, visitor.Text("blockquote"), StringComparison.Ordinal);
            await visitor.SendAsync(form: "form[action*='/WA-']");
            Assert.Equal((HttpStatusCode.OK, true), (visitor.Answer.StatusCode, visitor.Address.StartsWith($"/meldingen/{code}", StringComparison.Ordinal)));
        }

        var told = (await correcting.GoAsync($"/meldingen/{code}")).Text("[aria-labelledby=antwoorden]");
        Assert.Contains(Words, told, StringComparison.Ordinal);
        Assert.Contains("Achter het hek", told, StringComparison.Ordinal);
        Assert.Contains(Words, correcting.Text(".wa-timeline"), StringComparison.Ordinal);
        Assert.Contains("0294 123456", (await DeskTown.PageAsync(await desk.SignInAsync(RoleNames.Officer, desk.West), $"/kantoor/meldingen/{code}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Words, (await diary.GoAsync($"/meldingen/{code}/dagboek")).Text("main"), StringComparison.Ordinal);

        await reading.GoAsync($"/meldingen/{code}");
        Assert.Equal(($"/meldingen?code={code}", ""), (reading.Address, reading.Text("blockquote")));
    }

    [Fact]
    public async Task What_was_written_at_one_report_is_not_sent_to_another_that_is_opened_nor_to_any_other_place()
    {
        await using var desk = await DeskTown.BuildAsync();
        var (code, other) = (await desk.AddReportAsync(desk.Town.WestSouth), await desk.AddReportAsync(desk.Town.WestSouth));
        var visitor = await desk.OpenAsReporterAsync(code);
        desk.Host.Clock.Advance(TimeSpan.FromHours(2));
        await visitor.SendAsync(new Dictionary<string, string?> { ["message"] = Words }, "form[enctype]");

        foreach (var (opened, path) in new[] { (other, $"/meldingen/{code}/berichten"), (code, "https://example.org/x"), (code, $"/meldingen/{code}/../../aanmelden"), (code, $"//example.org/meldingen/{code}/berichten") })
        {
            await visitor.SendAsync(new Dictionary<string, string?> { ["Code"] = opened, ["Secret"] = "VERKEERD" });
            await visitor.SendAsync(new Dictionary<string, string?> { ["Secret"] = DeskTown.Secret, ["Unsent.Path"] = path });
            Assert.StartsWith(Words, visitor.Text("blockquote"), StringComparison.Ordinal);
            Assert.Empty(visitor.Page.QuerySelectorAll("main form"));
            Assert.Equal($"/meldingen/{opened}", visitor.Page.QuerySelector("main .wa-actions a")?.GetAttribute("href"));
            await visitor.GoAsync($"/meldingen/{opened}");
            desk.Host.Clock.Advance(TimeSpan.FromHours(2));
            await visitor.SendAsync(new Dictionary<string, string?> { ["message"] = Words }, "form[enctype]");
        }
    }

    [Fact]
    public async Task Why_it_has_to_be_opened_again_is_kept_when_the_officer_did_so_just_before()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        await DeskTown.SubmitAsync(officer, $"/kantoor/meldingen/{code}", "form[action$='/uitkomst']", new() { ["Outcome.Message"] = "Klaar" });
        var visitor = await (await desk.OpenAsReporterAsync(code)).GoAsync($"/meldingen/{code}/heropenen");
        await DeskTown.SubmitAsync(officer, $"/kantoor/meldingen/{code}", "form[action$='/heropening']", new() { ["Reopening.Message"] = "Ik kijk er nog eens naar" });

        foreach (var press in new[] { "first", "second" })
        {
            using var sent = await visitor.PostAsync(answers: new Dictionary<string, string?> { ["reason"] = Words });
            Assert.Equal((press, $"/meldingen/{code}"), (press, sent.Headers.Location?.OriginalString));
        }

        await visitor.GoAsync($"/meldingen/{code}");
        Assert.Contains("De wijkagent heeft uw melding opnieuw geopend.", visitor.Text("[aria-labelledby=nu]"), StringComparison.Ordinal);
        var report = await desk.ReportAsync(code);
        Assert.Equal((ReportStatus.Reopened, 1), (report.Status, report.Messages.Count(m => m.Kind == MessageKind.Addition)));
        Assert.Contains(Words, (await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}")).QuerySelector(".wa-timeline")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_comes_after_another_is_kept_and_its_writer_reads_as_what()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        await DeskTown.SubmitAsync(officer, $"/kantoor/meldingen/{code}", "form[action$='/vraag']", new() { ["Question.Message"] = "Hoe laat was het?" });
        Assert.Contains("U stelde een vraag.", (await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}")).QuerySelector("[aria-labelledby=antwoord]")!.TextContent, StringComparison.Ordinal);
        var (one, other) = (await desk.OpenAsReporterAsync(code), await desk.OpenAsReporterAsync(code));

        await one.SendAsync(new Dictionary<string, string?> { ["message"] = "Om elf uur" }, "form[enctype]");
        Assert.Empty(one.Page.QuerySelectorAll("[role=status]"));
        await other.SendFilesAsync([("1.png", Pictures.Png())], new Dictionary<string, string?> { ["message"] = Words });
        Assert.Contains("De vraag was al voorbij toen uw antwoord kwam.", other.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Contains(Words, other.Text(".wa-timeline"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_twice_to_be_called_is_asking_once()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var visitor = await (await desk.OpenAsReporterAsync(code)).GoAsync($"/meldingen/{code}/terugbellen");
        foreach (var moment in new[] { "Evening", "Evening", "Morning" })
            Assert.Equal(HttpStatusCode.Found, (await visitor.PostAsync(answers: new Dictionary<string, string?> { ["Phone"] = "06 1234 5678", ["Moment"] = moment })).StatusCode);
        await using var db = desk.Host.OpenDatabase();
        Assert.Equal(2, await db.Events.CountAsync(e => e.Name == nameof(CallBackAsked)));
    }

    private static void AssertGivenBack(Visitor visitor, string why)
    {
        Assert.Equal(HttpStatusCode.Conflict, visitor.Answer.StatusCode);
        Assert.Contains(why, visitor.Text(".wa-lead"), StringComparison.Ordinal);
        Assert.StartsWith(Words, visitor.Text("blockquote"), StringComparison.Ordinal);
    }
}
