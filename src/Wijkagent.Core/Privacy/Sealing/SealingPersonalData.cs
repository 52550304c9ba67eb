using Wijkagent.Core.Privacy.Register;

namespace Wijkagent.Core.Privacy.Sealing;

internal sealed class SealingPersonalData : IHoldsPersonalData
{
    public void Describe(HoldingBook book)
    {
        book.NothingIn<ContentKey>();
        book.Of<SearchWord>(Processing.Reports)
            .Hashes(PersonalData.SearchWords, w => w.Hash)
            .Holds(PersonalData.Connection, w => w.OwnerId);
    }
}
