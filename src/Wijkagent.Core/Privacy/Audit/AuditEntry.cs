using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;

namespace Wijkagent.Core.Privacy.Audit;

/// <summary>
/// One act of somebody: who, when, in what role, with which thing, why, from which session. It is only ever added; the
/// database refuses to change it, and to delete it before the end of its stream (<see cref="AuditEnding"/>).
/// <see cref="EventRecord"/> says what changed, this who looked as well.
/// </summary>
public sealed class AuditEntry
{
    /// <summary>The longest name of a stream: a day and a node.</summary>
    public const int StreamLength = AuditNode.NameLength + 9;

    /// <summary>The longest code of a thing.</summary>
    public const int CodeLength = 40;

    /// <summary>The longest reason.</summary>
    public const int ReasonLength = 300;

    /// <summary>The longest list of what was shown.</summary>
    public const int ShownLength = 2000;

    /// <summary>The longest account of filters.</summary>
    public const int FiltersLength = 500;

    private AuditEntry()
    {
    }

    /// <summary>Who did it: the name is kept in the same save.</summary>
    [NotMapped]
    internal Actor By { get; private init; } = Actor.Visitor;

    /// <summary>The place in the order of writing.</summary>
    public long Id { get; private set; }

    /// <summary>The chain it belongs to: the day (UTC) on which it was written and the node that wrote it.</summary>
    public string Stream { get; private set; } = "";

    /// <summary>When it was done, UTC.</summary>
    public DateTime OccurredAt { get; private set; }

    /// <summary>What was done.</summary>
    public AuditActivity Activity { get; private set; }

    /// <summary>The event, for what changed something.</summary>
    public string? Event { get; private set; }

    /// <summary>In what capacity somebody did it.</summary>
    public ActorKind ActorKind { get; private set; }

    /// <summary>The account that did it.</summary>
    public Guid? UserId { get; private set; }

    /// <summary>
    /// How colleagues read who it was, in entries of before names were sealed (<see cref="StaffName"/>): they are chained as they
    /// are. Empty in those since.
    /// </summary>
    public string ActorName { get; private set; } = "";

    /// <summary>The roles that person held at the time, with commas.</summary>
    public string Roles { get; private set; } = "";

    /// <summary>The kind of thing.</summary>
    public string SubjectType { get; private set; } = "";

    /// <summary>Which thing.</summary>
    public Guid? SubjectId { get; private set; }

    /// <summary>The code or number that people know it by.</summary>
    public string? SubjectCode { get; private set; }

    /// <summary>How many things were shown.</summary>
    public int? Count { get; private set; }

    /// <summary>Which those were: a JSON list of codes or keys.</summary>
    public string? Shown { get; private set; }

    /// <summary>By what a list was narrowed down, as JSON.</summary>
    public string? Filters { get; private set; }

    /// <summary>Why: the key of the <see cref="AuditReason"/> that keeps it. Entries of before reasons were sealed have the words themselves.</summary>
    public string? Reason { get; private set; }

    /// <summary>What stands for the session.</summary>
    public string? Session { get; private set; }

    /// <summary>What shows that the program wrote it (<see cref="AuditMarks"/>); null in entries of before they had one.</summary>
    public byte[]? Mark { get; private set; }

    /// <summary>The entry of an act.</summary>
    public static AuditEntry Of(AuditNote note, Actor by, AuditContext context) => new()
    {
        By = by,
        Stream = StreamOf(context.Now, context.Node),
        OccurredAt = Whole(note.At ?? context.Now),
        Activity = note.Activity,
        Event = note.Event,
        ActorKind = by.Kind,
        UserId = by.UserId,
        Roles = string.Join(',', by.Roles.Order(StringComparer.Ordinal)),
        SubjectType = note.SubjectType,
        SubjectId = note.SubjectId,
        SubjectCode = note.Code,
        Count = note.Shown?.Count,
        Shown = note.Shown is { Count: > 0 } shown ? JsonSerializer.Serialize(shown) : null,
        Filters = note.Filters,
        Reason = note.Reason?.ToString(),
        Session = SessionOf(by, context),
    };

    /// <summary>The chain of what a node writes on a day.</summary>
    public static string StreamOf(DateTime day, string node) => $"{day:yyyyMMdd}-{node}";

    /// <summary>Says that the program wrote it.</summary>
    internal void MarkWith(byte[] mark) => Mark = mark;

    // The databases keep whole microseconds of a moment, and it is marked before it is kept.
    private static DateTime Whole(DateTime moment) => moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMicrosecond));

    // Who reports without a name may be signed in all the same: a session beside the report would tell who it was.
    private static string? SessionOf(Actor by, AuditContext context) => by.Kind switch
    {
        ActorKind.Staff or ActorKind.Resident => context.Session,
        ActorKind.System => AuditContext.Program,
        _ => null,
    };
}
