using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Rights;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Backoffice;

namespace Wijkagent.Web.Tests.MyAccount;

/// <summary>What somebody sent with reports goes along with what is held of them.</summary>
public sealed class OwnDataFilesTests
{
    private const string Email = "bo@voorbeeld.nl";
    private const string Page = "/account/gegevens";
    private const string Zip = "/account/gegevens.zip";

    [Fact]
    public async Task Pictures_and_films_go_along_in_one_file_and_nothing_of_a_sensitive_report()
    {
        await using var desk = await DeskTown.BuildAsync();
        var visitor = await SignInAsync(desk);
        await visitor.GoAsync(Page);
        Assert.Null(visitor.Page.QuerySelector($"a[href='{Zip}']"));

        var code = await desk.AddReportAsync(desk.Town.WestSouth, "zz-verteld", email: Email);
        var film = Movies.Film();
        await AddFilesAsync(desk, code, [("hek.jpg", Pictures.Jpeg()), ("film.mp4", film)]);
        var sensitive = await desk.AddReportAsync(desk.Town.WestSouth, "zz-gevoelig", kind: "zorgen-om-iemand", email: Email);
        await AddFilesAsync(desk, sensitive, [("zorg.jpg", Pictures.Jpeg())]);

        await visitor.GoAsync(Page);
        Assert.NotNull(visitor.Page.QuerySelector($"a[href='{Zip}']"));
        Assert.Contains("Film 2", visitor.Main, StringComparison.Ordinal);
        await visitor.GoAsync(Zip);
        Assert.Equal(("application/zip", "attachment; filename=wijkagent-gegevens-2026-03-02.zip"), (visitor.Answer.Content.Headers.ContentType?.ToString(), visitor.Answer.Content.Headers.ContentDisposition?.ToString()));
        Assert.True(visitor.Answer.Headers.CacheControl!.NoStore);
        using var zip = new ZipArchive(await visitor.Answer.Content.ReadAsStreamAsync());
        Assert.Equal(["gegevens.json", $"{code}/1.jpg", $"{code}/2.mp4"], zip.Entries.Select(e => e.FullName));
        using var data = await JsonDocument.ParseAsync(zip.GetEntry("gegevens.json")!.Open());
        var whole = data.RootElement.GetProperty("reports").EnumerateArray().Single(r => r.GetProperty("code").GetString() == code);
        Assert.Equal(["Picture", "Film"], whole.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("kind").GetString()));
        using var picture = NetVips.Image.NewFromBuffer(await ReadAsync(zip, $"{code}/1.jpg"));
        Assert.Equal((640, 480), (picture.Width, picture.Height));
        Assert.Equal(film.Length, (await ReadAsync(zip, $"{code}/2.mp4")).Length);

        await using var db = desk.Host.OpenDatabase();
        Assert.Equal(
            [AuditActivity.Viewed, AuditActivity.Viewed, AuditActivity.Exported],
            await db.AuditEntries.Where(a => a.Event == OwnDataReader.Noted).OrderBy(a => a.Id).Select(a => a.Activity).ToListAsync());

        // Once it is a while ago that somebody proved to be there, that is asked again.
        desk.Host.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.StartsWith("/account/bevestigen", (await visitor.GoAsync(Zip)).Address, StringComparison.Ordinal);
    }

    private static async Task AddFilesAsync(DeskTown desk, string code, IReadOnlyList<(string Name, byte[] Content)> files)
    {
        var reporter = await desk.OpenAsReporterAsync(code);
        await reporter.SendFilesAsync(files, new Dictionary<string, string?> { ["message"] = "Kijk maar" });
        Assert.Equal(HttpStatusCode.OK, reporter.Answer.StatusCode);
    }

    private static async Task<byte[]> ReadAsync(ZipArchive zip, string name)
    {
        await using var entry = zip.GetEntry(name)!.Open();
        using var read = new MemoryStream();
        await entry.CopyToAsync(read);
        return read.ToArray();
    }

    private static async Task<Visitor> SignInAsync(DeskTown desk)
    {
        await desk.Host.Accounts.AddAsync(Email, RoleNames.Resident, "Bo");
        return new Visitor(await desk.Host.Accounts.SignInAsync(Email));
    }
}
