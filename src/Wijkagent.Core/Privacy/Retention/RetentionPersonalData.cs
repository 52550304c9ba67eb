using Wijkagent.Core.Privacy.Register;

namespace Wijkagent.Core.Privacy.Retention;

internal sealed class RetentionPersonalData : IHoldsPersonalData
{
    public void Describe(HoldingBook book)
    {
        // How many things went by which rule, and which nights were done.
        book.NothingIn<Destruction>().NothingIn<RetentionNight>();
        book.Of<LegalHold>(Processing.Destruction)
            .Holds(PersonalData.Connection, h => h.SubjectId)
            .Holds(PersonalData.Code, h => h.Code)
            .Holds(PersonalData.Reason, h => h.Reason)
            .Holds(PersonalData.Staff, h => h.SetById, h => h.LiftedById)
            .Holds(PersonalData.Course, h => h.SetAt, h => h.LiftedAt);
    }
}
