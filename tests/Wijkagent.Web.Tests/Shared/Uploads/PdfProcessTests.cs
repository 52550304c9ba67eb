using System.Text;
using UglyToad.PdfPig;
using Wijkagent.Core.Media;
using Wijkagent.TestSupport;
using Wijkagent.Web.Shared.Uploads;

namespace Wijkagent.Web.Tests.Shared.Uploads;

/// <summary>Each costs a process: the tests are few and hold much.</summary>
public sealed class PdfProcessTests : IDisposable
{
    private readonly PdfProcess process = new();

    public void Dispose() => process.Dispose();

    [Fact]
    public async Task Page_and_words_stay_and_who_made_it_when_and_where_is_gone()
    {
        var sent = Documents.Pdf(trailer: $"/ID [<{Documents.Id}> <{Documents.Id}>]");
        Assert.Contains("zz-toestel", Encoding.Latin1.GetString(sent), StringComparison.Ordinal);

        var written = await process.RewriteAsync("brief.pdf", sent, default);

        var text = Encoding.Latin1.GetString(written.Value!);
        foreach (var told in new[] { Documents.Secret, "D:20260101", "zz-", "Exif", Documents.Id })
            Assert.DoesNotContain(told, text, StringComparison.Ordinal);
        // The same file sent again is the same.
        Assert.Equal(written.Value, (await process.RewriteAsync("brief.pdf", sent, default)).Value);
        using var document = PdfDocument.Open(written.Value!);
        Assert.Equal("Hek stuk", document.GetPage(1).Text);
        Assert.Single(document.GetPage(1).GetImages());
    }

    [Fact]
    public async Task What_acts_holds_other_files_or_is_none_is_refused_and_takes_nothing_down()
    {
        const string script = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>";
        var whole = Documents.Pdf();
        var bomb = Documents.Bomb();
        foreach (var (what, sent, error) in new (string, byte[], string)[]
        {
            ("a script", Documents.Pdf($"/OpenAction {script}"), nameof(FileIsActive)),
            ("a script with a name in disguise", Documents.Pdf("/OpenAction << /S /Java#53cript /J#53 (app.alert) >>"), nameof(FileIsActive)),
            ("a program", Documents.Pdf("/OpenAction << /S /Launch /F (cmd.exe) >>"), nameof(FileIsActive)),
            ("another file", Documents.Pdf("/Names << /EmbeddedFiles << /Names [(a) 10 0 R] >> >>", ["<< /Type /Filespec /F (a.exe) /EF << /F 11 0 R >> >>", Documents.Stream("/Type /EmbeddedFile", "MZ")]), nameof(FileIsActive)),
            ("a password", Documents.Pdf(more: ["<< /Filter /Standard /V 1 /R 2 /P -4 /O (01234567890123456789012345678901) /U (01234567890123456789012345678901) >>"], trailer: "/Encrypt 10 0 R /ID [<00> <00>]"), nameof(FileHasPassword)),
            ("a page tree that goes round", Documents.Pdf("/Pages 10 0 R", ["<< /Type /Pages /Kids [10 0 R] /Count 1 >>"]), nameof(FileDamaged)),
            ("arrays without end", Documents.Pdf($"/X {new string('[', 200_000)}"), nameof(FileDamaged)),
            ("two gigabytes on a page", Documents.Pdf("/X 10 0 R", [Documents.Stream("/Filter /FlateDecode", bomb)]), nameof(FileDamaged)),
            ("two gigabytes packed twice", Documents.Pdf("/X 10 0 R", [Documents.Stream("/Filter [/ASCIIHexDecode /Fl]", Convert.ToHexString(Encoding.Latin1.GetBytes(bomb)) + ">")]), nameof(FileDamaged)),
            ("two gigabytes as its table", Documents.WithTable(Documents.Stream("/Type /XRef /Root 1 0 R /Size 11 /W [1 2 1] /Filter /FlateDecode", bomb)), nameof(FileDamaged)),
            ("cut off", whole[..(whole.Length / 3)], nameof(FileDamaged)),
            ("a head alone", "%PDF-1.7\n<script>alert(1)</script>"u8.ToArray(), nameof(FileDamaged)),
        })
        {
            var refused = await process.RewriteAsync("brief.pdf", sent, default);
            Assert.Equal((what, error), (what, refused.Error?.GetType().Name));
        }

        Assert.True((await process.RewriteAsync("brief.pdf", whole, default)).IsDone);
    }
}
