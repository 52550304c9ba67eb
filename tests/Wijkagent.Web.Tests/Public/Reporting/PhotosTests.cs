using System.Net;
using System.Text;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NetVips;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Media;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.TestSupport;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared.Uploads;
using Wijkagent.Web.Tests.Backoffice;

namespace Wijkagent.Web.Tests.Public.Reporting;

public sealed class PhotosTests
{
    private const string Pictures320 = ".wa-photo img";

    private static readonly Dictionary<string, string?> GoOn = Journey.NoPhotos;

    [Fact]
    public async Task Photos_go_along_with_a_report_upright_and_bare_and_reporter_and_officer_see_them()
    {
        await using var desk = await DeskTown.BuildAsync();
        var visitor = await ToPhotosAsync(desk.Host);
        await visitor.SendFilesAsync([("zz-naam.jpg", Pictures.OfTelephone(2000, 1200)), ("hek.png", Pictures.Png()), ("brug.webp", Pictures.Webp())]);
        Assert.Equal(("/melden/fotos", 3), (visitor.Address, visitor.Page.QuerySelectorAll(Pictures320).Length));
        await visitor.SendAsync(form: "form[action$='/fotos/2/weg']");
        await visitor.SendFilesAsync([], GoOn);
        Assert.Equal("/melden/rol", visitor.Address);
        await visitor.PassRoleAsync();
        await visitor.SendAsync(Journey.Anonymous);
        Assert.Equal(("/melden/controle", 2), (visitor.Address, visitor.Page.QuerySelectorAll(Pictures320).Length));
        await visitor.SendAsync();
        var (code, secret) = (visitor.Text("#code"), visitor.Text("#sleutel"));

        // The officer of the neighbourhood, by the page of the report.
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var page = await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}");
        var shown = page.QuerySelectorAll(Pictures320);
        Assert.Equal(["Foto 1 bij deze melding", "Foto 2 bij deze melding"], shown.Select(p => p.GetAttribute("alt")));
        var small = Convert.FromBase64String(shown[0].GetAttribute("src")!.Split(',')[1]);
        AssertIsBare(small, 192, 320);
        var address = Assert.IsAssignableFrom<IElement>(shown[0].ParentElement).GetAttribute("href")!;
        var large = await officer.GetAsync(new Uri(address, UriKind.Relative));
        AssertIsBare(await large.Content.ReadAsByteArrayAsync(), 960, 1600);
        Assert.Equal("image/jpeg", large.Content.Headers.ContentType?.ToString());
        Assert.Equal("inline; filename=\"foto-1.jpg\"", Assert.Single(large.Content.Headers.GetValues("Content-Disposition")));
        Assert.Equal("sandbox; default-src 'none'", Assert.Single(large.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(large.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(large.Headers.CacheControl?.NoStore);
        await using (var db = desk.Host.OpenDatabase())
        {
            var looks = await db.AuditEntries.Where(e => e.SubjectCode == code && e.Activity == Core.Privacy.Audit.AuditActivity.Viewed).OrderBy(e => e.Id).ToListAsync();
            Assert.Equal([null, "[\"ReportAttachment 1\"]"], looks.Select(l => l.Shown));
        }

        // Who has nothing to do with it, and numbers that are not there.
        var elsewhere = await desk.SignInAsync(RoleNames.PrivacyOfficer);
        Assert.Equal(HttpStatusCode.Forbidden, (await elsewhere.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(new Uri($"/kantoor/meldingen/{code}/fotos/3", UriKind.Relative))).StatusCode);

        // The reporter, with code and secret alone.
        var reporter = desk.Host.NewVisitor();
        await reporter.GoAsync($"/meldingen/{code}/fotos/1");
        Assert.Equal($"/meldingen?code={code}", reporter.Address);
        await reporter.SendAsync(new Dictionary<string, string?> { ["Code"] = code, ["Secret"] = secret });
        Assert.Equal(2, reporter.Page.QuerySelectorAll(Pictures320).Length);
        await reporter.GoAsync($"/meldingen/{code}/fotos/2");
        Assert.Equal("image/jpeg", reporter.Answer.Content.Headers.ContentType?.ToString());

        // A file that went missing, or that somebody put in its place, is said to be missing.
        await using (var db = desk.Host.OpenDatabase())
        {
            var kept = await db.ReportAttachments.OrderBy(a => a.Number).Select(a => a.StoredAs).ToListAsync();
            File.Copy(FileOf(desk.Host, ReportAttachment.SmallName(kept[1])), FileOf(desk.Host, ReportAttachment.SmallName(kept[0])), overwrite: true);
            File.Delete(FileOf(desk.Host, ReportAttachment.LargeName(kept[1])));
        }

        await using (var scope = desk.Host.Services.CreateAsyncScope())
            Assert.Equal(new SweptFiles(0, 1), await scope.ServiceProvider.GetRequiredService<AttachmentSweep>().RunAsync(default));
        page = await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}");
        Assert.Equal(["Foto 1 ontbreekt"], page.QuerySelectorAll(".wa-photo__missing").Select(p => p.TextContent.Trim()));
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(new Uri($"/kantoor/meldingen/{code}/fotos/2", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task What_is_no_photo_or_too_much_is_named_and_the_others_stay()
    {
        await using var program = new WijkagentFactory { Settings = NoLimits.Settings };
        await program.BuildTownAsync();
        var visitor = await ToPhotosAsync(program);
        var jpeg = Pictures.Jpeg();
        foreach (var (name, content, status, words) in new (string, byte[], HttpStatusCode, string)[]
        {
            ("leeg.jpg", [], HttpStatusCode.UnprocessableEntity, "«leeg.jpg» is leeg. Kies een ander bestand"),
            ("film.jpg", [0, 0, 0, 24, .. "ftypmp42"u8, .. new byte[500]], HttpStatusCode.UnprocessableEntity, "«film.jpg» is beschadigd of niet helemaal aangekomen. Probeer het opnieuw of kies een ander bestand"),
            ("beeld.svg", Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"), HttpStatusCode.UnsupportedMediaType, "«beeld.svg» is geen foto, film, geluid of pdf die wij aannemen. Kies een JPEG, PNG, WebP, MP4, M4A of pdf. Heeft u een HEIC-foto? Bewaar die eerst als JPEG"),
            ("gif.jpg", [.. "GIF89a/*"u8, .. jpeg], HttpStatusCode.UnsupportedMediaType, "«gif.jpg» is geen foto, film, geluid of pdf die wij aannemen. Kies een JPEG, PNG, WebP, MP4, M4A of pdf. Heeft u een HEIC-foto? Bewaar die eerst als JPEG"),
            ("zip.png", [.. "PK\u0003\u0004"u8, .. new byte[100]], HttpStatusCode.UnsupportedMediaType, "«zip.png» is geen foto, film, geluid of pdf die wij aannemen. Kies een JPEG, PNG, WebP, MP4, M4A of pdf. Heeft u een HEIC-foto? Bewaar die eerst als JPEG"),
            ("bom.png", Pictures.Claiming(30_000, 30_000), HttpStatusCode.RequestEntityTooLarge, "«bom.png» heeft te veel beeldpunten. Maak de foto kleiner en probeer het opnieuw"),
            ("diep.png", Pictures.Claiming(8300, 6000, deepInRounds: true), HttpStatusCode.RequestEntityTooLarge, "«diep.png» heeft te veel beeldpunten. Maak de foto kleiner en probeer het opnieuw"),
            ("half.jpg", jpeg[..(jpeg.Length / 2)], HttpStatusCode.UnprocessableEntity, "«half.jpg» is beschadigd of niet helemaal aangekomen. Probeer het opnieuw of kies een ander bestand"),
            ("kop.jpg", jpeg[..30], HttpStatusCode.UnprocessableEntity, "«kop.jpg» is beschadigd of niet helemaal aangekomen. Probeer het opnieuw of kies een ander bestand"),
            ("..\\map/groot.jpg", new byte[ReportAttachment.MostBytes + 1], HttpStatusCode.RequestEntityTooLarge, "«groot.jpg» is groter dan 20 MB. Kies een kleiner bestand"),
        })
        {
            await visitor.SendFilesAsync([(name, content)], GoOn);
            Assert.Equal((name, status, "/melden/fotos"), (name, visitor.Answer.StatusCode, visitor.Address));
            Assert.Equal([words], visitor.Errors);
            Assert.Empty(visitor.Page.QuerySelectorAll(Pictures320));
        }

        // Eleven and one that is none: ten stay, and what is wrong is said of the others.
        await visitor.SendFilesAsync([("tekst.jpg", "tekst"u8.ToArray()), .. Enumerable.Range(1, 11).Select(n => ($"{n}.jpg", jpeg))], GoOn);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, visitor.Answer.StatusCode);
        Assert.Equal(["«tekst.jpg» is geen foto, film, geluid of pdf die wij aannemen. Kies een JPEG, PNG, WebP, MP4, M4A of pdf. Heeft u een HEIC-foto? Bewaar die eerst als JPEG", "«11.jpg» is niet toegevoegd: er mogen 10 foto’s en bestanden bij een melding"], visitor.Errors);
        Assert.Equal(10, visitor.Page.QuerySelectorAll(Pictures320).Length);
        Assert.Null(visitor.Page.QuerySelector("input[type=file]"));
        Assert.Equal(20, Files(program).Count());

        // Thrown away with the draft.
        await visitor.GoAsync("/melden/opnieuw");
        await visitor.SendAsync();
        Assert.Empty(Files(program));
    }

    [Fact]
    public async Task When_there_is_no_room_or_the_form_is_cut_off_nothing_half_stays_and_the_report_goes_on()
    {
        await using var factory = new WijkagentFactory();
        await factory.BuildTownAsync();
        var store = new FullAfter(4);
        await using var program = factory.WithWebHostBuilder(web => web.ConfigureTestServices(services =>
            services.AddSingleton<IFileStore>(s => store.Over(new FolderStore(s.GetRequiredService<DataDirectory>().Files, 0, factory.Clock)))));
        using var browser = program.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri(WijkagentFactory.BaseUrl) });
        var visitor = new Visitor(browser);
        await visitor.ToWhatAsync();
        await visitor.SendAsync(Journey.What());

        await visitor.SendFilesAsync(Enumerable.Range(1, 3).Select(n => ($"{n}.jpg", Pictures.Jpeg())), GoOn);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, visitor.Answer.StatusCode);
        Assert.NotNull(visitor.Answer.Headers.RetryAfter);
        Assert.Equal(["Wij kunnen nu geen foto’s en bestanden bewaren. Probeer het later, of verstuur uw melding zonder"], visitor.Errors);
        Assert.Empty(Files(factory));

        store.HasRoom = true;
        using var form = new MultipartFormDataContent { { new StringContent(visitor.Page.QuerySelector("form[enctype] input[type=hidden]")!.GetAttribute("value")!), "__RequestVerificationToken" } };
        form.Add(new ByteArrayContent(Pictures.Jpeg()), "Files", "1.jpg");
        form.Add(new ByteArrayContent(Pictures.Jpeg()), "Files", "2.jpg");
        var whole = await form.ReadAsByteArrayAsync();
        using var cut = new ByteArrayContent(whole[..^2000]);
        cut.Headers.ContentType = form.Headers.ContentType;
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync(new Uri("/melden/fotos", UriKind.Relative), cut)).StatusCode);
        Assert.Empty(Files(factory));

        await visitor.GoAsync("/melden/fotos");
        await visitor.SendFilesAsync([("1.jpg", Pictures.Jpeg())], GoOn);
        Assert.Equal("/melden/rol", visitor.Address);
        // A form without its token is not read.
        using var foreign = new MultipartFormDataContent { { new ByteArrayContent(Pictures.Jpeg()), "Files", "1.jpg" } };
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync(new Uri("/melden/fotos", UriKind.Relative), foreign)).StatusCode);
        Assert.Equal(2, Files(factory).Count());
    }

    [Fact]
    public async Task Whether_the_place_in_a_photo_is_the_place_is_asked_once_by_names_and_gone_after_the_answer()
    {
        await using var program = new WijkagentFactory();
        await program.BuildTownAsync();
        var visitors = new[] { await ToPhotosAsync(program), await ToPhotosAsync(program) };
        program.Geocoder.Knows("Kade 9, Ambrosiadam", 5.0051, 52.0051);
        foreach (var (answer, address) in new[] { (0, "Kade 9, Ambrosiadam\nBij de brug"), (1, "Bij de brug") })
        {
            var visitor = visitors[answer];
            await visitor.SendFilesAsync([("1.jpg", Pictures.OfTelephone())], GoOn);

            Assert.Equal(("/melden/fotos", "Is dit de plek?"), (visitor.Address, visitor.Text("#plek")));
            Assert.Contains("In een foto staat waar hij is gemaakt: in ", visitor.Main, StringComparison.Ordinal);
            Assert.DoesNotContain("52.00", visitor.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
            var button = visitor.Page.QuerySelectorAll("form[action='/melden/fotos/plek'] button")[answer];
            await visitor.SendAsync(new Dictionary<string, string?> { [button.GetAttribute("name")!] = button.GetAttribute("value") }, "form[action='/melden/fotos/plek']");
            Assert.Empty(visitor.Text("#plek"));
            await visitor.SendFilesAsync([], GoOn);
            await visitor.PassRoleAsync();
            await visitor.SendAsync(Journey.Anonymous);
            Assert.Contains(address, visitor.Page.QuerySelectorAll(".wa-summary__row dd").Select(row => row.TextContent).First(text => text.Contains("Bij de brug", StringComparison.Ordinal)), StringComparison.Ordinal);
            await visitor.SendAsync();
        }

        await using var db = program.OpenDatabase();
        Assert.Equal(["1234 AB\nBij de brug", "Kade 9, Ambrosiadam\nBij de brug"], (await db.Reports.ToListAsync()).Select(r => r.PlaceText.ToString()).Order());
    }

    private static async Task<Visitor> ToPhotosAsync(WijkagentFactory program)
    {
        var visitor = program.NewVisitor();
        await visitor.ToWhatAsync();
        await visitor.SendAsync(Journey.What());
        Assert.Equal("/melden/fotos", visitor.Address);
        return visitor;
    }

    /// <summary>A picture that stands upright, as large as this, and holds nothing else.</summary>
    private static void AssertIsBare(byte[] jpeg, int width, int height)
    {
        Assert.DoesNotContain("zz-", Encoding.Latin1.GetString(jpeg), StringComparison.Ordinal);
        Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(jpeg), StringComparison.Ordinal);
        using var picture = Image.NewFromBuffer(jpeg);
        Assert.Equal((width, height), (picture.Width, picture.Height));
        // Held a quarter turn: what was on the left is on top.
        var top = picture.Getpoint(width / 2, height / 10);
        Assert.True(top[0] > top[2], "The red half is not on top.");
    }

    private static IEnumerable<string> Files(WijkagentFactory program) =>
        Directory.EnumerateFiles(program.Services.GetRequiredService<DataDirectory>().Files, "*", SearchOption.AllDirectories);

    private static string FileOf(WijkagentFactory program, string name) => Files(program).Single(file => Path.GetFileName(file) == name);

    /// <summary>A store that has room for so many files, until there is more.</summary>
    [Fact]
    public async Task Of_forms_with_files_so_many_are_read_at_once_and_no_address_takes_all_turns()
    {
        await using var desk = await DeskTown.BuildAsync();
        var visitor = await ToPhotosAsync(desk.Host);
        var turns = desk.Host.Services.GetRequiredService<UploadTurns>();
        var limits = new LimitOptions();
        var own = Enumerable.Range(0, limits.UploadsAtOnce).Select(_ => turns.Take(new DefaultHttpContext())).ToList();
        Assert.All(own, turn => Assert.True(turn.IsAcquired));

        await visitor.SendFilesAsync([("hek.png", Pictures.Png())]);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, 0), (visitor.Answer.StatusCode, visitor.Page.QuerySelectorAll(Pictures320).Length));
        Assert.Equal("Wij kunnen nu geen foto’s en bestanden bewaren. Probeer het later, of verstuur uw melding zonder", Assert.Single(visitor.Errors));
        Assert.NotNull(visitor.Answer.Headers.RetryAfter);

        // Somebody else has a turn meanwhile, until all are taken.
        var others = Enumerable.Range(1, limits.AllUploadsAtOnce).Select(n => turns.Take(From($"192.0.2.{n}"))).ToList();
        Assert.Equal(limits.AllUploadsAtOnce - limits.UploadsAtOnce, others.Count(turn => turn.IsAcquired));
        own.ForEach(turn => turn.Dispose());
        await visitor.SendFilesAsync([("hek.png", Pictures.Png())]);
        Assert.Single(visitor.Page.QuerySelectorAll(Pictures320));
        others.ForEach(turn => turn.Dispose());
    }

    private static DefaultHttpContext From(string address) => new() { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };

    private sealed class FullAfter(int files) : IFileStore
    {
        private IFileStore under = null!;
        private int left = files;

        public bool HasRoom { get; set; }

        public FullAfter Over(IFileStore store)
        {
            under = store;
            return this;
        }

        public Task WriteAsync(string name, Func<Stream, Task> write, CancellationToken cancel) =>
            HasRoom || left-- > 0 ? under.WriteAsync(name, write, cancel) : throw new FileStoreFullException("Full.");

        public Task<Stream?> OpenAsync(string name, CancellationToken cancel) => under.OpenAsync(name, cancel);

        public Task DeleteAsync(string name, CancellationToken cancel) => under.DeleteAsync(name, cancel);

        public IAsyncEnumerable<StoredFile> ListAsync(CancellationToken cancel) => under.ListAsync(cancel);
    }
}
