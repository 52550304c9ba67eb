using Wijkagent.Core.Cases.Opening;
using Wijkagent.Core.Privacy.Register;

namespace Wijkagent.Core.Cases;

internal sealed class CasePersonalData : IHoldsPersonalData
{
    public void Describe(HoldingBook book)
    {
        book.Of<Case>(Processing.Cases)
            .Holds(PersonalData.Words, c => c.Title, c => c.Outcome, c => c.WaitingFor)
            .Holds(PersonalData.Area, c => c.NeighbourhoodId)
            .Holds(PersonalData.Course, c => c.KindId, c => c.Status, c => c.OpenedAt, c => c.ChangedAt, c => c.ResolvedAt, c => c.Band)
            .Holds(PersonalData.Code, c => c.Number)
            .Holds(PersonalData.Staff, c => c.OfficerId);
        book.Of<CaseAction>(Processing.Cases)
            .Holds(PersonalData.Connection, a => a.CaseId)
            .Holds(PersonalData.Words, a => a.Description)
            .Holds(PersonalData.Staff, a => a.AuthorId)
            .Holds(PersonalData.Course, a => a.Kind, a => a.DoneOn, a => a.RecordedAt);
        book.Of<CaseTask>(Processing.Cases)
            .Holds(PersonalData.Connection, t => t.CaseId)
            .Holds(PersonalData.Words, t => t.Description)
            .Holds(PersonalData.Staff, t => t.FinishedById)
            .Holds(PersonalData.Course, t => t.PlannedAt, t => t.DueOn, t => t.FinishedAt);
        book.Of<CaseAccess>(Processing.Cases)
            .Holds(PersonalData.Connection, a => a.CaseId)
            .Holds(PersonalData.Staff, a => a.UserId)
            .Holds(PersonalData.Reason, a => a.Reason)
            .Holds(PersonalData.Course, a => a.OpenedAt, a => a.Until);
    }
}
