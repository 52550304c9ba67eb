using Wijkagent.Core.Common;
using Wijkagent.Core.Privacy.Register;

namespace Wijkagent.Core.Privacy.Audit;

internal sealed class AuditPersonalData : IHoldsPersonalData
{
    public void Describe(HoldingBook book)
    {
        // Links and signatures are made of entries and tell nothing without them.
        book.NothingIn<AuditSeal>().NothingIn<AuditCheckpoint>().NothingIn<AuditEnding>();
        book.Of<AuditEntry>(Processing.Audit)
            .Holds(PersonalData.Staff, e => e.UserId, e => e.ActorName, e => e.ActorKind)
            .Holds(PersonalData.Work, e => e.Roles)
            .Holds(PersonalData.Deeds, e => e.Activity, e => e.Event, e => e.OccurredAt, e => e.Count, e => e.Filters)
            .Holds(PersonalData.Connection, e => e.SubjectType, e => e.SubjectId, e => e.Reason)
            .Holds(PersonalData.Code, e => e.SubjectCode, e => e.Shown)
            .Hashes(PersonalData.Proof, e => e.Session)
            .HoldsNone(e => e.Stream, e => e.Mark);
        book.Of<AuditReason>(Processing.Audit)
            .Holds(PersonalData.Reason, r => r.Words)
            .HoldsNone(r => r.Stream);
        book.Of<EventRecord>(Processing.History)
            .Holds(PersonalData.Staff, e => e.ActorUserId, e => e.ActorKind)
            .Holds(PersonalData.Deeds, e => e.Name, e => e.OccurredAt, e => e.Sequence, e => e.Payload)
            .Holds(PersonalData.Connection, e => e.SubjectType, e => e.SubjectId);
    }
}
