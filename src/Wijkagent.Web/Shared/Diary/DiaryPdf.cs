using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports.Diary;
using Wijkagent.Web.Shared.Papers;

namespace Wijkagent.Web.Shared.Diary;

/// <summary>Who makes a paper of a diary.</summary>
public enum DiaryMaker
{
    /// <summary>Whoever keeps the diary.</summary>
    Reporter,

    /// <summary>The police.</summary>
    Police,
}

/// <summary>
/// Writes a diary on paper, for a court, a landlord or a housing corporation: what is said by whom, when it was made and how
/// many pages there are stand on it. The name of the reporter does not.
/// </summary>
public sealed class DiaryPdf(IStringLocalizer<DiaryText> words, DiaryWords said, TimeProvider clock)
{
    private const string ContentType = "application/pdf";

    /// <summary>The paper as a file to keep.</summary>
    public FileContentResult Of(Controller controller, DiaryPaper diary, DiaryMaker maker)
    {
        var now = WorkingTime.ToDutchTime(clock.GetUtcNow().UtcDateTime);
        // How many pages there are is known when they were written, and stands on each.
        var pages = Write(diary, maker, now, 0).Pages;
        return controller.File(Write(diary, maker, now, pages).File, ContentType, words["Paper.File", diary.Code]);
    }

    private (byte[] File, int Pages) Write(DiaryPaper diary, DiaryMaker maker, DateTime now, int pages)
    {
        PaperFonts.Use();
        string Day(DateTime utc) => WorkingTime.DayOf(utc).ToString("D", CultureInfo.CurrentCulture);
        using var paper = new Paper(
            words["Paper.Title", diary.Code], CultureInfo.CurrentCulture.Name, number => words["Paper.Foot", diary.Code, now, now, number, pages]);
        paper.Title(words["Paper.Title", diary.Code]);
        paper.Paragraph(words["Paper.Made", now, now, words[$"Paper.By.{maker}"]]);
        paper.Heading(words["Paper.Who"]);
        paper.Paragraph(words["Paper.Words"]);
        paper.Paragraph(words["Paper.Kept"]);
        paper.Heading(words["Paper.Report"]);
        paper.Paragraph($"{diary.Kind}\n{diary.Place}\n{diary.Neighbourhood}\n{words["Paper.Sent", Day(diary.SubmittedAt)]}");
        paper.Subheading(words["Paper.Told"]);
        paper.Paragraph(diary.Told);
        WriteSum(paper, diary.Lines);
        paper.Heading(words["Paper.Moments"]);
        foreach (var line in diary.Lines.Where(l => l.Stands).Reverse())
            WriteMoment(paper, line, diary.Pictures, Day);
        if (diary.Lines.Count(l => !l.Stands) is > 0 and var back)
            paper.Paragraph(words["Paper.TakenBack", new Amount(back)]);
        paper.Paragraph(words["Paper.Signs", PaperText.Missing]);
        var written = paper.Pages;
        return (paper.ToArray(), written);
    }

    private void WriteSum(Paper paper, IReadOnlyList<DiaryLine> lines)
    {
        paper.Heading(words["Paper.Sum"]);
        paper.Paragraph(said.Sum(DiaryCalendar.SumOf(lines)));
        foreach (var month in DiaryCalendar.MonthsOf(lines).Reverse())
            paper.Paragraph($"{DiaryWords.Month(month.First)}: {said.Sum(month.Sum)}");
    }

    private void WriteMoment(Paper paper, DiaryLine line, IReadOnlyDictionary<int, byte[]> pictures, Func<DateTime, string> day)
    {
        paper.Subheading(said.When(line.HappenedOn, line.HappenedAt));
        paper.Paragraph(words["Paper.Moment", said.Of(line.HowBad), said.Length(line.Minutes), day(line.AddedAt)]);
        paper.Paragraph(line.Text);
        if (pictures.TryGetValue(line.Number, out var picture))
            paper.Picture(picture, words["Paper.Photo", said.When(line.HappenedOn, line.HappenedAt)]);
        foreach (var earlier in line.Earlier)
        {
            paper.Paragraph(words["Paper.Earlier", day(earlier.CorrectedAt), said.When(earlier.HappenedOn, earlier.HappenedAt), said.Of(earlier.HowBad), said.Length(earlier.Minutes)]);
            paper.Paragraph(earlier.Text);
        }
    }
}
