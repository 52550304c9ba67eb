using Wijkagent.TestSupport;
using Wijkagent.Web.Shared.Uploads;

namespace Wijkagent.Web.Tests.Shared.Uploads;

/// <summary>What is refused of a PDF, judged by the rules alone: none of these harms who reads it.</summary>
public sealed class PdfRewritingTests
{
    private const string Script = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>";
    private const string OtherFile = "/Names << /EmbeddedFiles << /Names [(a) 10 0 R] >> >>";
    private const string Password = "<< /Filter /Standard /V 1 /R 2 /P -4 /O (01234567890123456789012345678901) /U (01234567890123456789012345678901) >>";

    [Fact]
    public void What_acts_holds_other_files_or_is_none_is_refused()
    {
        var whole = Documents.Pdf();
        foreach (var (what, sent, outcome) in new (string, byte[], PdfOutcome)[]
        {
            ("a script", Documents.Pdf($"/OpenAction {Script}"), PdfOutcome.IsActive),
            ("a script with a name in disguise", Documents.Pdf("/OpenAction << /S /Java#53cript /J#53 (app.alert) >>"), PdfOutcome.IsActive),
            ("a program", Documents.Pdf("/OpenAction << /S /Launch /F (cmd.exe) >>"), PdfOutcome.IsActive),
            ("another file", Documents.Pdf(OtherFile, ["<< /Type /Filespec /F (a.exe) /EF << /F 11 0 R >> >>", Documents.Stream("/Type /EmbeddedFile", "MZ")]), PdfOutcome.IsActive),
            ("a password", Documents.Pdf(more: [Password], trailer: "/Encrypt 10 0 R /ID [<00> <00>]"), PdfOutcome.HasPassword),
            ("cut off", whole[..(whole.Length / 3)], PdfOutcome.Damaged),
            ("a head alone", "%PDF-1.7\n<script>alert(1)</script>"u8.ToArray(), PdfOutcome.Damaged),
            ("none of it", whole, PdfOutcome.Written),
        })
        {
            using var input = new MemoryStream(sent);
            using var output = new MemoryStream();
            Assert.Equal((what, outcome), (what, PdfRewriting.Run(input, output)));
            Assert.Equal((what, outcome == PdfOutcome.Written), (what, output.Length > 0));
        }
    }
}
