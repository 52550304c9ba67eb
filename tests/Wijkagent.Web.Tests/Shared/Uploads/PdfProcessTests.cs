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
        Assert.Contains(Pictures.Maker, Encoding.Latin1.GetString(sent), StringComparison.Ordinal);

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
    public async Task What_would_take_down_who_reads_it_is_refused_and_the_next_is_read()
    {
        var bomb = Documents.Bomb();
        foreach (var (what, sent) in new (string, byte[])[]
        {
            ("a page tree that goes round", Documents.Pdf("/Pages 10 0 R", ["<< /Type /Pages /Kids [10 0 R] /Count 1 >>"])),
            ("arrays without end", Documents.Pdf($"/X {new string('[', 200_000)}")),
            ("two gigabytes on a page", Documents.Pdf("/X 10 0 R", [Documents.Stream("/Filter /FlateDecode", bomb)])),
            ("two gigabytes packed twice", Documents.Pdf("/X 10 0 R", [Documents.Stream("/Filter [/ASCIIHexDecode /Fl]", Convert.ToHexString(Encoding.Latin1.GetBytes(bomb)) + ">")])),
            ("two gigabytes as its table", Documents.WithTable(Documents.Stream("/Type /XRef /Root 1 0 R /Size 11 /W [1 2 1] /Filter /FlateDecode", bomb))),
        })
        {
            var refused = await process.RewriteAsync("brief.pdf", sent, default);
            Assert.Equal((what, nameof(FileDamaged)), (what, refused.Error?.GetType().Name));
        }

        Assert.Equal(nameof(FileIsActive), (await process.RewriteAsync("brief.pdf", Documents.Pdf("/OpenAction << /S /Launch >>"), default)).Error?.GetType().Name);
        Assert.True((await process.RewriteAsync("brief.pdf", Documents.Pdf(), default)).IsDone);
    }
}
