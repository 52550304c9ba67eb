using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Wijkagent.Core.Content;
using Wijkagent.Core.Initiatives;
using Wijkagent.Core.Neighbourhoods;
using Wijkagent.Core.Partners;
using Wijkagent.Core.Privacy.Register;
using Wijkagent.Core.Statistics;

namespace Wijkagent.Core.Persistence;

/// <summary>Tables of features that hold nothing of people at all: open data, texts for everybody, and the program's own.</summary>
internal sealed class NoPersonalData : IHoldsPersonalData
{
    public void Describe(HoldingBook book) => book
        .NothingIn<Municipality>().NothingIn<District>().NothingIn<Neighbourhood>().NothingIn<Postcode>().NothingIn("PostcodeNeighbourhood")
        .NothingIn<AreaFigures>()
        .NothingIn<Priority>().NothingIn<Article>().NothingIn<FaqTopic>().NothingIn<Faq>()
        .NothingIn<Initiative>().NothingIn<Organisation>()
        .NothingIn<Partner>().NothingIn<PartnerMunicipality>()
        .NothingIn<Revision>().NothingIn<ServerSecret>().NothingIn<DataProtectionKey>();
}
