using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.Core.Reports.Diary;
using Wijkagent.Core.Reports.Opening;

namespace Wijkagent.Web.Backoffice.Reports;

/// <summary>Gathers what the page of a report shows.</summary>
public sealed class ReportPages(ReportFiles files, CaseFiles cases, CaseProposals proposals, ReportsSaidTogether said, ReportOpening opening, AttachmentReading pictures, DiaryReading diary)
{
    /// <summary>The page, or null when the report is not there for this person.</summary>
    public async Task<ReportPage?> FindAsync(string code, Actor actor, string? done, CancellationToken cancel)
    {
        if (await files.FindAsync(code, actor, cancel) is not { } report)
            return null;
        // The diary shows its moments by itself.
        var facts = (await files.FactsAsync(report, cancel)).Where(f => !DiaryEvents.ShownByDiary.Contains(f.Name));
        var timeline = TimelineEntry.Of(facts, await files.MessagesAsync(report, cancel));
        var notes = report.CaseNumber is null ? [] : await cases.ActionsAsync(report.CaseNumber, actor, cancel);
        return new ReportPage
        {
            Report = report,
            Photos = await pictures.ListAsync(report, cancel),
            // Newest first; what happened at one moment stands newest first too, so it is turned round before it is sorted.
            Timeline = [.. timeline
                .Concat(notes.Select(a => new TimelineEntry(EntryKind.Note, $"ActionKind.{a.Kind}", null, a.RecordedAt, a.AuthorName, false, a.Description)))
                .Reverse()
                .OrderByDescending(e => e.At)],
            Proposals = await proposals.ForAsync(report, actor, cancel),
            Said = await said.OfAsync(report, actor, cancel),
            Corrections = await files.CorrectionsAsync(report, cancel),
            Consents = await files.ConsentsAsync(report, cancel),
            Ratings = await files.RatingsAsync(report, cancel),
            Diary = await diary.OfAsync(report, cancel),
            CallBack = await files.CallBackAsync(report, cancel),
            Openings = report.IsLocked ? await opening.OfAsync(report, cancel) : [],
            Done = done,
        };
    }
}
