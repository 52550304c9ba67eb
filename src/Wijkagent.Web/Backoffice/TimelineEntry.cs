using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;

namespace Wijkagent.Web.Backoffice;

/// <summary>What a line of a timeline is, which is also how it looks.</summary>
public enum EntryKind
{
    /// <summary>Something happened.</summary>
    Fact,

    /// <summary>Something that reporter and officer both read.</summary>
    Message,

    /// <summary>Something that only colleagues read.</summary>
    Note,
}

/// <summary>One line of a timeline.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="WordsKey">The key of its heading.</param>
/// <param name="About">What is filled in in the heading: a code, a number, a kind of action.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who; empty for the reporter and the program.</param>
/// <param name="ByReporter">Whether the reporter did it.</param>
/// <param name="Text">What was written.</param>
/// <param name="ReportCode">On which report, on the timeline of a case.</param>
public sealed record TimelineEntry(
    EntryKind Kind, string WordsKey, string? About, DateTime At, string By, bool ByReporter, string? Text = null, string? ReportCode = null)
{
    /// <summary>What happened to a report, each with the message that was written with it.</summary>
    public static IEnumerable<TimelineEntry> Of(IEnumerable<TimelineFact> facts, IReadOnlyList<MessageOnFile> messages) =>
        facts.Select(fact =>
        {
            var text = MessageEvents.Kinds.TryGetValue(fact.Name, out var kind)
                ? messages.FirstOrDefault(m => m.Kind == kind && m.SentAt == fact.OccurredAt)?.Text
                : null;
            return new TimelineEntry(
                text is null ? EntryKind.Fact : EntryKind.Message,
                $"Event.{fact.Name}",
                fact.About,
                fact.OccurredAt,
                fact.ActorName,
                fact.By is ActorKind.Reporter or ActorKind.Visitor or ActorKind.Resident,
                text);
        });
}
