using Wijkagent.Core.Cases;
using Wijkagent.Core.Cases.Opening;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports.Diary;

namespace Wijkagent.Web.Backoffice.Cases;

/// <summary>Gathers what the page of a case shows.</summary>
public sealed class CasePages(CaseFiles files, CaseOpening opening, DiaryReading diary, TimeProvider clock)
{
    // The actions themselves tell more than the event that one was recorded.
    private const string RecordedEvent = nameof(CaseActionRecorded);

    /// <summary>The page, or null when the case is not there for this person.</summary>
    public async Task<CasePage?> FindAsync(string number, Actor actor, string? done, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (await files.FindAsync(number, actor, cancel) is not { } file)
            return null;
        var facts = (await files.FactsAsync(file, cancel)).Where(f => f.Name != RecordedEvent);
        var notes = (await files.ActionsAsync(number, actor, cancel)).Select(a =>
            new TimelineEntry(EntryKind.Note, $"ActionKind.{a.Kind}", a.DoneOn == WorkingTime.DayOf(a.RecordedAt) ? null : KeyOf(a.DoneOn), a.RecordedAt, a.AuthorName, false, a.Description));
        var messages = (await files.MessagesAsync(file, actor, cancel)).Select(m =>
            new TimelineEntry(EntryKind.Message, $"MessageKind.{m.Kind}", null, m.SentAt, m.AuthorName, !m.FromStaff, m.Text, m.ReportCode));
        var openings = await opening.OfAsync(file, cancel);
        var today = WorkingTime.DayOf(now);
        return new CasePage
        {
            Case = file,
            Reports = await files.ReportsAsync(file, actor, cancel),
            Diary = await diary.OfAsync(file, actor, cancel),
            Tasks = await files.TasksAsync(file, cancel),
            Openings = openings,
            OpenUntil = file.IsAColleagues ? openings.Where(o => o.UserId == actor.UserId).Max(o => (DateTime?)o.Until) : null,
            // Newest first; what happened at one moment stands newest first too, so it is turned round before it is sorted.
            Timeline = [.. TimelineEntry.Of(facts, []).Concat(notes).Concat(OnceEach(messages)).Reverse().OrderByDescending(e => e.At)],
            ReadAt = now,
            Today = today,
            // Most of what is written down was done just now.
            Action = new ActionForm { DoneOn = KeyOf(today) },
            Done = done,
        };
    }

    private static string KeyOf(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What was told to everybody stands on each report; the timeline of the case shows it once, without a code.</summary>
    private static IEnumerable<TimelineEntry> OnceEach(IEnumerable<TimelineEntry> messages) =>
        messages.GroupBy(m => (m.At, m.Text, m.By, m.WordsKey))
            .Select(same => same.Count() == 1 ? same.First() : same.First() with { ReportCode = null });
}
