using System.Net;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Reports.Diary;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Backoffice;

namespace Wijkagent.Web.Tests.Public.Following;

/// <summary>A diary as a paper to take along.</summary>
public sealed class DiaryPdfTests
{
    [Fact]
    public async Task The_reporter_takes_a_paper_along_that_says_who_says_what_and_counts_its_pages()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var visitor = await DiaryTests.OpenDiaryAsync(desk, code);
        await visitor.GoAsync($"/meldingen/{code}/dagboek/pdf");
        Assert.Equal($"/meldingen/{code}/dagboek", visitor.Address);
        await visitor.SendFilesAsync([("1.jpg", Pictures.Jpeg())], DiaryTests.Moment(text: "Geklop, één keer ‘n gil (op blz. 1) <b> \u05D0 😀"));
        await DiaryTests.SendAsync(visitor, DiaryTests.Moment(text: string.Join('\n', Enumerable.Range(1, 90).Select(n => $"regel {n}")) + "\n" + new string('w', 180)));
        await visitor.GoAsync($"/meldingen/{code}/dagboek/2/verbeteren");
        await DiaryTests.SendAsync(visitor, new() { ["HowBad"] = "Extreme" }, "main form[method=post]");
        await visitor.GoAsync($"/meldingen/{code}/dagboek");
        await DiaryTests.SendAsync(visitor, DiaryTests.Moment(text: "Vergissing"));
        await visitor.GoAsync($"/meldingen/{code}/dagboek/3/terugnemen");
        await visitor.SendAsync();

        await visitor.GoAsync($"/meldingen/{code}/dagboek/pdf");

        Assert.Equal("application/pdf", visitor.Answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal($"dagboek-{code}.pdf", visitor.Answer.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
        var (text, pages, _) = await ReadAsync(visitor.Answer);
        Assert.True(pages >= 3);
        for (var page = 1; page <= pages; page++)
            Assert.Contains($"Dagboek bij melding {code} · gemaakt op maandag 2 maart 2026, 12.00 uur · bladzijde {page} van {pages}", text, StringComparison.Ordinal);
        Assert.Contains("zijn de woorden van de melder", text, StringComparison.Ordinal);
        Assert.Contains("door wie de melding deed", text, StringComparison.Ordinal);
        Assert.Contains("Geklop, één keer ‘n gil (op blz. 1) <b> \u25A1 \u25A1", text, StringComparison.Ordinal);
        Assert.Contains("regel 90", text, StringComparison.Ordinal);
        Assert.Contains("Verbeterd op maandag 2 maart 2026. Eerst stond er: veel last.", text, StringComparison.Ordinal);
        Assert.Equal(1, text.Split("regel 90").Length - 1);
        Assert.Contains("De melder nam 1 moment terug.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Vergissing", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Mel Der", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_months_are_drawn_and_the_photos_stand_large_and_two_on_a_row()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var visitor = await DiaryTests.OpenDiaryAsync(desk, code);
        foreach (var day in new[] { "1", "2" })
            await visitor.SendFilesAsync([($"{day}.jpg", Pictures.Jpeg(1800, 1200))], DiaryTests.Moment(day: day, at: "8.00", text: $"Dag {day}"));
        await DiaryTests.SendAsync(visitor, DiaryTests.Moment(howBad: "Extreme"));

        await visitor.GoAsync($"/meldingen/{code}/dagboek/pdf");

        var file = await visitor.Answer.Content.ReadAsByteArrayAsync();
        using var pdf = PdfDocument.Open(file);
        var (text, _, raw) = await ReadAsync(visitor.Answer);
        Assert.Contains("Eén stip is een beetje last, twee is veel last, drie is niet uit te houden.", text, StringComparison.Ordinal);
        Assert.Contains("maart 2026 ma di wo do vr za zo 1 2× 2 3 4", text, StringComparison.Ordinal);
        // A box for each day, and five dots: three on the first and two on the second.
        Assert.Equal(31, pdf.GetPage(1).Paths.Count(path => path.IsFilled && path.GetBoundingRectangle() is { Width: > 30 and < 45 }));
        Assert.Equal(5, pdf.GetPage(1).Paths.Count(path => path.IsFilled && path.GetBoundingRectangle() is { Width: < 6 }));
        Assert.Equal(3, raw.Split("/S/Figure").Length - 1);
        Assert.Contains("Zie foto 2, achteraan.", text, StringComparison.Ordinal);
        Assert.Contains("Foto 2: maandag 2 maart 2026, 8.00 uur", text, StringComparison.Ordinal);
        var photos = pdf.GetPages().SelectMany(page => page.GetImages()).ToList();
        Assert.All(photos, photo => Assert.InRange(photo.WidthInSamples, 900, 1600));
        Assert.Equal(2, photos.Count);
        // The heading stands above them, not alone at the foot of the page before.
        Assert.Contains(pdf.GetPages(), page => page.GetImages().Count() == 2 && page.Text.Contains("De foto’s van de melder", StringComparison.Ordinal));
        Assert.Equal(photos[0].BoundingBox.Top, photos[1].BoundingBox.Top, 0.1);
        Assert.All(photos, photo => Assert.InRange(photo.BoundingBox.Width, 220, 250));
    }

    [Fact]
    public async Task A_paper_is_tagged_says_its_language_and_holds_nothing_that_runs()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var visitor = await DiaryTests.OpenDiaryAsync(desk, code);
        await DiaryTests.SendAsync(visitor, DiaryTests.Moment(text: ") Tj ET /JavaScript (app.alert(1)) << /S /JavaScript >> https://voorbeeld.nl"));

        await visitor.GoAsync($"/meldingen/{code}/dagboek/pdf");

        var (text, _, raw) = await ReadAsync(visitor.Answer);
        Assert.Contains(") Tj ET /JavaScript (app.alert(1))", text, StringComparison.Ordinal);
        foreach (var said in new[] { "/StructTreeRoot", "/MarkInfo", "nl-NL" })
            Assert.Contains(said, raw, StringComparison.Ordinal);
        foreach (var never in new[] { "/JavaScript", "/OpenAction", "/URI", "/Launch", "/AcroForm" })
            Assert.DoesNotContain(never, raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_officer_says_whether_it_is_shared_and_why_and_both_stand_in_the_log()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        await DiaryTests.SendAsync(await DiaryTests.OpenDiaryAsync(desk, code), DiaryTests.Moment());

        foreach (var (shared, why, error) in new[]
        {
            ("", "", "Kies waarvoor de pdf is"),
            ("True", "kort", "Schrijf uw reden voluit, met minstens 10 letters"),
        })
        {
            var refused = await TakeAsync(shared, why);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains(error, (await WijkagentFactory.ReadAsync(refused)).QuerySelector(".wa-errors")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal("application/pdf", (await TakeAsync("False", "")).Content.Headers.ContentType?.MediaType);
        var (text, _, _) = await ReadAsync(await TakeAsync("True", "Voor de corporatie, op verzoek van de melder"));
        Assert.Contains("door de politie", text, StringComparison.Ordinal);
        await using var db = desk.Host.OpenDatabase();
        var noted = await db.AuditEntries.Where(e => e.Activity == AuditActivity.Exported && e.SubjectCode == code).OrderBy(e => e.Id).ToListAsync();
        Assert.Equal([DiaryDesk.Noted, DiaryDesk.Noted], noted.Select(e => e.Event));
        Assert.Equal((null, "Voor de corporatie, op verzoek van de melder"), (await db.ReasonOfAsync(noted[0]), await db.ReasonOfAsync(noted[1])));

        Task<HttpResponseMessage> TakeAsync(string shared, string why) => DeskTown.SubmitAsync(
            officer, $"/kantoor/meldingen/{code}", "form[action$='/dagboek/pdf']", new() { ["DiaryExport.Shared"] = shared, ["DiaryExport.Why"] = why });
    }

    private static async Task<(string Text, int Pages, string Raw)> ReadAsync(HttpResponseMessage answer)
    {
        var file = await answer.Content.ReadAsByteArrayAsync();
        using var pdf = PdfDocument.Open(file);
        var text = string.Join('\n', pdf.GetPages().Select(page => string.Join(' ', page.GetWords().Select(word => word.Text))));
        return (text, pdf.NumberOfPages, System.Text.Encoding.Latin1.GetString(file));
    }
}
