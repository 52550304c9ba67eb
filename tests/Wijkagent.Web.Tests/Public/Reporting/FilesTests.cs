using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.TestSupport;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Tests.Backoffice;

namespace Wijkagent.Web.Tests.Public.Reporting;

public sealed class FilesTests
{
    private static readonly Dictionary<string, string?> GoOn = Journey.NoPhotos;

    [Fact]
    public async Task Film_sound_and_pdf_go_along_with_a_report_bare_and_reporter_and_officer_play_and_save_them()
    {
        await using var desk = await DeskTown.BuildAsync();
        var visitor = desk.Host.NewVisitor();
        await visitor.ToWhatAsync();
        await visitor.SendAsync(Journey.What());
        var film = Movies.Film();
        // Names say nothing: a film is a film by what is in it.
        await visitor.SendFilesAsync([("zz-naam.jpg", film), ("hek.png", Pictures.Png()), ("b.bin", Movies.Sound()), ("c.txt", Documents.Pdf()), ("qt.mp4", Movies.Film(brand: "qt  "))]);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, visitor.Answer.StatusCode);
        Assert.Equal(["«qt.mp4» is geen foto, film, geluid of pdf die wij aannemen. Kies een JPEG, PNG, WebP, MP4, M4A of pdf. Heeft u een HEIC-foto? Bewaar die eerst als JPEG"], visitor.Errors);
        Assert.Equal(["Film 1 42 seconden, 0,2 MB", "Geluid 3 2 minuten en 5 seconden, 0,1 MB", "Pdf 4 0,1 MB"], NamesOn(visitor.Page));
        await visitor.SendFilesAsync([], GoOn);
        await visitor.PassRoleAsync();
        await visitor.SendAsync(Journey.Anonymous);
        Assert.Equal("/melden/controle", visitor.Address);
        Assert.Equal(["Film 1 42 seconden, 0,2 MB", "Geluid 3 2 minuten en 5 seconden, 0,1 MB", "Pdf 4 0,1 MB"], NamesOn(visitor.Page));
        Assert.Empty(visitor.Page.QuerySelectorAll("video, audio"));
        await visitor.SendAsync();
        var (code, secret) = (visitor.Text("#code"), visitor.Text("#sleutel"));

        // The officer plays and saves, and each time is a look.
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var page = await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}");
        Assert.Equal("none", page.QuerySelector("video")!.GetAttribute("preload"));
        var address = page.QuerySelector("video")!.GetAttribute("src")!;
        Assert.Equal($"/kantoor/meldingen/{code}/fotos/3", page.QuerySelector("audio")!.GetAttribute("src"));
        using var whole = await officer.GetAsync(new Uri(address, UriKind.Relative));
        var played = await whole.Content.ReadAsByteArrayAsync();
        Assert.Equal(film.Length, played.Length);
        Assert.DoesNotContain(Movies.Secret, Encoding.Latin1.GetString(played), StringComparison.Ordinal);
        AssertIsNothingBut(whole, "video/mp4", "film-1.mp4");
        Assert.Contains("media-src 'self'", Assert.Single((await officer.GetAsync(new Uri($"/kantoor/meldingen/{code}", UriKind.Relative))).Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        using var asked = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new RangeHeaderValue(100_000, 100_009) } };
        using var part = await officer.SendAsync(asked);
        Assert.Equal((HttpStatusCode.PartialContent, $"bytes 100000-100009/{film.Length}"), (part.StatusCode, part.Content.Headers.ContentRange?.ToString()));
        Assert.Equal(played[100_000..100_010], await part.Content.ReadAsByteArrayAsync());
        using var pdf = await officer.GetAsync(new Uri($"/kantoor/meldingen/{code}/fotos/4", UriKind.Relative));
        AssertIsNothingBut(pdf, "application/pdf", "document-4.pdf");
        Assert.DoesNotContain(Documents.Secret, await pdf.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await using (var db = desk.Host.OpenDatabase())
        {
            var looks = await db.AuditEntries.Where(e => e.SubjectCode == code && e.Activity == Core.Privacy.Audit.AuditActivity.Viewed && e.Shown != null).OrderBy(e => e.Id).Select(e => e.Shown).ToListAsync();
            Assert.Equal(["[\"ReportAttachment 1\"]", "[\"ReportAttachment 1\"]", "[\"ReportAttachment 4\"]"], looks);
        }

        var elsewhere = await desk.SignInAsync(RoleNames.PrivacyOfficer);
        Assert.Equal(HttpStatusCode.Forbidden, (await elsewhere.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);

        // The reporter, who adds one more; sent twice it is there once.
        var reporter = desk.Host.NewVisitor();
        await reporter.GoAsync($"/meldingen/{code}/fotos/1");
        Assert.Equal($"/meldingen?code={code}", reporter.Address);
        await reporter.SendAsync(new Dictionary<string, string?> { ["Code"] = code, ["Secret"] = secret });
        Assert.Equal($"/meldingen/{code}/fotos/1", reporter.Page.QuerySelector("video")!.GetAttribute("src"));
        for (var time = 0; time < 2; time++)
            await reporter.SendFilesAsync([("d.mp4", Movies.Film(90)), ("e.pdf", Documents.Pdf())]);
        Assert.Equal(["Film 1 42 seconden, 0,2 MB", "Geluid 3 2 minuten en 5 seconden, 0,1 MB", "Pdf 4 0,1 MB", "Film 5 1 minuut en 30 seconden, 0,2 MB", "Pdf 6 0,1 MB"], NamesOn(reporter.Page));
        await reporter.GoAsync($"/meldingen/{code}/fotos/3");
        AssertIsNothingBut(reporter.Answer, "audio/mp4", "geluid-3.m4a");

        // One file for each, two for a picture; what is missing is said.
        Assert.Equal(7, Files(desk.Host).Count);
        await using (var db = desk.Host.OpenDatabase())
        {
            var gone = await db.ReportAttachments.Where(a => a.Kind == AttachmentKind.Film && a.Number == 1).Select(a => a.StoredAs).SingleAsync();
            File.Delete(Files(desk.Host).Single(file => Path.GetFileName(file) == ReportAttachment.LargeName(gone)));
        }

        await using (var scope = desk.Host.Services.CreateAsyncScope())
            Assert.Equal(new SweptFiles(0, 1), await scope.ServiceProvider.GetRequiredService<AttachmentSweep>().RunAsync(default));
        page = await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}");
        Assert.Equal(["Film 1 ontbreekt"], page.QuerySelectorAll(".wa-photo__missing").Select(p => p.TextContent.Trim()));
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task What_is_cut_off_acts_or_tells_where_it_was_is_named_and_leaves_nothing()
    {
        await using var program = new WijkagentFactory { Settings = NoLimits.Settings };
        await program.BuildTownAsync();
        var visitor = program.NewVisitor();
        await visitor.ToWhatAsync();
        await visitor.SendAsync(Journey.What());
        foreach (var (name, content, status, words) in new (string, byte[], HttpStatusCode, string)[]
        {
            ("half.mp4", Movies.Film()[..100_000], HttpStatusCode.UnprocessableEntity, "«half.mp4» is beschadigd of niet helemaal aangekomen. Probeer het opnieuw of kies een ander bestand"),
            ("plek.mp4", Movies.Film(handlers: ["vide", "meta"]), HttpStatusCode.UnprocessableEntity, "In «plek.mp4» staat meer dan beeld en geluid, zoals de plaats. Dat kunnen wij er niet uithalen. Bewaar de film opnieuw, of kies een andere"),
            ("lang.mp4", [.. Movies.Box("ftyp", [.. "mp42"u8, 0, 0, 0, 0]), .. Movies.Box("mdat", new byte[ReportAttachment.MostMovieBytes])], HttpStatusCode.RequestEntityTooLarge, "«lang.mp4» is groter dan 50 MB. Kies een kleiner bestand"),
            ("actie.pdf", Documents.Pdf("/OpenAction << /S /JavaScript /JS (x) >>"), HttpStatusCode.UnprocessableEntity, "In «actie.pdf» zit een programma, formulier of ander bestand. Bewaar of print het opnieuw als gewone pdf"),
            ("dicht.pdf", Documents.Pdf(more: ["<< /Filter /Standard /V 1 /R 2 /P -4 /O (01234567890123456789012345678901) /U (01234567890123456789012345678901) >>"], trailer: "/Encrypt 10 0 R /ID [<00> <00>]"), HttpStatusCode.UnprocessableEntity, "«dicht.pdf» heeft een wachtwoord. Bewaar de pdf zonder wachtwoord en probeer het opnieuw"),
            ("film.pdf", [.. "%PDF-1.7\n"u8, .. Movies.Film()], HttpStatusCode.UnprocessableEntity, "«film.pdf» is beschadigd of niet helemaal aangekomen. Probeer het opnieuw of kies een ander bestand"),
        })
        {
            await visitor.SendFilesAsync([(name, content)], GoOn);
            Assert.Equal((name, status, "/melden/fotos"), (name, visitor.Answer.StatusCode, visitor.Address));
            Assert.Equal([words], visitor.Errors);
            Assert.Empty(Files(program));
        }
    }

    private static List<string> NamesOn(IParentNode page) =>
        [.. page.QuerySelectorAll(".wa-photo__name > span").Select(name => string.Join(' ', name.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];

    private static void AssertIsNothingBut(HttpResponseMessage answer, string type, string name)
    {
        Assert.Equal(type, answer.Content.Headers.ContentType?.ToString());
        Assert.Equal($"attachment; filename=\"{name}\"", Assert.Single(answer.Content.Headers.GetValues("Content-Disposition")));
        Assert.Equal("sandbox; default-src 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    private static List<string> Files(WijkagentFactory program) =>
        [.. Directory.EnumerateFiles(program.Services.GetRequiredService<DataDirectory>().Files, "*", SearchOption.AllDirectories)];
}
