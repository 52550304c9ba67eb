using Wijkagent.Core.Privacy.Register;

namespace Wijkagent.Core.Privacy.Rights.Requests;

internal sealed class RequestPersonalData : IHoldsPersonalData
{
    public void Describe(HoldingBook book) => book.Of<RightsRequest>(Processing.Requests)
        .Holds(PersonalData.Name, r => r.Name)
        .Holds(PersonalData.Contact, r => r.Email)
        .Hashes(PersonalData.Contact, r => r.FoundBy)
        .Holds(PersonalData.Words, r => r.Text, r => r.ReportCode, r => r.Answer, r => r.ExtensionReason)
        .Holds(PersonalData.Code, r => r.Code)
        .Holds(PersonalData.Connection, r => r.SendKey)
        .Holds(PersonalData.Language, r => r.Language)
        .Holds(PersonalData.Staff, r => r.HandlerId)
        .Holds(PersonalData.Course, r => r.Right, r => r.Subject, r => r.Law, r => r.Status, r => r.Proof, r => r.SubmittedAt,
            r => r.ReceivedAt, r => r.DueAt, r => r.Outcome, r => r.Ground, r => r.EndedAt);
}
