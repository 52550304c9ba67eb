using System.ComponentModel.DataAnnotations.Schema;
using Wijkagent.Core.Identity;

namespace Wijkagent.Core.Common;

/// <summary>
/// One change, as it is kept for good. Timeline, audit, messages and tests read this one record.
/// Free text and personal data are in rows of their own, which the payload points to.
/// </summary>
public sealed class EventRecord
{
    private EventRecord()
    {
    }

    /// <summary>The key.</summary>
    public Guid Id { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime OccurredAt { get; private set; }

    /// <summary>The place within its save: events of one operation share their moment.</summary>
    public int Sequence { get; private set; }

    /// <summary>The event's name, e.g. <c>ReportSubmitted</c>.</summary>
    public string Name { get; private set; } = "";

    /// <summary>In what capacity somebody did it.</summary>
    public ActorKind ActorKind { get; private set; }

    /// <summary>The account that did it; null for visitors, reporters and the program. Names are in <see cref="StaffName"/>, and in the account.</summary>
    public Guid? ActorUserId { get; private set; }

    /// <summary>The kind of thing it is about, e.g. <c>Report</c>.</summary>
    public string SubjectType { get; private set; } = "";

    /// <summary>The thing it is about.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>The event itself as JSON.</summary>
    public string Payload { get; private set; } = "";

    /// <summary>Who did it, in the roles held at the time: for the entry in the audit log that is written with it.</summary>
    [NotMapped]
    internal Actor By { get; private init; } = Actor.Visitor;

    /// <summary>The key of why, where somebody had to say so: that entry alone names it.</summary>
    [NotMapped]
    internal Guid? Reason { get; private init; }

    /// <summary>The opening that it is, where one was made: that entry names it.</summary>
    [NotMapped]
    internal Guid? Opening { get; private init; }

    /// <summary>Makes the record of an event.</summary>
    public static EventRecord Of(RaisedEvent raised, string subjectType, Guid subjectId, string payload, int sequence) => new()
    {
        By = raised.By,
        Reason = raised.Reason,
        Opening = raised.Opening,
        OccurredAt = raised.At,
        Sequence = sequence,
        Name = raised.Happened.Name,
        ActorKind = raised.By.Kind,
        ActorUserId = raised.By.UserId,
        SubjectType = subjectType,
        SubjectId = subjectId,
        Payload = payload,
    };
}
