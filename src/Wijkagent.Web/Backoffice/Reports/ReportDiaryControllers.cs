using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Reports.Diary;
using Wijkagent.Web.Shared;
using Wijkagent.Web.Shared.Diary;

namespace Wijkagent.Web.Backoffice.Reports;

/// <summary>To whom a diary goes as a paper.</summary>
public sealed class DiaryExportForm
{
    public string? Shared { get; set; }

    public string? Why { get; set; }
}

/// <summary>Saying that what is new in the diary was read.</summary>
public sealed class ReportDiaryReadingsController(CurrentActor me, ReportPages pages, Failures failures, DiaryDesk desk)
    : ReportVerbController(me, pages, failures)
{
    [HttpPost("dagboek/gelezen")]
    public Task<IActionResult> Create(string code, [FromForm] long upTo, CancellationToken cancel) =>
        DoAsync(code, "DiaryRead", by => desk.ReadAsync(new ReadDiary(code, upTo), by, cancel), _ => { }, cancel);
}

/// <summary>Taking the diary out as a paper, which is noted.</summary>
public sealed class ReportDiaryExportsController(CurrentActor me, ReportPages pages, Failures failures, DiaryDesk desk, DiaryPdf pdf)
    : ReportVerbController(me, pages, failures)
{
    [HttpPost("dagboek/pdf")]
    public async Task<IActionResult> Create(string code, [Bind(Prefix = nameof(ReportPage.DiaryExport))] DiaryExportForm form, CancellationToken cancel)
    {
        DiaryPaper? paper = null;
        var answer = await GoAsync(
            code,
            nameof(ReportPage.DiaryExport),
            async by =>
            {
                var taken = await desk.ExportAsync(new ExportDiary(code, bool.TryParse(form.Shared, out var shared) ? shared : null, form.Why), by, cancel);
                paper = taken.Value;
                return taken.IsDone ? AddressOf(code) : taken.Error;
            },
            page => page.DiaryExport = form,
            cancel);
        return paper is null ? answer : pdf.Of(this, paper, DiaryMaker.Police);
    }
}
