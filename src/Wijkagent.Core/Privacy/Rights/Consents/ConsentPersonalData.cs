using Wijkagent.Core.Privacy.Register;

namespace Wijkagent.Core.Privacy.Rights.Consents;

internal sealed class ConsentPersonalData : IHoldsPersonalData
{
    public void Describe(HoldingBook book) => book.Of<Consent>(Processing.Accounts)
        .Holds(PersonalData.Connection, c => c.UserId)
        .Holds(PersonalData.Language, c => c.Language)
        .Holds(PersonalData.Course, c => c.Purpose, c => c.Words, c => c.GivenAt, c => c.WithdrawnAt);
}
