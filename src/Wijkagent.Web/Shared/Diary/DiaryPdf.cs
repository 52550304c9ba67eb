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
/// many pages there are stand on it. The name of the reporter does not. The months are drawn as the officer sees them, and the
/// pictures of moments stand together behind them.
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
        var standing = diary.Lines.Where(l => l.Stands).Reverse().ToList();
        var photographed = standing.FindAll(line => diary.Pictures.ContainsKey(line.Number));
        foreach (var line in standing)
            WriteMoment(paper, line, photographed.IndexOf(line) + 1, Day);
        if (diary.Lines.Count(l => !l.Stands) is > 0 and var back)
            paper.Paragraph(words["Paper.TakenBack", new Amount(back)]);
        WritePictures(paper, photographed, diary.Pictures, measuresOnly: pages == 0);
        paper.Paragraph(words["Paper.Signs", PaperText.Missing]);
        var written = paper.Pages;
        return (paper.ToArray(), written);
    }

    private void WriteSum(Paper paper, IReadOnlyList<DiaryLine> lines)
    {
        paper.Heading(words["Paper.Sum"]);
        paper.Paragraph(said.Sum(DiaryCalendar.SumOf(lines)));
        var months = DiaryCalendar.MonthsOf(lines).Reverse().ToList();
        if (months.Count > 0)
            paper.Paragraph(words["Paper.Key", said.Of(HowBad.Some), said.Of(HowBad.Much), said.Of(HowBad.Extreme)]);
        foreach (var month in months)
        {
            paper.Month(MonthOf(month));
            paper.Paragraph($"{DiaryWords.Month(month.First)}: {said.Sum(month.Sum)}");
        }
    }

    private PaperMonth MonthOf(DiaryMonth month)
    {
        var names = CultureInfo.CurrentCulture.DateTimeFormat;
        var days = month.Weeks.SelectMany(week => week).Where(day => day?.Worst is not null).Select(day => said.Day(day!));
        return new PaperMonth(
            DiaryWords.Month(month.First),
            words["Paper.Calendar", DiaryWords.Month(month.First), string.Join("; ", days)],
            [.. Enumerable.Range(1, 7).Select(day => names.GetShortestDayName((DayOfWeek)(day % 7)))],
            [.. month.Weeks.Select(week => week.Select(DayOf).ToList())]);
    }

    private PaperDay? DayOf(DiaryDay? day) => day is null
        ? null
        : new PaperDay(day.Day.Day, day.Worst is { } worst ? (int)worst + 1 : 0, day.Moments > 1 ? words["Day.Times", day.Moments] : "");

    /// <summary>Behind the moments, so that each is large enough to be seen.</summary>
    private void WritePictures(Paper paper, List<DiaryLine> lines, IReadOnlyDictionary<int, DiaryPicture> pictures, bool measuresOnly)
    {
        if (lines.Count == 0)
            return;
        paper.Pictures(words["Paper.Photos"], [.. lines.Select((line, i) =>
        {
            var picture = pictures[line.Number];
            return new PaperPicture(measuresOnly ? null : picture.Jpeg, picture.Width, picture.Height, words["Paper.Photo", i + 1, said.When(line.HappenedOn, line.HappenedAt)]);
        })]);
    }

    private void WriteMoment(Paper paper, DiaryLine line, int photo, Func<DateTime, string> day)
    {
        paper.Subheading(said.When(line.HappenedOn, line.HappenedAt));
        string moment = words["Paper.Moment", said.Of(line.HowBad), said.Length(line.Minutes), day(line.AddedAt)];
        // In one paragraph: behind a long text it could stand alone on the next page.
        paper.Paragraph(photo > 0 ? $"{moment} {words["Paper.SeePhoto", photo]}" : moment);
        paper.Paragraph(line.Text);
        foreach (var earlier in line.Earlier)
        {
            // A colon where nothing but the text became other.
            var corrected = said.Corrected(earlier);
            paper.Paragraph(corrected.Count > 0
                ? words["Paper.Earlier", day(earlier.CorrectedAt), string.Join(", ", corrected)]
                : words["Paper.EarlierText", day(earlier.CorrectedAt)]);
            if (earlier.Changed.HasFlag(MomentParts.Text))
                paper.Paragraph(earlier.Text);
        }
    }
}
